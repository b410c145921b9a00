//! Plans over time: the pages of the rules of the family are executed, fixtures come in pairs,
//! and what `check` finds is what `diff` and the editor say.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use collaudo::check::{Live, Point, check};
use collaudo::compare::{Edition, Shift};
use collaudo::config::{Config, Earlier};
use collaudo::finding::{Finding, Severity};
use collaudo::rule::{Family, Rule};
use collaudo::rules::ALL;

use crate::rules::{annotate, blocks, is_annotation};

fn rules() -> impl Iterator<Item = &'static Rule> {
    ALL.iter().copied().filter(|it| it.family == Family::History)
}

/// What a plan is compared with in a test: nothing to read where there is no earlier text.
pub(crate) fn against(old: Option<&str>) -> Config {
    Config::everything().against(match old {
        Some(it) => Earlier::Edition(Arc::new(Edition::new("prima.piano", it.to_owned()))),
        None => Earlier::Unreadable("missing-previous"),
    })
}

/// The findings of the family, with absolute places.
fn findings(old: Option<&str>, new: &str) -> Vec<Finding> {
    let config = against(old).only_where(|it| it.family == Family::History);
    let checked = check(new, &config, false);
    let starts: Vec<usize> = checked.starts().collect();
    let found = checked.sections.iter().zip(starts).flat_map(|(section, start)| {
        section.findings(&config).into_iter().map(move |it| Finding { span: it.span.shifted(start), ..it })
    });
    found.collect()
}

fn of(rule: &Rule, old: Option<&str>, new: &str) -> Vec<Finding> {
    findings(old, new).into_iter().filter(|it| it.rule == rule.id).collect()
}

#[test]
fn the_examples_of_every_page_hold() {
    for rule in rules() {
        for (language, page) in [("en", rule.doc_en), ("it", rule.doc_it)] {
            let mut before: Option<String> = None;
            let mut n_failing = 0;
            for (tag, text) in blocks(page) {
                let found = || of(rule, before.as_deref(), &text);
                match tag.as_str() {
                    "plan,before" => before = Some(text),
                    "plan" => assert!(found().is_empty(), "{} ({language}) on\n{text}", rule.id),
                    "plan,notes" => {
                        let found = found();
                        assert_eq!(found.len(), 1, "{} ({language}) on\n{text}", rule.id);
                        assert!(found.iter().all(|it| it.severity == Severity::Info), "{found:#?}");
                    }
                    "plan,fails" => {
                        let found = found();
                        assert_eq!(found.len(), 1, "{} ({language}) on\n{text}", rule.id);
                        assert!(found.iter().all(|it| it.severity == rule.level.severity()), "{found:#?}");
                        n_failing += 1;
                    }
                    other => panic!("{}: unknown fence tag {other:?}", rule.id),
                }
            }
            assert_eq!(n_failing, 1, "{} ({language})", rule.id);
        }
    }
}

/// `tests/data/history/<rule>/{old,new}.piano`: every finding of the family is drawn into the
/// new plan, `UPDATE=1` draws it anew.
#[test]
fn fixtures_come_in_pairs_and_show_every_finding() {
    for rule in rules() {
        let folder = Path::new("tests/data/history").join(rule.id);
        let old = fs::read_to_string(folder.join("old.piano")).ok();
        let path = folder.join("new.piano");
        let text = fs::read_to_string(&path).unwrap_or_else(|_| panic!("no fixture {}", path.display()));
        assert_eq!(old.is_none(), rule.id == "missing-previous", "{}", rule.id);
        let plain: String =
            text.lines().filter(|it| !is_annotation(it)).map(|it| format!("{it}\n")).collect();
        let annotated = annotate(&plain, &findings(old.as_deref(), &plain));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &annotated).expect("the fixture is written");
        }
        assert!(annotated.contains(&format!("[{}]", rule.id)), "{} does not fire", rule.id);
        let text = fs::read_to_string(&path).expect("the fixture is there");
        assert_eq!(text, annotated, "{}: set UPDATE=1 to bless", rule.id);
    }
}

#[test]
fn a_plan_beside_itself_has_nothing_to_say() {
    for name in ["piccolo", "small", "comune", "maremma-e-tirreno-2023"] {
        let text = fs::read_to_string(format!("examples/{name}.piano")).expect("an example");
        assert_eq!(findings(Some(&text), &text), [], "{name}");
    }
}

#[test]
fn labels_point_into_the_earlier_text() {
    let read = |it: &Path| fs::read_to_string(it).unwrap_or_default();
    for rule in rules().filter(|it| it.id != "missing-previous") {
        let folder = Path::new("tests/data/history").join(rule.id);
        let old = read(&folder.join("old.piano"));
        for finding in findings(Some(&old), &read(&folder.join("new.piano"))) {
            for label in finding.labels.iter().filter(|it| it.is_earlier) {
                assert!(!label.span.text(&old).is_empty(), "{finding:#?}");
            }
        }
    }
}

