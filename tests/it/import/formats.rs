//! The real report in every format: the same findings, each at its line, cell or page.
//!
//! The files are made by `tests/data/import/make.sh`; Markdown is made here.

use std::fs;

use collaudo::check::{Document, Reported, check, locate};
use collaudo::config::Config;
use collaudo::finding::Severity;
use collaudo::import::{Imported, Options, import};

use super::{NAME, REPORT};

fn file(name: &str) -> Vec<u8> {
    let path = format!("tests/data/import/{name}");
    fs::read(&path).unwrap_or_else(|it| panic!("{path}: {it}"))
}

/// The report as a Markdown table.
fn markdown() -> Vec<u8> {
    let mut res = "# Obiettivi operativi con indicatori\n\n".to_owned();
    let rows = REPORT.lines().map(|line| line.split('\t').map(str::trim).collect::<Vec<_>>());
    for row in rows.filter(|it| it.iter().any(|it| !it.is_empty())) {
        let cells =
            (0..12).map(|i| row.get(i).copied().unwrap_or("").replace('|', "\\|").replace('<', "\\<"));
        res.push_str(&format!("| {} |\n", cells.collect::<Vec<_>>().join(" | ")));
        if row.first() == Some(&"GRUPPO") {
            res.push_str(&format!("|{}\n", "---|".repeat(12)));
        }
    }
    // The titles of pages stand before the table.
    let rule = res.find("| GRUPPO").expect("titles of columns");
    res.replace_range(..rule, "# Obiettivi operativi con indicatori - Maremma e Tirreno dicembre 2023\n\n");
    res.into_bytes()
}

fn imported<'a>(name: &str, bytes: &'a [u8]) -> Imported<'a> {
    import(name, bytes, &Options::default()).unwrap_or_else(|it| panic!("{name}: {:?}", it.message))
}

fn checked(name: &str, it: &Imported<'_>) -> Document {
    let config = Config::everything();
    let from = Reported { origin: &it.origin, text: it.report.as_deref(), notes: &it.notes };
    locate(name, &it.text, &check(&it.text, &config, true), &config, Some(from))
}

type Said = (&'static str, Option<String>, Option<u32>, Severity);

fn said(document: &Document) -> Vec<Said> {
    let one = |it: &collaudo::check::Located| {
        let objective = it.objective.as_ref().map(ToString::to_string);
        (it.finding.rule, objective, it.finding.indicator, it.finding.severity)
    };
    document.findings.iter().map(one).collect()
}

fn forms() -> Vec<(&'static str, Vec<u8>)> {
    let mut res: Vec<_> = [
        "comma.csv",
        "semicolon.csv",
        "report.xlsx",
        "report.ods",
        "report.xls",
        "report.html",
        "report.pdf",
    ]
    .into_iter()
    .map(|it| (it, file(it)))
    .collect();
    res.push(("report.md", markdown()));
    res
}

#[test]
fn every_format_has_the_findings_of_the_text() {
    let it = imported(NAME, REPORT.as_bytes());
    let expected = said(&checked(NAME, &it));
    assert!(expected.len() > 50, "{}", expected.len());
    for (name, bytes) in forms() {
        let other = imported(name, &bytes);
        assert_eq!(other.notes, [], "{name}");
        let is_pdf = name.ends_with(".pdf");
        // How the tables were recovered, and which cells are not sure.
        assert_eq!(other.remarks.len(), if is_pdf { 2 } else { 0 }, "{name}: {:?}", other.remarks);
        for (line, expected) in lines(&other.text).into_iter().zip(lines(&it.text)) {
            assert_eq!(line, expected, "{name}");
        }
        assert_eq!(said(&checked(name, &other)), expected, "{name}");
    }
}

/// The lines of a plan, but for its own heading: not every format has the title.
fn lines(text: &str) -> Vec<&str> {
    text.lines().skip(1).collect()
}

#[test]
fn the_finding_of_13_02_points_at_its_cell_or_line() {
    let mut seen = Vec::new();
    for (name, bytes) in forms() {
        let it = imported(name, &bytes);
        let document = checked(name, &it);
        let finding = document
            .findings
            .iter()
            .find(|it| it.finding.rule == "contradictory-achievement")
            .unwrap_or_else(|| panic!("{name}: no such finding"));
        let text = it.report.as_deref().expect("a text");
        let shown = finding.place.span.expect("a place").text(text);
        assert!(shown.contains("100,00"), "{name}: {shown}");
        assert!(text.lines().any(|it| it.contains(shown)), "{name}");
        seen.push(format!(
            "{name} {}",
            finding.place.cell.as_deref().unwrap_or(&finding.place.line.to_string())
        ));
    }
    assert_eq!(
        seen,
        [
            "comma.csv 220",
            "semicolon.csv 220",
            "report.xlsx report!G220",
            "report.ods report!G220",
            "report.xls report!G220",
            "report.html 3080",
            "report.pdf p. 12",
            "report.md 207",
        ]
    );
}

/// What is to be known of the reading goes wherever the findings go.
#[test]
fn remarks_are_told_to_people_and_to_machines() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("remarks");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("r.csv"), file("report.xlsx")).expect("a file");
    let run = |args: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_collaudo"));
        let output = command.current_dir(&folder).args(args).env("LC_ALL", "C").output().expect("it runs");
        let text = |it: &[u8]| String::from_utf8_lossy(it).into_owned();
        (text(&output.stdout), text(&output.stderr))
    };
    let remark = "the name ends in .csv, but the file is XLSX; it was read as that";
    for args in [["import", "r.csv"], ["score", "r.csv"], ["export", "r.csv"], ["check", "r.csv"]] {
        let (_, said) = run(&args);
        assert_eq!(said.matches(&format!("warning: r.csv: {remark}")).count(), 1, "{args:?}\n{said}");
    }
    let json = |format: &str| -> serde_json::Value {
        let (out, _) = run(&["check", "r.csv", "--output-format", format]);
        serde_json::from_str(&out).unwrap_or_else(|it| panic!("{format}: {it}\n{out}"))
    };
    assert_eq!(json("json")["files"][0]["remarks"], serde_json::json!([remark]));
    let invocation = &json("sarif")["runs"][0]["invocations"][0];
    let told = &invocation["toolExecutionNotifications"][0];
    assert_eq!((&told["level"], &told["message"]["text"]), (&"warning".into(), &remark.into()));
    // From the root of the repository, if the tests run in one.
    let uri = &told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert!(uri.as_str().is_some_and(|it| it == "r.csv" || it.ends_with("/r.csv")), "{uri}");
    assert_eq!(invocation["executionSuccessful"], true);
}
