//! `check`: files into findings.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use rayon::prelude::*;

use crate::check::{Document, check, locate};
use crate::cli::Exit;
use crate::cli::args::{CheckArgs, Format};
use crate::cli::choose;
use crate::cli::console::{Console, Failure, columns, is_coloured};
use crate::cli::files::{Input, find, read};
use crate::config::Config;
use crate::finding::{Message, Severity};
use crate::lang::Catalogue;
use crate::output::{Shown, concise, json, statistics, summary, terminal};
use crate::text::decode::decode;

/// Checks what the arguments name. Files are checked in parallel and reported in order; one
/// that cannot be read does not stop the others, but the exit code tells.
pub(crate) fn run(args: &CheckArgs, console: &mut Console) -> Result<Exit, Failure> {
    let outputs = outputs(args)?;
    let config = choose::config(&args.choice)?;
    let (inputs, mut failures) = find(&args.paths, args.stdin_filename.as_deref());
    let results: Vec<Result<Checked, Failure>> =
        inputs.par_iter().map(|it| check_input(it, &config)).collect();
    let mut checked = Vec::with_capacity(results.len());
    for result in results {
        match result {
            Ok(it) => checked.push(it),
            Err(it) => failures.push(it),
        }
    }
    for it in checked.iter().filter_map(|it| it.remark.as_ref()) {
        console.warn(it);
    }
    let shown: Vec<Shown<'_>> =
        checked.iter().map(|it| Shown { document: &it.document, text: Some(&it.text) }).collect();
    write_all(args, &outputs, &shown, console)?;
    for it in &failures {
        console.fail(it);
    }
    let fails = Severity::from(args.fail_on);
    let is_found = shown.iter().flat_map(|it| &it.document.findings).any(|it| it.finding.severity >= fails);
    Ok(match (failures.is_empty(), is_found && !args.exit_zero) {
        (false, _) => Exit::Failed,
        (true, true) => Exit::Found,
        (true, false) => Exit::Clean,
    })
}

/// A checked file with its text.
struct Checked {
    document: Document,
    text: String,
    /// What is to be said about the reading of it.
    remark: Option<Failure>,
}

fn check_input(input: &Input, config: &Config) -> Result<Checked, Failure> {
    let bytes = read(input)?;
    let decoded = decode(&bytes);
    let remark = decoded.guessed_at.map(|at| {
        let message = Message::new("cli-not-utf8").with("encoding", decoded.encoding).with("offset", at);
        Failure::of(&input.name, message)
    });
    let text = decoded.text.into_owned();
    let checked = check(&text, config, false);
    let document = locate(&input.name, &text, &checked, config, None);
    Ok(Checked { document, text, remark })
}

/// The formats to write and where to: a file belongs to the format before it.
fn outputs(args: &CheckArgs) -> Result<Vec<(Format, Option<PathBuf>)>, Failure> {
    let formats = if args.output_format.is_empty() { vec![Format::Text] } else { args.output_format.clone() };
    if args.output_file.len() > formats.len() {
        return Err(Failure::new(Message::new("cli-file-without-format")));
    }
    let mut files = args.output_file.iter().cloned();
    let res: Vec<_> = formats.into_iter().map(|it| (it, files.next())).collect();
    if res.iter().filter(|it| it.1.is_none()).count() > 1 {
        return Err(Failure::new(Message::new("cli-two-outputs")));
    }
    Ok(res)
}

fn write_all(
    args: &CheckArgs,
    outputs: &[(Format, Option<PathBuf>)],
    shown: &[Shown<'_>],
    console: &mut Console,
) -> Result<(), Failure> {
    for (format, path) in outputs {
        let Some(path) = path else {
            let view = terminal::View {
                width: columns(),
                color: is_coloured(args.color),
                least: args.severity.into(),
            };
            write(*format, args, view, shown, &console.catalogue, &mut console.out)
                .map_err(|it| Failure::of_output(&it))?;
            continue;
        };
        let view = terminal::View { width: columns(), color: false, least: args.severity.into() };
        let to_file = || {
            let mut out = BufWriter::new(File::create(path)?);
            write(*format, args, view, shown, &console.catalogue, &mut out)?;
            out.flush()
        };
        to_file().map_err(|it| Failure::of_file(path, &it))?;
    }
    Ok(())
}

fn write(
    format: Format,
    args: &CheckArgs,
    view: terminal::View,
    shown: &[Shown<'_>],
    catalogue: &Catalogue,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    match format {
        Format::Json => return json::write(shown, catalogue, out),
        Format::Ndjson => return json::write_lines(shown, catalogue, out),
        Format::Text | Format::Concise if args.statistics => statistics::write(shown, catalogue, out)?,
        Format::Text => terminal::write(shown, view, catalogue, out)?,
        Format::Concise => concise::write(shown, view.least, catalogue, out)?,
    }
    // Where nothing was read there is nothing to sum up.
    if !shown.is_empty() {
        let least = if args.statistics { Severity::Info } else { view.least };
        for line in summary::summary(shown, least, catalogue) {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}
