//! Living with the past: baselines are written, applied, and end.

use std::fs;
use std::path::Path;
use std::process::Output;

use collaudo::config::rule;

use crate::outputs::{collaudo, stdout};

/// Two indicators without a target, which is a warning, and one weight too few.
const PLAN: &str =
    "piano \"Ente\" 2023\nobiettivo 01.01 \"a\"\nindicatore \"b\"\npeso 50%\nindicatore \"c\"\npeso 40%\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("piano.piano"), PLAN).expect("a file");
    folder
}

fn check(folder: &Path, args: &[&str]) -> Output {
    collaudo(folder, &[&["check", "--output-format", "concise", "--severity", "info"], args].concat())
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn written(folder: &Path) -> String {
    let output = check(folder, &["--write-baseline", "noto.toml"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    fs::read_to_string(folder.join("noto.toml")).expect("a baseline")
}

#[test]
fn what_is_written_is_known_and_what_is_new_is_shown() {
    let folder = folder();
    let text = written(folder.path());
    assert!(text.contains("rule = \"weights-not-100\"") && text.contains("objective = \"01.01\""), "{text}");
    let output = check(folder.path(), &["--baseline", "noto.toml"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).contains("no findings"), "{}", stdout(&output));
    assert!(stderr(&output).contains("known findings are not shown"), "{}", stderr(&output));
    // Lines above move everything, and nothing becomes new.
    fs::write(folder.path().join("piano.piano"), format!("# x\n\n{PLAN}")).expect("a file");
    assert_eq!(check(folder.path(), &["--baseline", "noto.toml"]).status.code(), Some(0));
    // Another sum is another finding, although the rule and the place are the same.
    fs::write(folder.path().join("piano.piano"), PLAN.replace("40%", "41%")).expect("a file");
    let output = check(folder.path(), &["--baseline", "noto.toml"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("91 %"), "{}", stdout(&output));
}

#[test]
fn a_second_finding_that_says_the_same_is_new() {
    let folder = folder();
    let plan = "piano \"Ente\" 2023\nobiettivo 01.01 \"a\"\npseo 1\n";
    fs::write(folder.path().join("piano.piano"), plan).expect("a file");
    written(folder.path());
    fs::write(folder.path().join("piano.piano"), format!("{plan}pseo 1\n")).expect("a file");
    let output = check(folder.path(), &["--baseline", "noto.toml"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stdout(&output).matches("syntax-error").count(), 1, "{}", stdout(&output));
}

#[test]
fn what_is_gone_is_said_and_taken_out_when_written_anew() {
    let folder = folder();
    written(folder.path());
    fs::write(folder.path().join("piano.piano"), PLAN.replace("40%", "50%")).expect("a file");
    let said = stderr(&check(folder.path(), &["--baseline", "noto.toml"]));
    assert!(said.contains("is gone"), "{said}");
    assert!(said.contains("gone: piano.piano: weights-not-100, objective 01.01"), "{said}");
    assert!(!written(folder.path()).contains("weights-not-100"));
}

#[test]
fn who_why_and_until_are_kept_and_other_documents_are_too() {
    let folder = folder();
    fs::write(folder.path().join("altro.piano"), PLAN).expect("a file");
    let text = written(folder.path());
    let text = text.replacen("count = 2\n", "", 1);
    let key = "path = \"altro.piano\"\nrule = \"weights-not-100\"";
    assert!(text.contains(key), "{text}");
    let waived = text.replace(key, &format!("why = \"così\"\nwho = \"OIV\"\nuntil = 2999-12-31\n{key}"));
    fs::write(folder.path().join("noto.toml"), waived).expect("a file");
    let output = check(folder.path(), &["piano.piano", "--write-baseline", "noto.toml"]);
    assert_eq!(output.status.code(), Some(0));
    let again = fs::read_to_string(folder.path().join("noto.toml")).expect("a baseline");
    assert!(again.contains("who = \"OIV\"\nwhy = \"così\"\nuntil = 2999-12-31"), "{again}");
}

/// A baseline counts paths from its own folder, wherever the program runs.
#[test]
fn a_baseline_holds_from_any_folder() {
    let folder = folder();
    fs::create_dir(folder.path().join("sotto")).expect("a folder");
    written(folder.path());
    let output = check(&folder.path().join("sotto"), &["../piano.piano", "--baseline", "../noto.toml"]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
}

#[test]
fn the_examples_of_the_page_hold() {
    let folder = folder();
    let text = written(folder.path());
    let block = text.split("[[known]]").find(|it| it.contains("missing-target")).expect("a finding");
    let fingerprint = block.split('"').find(|it| it.len() == 16).expect("a fingerprint");
    let page = rule("expired-waiver").expect("a rule");
    for (page, tag, expected) in [
        (page.doc_en, "```baseline,fails\n", 1),
        (page.doc_it, "```baseline,fails\n", 1),
        (page.doc_en, "```baseline\n", 0),
        (page.doc_it, "```baseline\n", 0),
    ] {
        let lines = page.lines().map(|it| format!("{}\n", it.strip_prefix(' ').unwrap_or(it)));
        let page: String = lines.collect();
        let example = page.split(tag).nth(1).and_then(|it| it.split("```").next()).expect("an example");
        fs::write(folder.path().join("noto.toml"), example.replace("FINGERPRINT", fingerprint))
            .expect("a file");
        let output = check(folder.path(), &["--baseline", "noto.toml"]);
        let out = stdout(&output);
        assert_eq!(out.matches("error[expired-waiver]").count(), expected, "{out}");
        assert_eq!(out.matches("[missing-target]").count(), 1 + expected, "{out}");
        assert_eq!(output.status.code(), Some(1));
    }
}

#[test]
fn a_baseline_with_a_slip_is_refused_with_its_place() {
    let folder = folder();
    fs::write(folder.path().join("noto.toml"), "[[known]]\npth = \"a\"\nfingerprint = \"b\"\n")
        .expect("a file");
    let output = check(folder.path(), &["--baseline", "noto.toml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("noto.toml:2:1: there is no key pth; perhaps path is meant"));
    assert_eq!(check(folder.path(), &["--baseline", "nessuno.toml"]).status.code(), Some(2));
}

#[test]
fn sarif_keeps_what_is_known_as_suppressed() {
    let folder = folder();
    let text = written(folder.path());
    let text = text.replace("rule = \"weights-not-100\"", "rule = \"weights-not-100\"\nwhy = \"così\"");
    fs::write(folder.path().join("noto.toml"), text).expect("a file");
    let output = collaudo(folder.path(), &["check", "--baseline", "noto.toml", "--output-format", "sarif"]);
    let log: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let results = log["runs"][0]["results"].as_array().expect("results");
    assert!(results.iter().all(|it| it["baselineState"] == "unchanged"));
    let reason = |it: &serde_json::Value| it["suppressions"][0]["justification"].clone();
    assert!(results.iter().any(|it| it["ruleId"] == "weights-not-100" && reason(it) == "così"));
}
