//! The brief: short whatever the plan, complete in what it counts, and harmless.

use base64::Engine as _;
use collaudo::check::{Reported, check, locate};
use collaudo::config::Config;
use collaudo::import::{Options, import};
use collaudo::lang::{Catalogue, Language};
use collaudo::output::brief::{Made, write};
use collaudo::output::{Plan, Root, Run, Shown};
use sha2::{Digest, Sha256};

use crate::support::bless::golden;

const REPORT: &str = include_str!("../../examples/maremma-e-tirreno-2023.txt");

/// The brief of a plan, or of a report that becomes one.
fn brief(name: &str, source: &str, language: Language) -> String {
    let is_plan = name.ends_with(".piano");
    let imported =
        (!is_plan).then(|| import(name, source.as_bytes(), &Options::default()).expect("a report"));
    let text = imported.as_ref().map_or(source, |it| it.text.as_str());
    let config = Config::default();
    let checked = check(text, &config, !is_plan);
    let from =
        imported.as_ref().map(|it| Reported { origin: &it.origin, text: Some(source), notes: &it.notes });
    let document = locate(name, text, &checked, &config, from);
    let shown = [Shown {
        document: &document,
        text: Some(source),
        known: &[],
        plan: Some(Plan { text, checked: &checked }),
        file: source.as_bytes(),
        remarks: &[],
    }];
    let fail_on = collaudo::finding::Severity::Error;
    let run = Run {
        documents: &shown,
        unread: &[],
        root: Root { path: "/", folder: "" },
        fail_on,
        has_baseline: false,
    };
    let made = Made { day: jiff::civil::date(2026, 12, 1), profile: None, hashes: vec!["00ff".to_owned()] };
    let mut out = Vec::new();
    write(&run, &made, &Catalogue::new(language), &mut out).expect("it is written");
    String::from_utf8(out).expect("text")
}

/// What stands on the page, without its style.
fn words(page: &str) -> String {
    let body = page.split_once("<body>").expect("a body").1;
    let mut res = String::new();
    for part in body.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        let is_block = ["p", "li", "tr", "h1", "h2", "dt", "dd", "div", "/table"]
            .contains(&tag.split(' ').next().unwrap_or(""));
        res.push_str(if is_block { "\n" } else { " " });
        res.push_str(text.trim());
    }
    let lines = res.lines().map(|it| it.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|it| !it.is_empty()).map(|it| it + "\n").collect()
}

#[test]
fn the_brief_of_the_real_report_is_as_it_was_read() {
    for (language, name) in [(Language::It, "it"), (Language::En, "en")] {
        let text = words(&brief("relazione.txt", REPORT, language));
        golden(&format!("tests/data/output/brief.{name}.txt"), &text);
        // About as much as stands on two pages.
        assert!(text.lines().count() < 110, "{} lines", text.lines().count());
    }
}

#[test]
fn a_plan_with_everything_wrong_has_a_short_brief_that_counts_the_rest() {
    let objectives: String = (1..=200)
        .map(|i| {
            format!(
                "obiettivo 01.{i:03} \"Obiettivo numero {i}\"\n  indicatore \"Pratiche evase\"\n    peso 90%\n    \
                 target >= 90%\n    consuntivo 0%\n    grado 100%\n"
            )
        })
        .collect();
    let text = words(&brief("a.piano", &format!("piano \"Ente\" 2023\n{objectives}"), Language::En));
    assert!(text.lines().count() < 110, "{text}");
    assert!(text.contains("393 more contradictions are in the full report"), "{text}");
}

#[test]
fn text_of_a_plan_is_text_and_the_policy_allows_nothing_but_our_style() {
    let page =
        brief("a.piano", "piano \"<script>alert(1)</script>\" 2023\nobiettivo 1 \"<b>\"\n", Language::It);
    assert!(!page.contains("<script") && page.contains("&#60;script&#62;"));
    let style = page.split_once("<style>").expect("a style").1.split_once("</style>").expect("its end").0;
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(style));
    assert!(page.contains(&format!("style-src 'sha256-{hash}'")), "{hash}");
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn a_clean_plan_says_so() {
    let plan = include_str!("../data/documents/pira.piano");
    let page = brief("pira.piano", plan, Language::En);
    assert!(!page.contains("class=\"contradiction\""));
}
