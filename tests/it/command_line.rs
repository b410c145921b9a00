//! The command line as others have it: what is typed without thinking does what was meant.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::outputs::{collaudo, stdout};

const BAD: &str = "piano \"Ente\" 2023\nobiettivo 01.01 \"a\"\nindicatore \"b\"\npeso 90%\ntarget >= 10\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.piano"), BAD).expect("a file");
    folder
}

fn run(at: &Path, args: &[&str]) -> (String, String, Option<i32>) {
    let output = collaudo(at, args);
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    (stdout(&output), err, output.status.code())
}

#[test]
fn a_file_without_a_command_is_checked() {
    let folder = folder();
    let (checked, _, code) = run(folder.path(), &["check", "a.piano"]);
    assert!(checked.contains("weights-not-100") && code == Some(1));
    assert_eq!(run(folder.path(), &["a.piano"]).0, checked);
    assert_eq!(run(folder.path(), &["."]).2, Some(1));
    let (_, err, code) = run(folder.path(), &["chek", "a.piano"]);
    assert!(err.contains("perhaps “check”") || err.contains("no command “chek”"), "{err}");
    assert_eq!(code, Some(2));
}

#[test]
fn help_and_version_are_commands_too() {
    let at = Path::new(".");
    let (help, _, code) = run(at, &["help", "check"]);
    assert!(
        help.contains("--output-format") && help.contains("--lang") && help.contains("Examples"),
        "{help}"
    );
    assert_eq!((code, help), (Some(0), run(at, &["check", "--help"]).0));
    assert_eq!(run(at, &["help"]).0, run(at, &["--help"]).0);
    assert_eq!(run(at, &["version"]).0, run(at, &["--version"]).0);
    assert_eq!(run(at, &["help", "niente"]).2, Some(2));
}

#[test]
fn names_of_rules_and_families_are_known_in_any_case() {
    let at = Path::new(".");
    let page = run(at, &["explain", "weights-not-100"]);
    assert_eq!(run(at, &["explain", "Weights-Not-100"]), page);
    let family = run(at, &["explain", "weights"]).0;
    assert!(family.contains("weights-not-100") && family.contains("missing-weight"), "{family}");
    let folder = folder();
    let found = run(folder.path(), &["check", "a.piano", "--select", "WEIGHTS"]).0;
    assert!(found.contains("weights-not-100"), "{found}");
    let (_, err, _) = run(at, &["explain", "weights-not-10"]);
    assert!(err.contains("weights-not-100"), "{err}");
}

#[test]
fn the_name_of_a_file_says_its_format_and_quiet_is_quiet() {
    let folder = folder();
    let at = folder.path();
    for (name, begins) in [
        ("f.sarif", "{"),
        ("f.json", "{"),
        ("f.csv", "path,"),
        ("f.xml", "<?xml"),
        ("f.html", "<!doctype html>"),
    ] {
        let (out, err, code) = run(at, &["a.piano", "-o", name]);
        assert_eq!((out.as_str(), code), ("", Some(1)), "{err}");
        let written = fs::read_to_string(at.join(name)).expect("a file");
        assert!(written.starts_with(begins), "{name}: {written}");
    }
    let (_, _, code) = run(at, &["score", "a.piano", "-o", "s.csv"]);
    assert_eq!(code, Some(0));
    assert!(fs::read_to_string(at.join("s.csv")).expect("a file").starts_with("rank,"));
    // What was written may be written again; what somebody else wrote may not.
    assert_eq!(run(at, &["score", "a.piano", "-o", "s.csv"]).2, Some(0));
    assert_eq!(run(at, &["score", "a.piano", "-o", "a.piano"]).2, Some(2));
    assert!(run(at, &["a.piano"]).0.contains("1 error in 1 file"));
    assert!(!run(at, &["a.piano", "--quiet"]).0.contains("1 file"));
}

#[test]
fn paths_count_from_the_repository_and_a_file_counts_once() {
    let folder = folder();
    let at = folder.path();
    fs::create_dir_all(at.join(".git")).expect("a folder");
    fs::create_dir_all(at.join("piani/2023")).expect("a folder");
    fs::write(at.join("piani/2023/b.piano"), BAD).expect("a file");
    let below = at.join("piani/2023");
    let (gitlab, ..) = run(&below, &["check", "b.piano", "../../a.piano", "--output-format", "gitlab"]);
    assert!(
        gitlab.contains("\"path\":\"piani/2023/b.piano\"") && gitlab.contains("\"path\":\"a.piano\""),
        "{gitlab}"
    );
    let (sarif, ..) = run(&below, &["check", "b.piano", "--output-format", "sarif"]);
    assert!(sarif.contains("\"uri\": \"piani/2023/b.piano\""), "{sarif}");
    let full = below.join("b.piano");
    let (out, ..) = run(&below, &["check", "b.piano", "./b.piano", &full.to_string_lossy()]);
    assert!(out.contains("1 file ("), "{out}");
}

#[test]
fn colour_is_forced_where_the_environment_says_so() {
    let shown = |set: &[(&str, &str)]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_collaudo"));
        command.args(["score", "examples/errori.piano", "--lang", "en"]).envs(set.iter().copied());
        String::from_utf8(command.output().expect("a run").stdout).expect("UTF-8")
    };
    assert!(!shown(&[]).contains('\u{1b}'));
    assert!(shown(&[("FORCE_COLOR", "1")]).contains('\u{1b}'));
    assert!(!shown(&[("FORCE_COLOR", "1"), ("NO_COLOR", "1")]).contains('\u{1b}'));
    assert!(!shown(&[("FORCE_COLOR", "0")]).contains('\u{1b}'));
}

#[test]
fn the_language_of_a_plan_and_that_of_the_reader_are_two_options() {
    let folder = folder();
    let at = folder.path();
    let (_, err, _) = run(at, &["fmt", "--check", "--lang", "it", "a.piano"]);
    assert!(err.contains("--plan-lang"), "{err}");
    run(at, &["fmt", "--plan-lang", "en", "a.piano"]);
    assert!(fs::read_to_string(at.join("a.piano")).expect("a file").starts_with("plan \"Ente\" 2023"));
}
