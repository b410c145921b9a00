//! Small inputs that went wrong once, each for a kind: what is made of them is committed as
//! one text, and was read. And tables as bodies publish them, with what a careful reader
//! counts and sees in each.

use std::fmt::Write;
use std::fs;

use collaudo::check::{Document, Reported, check, locate};
use collaudo::config::Config;
use collaudo::finding::Severity;
use collaudo::format::{self, format};
use collaudo::import::{Options, import};
use collaudo::lang::Catalogue;
use collaudo::syntax::Language;
use serde_json::Value;

use crate::support::bless::golden;

const CASES: &str = "tests/data/import/cases";
const REPORTS: &str = "tests/data/import/reports";

fn names(folder: &str) -> Vec<String> {
    let files = fs::read_dir(folder).expect("a folder").flatten();
    let mut res: Vec<String> = files.map(|it| it.file_name().into_string().expect("a name")).collect();
    res.sort();
    res
}

/// The plan text of a report and what is found in it; the reason where it is refused.
fn read(folder: &str, name: &str) -> Result<(String, Document), String> {
    let bytes = fs::read(format!("{folder}/{name}")).expect("a file");
    let it = import(name, &bytes, &Options::default()).map_err(|it| it.message.id.to_owned())?;
    assert_eq!(format(&it.text, &format::Options::default()), it.text, "{name} formats to itself");
    let config = Config::default();
    let from = Reported { origin: &it.origin, text: it.report.as_deref(), notes: &it.notes };
    let document = locate(name, &it.text, &check(&it.text, &config, true), &config, Some(from));
    Ok((it.text, document))
}

#[test]
fn every_case_is_read_as_it_was_looked_at() {
    let catalogue = Catalogue::new(Language::En);
    let mut out = String::new();
    for name in names(CASES).into_iter().filter(|it| it != "expected.txt") {
        writeln!(out, "==== {name}").expect("a text");
        match read(CASES, &name) {
            Err(id) => writeln!(out, "refused: {id}\n").expect("a text"),
            Ok((text, document)) => {
                out.push_str(&text);
                for it in document.findings.iter().filter(|it| it.finding.severity > Severity::Info) {
                    let (severity, rule) = (it.finding.severity.name(), it.finding.rule);
                    let message = catalogue.say(&it.finding.message);
                    writeln!(out, "{severity}[{rule}] {message}").expect("a text");
                }
                out.push('\n');
            }
        }
    }
    golden(&format!("{CASES}/expected.txt"), &out);
}

/// A rule and the objective, or the text of the row, that it is about.
fn pairs<'v>(want: &'v Value, key: &str) -> Vec<(&'v str, Option<&'v str>)> {
    let all = want[key].as_array().map(Vec::as_slice).unwrap_or_default();
    all.iter().map(|it| (it[0].as_str().unwrap_or(""), it[1].as_str())).collect()
}

/// What is wrong with the reading of a report, by what a careful reader wants.
fn complaints(want: &Value) -> Vec<String> {
    let name = want["file"].as_str().expect("a file");
    let may_refuse = !want["refuse"].is_null();
    let Ok((_, document)) = read(REPORTS, name) else {
        return if may_refuse { Vec::new() } else { vec!["refused".to_owned()] };
    };
    if want["refuse"] == true {
        return vec!["no plan, and read".to_owned()];
    }
    let mut res = Vec::new();
    let counted = (document.objectives, document.indicators);
    let n = |key: &str| usize::try_from(want[key].as_u64().expect("a number")).expect("small");
    if counted != (n("objectives"), n("indicators")) {
        res.push(format!("read {counted:?}"));
    }
    let has = |(rule, code): (&str, Option<&str>)| {
        document.findings.iter().any(|it| it.finding.rule == rule && it.objective.as_deref() == code)
    };
    res.extend(pairs(want, "must").into_iter().filter(|it| !has(*it)).map(|it| format!("missed {it:?}")));
    res.extend(pairs(want, "must_not").into_iter().filter(|it| has(*it)).map(|it| format!("false {it:?}")));
    let text = String::from_utf8(fs::read(format!("{REPORTS}/{name}")).expect("a file")).unwrap_or_default();
    let rows = |cell: &str| -> Vec<usize> {
        let lines = text.lines().enumerate().filter(|it| it.1.contains(cell));
        lines.map(|it| it.0 + 1).collect()
    };
    let at = |(rule, cell): (&str, Option<&str>)| {
        let rows = rows(cell.unwrap_or(""));
        let mut all = document.findings.iter();
        all.any(|it| it.finding.rule == rule && (text.is_empty() || rows.contains(&it.place.line)))
    };
    res.extend(pairs(want, "must_at").into_iter().filter(|it| !at(*it)).map(|it| format!("missed {it:?}")));
    res.extend(pairs(want, "must_not_at").into_iter().filter(|it| at(*it)).map(|it| format!("false {it:?}")));
    for (_, cell) in pairs(want, "must_place") {
        let rows = rows(cell.unwrap_or(""));
        let mut grave = document.findings.iter().filter(|it| it.finding.severity > Severity::Info);
        if !grave.any(|it| rows.contains(&it.place.line)) {
            res.push(format!("silent on {cell:?}"));
        }
    }
    if want["errors_nowhere_else"] == true {
        let asked = pairs(want, "must");
        let rules: Vec<&str> = pairs(want, "must_at").iter().map(|it| it.0).collect();
        for it in document.findings.iter().filter(|it| it.finding.severity == Severity::Error) {
            let is_asked = asked.contains(&(it.finding.rule, it.objective.as_deref()));
            if !is_asked && !rules.contains(&it.finding.rule) {
                res.push(format!("a false error: {} in {:?}", it.finding.rule, it.objective));
            }
        }
    }
    res
}

#[test]
fn published_tables_are_read_and_judged_as_a_careful_reader_would() {
    let mut n = 0;
    let mut wrong = Vec::new();
    for name in names(REPORTS).into_iter().filter(|it| it.ends_with(".want.json")) {
        let text = fs::read_to_string(format!("{REPORTS}/{name}")).expect("a file");
        let want: Value = serde_json::from_str(&text).expect("JSON");
        n += 1;
        wrong.extend(complaints(&want).into_iter().map(|it| format!("{name}: {it}")));
    }
    assert!(n >= 36, "{n}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
