//! `collaudo FILE`: a file or a folder without a command is checked.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use clap::CommandFactory;

use crate::cli::args::Args;

/// Options before a command that take a value.
const WITH_VALUE: [&str; 2] = ["--lang", "--color"];

/// The arguments with `check` before the first that names no command but a place to look at.
pub(crate) fn with_command(mut args: Vec<OsString>) -> Vec<OsString> {
    let mut places = args.iter().enumerate().skip(1);
    while let Some((at, arg)) = places.next() {
        match arg.to_str() {
            Some(it) if WITH_VALUE.contains(&it) => drop(places.next()),
            Some(it) if it.starts_with('-') && it != "-" => {}
            _ => {
                if is_place(arg) {
                    args.insert(at, "check".into());
                }
                break;
            }
        }
    }
    args
}

/// Whether an argument is a path rather than the name of a command, be it a misspelt one: it has
/// what only a path has, or is there and no command's name.
fn is_place(arg: &OsStr) -> bool {
    let Some(name) = arg.to_str() else { return true };
    let is_command = || Args::command().get_subcommands().any(|it| it.get_name() == name);
    name == "-" || name.contains(['.', '/', '\\']) || (Path::new(name).exists() && !is_command())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_a_command_is_checked_and_commands_are_what_they_were() {
        for (given, expected) in [
            ("collaudo piano.piano", "collaudo check piano.piano"),
            ("collaudo --lang it relazione.xlsx --fix", "collaudo --lang it check relazione.xlsx --fix"),
            ("collaudo --quiet - ", "collaudo --quiet check -"),
            ("collaudo src", "collaudo check src"),
            ("collaudo check piano.piano", "collaudo check piano.piano"),
            ("collaudo chek", "collaudo chek"),
            ("collaudo --lang it", "collaudo --lang it"),
            ("collaudo --help", "collaudo --help"),
            ("collaudo", "collaudo"),
        ] {
            let args = given.split_whitespace().map(OsString::from).collect();
            let shown: Vec<String> =
                with_command(args).iter().map(|it| it.to_string_lossy().into_owned()).collect();
            assert_eq!(shown.join(" "), expected);
        }
    }
}
