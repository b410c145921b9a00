//! Rules about a document as a whole: what a single fixture cannot show, the documents on
//! which they are silent.

use std::fmt::Write;

use collaudo::check::check;
use collaudo::config::Config;
use collaudo::text::lines::LineIndex;

/// How many findings of a rule a text has.
fn count(text: &str, rule: &str) -> usize {
    let config = Config::everything();
    let checked = check(text, &config, false);
    checked.sections.iter().flat_map(|it| it.findings(&config)).filter(|it| it.rule == rule).count()
}

/// A plan of one objective, whose indicators have the given properties.
fn indicators<'a>(properties: impl IntoIterator<Item = &'a str>) -> String {
    let mut res = "piano \"Ente\" 2023\nobiettivo 01.01 \"Uno\"\n".to_owned();
    for (i, it) in properties.into_iter().enumerate() {
        write!(res, "indicatore \"Atti {i}\"\ntarget >= 1\n{it}\n").expect("a string takes text");
    }
    res
}

fn results(n: usize, n_missing: usize) -> String {
    indicators((0..n).map(|it| if it < n_missing { "" } else { "consuntivo 2" }))
}

#[test]
fn a_few_missing_results_are_reported_and_many_are_a_plan_under_way() {
    for (n, n_missing, expected) in
        [(4, 1, 0), (5, 1, 1), (20, 2, 0), (40, 2, 0), (41, 2, 2), (100, 4, 4), (100, 5, 0), (10, 10, 0)]
    {
        assert_eq!(count(&results(n, n_missing), "missing-result"), expected, "{n_missing} of {n}");
    }
}

#[test]
fn achievements_are_uniform_from_ten_on_and_only_if_all_are() {
    let same = |n: usize| indicators(std::iter::repeat_n("grado 100%", n));
    assert_eq!(count(&same(9), "uniform-achievement"), 0);
    assert_eq!(count(&same(10), "uniform-achievement"), 1);
    let differs = format!("{}indicatore \"Altro\"\ngrado 99%\n", same(10));
    assert_eq!(count(&differs, "uniform-achievement"), 0);
    // Without a heading of the plan the first achievement is the place.
    let bare = same(10).replace("piano \"Ente\" 2023\n", "");
    assert_eq!(count(&bare, "uniform-achievement"), 1);
}

#[test]
fn numbering_that_begins_again_under_every_parent_repeats_no_code() {
    let local = "piano \"Ente\" 2023\n\
        ambito A \"a\"\nstrategico 1 \"b\"\nobiettivo 1.1 \"c\"\nstrategico 2 \"d\"\n\
        ambito B \"e\"\nstrategico 1 \"f\"\nobiettivo 1.1 \"g\"\n";
    assert_eq!(count(local, "duplicate-code"), 0);
    let twice = local.replace("strategico 2", "strategico 1");
    assert_eq!(count(&twice, "duplicate-code"), 1);
    // One family that goes on counting shows that the codes hold for the whole plan.
    let plan_wide = local.replace("strategico 1 \"f\"", "strategico 3 \"f\"");
    let plan_wide = format!("{plan_wide}strategico 2 \"h\"\n");
    assert_eq!(count(&plan_wide, "duplicate-code"), 1);
}

#[test]
fn codes_built_in_another_way_are_not_outside_their_parent() {
    let goals = "piano \"Ente\" 2023\nstrategico 1 \"a\"\nobiettivo 1.1 \"b\"\nstrategico 2 \"c\"\nobiettivo 1.2 \"d\"\n\
        strategico 3 \"e\"\nobiettivo 1.3 \"f\"\n";
    assert_eq!(count(goals, "code-outside-parent"), 0);
}

#[test]
fn levels_that_are_weighted_throughout_are_not_unweighted() {
    let plan = |weight: &str| {
        format!(
            "strategico 01 \"a\"\n{weight}\nobiettivo 01.01 \"b\"\nstrategico 02 \"c\"\n{weight}\nobiettivo 02.01 \"d\"\n"
        )
    };
    assert_eq!(count(&plan("peso 50%"), "unweighted-level"), 0);
    assert_eq!(count(&plan(""), "unweighted-level"), 1);
}

/// One slip has one finding: the rules that it touches beside its own are silent.
#[test]
fn one_cause_has_one_finding() {
    let config = Config::default();
    for (text, only) in [
        (
            indicators(["misura telematici = 46 N\nmisura depositati = 47 N\nformula telematci / depositati\npeso 100%\nconsuntivo 97,87%"])
                .replace("target >= 1", "target >= 70%"),
            "unknown-measure",
        ),
        (indicators(["peso 120%"]), "weight-out-of-range"),
        (indicators(["peso 60%", "peso 20%\ngrado 100%", "grado 100%"]), "missing-weight"),
        (indicators(["peso 100%\ngrado 120%\nmotivazione \"premio\""]), "achievement-out-of-range"),
        (
            indicators(["peso 100%"])
                + "strategico 01 \"a\"\nobiettivo 01.02 \"b\"\nindicatore \"c\"\ntarget >= 1\npeso 100%\n\
                   strategico 02 \"a\"\nobiettivo 01.02 \"b\"\nindicatore \"c\"\ntarget >= 1\npeso 100%\n",
            "code-outside-parent",
        ),
    ] {
        let checked = check(&text, &config, false);
        let found = checked.sections.iter().flat_map(|it| it.findings(&config));
        let rules: Vec<_> = found.filter(|it| it.severity > collaudo::finding::Severity::Info).map(|it| it.rule).collect();
        assert_eq!(rules, [only], "{text}");
    }
}

/// The findings on a document of the test data, each as line, rule and severity.
fn on_document(name: &str, config: &Config) -> Vec<String> {
    let path = format!("tests/data/documents/{name}.piano");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("no {path}"));
    let checked = check(&text, config, false);
    let index = LineIndex::new(&text);
    let sections = checked.sections.iter().zip(checked.starts());
    let all = sections.flat_map(|(it, start)| {
        let index = &index;
        it.findings(config).into_iter().map(move |it| {
            let line = index.line(it.span.shifted(start).start as usize) + 1;
            format!("{line} {} {}", it.severity.name(), it.rule)
        })
    });
    all.collect()
}

#[test]
fn a_municipalitys_plan_with_dates_and_indicators_in_words_has_no_false_alarm() {
    // Nothing has a weight and one result is missing, which is worth knowing and no defect.
    assert_eq!(
        on_document("peg", &Config::default()),
        ["5 info unweighted-level", "7 info unweighted-level", "50 info withheld-result"]
    );
}

#[test]
fn a_table_of_targets_over_several_years_has_the_findings_that_it_deserves() {
    // Two targets ask for less than there was, without a word why; the second does so again
    // in a later year.
    assert_eq!(
        on_document("pira", &Config::default()),
        [
            "65 warning target-worse-than-baseline",
            "73 warning target-worse-than-baseline",
            "75 info easing-target"
        ]
    );
}