/// The findings of a text under edit are those of a fresh check, whatever was typed.
#[test]
fn the_editor_compares_as_the_command_line_does() {
    let old = fs::read_to_string("examples/piccolo.piano").expect("an example");
    let new = old.replace("2024", "2025").replace(">= 24 ore", ">= 20 ore");
    let pieces = ["", "x", "9", "\n", "  peso 40%\n", "\nobiettivo 07.01 \"nuovo\"\n", "  consuntivo 3\n"];
    for config in [against(Some(&old)), against(None)] {
        let config = Arc::new(config);
        let mut live = Live::new(&new, Arc::clone(&config));
        let mut dice = 7_u64;
        let mut roll = |below: usize| {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((dice >> 33) as usize) % below.max(1)
        };
        for _ in 0..200 {
            let section = roll(live.parts().len());
            let len = live.parts().get(section).map_or(0, |it| it.text.len());
            let (a, b) = (roll(len + 1), roll(24));
            let point = |offset| Point { section, offset };
            live.edit(point(a), point((a + b).min(len)), pieces[roll(pieces.len())]);
            let fresh = check(&live.text(), &config, false);
            let fresh: Vec<Finding> = fresh.sections.iter().flat_map(|it| it.findings(&config)).collect();
            let kept: Vec<Finding> = live.parts().iter().flat_map(|it| it.findings.clone()).collect();
            assert_eq!(kept, fresh, "{}", live.text());
            if live.parts().len() < 3 {
                live = Live::new(&new, Arc::clone(&config));
            }
        }
    }
}

fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("history").join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("a folder");
    path
}

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_collaudo"));
    command.current_dir(folder).args(args).env("LC_ALL", "C").env("COLUMNS", "100").output().expect("it runs")
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

const OLD: &str =
    "piano \"Ente\" 2022\nobiettivo 01.01 \"Uno\"\n  indicatore \"Pratiche\"\n    target >= 90%\n";
const NEW: &str = "piano \"Ente\" 2023\n  precedente \"2022.piano\"\nobiettivo 01.01 \"Uno\"\n  \
                   indicatore \"Pratiche\"\n    target >= 85%\n";

#[test]
fn check_reads_the_plan_that_a_plan_names_from_its_own_folder() {
    let root = folder("names");
    fs::create_dir_all(root.join("piani")).expect("a folder");
    fs::write(root.join("piani/2022.piano"), OLD).expect("a file");
    fs::write(root.join("piani/2023.piano"), NEW).expect("a file");
    let output = run(&root, &["check", "piani/2023.piano"]);
    let said = text(&output);
    assert!(said.contains("warning[moved-target]"), "{said}");
    assert!(said.contains("piani/2022.piano:4:12: the earlier target"), "{said}");
    fs::remove_file(root.join("piani/2022.piano")).expect("it is there");
    let output = run(&root, &["check", "piani/2023.piano"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output).contains("error[missing-previous]"), "{}", text(&output));
}

#[test]
fn check_against_a_file_that_is_not_there_checks_nothing() {
    let root = folder("against");
    fs::write(root.join("a.piano"), OLD).expect("a file");
    fs::write(root.join("b.piano"), NEW).expect("a file");
    let output = run(&root, &["check", "b.piano", "--against", "a.piano", "--output-format", "json"]);
    assert!(text(&output).contains("\"path\":\"a.piano\""), "{}", text(&output));
    assert_eq!(run(&root, &["check", "b.piano", "--against", "none.piano"]).status.code(), Some(2));
}

