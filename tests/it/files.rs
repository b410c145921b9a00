//! What becomes of files: each is replaced whole or not at all, output is never input, and what
//! nobody asked for is not overwritten.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use crate::outputs::{collaudo, stdout};

/// A plan that is not in its canonical form and has something to correct.
const PLAN: &str = "piano \"Ente\" 2024\n\nobiettivo 01.01 \"Uno\"\n  indicatore \"a\"\n      peso 60%\n      target >= 3 N\n      consuntivo 0 N\n      grado 100%\n  indicatore b\n    peso 30%\n    target >= 2 N\n";

const REPORT: &str = "Obiettivo\tIndicatore\tPeso\tTarget\tConsuntivo\tGrado\n01.01 Uno\tAtti depositati\t100%\t>= 3\t4\t100%\n01.02 Due\tAtti esaminati\t100%\t>= 5\t5\t100%\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.piano"), PLAN).expect("a file");
    fs::write(folder.path().join("r.tsv"), REPORT).expect("a file");
    folder
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

/// What stands in a folder, without what was still being written when the program ended.
fn names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).expect("a folder").flatten();
    let mut res: Vec<String> = names.map(|it| it.file_name().to_string_lossy().into_owned()).collect();
    res.sort();
    res
}

/// Every command that writes a file: its arguments, and the file.
const WRITERS: &[(&[&str], &str)] = &[
    (&["fmt", "a.piano"], "a.piano"),
    (&["check", "--fix", "a.piano"], "a.piano"),
    (&["check", "--add-suppressions", "in attesa", "a.piano"], "a.piano"),
    (&["check", "--write-baseline", "note.toml", "a.piano"], "note.toml"),
    (&["check", "a.piano", "--output-format", "json", "--output-file", "esito.json"], "esito.json"),
    (&["import", "r.tsv", "-o", "r.piano"], "r.piano"),
    (&["export", "a.piano", "-o", "a.xlsx"], "a.xlsx"),
    (&["export", "a.piano", "-o", "a.csv"], "a.csv"),
];

/// As the system ends a program, whatever it is doing.
fn killed_after(folder: &Path, args: &[&str], delay: Duration) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_collaudo"))
        .args(args)
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("it runs");
    std::thread::sleep(delay);
    let _ = child.kill();
    let _ = child.wait();
}

