//! The example plans are sound, canonical, and wrong only where they say so.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use collaudo::format::{Options, format};
use collaudo::rules::ALL;
use collaudo::syntax::{Language, Statement};

use crate::support::errors;
use crate::support::meaning::lines;

/// The example that is wrong on purpose.
const WRONG: &str = "errori.piano";

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/examples"))
}

fn example(name: &str) -> String {
    fs::read_to_string(folder().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn names() -> BTreeSet<String> {
    let all = fs::read_dir(folder()).expect("the folder is there");
    all.map(|it| it.expect("a file").file_name().to_string_lossy().into_owned()).collect()
}

fn plans() -> impl Iterator<Item = String> {
    names().into_iter().filter(|it| it.ends_with(".piano"))
}

#[test]
fn every_example_is_canonical() {
    for name in plans() {
        let text = example(&name);
        assert_eq!(format(&text, &Options::default()), text, "{name}");
    }
}

#[test]
fn every_line_of_the_examples_can_be_read() {
    for name in plans().filter(|it| it != WRONG) {
        for line in lines(&example(&name)) {
            assert_eq!(line.error, None, "{name}: {}", line.source);
        }
    }
}

#[test]
fn the_complete_plans_have_no_errors() {
    for name in [
        "piccolo.piano",
        "small.piano",
        "comune.piano",
        "comune-forme.piano",
        "municipality.piano",
        "ministero.piano",
        "ministry.piano",
    ] {
        assert_eq!(errors(&example(name)), [], "{name}");
    }
}

#[test]
fn the_plan_of_errors_is_wrong_exactly_where_it_says_so() {
    let expected = [
        ("# I pesi dei due indicatori fanno 90, non 100.", "weights-not-100"),
        ("# La parola chiave è scritta male.", "syntax-error"),
        ("# Il risultato è zero, il grado è pieno, e non c'è una motivazione.", "contradictory-achievement"),
        ("# Il risultato è arrivato dopo la scadenza, ma il grado è pieno.", "contradictory-achievement"),
        ("# Una parte non può superare il tutto: 800%.", "share-over-100"),
        ("# Mille e dieci, o uno virgola zero uno?", "ambiguous-number"),
        ("# La formula nomina una misura che non c'è.", "unknown-measure"),
        ("# Manca il target.", "missing-target"),
        ("# Il codice 01.08 c'è già.", "duplicate-code"),
        ("# La scadenza cade fuori dall'anno del piano.", "deadline-outside-plan"),
        ("# Manca la virgoletta che chiude il testo.", "syntax-error"),
        ("# Il grado c'è due volte.", "repeated-property"),
        ("# La data non esiste.", "syntax-error"),
        ("# La parentesi non si chiude.", "syntax-error"),
        ("# Un obiettivo senza indicatori.", "empty-node"),
    ];
    let text = example(WRONG);
    let comments = (1..).zip(lines(&text)).filter_map(|(number, it)| Some((number, it.comment?)));
    let comments: Vec<(usize, &str)> = comments.collect();
    let above = |line: usize| comments.iter().rev().find(|it| it.0 < line).map_or("", |it| it.1);
    let found: Vec<_> = errors(&text).into_iter().map(|(line, rule)| (above(line), rule)).collect();
    // The catalogue grows: what it does not have yet is not expected of it.
    let is_known = |rule: &str| ALL.iter().any(|it| it.id == rule);
    assert_eq!(found, expected.into_iter().filter(|it| is_known(it.1)).collect::<Vec<_>>());
}

#[test]
fn the_english_twin_is_the_italian_plan_with_other_texts() {
    let mut italian = example("piccolo.piano");
    for (it, en) in [("rilasciati", "issued"), ("giorni_totali", "total_days"), ("evase", "handled")] {
        italian = italian.replace(it, en);
    }
    let options = Options { language: Some(Language::En) };
    assert_eq!(without_texts(&format(&italian, &options)), without_texts(&example("small.piano")));
}

#[test]
fn the_plans_of_municipality_and_ministry_say_the_same_in_both_languages() {
    let options = Options { language: Some(Language::En) };
    for (it, en) in [("comune-forme.piano", "municipality.piano"), ("ministero.piano", "ministry.piano")] {
        let italian = format(&example(it).replace("anni-persona", "person-years"), &options);
        assert_eq!(without_texts(&italian), without_texts(&example(en)), "{it}");
    }
}

/// The statements of a plan, each text left empty.
fn without_texts(plan: &str) -> Vec<String> {
    let statements = lines(plan).into_iter().filter(|it| it.statement != Statement::Nothing);
    let outside = |it: &str| it.split('"').step_by(2).collect::<Vec<_>>().join("\"\"");
    statements.map(|it| outside(it.source)).collect()
}

#[test]
fn the_page_of_the_examples_names_every_file() {
    let page = example("README.md");
    for name in names() {
        assert!(name == "README.md" || page.contains(&format!("`{name}`")), "{name} is missing");
    }
}
