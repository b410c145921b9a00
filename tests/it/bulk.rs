//! Many files in one run: folders, git, the table over all documents.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::outputs::{collaudo, stdout};

const GOOD: &str = "piano \"Ente\" 2023\nobiettivo 01.01 \"a\"\nindicatore \"b\"\npeso 100%\ntarget >= 10\nconsuntivo 5\ngrado 50%\n";

const REPORT: &str = "PESO\tINDICATORE\tTARGET\tCONSUNTIVO\n01.01 - Sportello telematico\n60,00%\tPratiche evase\t>= 90,00 %\t93,50 %\n";

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn bad() -> String {
    GOOD.replace("peso 100%", "peso 90%")
}

#[test]
fn a_folder_gives_its_plans_and_reports_and_says_what_is_neither() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    write(at, "a/uno.piano", &bad());
    write(at, "a/relazione.txt", REPORT);
    write(at, "a/note.txt", "Cara collega,\nci vediamo domani.\n");
    write(at, "a/b/LEGGIMI.md", "# Titolo\n");
    write(at, "a/immagine.png", "x");
    write(at, ".gitignore", "ignorato\n");
    write(at, "ignorato/due.piano", &bad());
    fs::create_dir(at.join(".git")).expect("a folder");
    let output = collaudo(at, &["check", "--output-format", "concise"]);
    let (out, err) = (stdout(&output), stderr(&output));
    assert_eq!(output.status.code(), Some(1));
    assert!(out.contains("a/uno.piano:4:6: error[weights-not-100]"), "{out}");
    assert!(out.contains("a/relazione.txt:3:1: error[weights-not-100]"), "{out}");
    assert!(out.contains("in 2 files"), "{out}");
    assert!(err.contains("2 files are neither plans nor reports"), "{err}");
    let err = stderr(&collaudo(at, &["check", "-v"]));
    assert!(err.contains("not checked: a/note.txt") && err.contains("not checked: a/b/LEGGIMI.md"), "{err}");
    // Named, such a file is to be checked, and cannot be.
    assert_eq!(collaudo(at, &["check", "a/note.txt"]).status.code(), Some(2));
    // Nothing checked is not fine.
    assert_eq!(collaudo(at, &["check", "a/b"]).status.code(), Some(2));
}

#[test]
fn one_bad_file_stops_nothing_and_the_exit_code_tells() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "a.piano", GOOD);
    write(folder.path(), "c.piano", &bad());
    let output =
        collaudo(folder.path(), &["check", "a.piano", "b.piano", "c.piano", "--output-format", "concise"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stdout(&output).contains("c.piano:4:6: error"));
    assert!(stderr(&output).contains("b.piano: there is no such file"));
}

#[test]
fn the_same_files_give_the_same_bytes_with_any_number_of_threads() {
    let folder = tempfile::tempdir().expect("a folder");
    for i in 0..60 {
        let text = if i % 3 == 0 { bad() } else { REPORT.replace("60,00", &format!("{i},00")) };
        let extension = if i % 3 == 0 { "piano" } else { "txt" };
        write(folder.path(), &format!("f{i:02}.{extension}"), &text);
    }
    for format in ["text", "json", "sarif", "markdown"] {
        let run = |threads: &str| {
            let output = Command::new(env!("CARGO_BIN_EXE_collaudo"))
                .args(["check", "--output-format", format])
                .current_dir(folder.path())
                .env("RAYON_NUM_THREADS", threads)
                .output();
            output.expect("the program runs").stdout
        };
        let one = run("1");
        assert!(one.len() > 1000);
        assert!(one == run("7") && one == run("2"), "{format}");
    }
}

