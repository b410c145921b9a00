//! The README shows what the program really prints, and a plan that it really accepts.

use std::process::Command;

use collaudo::format::{self, format};

use crate::support::bless::golden;
use crate::support::errors;

const README: &str = include_str!("../../README.md");

/// What a command of the README prints, at the usual width.
fn output(command: &str) -> String {
    let args = command.split(' ').skip(1);
    let mut program = Command::new(env!("CARGO_BIN_EXE_collaudo"));
    program.args(args).env_clear().env("COLUMNS", "80").env("LC_ALL", "en");
    String::from_utf8(program.output().expect("the program runs").stdout).expect("text")
}

/// Every block of a console is the command and what it prints; `UPDATE=1` writes them anew.
#[test]
fn the_commands_of_the_readme_print_what_it_shows() {
    let mut fresh = String::new();
    let mut rest = README;
    while let Some((before, after)) = rest.split_once("```console\n$ ") {
        let (block, after) = after.split_once("\n```").expect("a closed block");
        let command = block.lines().next().unwrap_or("");
        let printed = output(command);
        assert!(!printed.trim().is_empty(), "{command} prints nothing");
        fresh.push_str(&format!("{before}```console\n$ {command}\n{}\n```", printed.trim_end()));
        rest = after;
    }
    fresh.push_str(rest);
    golden("README.md", &fresh);
}

#[test]
fn the_plan_of_the_readme_is_right_and_in_canonical_form() {
    let plan = README.split("```piano\n").nth(1).and_then(|it| it.split("```").next()).expect("a plan");
    assert_eq!(errors(plan), []);
    assert_eq!(format(plan, &format::Options::default()), plan);
}
#[test]
fn what_the_readme_links_to_is_there() {
    for link in README.split("](").skip(1).filter_map(|it| it.split(')').next()) {
        let is_here = link.starts_with('#') || std::path::Path::new(link).exists();
        assert!(is_here, "README.md links to {link}");
    }
}