#[test]
fn a_writer_that_is_killed_leaves_the_old_file_or_the_new_one() {
    // More with COLLAUDO_KILLS=500; each ends somewhere else.
    let kills: u64 = std::env::var("COLLAUDO_KILLS").ok().and_then(|it| it.parse().ok()).unwrap_or(16);
    let large: String = (0..400)
        .map(|i| {
            PLAN.lines()
                .skip(2)
                .map(|it| format!("{it}\n"))
                .collect::<String>()
                .replace("01.01", &format!("{i:03}.01"))
        })
        .collect();
    let large = format!("piano \"Ente\" 2024\n{large}");
    let report: String = REPORT.to_owned()
        + &REPORT.lines().skip(1).map(|it| format!("{it}\n")).collect::<String>().repeat(400);
    for (args, name) in WRITERS {
        let folder = folder();
        let path = folder.path().join(name);
        let reset = || {
            fs::write(folder.path().join("a.piano"), &large).expect("a file");
            fs::write(folder.path().join("r.tsv"), &report).expect("a file");
        };
        reset();
        let before = fs::read(&path).ok();
        let output = collaudo(folder.path(), args);
        assert_ne!(output.status.code(), Some(2), "{args:?}: {}", stderr(&output));
        let after = fs::read(&path).expect("it was written");
        assert_ne!(before.as_ref(), Some(&after), "{args:?} writes nothing");
        let share = kills.div_ceil(WRITERS.len() as u64);
        for i in 0..share {
            let _ = fs::remove_file(&path);
            reset();
            let delay = Duration::from_micros((i * 7919 + 1013) % 60_000);
            killed_after(folder.path(), args, delay);
            let now = fs::read(&path).ok();
            assert!(now == before || now.as_ref() == Some(&after), "{args:?} tore {name} after {delay:?}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn without_room_nothing_is_cut_and_the_reason_is_said() {
    let folder = folder();
    let large = format!("{PLAN}{}", "    nota \"testo che occupa spazio\"\n".repeat(4000));
    fs::write(folder.path().join("a.piano"), &large).expect("a file");
    for (args, name) in WRITERS.iter().filter(|it| it.1 == "a.piano") {
        let before = fs::read(folder.path().join(name)).ok();
        let line =
            format!("trap '' XFSZ; ulimit -f 1; exec {} {}", env!("CARGO_BIN_EXE_collaudo"), quoted(args));
        let output = Command::new("sh")
            .args(["-c", &line])
            .current_dir(folder.path())
            .env("LC_ALL", "C")
            .output()
            .expect("it runs");
        assert_eq!(output.status.code(), Some(2), "{args:?}: {}", stderr(&output));
        assert!(stderr(&output).contains("what was there stays as it was"), "{args:?}: {}", stderr(&output));
        assert_eq!(fs::read(folder.path().join(name)).ok(), before, "{args:?}");
    }
    assert_eq!(names(folder.path()), ["a.piano", "r.tsv"]);
    // Standard output has no file to keep, so that it is not whole is said.
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("a device");
    let output = Command::new(env!("CARGO_BIN_EXE_collaudo"))
        .args(["export", "a.piano", "--format", "csv"])
        .current_dir(folder.path())
        .env("LC_ALL", "C")
        .stdout(full)
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("there is no space left"), "{}", stderr(&output));
}

fn quoted(args: &[&str]) -> String {
    args.iter().map(|it| format!("'{it}'")).collect::<Vec<_>>().join(" ")
}

#[test]
fn output_is_never_input_by_any_path_or_link() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    let mut paths = vec![PathBuf::from("r.tsv"), PathBuf::from("./r.tsv"), at("r.tsv")];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("r.tsv", at("link.tsv")).expect("a link");
        fs::hard_link(at("r.tsv"), at("name.tsv")).expect("a name");
        paths.extend(["link.tsv".into(), "name.tsv".into()]);
    }
    for path in &paths {
        let path = path.to_str().expect("a path");
        for args in [
            vec!["import", "r.tsv", "-o", path],
            vec!["import", "r.tsv", "-o", path, "--force"],
            vec!["export", "r.tsv", "-o", path, "--format", "csv"],
            vec!["check", "r.tsv", "--output-format", "json", "--output-file", path],
            vec!["check", "r.tsv", "--output-format", "json", "--output-file", path, "--force"],
            vec!["check", ".", "--output-format", "json", "--output-file", path, "--force"],
        ] {
            let output = collaudo(folder.path(), &args);
            assert_eq!(output.status.code(), Some(2), "{args:?}");
            assert!(
                stderr(&output).contains("one of the files that are read"),
                "{args:?}: {}",
                stderr(&output)
            );
            assert_eq!(read(&at("r.tsv")), REPORT, "{args:?}");
        }
    }
    // The configuration that is read is input as well.
    fs::write(at("collaudo.toml"), "ignore = [\"own\"]\n").expect("a file");
    let args = ["check", "a.piano", "--output-file", "collaudo.toml", "--force"];
    assert_eq!(collaudo(folder.path(), &args).status.code(), Some(2));
}