fn git(folder: &Path, args: &[&str]) {
    let output = Command::new("git")
        .args(["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"])
        .args(args)
        .current_dir(folder)
        .output()
        .expect("git runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "piani/uno.piano", GOOD);
    write(folder.path(), "piani/due.piano", &bad());
    write(folder.path(), "altro/tre.piano", &bad());
    git(folder.path(), &["init", "-q", "-b", "main"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "-qm", "x"]);
    folder
}

#[test]
fn what_is_staged_is_read_from_the_index() {
    let folder = repository();
    let at = folder.path();
    let check = |folder: &Path, args: &[&str]| {
        collaudo(folder, &[&["check", "--staged", "--output-format", "concise"], args].concat())
    };
    let output = check(at, &[]);
    assert_eq!((output.status.code(), stdout(&output)), (Some(0), String::new()));
    assert!(stderr(&output).contains("nothing to check"));
    // What is staged is wrong, what lies in the work tree is right.
    write(at, "piani/uno.piano", &bad());
    write(at, "piani/perché no.piano", &bad());
    git(at, &["add", "."]);
    write(at, "piani/uno.piano", GOOD);
    let output = check(at, &[]);
    assert_eq!(output.status.code(), Some(1));
    let out = stdout(&output);
    assert!(out.contains("piani/uno.piano:4:6: error") && out.contains("piani/perché no.piano:4:6"), "{out}");
    assert!(!out.contains("due.piano") && !out.contains("tre.piano"), "{out}");
    // From a folder below, and for a part of the files.
    assert!(stdout(&check(&at.join("piani"), &[])).starts_with("perché no.piano:4:6"));
    assert_eq!(check(at, &["altro"]).status.code(), Some(0));
    // The other way round: the work tree is wrong, the index is not looked past.
    git(at, &["reset", "-q", "--hard"]);
    write(at, "piani/uno.piano", &bad());
    assert_eq!(check(at, &[]).status.code(), Some(0));
}

#[test]
fn what_has_changed_since_a_commit_is_checked_as_it_lies_there() {
    let folder = repository();
    let at = folder.path();
    let check = |args: &[&str]| collaudo(at, &[&["check", "--output-format", "concise"], args].concat());
    assert_eq!(check(&["--changed-since", "main"]).status.code(), Some(0));
    git(at, &["checkout", "-qb", "ramo"]);
    write(at, "piani/uno.piano", &bad());
    git(at, &["commit", "-qam", "y"]);
    write(at, "nuovo.piano", &bad());
    fs::remove_file(at.join("altro/tre.piano")).expect("a file");
    let out = stdout(&check(&["--changed-since", "main"]));
    assert!(out.contains("piani/uno.piano") && out.contains("nuovo.piano"), "{out}");
    assert!(!out.contains("due.piano") && !out.contains("tre.piano"), "{out}");
    let output = check(&["--changed-since", "nessuno"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("git cannot tell"), "{}", stderr(&output));
    assert_eq!(check(&["--changed-since=--output=x"]).status.code(), Some(2));
    assert!(!at.join("x").exists());
    let outside = tempfile::tempdir().expect("a folder");
    assert_eq!(collaudo(outside.path(), &["check", "--staged"]).status.code(), Some(2));
}

#[test]
fn the_table_holds_totals_and_is_sorted() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    write(at, "a.piano", GOOD);
    write(at, "b.piano", &bad());
    write(at, "c.txt", REPORT);
    write(
        at,
        "d.piano",
        &GOOD.replace("2023\n", "2023\nvalutazione soglia\n").replace("obiettivo", "grado 90%\nobiettivo"),
    );
    let table = |args: &[&str]| stdout(&collaudo(at, &[&["check", "--summary"], args].concat()));
    let text = table(&["--sort", "errors", "--lang", "it"]);
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].contains("obiett.") && lines[0].contains("ricalcolato"), "{text}");
    assert!(lines[1].starts_with("d.piano") && lines[2].contains("(50,00)"), "{text}");
    let csv = table(&["--sort", "difference", "--output-format", "csv"]);
    let first = csv.lines().nth(1).expect("a row");
    assert_eq!(first, "d.piano,plan,1,1,1,1,1,0,0,90,false,0,false,true,threshold,true", "{csv}");
    assert_eq!(table(&["--output-format", "ndjson"]).lines().count(), 4);
    let json: serde_json::Value = serde_json::from_str(&table(&["--output-format", "json"])).expect("JSON");
    assert_eq!(json["documents"][2]["kind"], "report");
}
