//! Small plans and reports on which silence was wrong, or speech: each stands for a kind.

use std::fs;

use collaudo::check::{Document, Reported, check, locate};
use collaudo::config::Config;
use collaudo::import::{Options, import};
use collaudo::model::Outline;
use collaudo::scoring::{NodeScore, roll_up};

fn read(name: &str) -> String {
    fs::read_to_string(format!("tests/data/truth/{name}")).unwrap_or_else(|it| panic!("{name}: {it}"))
}

/// What is found in a document with the usual rules, as `line severity rule`.
fn said(document: &Document) -> Vec<String> {
    let all = document.findings.iter();
    let mut res: Vec<String> = all
        .map(|it| format!("{} {} {}", it.place.line, it.finding.severity.name(), it.finding.rule))
        .collect();
    res.sort();
    res
}

fn in_plan(name: &str) -> Vec<String> {
    let (text, config) = (read(name), Config::default());
    said(&locate(name, &text, &check(&text, &config, false), &config, None))
}

/// The findings of a report that are about its figures.
fn in_report(name: &str) -> Vec<String> {
    let (text, config) = (read(name), Config::default());
    let it = import(name, text.as_bytes(), &Options::default()).expect("a report");
    let from = Reported { origin: &it.origin, text: Some(&text), notes: &it.notes };
    let found = said(&locate(name, &it.text, &check(&it.text, &config, true), &config, Some(from)));
    found.into_iter().filter(|it| FIGURES.iter().any(|rule| it.ends_with(rule))).collect()
}

const FIGURES: &[&str] = &[
    " contradictory-achievement",
    " achievement-off-policy",
    " achievement-out-of-range",
    " achievement-not-rolled-up",
    " impossible-roll-up",
    " unmeasured-achievement",
    " empty-reason",
    " wrong-kind",
    " target-without-comparator",
    " target-unit-mismatch",
];

fn scores(text: &str) -> Vec<NodeScore> {
    let checked = check(text, &Config::default(), false);
    let summaries: Vec<_> = checked.sections.iter().map(|it| &it.summary).collect();
    roll_up(&summaries, &Outline::of(&summaries), &checked.header.policy, false)
}

/// The recomputed achievement of each section of a plan.
fn recomputed(name: &str) -> Vec<Option<String>> {
    let number = |it: &NodeScore| it.rollup.recomputed.map(|it| it.normalize().to_string());
    scores(&read(name)).iter().map(number).collect()
}

#[test]
fn achievements_that_the_figures_exclude_are_errors() {
    for (name, expected) in [
        ("grade-only-on-objective.piano", &["3 error contradictory-achievement"][..]),
        ("rollup-impossible.piano", &["3 error impossible-roll-up"]),
        ("base-beyond.piano", &["7 error contradictory-achievement", "5 warning target-worse-than-baseline"]),
        ("zero-missed.piano", &["6 error contradictory-achievement"]),
        ("empty-reason.piano", &["6 error contradictory-achievement", "7 warning empty-reason"]),
    ] {
        let found = in_plan(name);
        for it in expected.iter().filter(|it| !it.contains("baseline")) {
            assert!(found.contains(&(*it).to_owned()), "{name}: {it} is not in {found:?}");
        }
        let n_errors = expected.iter().filter(|it| it.contains(" error ")).count();
        assert_eq!(found.iter().filter(|it| it.contains(" error ")).count(), n_errors, "{name}: {found:?}");
    }
}

#[test]
fn what_is_certain_of_the_text_alone_is_an_error() {
    assert_eq!(in_plan("weights-sum-95.piano"), ["4 error weights-not-100"]);
    let found = in_plan("weight-achievement-wrong-kind.piano");
    for it in ["4 error wrong-kind", "9 error wrong-kind", "12 error wrong-kind"] {
        assert!(found.contains(&it.to_owned()), "{found:?}");
    }
    let found = in_plan("off-scale.piano");
    assert!(
        found.contains(&"4 error off-scale".to_owned()) && found.contains(&"5 error off-scale".to_owned()),
        "{found:?}"
    );
}

#[test]
fn what_nobody_can_check_is_a_warning() {
    for (name, expected) in [
        ("nd-100.piano", "6 warning unmeasured-achievement"),
        ("no-result-but-measures.piano", "8 warning unmeasured-achievement"),
        ("no-comparator.piano", "5 warning target-without-comparator"),
        ("only-other-year.piano", "4 warning target-of-other-years"),
        ("threshold-late-90.piano", "7 warning achievement-off-policy"),
        ("nd-dropped.piano", "10 info withheld-result"),
        ("ind-grade-neutralised.piano", "8 info withheld-result"),
    ] {
        let found = in_plan(name);
        assert!(found.contains(&expected.to_owned()), "{name}: {found:?}");
        assert!(found.iter().all(|it| !it.contains(" error ")), "{name}: {found:?}");
    }
}

/// A line that was not read whole, and more than was planned, accuse nobody.
#[test]
fn what_may_be_right_is_no_error() {
    assert_eq!(in_plan("half-read-target.piano"), ["4 error syntax-error"]);
    assert!(
        in_plan("share-planned.piano")
            .iter()
            .all(|it| !it.contains("share-over-100") && !it.contains("numerator"))
    );
}

#[test]
fn scores_leave_out_what_is_neutralised_and_say_what_is_withheld() {
    // The plan, the neutralised objective, and the other.
    let found = recomputed("obj-neutralised-counts.piano");
    assert_eq!(found.first().cloned().flatten().as_deref(), Some("100"), "{found:?}");
    let partial = scores(&read("nd-dropped.piano"));
    assert!(partial.iter().all(NodeScore::is_partial), "{partial:?}");
    assert_eq!(
        recomputed("inverse-zero.piano"),
        [Some("120".to_owned()), Some("120".to_owned()), Some("120".to_owned())]
    );
    let whole = scores(&read("zero-missed.piano"));
    assert!(!whole.iter().any(NodeScore::is_partial));
}

/// Rows are counted with the line of titles.
#[test]
fn in_reports_a_mark_is_no_reason_and_a_bare_number_accuses_nobody() {
    let found = in_report("report.tsv");
    for line in [2, 3, 4, 5] {
        assert!(found.contains(&format!("{line} error contradictory-achievement")), "{line}: {found:?}");
    }
    assert!(found.contains(&"7 warning unmeasured-achievement".to_owned()), "{found:?}");
    assert!(!found.iter().any(|it| it.starts_with("6 ")), "{found:?}");
}

#[test]
fn in_reports_deadlines_and_yes_or_no_are_compared_without_a_sign() {
    let found = in_report("bare-targets.tsv");
    // A date, yes or no, and what has a sign or words for one.
    for line in [4, 5, 8, 9, 10, 11, 17, 20] {
        assert!(found.contains(&format!("{line} error contradictory-achievement")), "{line}: {found:?}");
    }
    for line in [2, 3, 6, 7, 18] {
        assert!(!found.iter().any(|it| it.starts_with(&format!("{line} "))), "{line}: {found:?}");
    }
}

#[test]
fn a_report_that_limits_no_achievement_is_not_held_to_a_limit() {
    assert_eq!(in_report("above-100.csv"), [""; 0]);
}