#[test]
fn what_somebody_else_wrote_is_overwritten_only_when_asked() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    let formats = [
        "text", "concise", "json", "ndjson", "csv", "sarif", "github", "gitlab", "junit", "markdown", "html",
    ];
    let checks = formats.iter().flat_map(|it| {
        let name = format!("esito-{it}");
        [(vec!["check", "a.piano", "--output-format", it, "--output-file"], name)]
    });
    let exports = ["xlsx", "csv", "tsv", "md", "html", "json"]
        .map(|it| (vec!["export", "a.piano", "-o"], format!("esito.{it}")));
    for (args, name) in checks.chain(exports) {
        let run = |more: &[&str]| collaudo(folder.path(), &[&args[..], &[name.as_str()], more].concat());
        let first = run(&[]);
        assert_ne!(first.status.code(), Some(2), "{args:?}: {}", stderr(&first));
        let written = fs::read(at(&name)).expect("a file");
        // What the program wrote it writes again.
        let again = run(&[]);
        assert_eq!(again.status.code(), first.status.code(), "{args:?}: {}", stderr(&again));
        fs::write(at(&name), "appunti miei\n").expect("a file");
        let refused = run(&[]);
        assert_eq!(refused.status.code(), Some(2), "{args:?}");
        assert!(stderr(&refused).contains("--force"), "{args:?}: {}", stderr(&refused));
        assert_eq!(read(&at(&name)), "appunti miei\n");
        assert_eq!(run(&["--force"]).status.code(), first.status.code());
        assert_eq!(fs::read(at(&name)).expect("a file"), written, "{args:?}");
        fs::remove_file(at(&name)).expect("a file");
    }
    // A plan that was imported is somebody's from the first day.
    let import =
        |more: &[&str]| collaudo(folder.path(), &[&["import", "r.tsv", "-o", "r.piano"], more].concat());
    assert_ne!(import(&[]).status.code(), Some(2));
    let imported = read(&at("r.piano"));
    assert_ne!(import(&[]).status.code(), Some(2));
    fs::write(at("r.piano"), format!("{imported}# mio\n")).expect("a file");
    assert_eq!(import(&[]).status.code(), Some(2));
    assert!(read(&at("r.piano")).ends_with("# mio\n"));
    assert_ne!(import(&["--force"]).status.code(), Some(2));
    assert_eq!(read(&at("r.piano")), imported);
    // A baseline is written over a baseline, never over anything else.
    fs::write(at("note.toml"), "# appunti\n").expect("a file");
    let output = collaudo(folder.path(), &["check", "a.piano", "--write-baseline", "note.toml"]);
    assert_eq!((output.status.code(), read(&at("note.toml")).as_str()), (Some(2), "# appunti\n"));
}

#[test]
fn an_output_that_cannot_be_written_does_not_stop_the_others() {
    let folder = folder();
    let args = [
        "check",
        "a.piano",
        "--output-format",
        "json",
        "--output-file",
        "manca/esito.json",
        "--output-format",
        "csv",
        "--output-file",
        "esito.csv",
    ];
    let output = collaudo(folder.path(), &args);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("there is no such folder"), "{}", stderr(&output));
    assert!(read(&folder.path().join("esito.csv")).starts_with("path,"));
}

#[test]
fn line_ends_and_the_mark_stay_as_they_are_and_can_be_chosen() {
    let folder = folder();
    let path = folder.path().join("a.piano");
    collaudo(folder.path(), &["fmt", "a.piano"]);
    let canonical = read(&path);
    let crlf = canonical.replace('\n', "\r\n");
    for text in [crlf.clone(), format!("\u{feff}{canonical}"), format!("\u{feff}{crlf}")] {
        fs::write(&path, &text).expect("a file");
        let output = collaudo(folder.path(), &["fmt", "--check", "a.piano"]);
        assert_eq!(output.status.code(), Some(0), "{text:?}");
        // What is not canonical becomes it, and keeps both.
        fs::write(&path, text.replace("    target", "target")).expect("a file");
        assert_eq!(collaudo(folder.path(), &["fmt", "a.piano"]).status.code(), Some(0));
        assert_eq!(read(&path), text);
        let output = collaudo(folder.path(), &["check", "--fix", "a.piano"]);
        assert_ne!(output.status.code(), Some(2));
        let fixed = read(&path);
        assert_eq!(fixed.contains('\r'), text.contains('\r'), "{fixed:?}");
        assert_eq!(
            fixed.matches('\n').count(),
            fixed.matches("\r\n").count().max(if text.contains('\r') {
                0
            } else {
                fixed.matches('\n').count()
            })
        );
    }
    for (choice, expected) in [("lf", &canonical), ("cr-lf", &crlf), ("auto", &crlf)] {
        fs::write(folder.path().join("collaudo.toml"), format!("[format]\nline-ending = \"{choice}\"\n"))
            .expect("a file");
        fs::write(&path, &crlf).expect("a file");
        assert_eq!(collaudo(folder.path(), &["fmt", "a.piano"]).status.code(), Some(0));
        assert_eq!(&read(&path), expected, "{choice}");
    }
    fs::write(folder.path().join("collaudo.toml"), "[format]\nline-ending = \"crlf\"\n").expect("a file");
    let output = collaudo(folder.path(), &["fmt", "a.piano"]);
    assert!(stderr(&output).contains("collaudo.toml:2:"), "{}", stderr(&output));
    assert_eq!(output.status.code(), Some(2));
}

