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

/// A report whose titles do not tell what its columns hold.
const REPORT: &str = "Cosa;Come;Soglia;Esito;Valore 2022\n\
    Primo obiettivo dell ente;Numero di atti pubblicati;>= 10;12;3\n\
    Secondo obiettivo dell ente;Numero di corsi tenuti;>= 20;-9;4\n";

const COLUMNS: &str = "[import]\nmissing = [\"-9\"]\n[import.columns]\n\"Cosa\" = \"obiettivo\"\n\
    \"Come\" = \"indicatore\"\n\"Soglia\" = \"target\"\n\"Esito\" = \"consuntivo\"\n\"Valore 2022\" = \"ignora\"\n";

#[test]
fn every_command_reads_reports_as_the_configuration_says() {
    let root = folder("import");
    write(&root.join("columns.toml"), COLUMNS);
    write(&root.join("r.csv"), REPORT);
    // The settings of the folder above it hold for the earlier report too.
    write(&root.join("sotto/r.csv"), &REPORT.replace(">= 10", ">= 11"));
    write(
        &root.join("p.piano"),
        "piano \"Ente\" 2023\nprecedente \"sotto/r.csv\"\nobiettivo 1 \"Primo obiettivo dell ente\"\n  \
         indicatore \"Numero di atti pubblicati\"\n    target >= 9\n",
    );
    let easier = "of at least 11";
    let commands: [(&[&str], &str); 7] = [
        (&["import", "r.csv"], "consuntivo n/d"),
        (&["score", "r.csv"], "obj.     Primo obiettivo dell ente"),
        (&["export", "r.csv"], "| Indicatore |  | Numero di corsi tenuti |  |  |  | >= 20 | n/d |"),
        (&["diff", "sotto/r.csv", "r.csv"], easier),
        (&["check", "r.csv", "--against", "sotto/r.csv"], easier),
        (&["check", "p.piano"], easier),
        (&["check", "r.csv", "--output-format", "json"], "\"objectives\":2"),
    ];
    let said = |args: &[&str], more: &[&str]| text(&check(&root, &[args, more].concat()));
    for (args, part) in commands {
        let with = said(args, &["--config", "columns.toml"]);
        assert!(with.contains(part), "{args:?}\n{with}");
        if part != easier {
            assert!(!said(args, &[]).contains(part), "{args:?} reads it so without being told");
        }
    }
    write(&root.join("collaudo.toml"), COLUMNS);
    for (args, part) in commands {
        let with = said(args, &[]);
        assert!(with.contains(part), "{args:?}\n{with}");
    }
    // A slip is said by each, and nothing counts as read.
    write(&root.join("collaudo.toml"), "[import]\ncolums = {}\n");
    for (args, _) in &commands {
        let output = check(&root, args);
        let said = text(&output);
        assert!(output.status.code() == Some(2) || args[1] == "p.piano", "{args:?}\n{said}");
        assert!(said.contains("there is no key colums; perhaps columns is meant"), "{args:?}\n{said}");
    }
}

#[test]
fn how_reports_are_read_is_shown_with_the_place_that_it_comes_from() {
    let root = folder("import-shown");
    let more = "[[overrides]]\nfiles = [\"sotto/**\"]\n[overrides.import]\nmissing = [\"x\"]\n\
                columns = { \"Esito\" = \"result 2022\", 'Il \"peso\"' = \"peso\" }\n";
    write(&root.join("collaudo.toml"), &format!("{COLUMNS}{more}"));
    let shown = text(&check(&root, &["config", "show", "sotto/r.csv"]));
    for (start, end) in [
        ("missing = [\"x\"]", "collaudo.toml:12"),
        ("\"Cosa\" = \"objective\"", "collaudo.toml:4"),
        ("\"Valore 2022\" = \"ignore\"", "collaudo.toml:8"),
        ("\"Esito\" = \"result 2022\"", "collaudo.toml:13"),
        ("\"Il \\\"peso\\\"\" = \"weight\"", "collaudo.toml:13"),
    ] {
        let line =
            shown.lines().find(|it| it.starts_with(start)).unwrap_or_else(|| panic!("{start}: {shown}"));
        assert!(line.ends_with(end), "{line}");
    }
    assert_eq!(shown.matches("\"Esito\"").count(), 1, "{shown}");
    write(&root.join("shown.toml"), &shown);
    let again = text(&check(&root, &["config", "show", "sotto/r.csv", "--config", "shown.toml"]));
    let values = |it: &str| {
        let lines = it.lines().skip_while(|it| it.starts_with('#'));
        lines.map(|it| it.split("  #").next().unwrap_or("").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(values(&shown), values(&again));
    // Nothing is shown where nothing is said.
    assert!(!text(&check(&root, &["config", "show", "/"])).contains("[import"));
}
