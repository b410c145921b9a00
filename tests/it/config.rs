//! `collaudo.toml`: found upwards, built on others, overridden by file.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("config").join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(path.join("sotto/vecchi")).expect("a folder");
    path
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).expect("a file");
}

fn check(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_collaudo"));
    command.current_dir(folder).args(args).env("LC_ALL", "C").env("COLUMNS", "200").output().expect("it runs")
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

const PLAN: &str = "piano \"Ente\" 2023\nobiettivo 01.01 \"Uno\"\n  indicatore \"a\"\n    peso 90%\n";

#[test]
fn the_file_nearest_upwards_applies_and_builds_on_another() {
    let root = folder("nearest");
    write(&root.join("comune.toml"), "[severity]\nmissing-target = \"warning\"\n");
    write(
        &root.join("collaudo.toml"),
        "extend = \"comune.toml\"\n[[overrides]]\nfiles = [\"sotto/vecchi/**\"]\nignore = [\"weights\"]\n",
    );
    write(&root.join("sotto/piano.piano"), PLAN);
    write(&root.join("sotto/vecchi/piano.piano"), PLAN);
    let said = text(&check(&root, &["check", "sotto", "--output-format", "concise"]));
    assert!(said.contains("sotto/piano.piano:4:10: error[weights-not-100]"), "{said}");
    assert!(!said.contains("vecchi/piano.piano:4:10"), "{said}");
    assert!(said.contains("sotto/vecchi/piano.piano:3:14: warning[missing-target]"), "{said}");
    // The command line has the last word.
    let said = text(&check(&root, &["check", "sotto", "--select", "weights", "--output-format", "concise"]));
    assert!(!said.contains("missing-target"), "{said}");
}

#[test]
fn slips_are_said_with_their_place_and_nothing_counts_as_checked() {
    let root = folder("slips");
    write(&root.join("collaudo.toml"), "ignore = [\"weights-not-10\"]\nprofil = \"oiv\"\n");
    write(&root.join("sotto/piano.piano"), PLAN);
    let output = check(&root, &["check", "sotto"]);
    let said = text(&output);
    assert!(
        said.contains(
            "collaudo.toml:1:11: there is no rule or family weights-not-10; perhaps weights-not-100"
        )
    );
    assert!(said.contains("collaudo.toml:2:1: there is no key profil; perhaps profile is meant"), "{said}");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn files_that_build_on_each_other_in_a_circle_are_refused() {
    let root = folder("circle");
    write(&root.join("collaudo.toml"), "extend = \"b.toml\"\n");
    write(&root.join("b.toml"), "extend = \"collaudo.toml\"\n");
    write(&root.join("piano.piano"), PLAN);
    let output = check(&root, &["check", "piano.piano"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output).contains("extend leads back to"), "{}", text(&output));
}

#[test]
fn what_applies_is_shown_as_a_file_that_says_the_same() {
    let root = folder("show");
    write(&root.join("collaudo.toml"), "select = [\"weights\"]\n[thresholds]\nmax-children = 3\n");
    write(&root.join("piano.piano"), PLAN);
    let shown = check(&root, &["config", "show", "piano.piano"]);
    write(&root.join("shown.toml"), &String::from_utf8_lossy(&shown.stdout));
    let again = check(&root, &["config", "show", "piano.piano", "--config", "shown.toml"]);
    let rules = |it: &Output| {
        let text = text(it);
        let lines = text.lines().skip_while(|it| it.starts_with('#'));
        lines.map(|it| it.split("  #").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(rules(&shown), rules(&again));
    assert!(rules(&shown).contains("max-children = 3"));
}

#[test]
fn each_value_is_shown_with_the_place_that_it_comes_from() {
    let root = folder("origin");
    write(&root.join("comune.toml"), "[thresholds]\nmax-children = 3\n[severity]\nweights = \"warning\"\n");
    write(
        &root.join("collaudo.toml"),
        "extend = \"comune.toml\"\nselect = [\n  \"weights\",\n  \"targets\",\n]\n\n[[overrides]]\nfiles = [\"sotto/**\"]\n\
         thresholds = { easy-target-more = 2 }\nextend-select = [\"code-gap\"]\n[[rules]]\nid = \"mia\"\nwhen = \"true\"\nmessage = \"x\"\n",
    );
    write(&root.join("sotto/piano.piano"), PLAN);
    let shown = text(&check(
        &root,
        &["config", "show", "sotto/piano.piano", "--extend-select", "single-indicator,mia"],
    ));
    let line = |start: &str| {
        let line = shown.lines().find(|it| it.trim_start().starts_with(start));
        line.unwrap_or_else(|| panic!("{start} in\n{shown}")).to_owned()
    };
    for (start, end) in [
        ("\"weights-not-100\",", "collaudo.toml:3"),
        ("\"missing-target\",", "collaudo.toml:4"),
        ("\"code-gap\",", "collaudo.toml:10"),
        ("\"single-indicator\",", "# the command line"),
        ("max-children", "comune.toml:2"),
        ("easy-target-more", "collaudo.toml:9"),
        ("weights-not-100 =", "comune.toml:4"),
        ("early-days", "early-days = 180"),
    ] {
        assert!(line(start).ends_with(end), "{} does not end in {end}", line(start));
    }
    write(&root.join("shown.toml"), &shown);
    let again = text(&check(&root, &["config", "show", "sotto/piano.piano", "--config", "shown.toml"]));
    let values = |it: &str| {
        let lines = it.lines().skip_while(|it| it.starts_with('#'));
        lines.map(|it| it.split("  #").next().unwrap_or("").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(values(&shown), values(&again));
}