#[cfg(unix)]
#[test]
fn files_that_files_name_are_regular_ones_of_bounded_size() {
    let folder = folder();
    let made = Command::new("mkfifo").arg(folder.path().join("coda")).status();
    let pipes: &[&str] = if made.is_ok_and(|it| it.success()) { &["coda"] } else { &[] };
    for named in ["/dev/zero", "/dev/stdin"].iter().chain(pipes) {
        let plan = format!("piano \"Ente\" 2024\n  precedente \"{named}\"\n");
        fs::write(folder.path().join("p.piano"), plan).expect("a file");
        let output = collaudo(folder.path(), &["check", "p.piano"]);
        assert!(stdout(&output).contains("missing-previous"), "{named}: {}", stdout(&output));
        fs::write(folder.path().join("collaudo.toml"), format!("extend = \"{named}\"\n")).expect("a file");
        for args in [
            vec!["check", "a.piano"],
            vec!["check", "r.tsv", "--config", named],
            vec!["check", "a.piano", "--against", named, "--config", "none.toml"],
            vec!["check", "a.piano", "--baseline", named],
        ] {
            let output = collaudo(folder.path(), &args);
            assert_eq!(output.status.code(), Some(2), "{args:?}");
            let said = stderr(&output);
            assert!(said.contains("no regular file") || said.contains("no such file"), "{args:?}: {said}");
        }
        fs::remove_file(folder.path().join("collaudo.toml")).expect("a file");
    }
    // One that grew too large for what it is.
    fs::write(folder.path().join("collaudo.toml"), "#".repeat(9 << 20)).expect("a file");
    let output = collaudo(folder.path(), &["check", "a.piano"]);
    assert!(stderr(&output).contains("larger than 8 MB"), "{}", stderr(&output));
}

#[test]
fn a_plan_on_standard_input_is_a_plan_whatever_stands_in_it() {
    let plan = "piano \"X\" 2024\nobiettivo 01.01 \"O\"\n  indicatore \"I\"\n    misura m0 = 41%\n    misura m1 = 81%\n    \
                formula media(m0; m1; m0; m1)\n    target >= 61 %\n  indicatore \"J\"\n    misura m0 = 41%\n    \
                misura m1 = 81%\n    formula media(m0; m1; m0; m1)\n    target >= 61 %\n";
    let folder = folder();
    for name in [None, Some("--stdin-filename=a.csv")] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_collaudo"))
            .args(["check", "-", "--output-format", "json"])
            .args(name)
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("it runs");
        std::io::Write::write_all(&mut child.stdin.take().expect("a pipe"), plan.as_bytes()).expect("a pipe");
        let said: serde_json::Value =
            serde_json::from_slice(&child.wait_with_output().expect("it ends").stdout).expect("JSON");
        let kind = (&said["files"][0]["kind"], &said["files"][0]["indicators"]);
        assert_eq!(kind, (&"plan".into(), &2.into()), "{said:#}");
    }
}
