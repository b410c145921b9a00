//! The command line: the only part that reads files, writes to the terminal and knows the
//! environment. Arguments in, exit code out.

mod args;
mod baseline;
mod check;
mod checked;
mod choose;
mod configuration;
mod console;
mod destination;
mod diff;
mod examples;
mod explain;
mod export;
mod fmt;
mod help;
mod implied;
mod import;
mod inputs;
mod lsp;
mod manual;
mod own;
mod progress;
mod rules;
mod score;
mod usage;
mod write;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::FromArgMatches;

use crate::cli::args::{Args, Command};
use crate::cli::console::{Console, Failure};
// By these names the commands know them.
use crate::check::fix;
use crate::disk::{configure, files};
use crate::finding::Message;

/// How a command ended: its exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// Nothing to complain about.
    Clean = 0,
    /// Something reached the failing level, or would be changed.
    Found = 1,
    /// Something could not be done.
    Failed = 2,
}

/// Runs the program. The exit code is 0, 1 or 2; what could not be written because the
/// reader went away is no failure.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let mut console = Console::new(console::language(&args));
    let exit = match parse(&implied::with_command(args), &mut console) {
        Ok(args) => {
            console.is_quiet = args.quiet;
            console.is_coloured = console::is_coloured(args.color);
            dispatch(&args, &mut console)
        }
        Err(exit) => Ok(exit),
    };
    let mut exit = exit.unwrap_or_else(|failure| {
        console.fail(&failure);
        Exit::Failed
    });
    if let Err(error) = console.out.flush() {
        console.fail(&Failure::of_output(&error));
        exit = Exit::Failed;
    }
    ExitCode::from(exit as u8)
}

fn parse(args: &[OsString], console: &mut Console) -> Result<Args, Exit> {
    let command = help::command(&console.catalogue);
    let matches = command.try_get_matches_from(args);
    let parsed = matches.and_then(|matches| {
        let mut args = Args::from_arg_matches(&matches)?;
        if let (Command::Check(it), Some(matches)) = (&mut args.command, matches.subcommand_matches("check"))
        {
            it.output_places = write::places(matches);
        }
        Ok(args)
    });
    parsed.map_err(|error| usage::report(&error, console))
}

fn dispatch(args: &Args, console: &mut Console) -> Result<Exit, Failure> {
    match &args.command {
        Command::Check(it) => check::run(it, console),
        Command::Fmt(it) => {
            if args.lang.is_some() {
                console.warn(&Failure::new(Message::new("cli-fmt-lang")));
            }
            fmt::run(it, console)
        }
        Command::Import(it) => import::run(it, console),
        Command::Export(it) => export::run(it, console),
        Command::Diff(it) => diff::run(it, console),
        Command::Score(it) => score::run(it, console),
        Command::Explain(it) => explain::run(it, console),
        Command::Rules(it) => rules::run(it, console),
        Command::Lsp(_) => lsp::run(console),
        Command::Completions(it) => {
            let mut command = help::command(&console.catalogue);
            clap_complete::generate(it.shell, &mut command, "collaudo", &mut console.out);
            Ok(Exit::Clean)
        }
        Command::Config(it) => configuration::run(it, console),
        Command::Man => {
            let page = manual::page(&console.catalogue);
            console.print(&page)?;
            Ok(Exit::Clean)
        }
        Command::Help(it) => help::run(it, console),
        Command::Version => {
            console.print(concat!("collaudo ", env!("CARGO_PKG_VERSION"), "\n"))?;
            Ok(Exit::Clean)
        }
    }
}
