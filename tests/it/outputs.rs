//! The formats that `check` writes: golden files, and what each format promises.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use crate::support::bless::golden;

/// A plan with mistakes and with text that means something in each of the formats.
const PLAN: &str = include_str!("../data/output/strano.piano");

/// The name of the file: what it holds means something in a path and in a command.
const NAME: &str = "relazioni, anno/piano #1.piano";

/// The rules whose findings are in the golden files: other rules change nothing there.
const SHOWN: &str = "syntax-error,weights-not-100,contradictory-achievement,duplicate-code,\
                     result-outside-plan,unweighted-level";

/// A folder with the plan, and one beside it that cannot be read.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("relazioni, anno")).expect("a folder");
    std::fs::write(folder.path().join(NAME), PLAN).expect("a file");
    folder
}

pub(crate) fn collaudo(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_collaudo"))
        .args(args)
        .current_dir(folder)
        .env_remove("LC_ALL")
        .env_remove("COLUMNS")
        .env("LANG", "C")
        .output()
        .expect("the program runs")
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn check(args: &[&str]) -> String {
    let folder = folder();
    let output = collaudo(folder.path(), &[&["check", "."], args].concat());
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    stdout(&output)
}

#[test]
fn every_format_writes_what_was_approved_in_both_languages() {
    for format in ["text", "concise", "json", "csv", "sarif", "github", "gitlab", "junit", "markdown"] {
        for lang in ["it", "en"] {
            let text = check(&["--output-format", format, "--lang", lang, "--select", SHOWN]);
            let version = format!("\"semanticVersion\": \"{}\"", env!("CARGO_PKG_VERSION"));
            let text = text.replace(&version, "\"semanticVersion\": \"…\"").replace("\r\n", "\n");
            golden(&format!("tests/data/output/{format}.{lang}"), &text);
        }
    }
}

#[test]
fn no_format_lets_through_what_a_terminal_would_obey() {
    for format in ["text", "concise", "csv", "sarif", "github", "gitlab", "junit", "markdown"] {
        let text = check(&["--output-format", format]);
        assert!(!text.contains(['\u{202E}', '\u{1b}']), "{format}");
    }
}

fn sarif(args: &[&str]) -> Value {
    serde_json::from_str(&check(&[&["--output-format", "sarif"], args].concat())).expect("JSON")
}

/// Read into the types that are generated from the schema, which know no other keys, and
/// written again, nothing is lost.
#[test]
fn sarif_has_only_what_the_schema_knows() {
    let value = sarif(&[]);
    let read: serde_sarif::sarif::Sarif = serde_json::from_value(value.clone()).expect("SARIF");
    let again = serde_json::to_value(&read).expect("JSON");
    assert_eq!(known_only(&value), known_only(&again));
}

/// A value without the columns that the types hold as other numbers.
fn known_only(value: &Value) -> BTreeSet<String> {
    fn collect(value: &Value, path: &str, out: &mut BTreeSet<String>) {
        match value {
            Value::Object(it) => it.iter().for_each(|(key, it)| collect(it, &format!("{path}/{key}"), out)),
            Value::Array(it) => {
                it.iter().enumerate().for_each(|(i, it)| collect(it, &format!("{path}/{i}"), out));
            }
            it => {
                out.insert(format!("{path}={it}"));
            }
        }
    }
    let mut res = BTreeSet::new();
    collect(value, "", &mut res);
    res
}

#[test]
fn sarif_locates_every_result_by_a_relative_encoded_path() {
    let value = sarif(&[]);
    let run = &value["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let results = run["results"].as_array().expect("results");
    assert!(results.len() > 5);
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let mut names = BTreeSet::new();
    for it in results {
        let physical = &it["locations"][0]["physicalLocation"];
        assert_eq!(physical["artifactLocation"]["uri"], "relazioni%2C%20anno/piano%20%231.piano");
        let region = &physical["region"];
        let number = |key: &str| region[key].as_u64().expect("a number");
        assert!(number("startLine") >= 1 && number("startColumn") >= 1);
        assert!(number("endLine") > number("startLine") || number("endColumn") >= number("startColumn"));
        let index = usize::try_from(it["ruleIndex"].as_u64().expect("an index")).expect("small");
        assert_eq!(rules[index]["id"], it["ruleId"]);
        assert!(names.insert(it["partialFingerprints"]["collaudo/v1"].as_str().expect("a name")));
    }
    for rule in rules {
        let help = rule["help"]["text"].as_str().expect("a page");
        assert!(help.lines().count() > 5, "{help}");
    }
}

#[test]
fn fingerprints_do_not_change_with_the_place_or_the_language() {
    let names = |folder: &Path, args: &[&str]| -> Vec<String> {
        let args = [&["check", ".", "--output-format", "gitlab"], args].concat();
        let list: Value = serde_json::from_str(&stdout(&collaudo(folder, &args))).expect("JSON");
        let issues = list.as_array().expect("a list").iter();
        issues.map(|it| it["fingerprint"].as_str().expect("a fingerprint").to_owned()).collect()
    };
    let folder = folder();
    let before = names(folder.path(), &[]);
    assert_eq!(before.iter().collect::<BTreeSet<_>>().len(), before.len(), "each has its own");
    assert_eq!(before, names(folder.path(), &["--lang", "it"]));
    std::fs::write(folder.path().join(NAME), format!("# una riga\n\n{PLAN}")).expect("a file");
    assert_eq!(before, names(folder.path(), &[]));
}

#[test]
fn a_file_that_cannot_be_read_is_in_every_format_and_stops_nothing() {
    let folder = folder();
    for (format, expected) in [
        ("sarif", "\"executionSuccessful\": false"),
        ("github", "::error title=Collaudo,file=nessuno.piano::nessuno.piano: there is no such file"),
        ("gitlab", "\"check_name\":\"unread\""),
        ("junit", "errors=\"1\""),
        ("markdown", "`nessuno.piano`: there is no such file"),
    ] {
        let output = collaudo(folder.path(), &["check", NAME, "nessuno.piano", "--output-format", format]);
        assert_eq!(output.status.code(), Some(2));
        let text = stdout(&output);
        assert!(text.contains(expected), "{format}: {text}");
        assert!(text.contains("weights-not-100"), "{format}: {text}");
    }
}

#[test]
fn several_formats_go_to_several_places_in_one_run() {
    let folder = folder();
    let run = |args: &[&str]| collaudo(folder.path(), &[&["check", "."], args].concat());
    let output = run(&["--output-format", "concise", "--output-format", "sarif", "--output-file", "a.sarif"]);
    assert!(stdout(&output).contains("error[weights-not-100]"));
    let file = std::fs::read_to_string(folder.path().join("a.sarif")).expect("a file");
    assert!(file.contains("\"version\": \"2.1.0\""));
    let output = run(&[
        "--output-file",
        "b.json",
        "--output-format",
        "json",
        "--output-format",
        "csv",
        "--output-file",
        "-",
    ]);
    assert!(stdout(&output).starts_with("path,line,column"));
    assert!(folder.path().join("b.json").is_file());
    // As other linters call it.
    assert!(stdout(&run(&["--format", "csv"])).starts_with("path,line,column"));
    for (args, code) in [
        (&["--output-format", "json", "--output-format", "csv"][..], 2),
        (&["--output-format", "json", "--output-file", "a", "--output-file", "b"], 2),
        (&["--output-file", "c.txt"], 1),
    ] {
        assert_eq!(run(args).status.code(), Some(code), "{args:?}");
    }
    assert!(folder.path().join("c.txt").is_file());
}

/// Thousands of findings: what GitHub would drop is said, and the worst is kept.
#[test]
fn what_is_above_the_limits_of_github_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut plan = "piano \"Ente\" 2023\n".to_owned();
    for i in 0..12 {
        plan.push_str(&format!("obiettivo 01.{i:02} \"a\"\nindicatore \"b\"\npeso 90%\ntarget >= 1\n"));
    }
    std::fs::write(folder.path().join("a.piano"), &plan).expect("a file");
    let text = stdout(&collaudo(folder.path(), &["check", ".", "--output-format", "github"]));
    let first = text.lines().next().expect("a line");
    assert!(first.starts_with("::notice") && first.contains("the first 10 annotations"), "{first}");
    assert_eq!(text.lines().filter(|it| it.starts_with("::error")).count(), 12);
}