#[test]
fn diff_shows_changes_by_objective_and_tells_by_its_exit_code() {
    let root = folder("diff");
    fs::write(root.join("2022.piano"), OLD).expect("a file");
    fs::write(root.join("2023.piano"), NEW).expect("a file");
    let output = run(&root, &["diff", "2022.piano", "2023.piano"]);
    assert_eq!(
        text(&output),
        "2022.piano → 2023.piano\n\n01.01 Uno\n  Pratiche\n    ! the target of at least 85 % is easier to reach \
         than before: it was of at least 90 %\n      2022.piano:4:12 → 2023.piano:5:12  [moved-target]  \
         easier to reach\n\n1 warning in all\neasier to reach: 1, harder: 0, neither can be said: 0\n"
    );
    assert_eq!(output.status.code(), Some(0));
    let status = |args: &[&str]| run(&root, args).status.code();
    assert_eq!(status(&["diff", "2022.piano", "2023.piano", "--fail-on", "warning"]), Some(1));
    assert_eq!(status(&["diff", "2022.piano", "none.piano"]), Some(2));
    let same = run(&root, &["diff", "2022.piano", "2022.piano", "--fail-on", "info"]);
    assert_eq!((same.status.code(), text(&same).contains("nothing")), (Some(0), true));
    let json = run(&root, &["diff", "2022.piano", "2023.piano", "--output-format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert_eq!(json["findings"][0]["labels"][0]["path"], "2022.piano");
}

/// A plan with every part that can be made easier, and each part made easier, harder or another
/// thing: what is said of it, and whom it profits.
#[test]
fn whatever_is_made_easier_is_said_and_whom_it_profits() {
    use Severity::{Info, Warning};
    use Shift::{Easier, Harder, Other};
    const PLAN: &str = "piano \"X\" 2024\n  valutazione proporzionale\nobiettivo 1 \"O\"\n  \
        responsabile \"Ufficio tributi\"\n  indicatore \"Pratiche evase nei termini\"\n    peso 60%\n    \
        misura a = 80 N\n    misura b = 100 N\n    formula a / b\n    base 2023 70%\n    target >= 90%\n    \
        consuntivo 80%\n    fonte \"Protocollo\"\n  indicatore \"Rilascio dei certificati\"\n    peso 40%\n    \
        target entro 30-06-2024\n    consuntivo 14-05-2024\n";
    assert_eq!(findings(Some(PLAN), PLAN), []);
    for (old, new, rule, severity, effect) in [
        ("proporzionale", "fasce 0%..10% = 0%; 10%..100% = 100%", "changed-scoring", Warning, Easier),
        ("proporzionale", "proporzionale fino a 120%", "changed-scoring", Warning, Easier),
        ("proporzionale", "soglia", "changed-scoring", Warning, Harder),
        ("target >= 90%", "target <= 90%", "moved-target", Warning, Easier),
        ("target >= 90%", "target 90%", "moved-target", Warning, Easier),
        ("target >= 90%", "target >= 80%", "moved-target", Warning, Easier),
        ("target >= 90%", "target > 90%", "moved-target", Info, Harder),
        ("target >= 90%", "target >= 90 N", "moved-target", Info, Other),
        ("    target >= 90%\n", "", "moved-target", Warning, Easier),
        ("target entro 30-06-2024", "target entro 31-12-2024", "moved-target", Warning, Easier),
        ("    formula a / b\n", "", "changed-formula", Warning, Other),
        ("formula a / b", "formula b / a", "changed-formula", Warning, Easier),
        ("formula a / b", "formula \"evase su presentate\"", "changed-formula", Warning, Other),
        ("formula a / b", "formula a / (b - 10)", "changed-formula", Warning, Easier),
        ("formula a / b", "formula (a - 10) / b", "changed-formula", Warning, Harder),
        ("base 2023 70%", "base 2023 50%", "moved-baseline", Warning, Other),
        ("    base 2023 70%\n", "", "moved-baseline", Info, Other),
        ("Ufficio tributi", "Ufficio anagrafe", "changed-field", Info, Other),
        ("Protocollo", "Dichiarazione del dirigente", "changed-field", Info, Other),
        ("    fonte \"Protocollo\"\n", "", "changed-field", Info, Other),
        ("    peso 60%\n", "", "shifted-weight", Warning, Other),
        ("peso 60%", "peso 20%", "shifted-weight", Warning, Easier),
        ("peso 40%", "peso 20%", "shifted-weight", Warning, Harder),
        ("consuntivo 80%", "consuntivo n/a", "dropped-indicator", Warning, Easier),
    ] {
        let changed = PLAN.replacen(old, new, 1);
        assert_ne!(changed, PLAN, "{old}");
        let said = |it: &Finding| (it.rule, it.severity, Shift::of_message(&it.message));
        let found: Vec<_> = findings(Some(PLAN), &changed).iter().map(said).collect();
        assert_eq!(found, [(rule, severity, Some(effect))], "{old} → {new}");
    }
}

/// A report has no place for a policy, and may print neither formulas nor comparators: what it
/// leaves out is not what somebody took away.
#[test]
fn what_a_report_cannot_say_was_not_changed() {
    let plan = "piano \"X\" 2024\n  valutazione soglia\nobiettivo 1 \"O\"\n  responsabile \"Ufficio\"\n  \
                indicatore \"Pratiche evase\"\n    misura a = 80 N\n    misura b = 100 N\n    formula a / b\n    \
                target >= 90%\n    consuntivo 95%\n";
    let report = "piano \"X\" 2024\nobiettivo 1 \"O\"\n  indicatore \"Pratiche evase\"\n    target 90%\n    \
                  consuntivo 95%\n";
    let config = against(Some(plan)).only_where(|it| it.family == Family::History);
    let checked = check(report, &config, true);
    let found = checked.sections.iter().flat_map(|it| it.findings(&config));
    let found: Vec<_> = found.map(|it| (it.rule, it.severity)).collect();
    assert_eq!(found, [("changed-formula", Severity::Info), ("moved-target", Severity::Info)]);
}

#[test]
fn every_change_says_whom_it_profits() {
    for rule in rules().filter(|it| it.id != "missing-previous") {
        let folder = Path::new("tests/data/history").join(rule.id);
        let old = fs::read_to_string(folder.join("old.piano")).expect("a plan");
        let new = fs::read_to_string(folder.join("new.piano")).expect("a plan");
        for it in findings(Some(&old), &new) {
            assert!(Shift::of_message(&it.message).is_some(), "{}: {:?}", rule.id, it.message);
        }
    }
}
