//! `check`: files into findings.

use rayon::prelude::*;

use crate::check::Document;
use crate::cli::Exit;
use crate::cli::args::CheckArgs;
use crate::cli::choose;
use crate::cli::configure::Configurations;
use crate::cli::console::{Console, Failure};
use crate::cli::files::{Input, find, is_plan, root};
use crate::cli::fix::fix;
use crate::cli::fmt::write;
use crate::cli::source::{Source, source};
use crate::cli::write::{outputs, write_all};
use crate::finding::{Message, Severity};
use crate::format::unified_diff;
use crate::output::{Run, Shown, Unread};

/// Checks what the arguments name. Files are checked in parallel and reported in order; one
/// that cannot be read does not stop the others, but the exit code tells.
pub(crate) fn run(args: &CheckArgs, console: &mut Console) -> Result<Exit, Failure> {
    let outputs = outputs(args)?;
    let configurations = Configurations::new(choose::layer(&args.choice)?, args.config.clone());
    let (inputs, mut failures) = find(&args.paths, args.stdin_filename.as_deref(), is_plan);
    let results: Vec<Result<Done, Vec<Failure>>> =
        inputs.par_iter().map(|it| check_input(it, args, &configurations)).collect();
    let mut done = Vec::with_capacity(results.len());
    for result in results {
        match result {
            Ok(it) => done.push(it),
            Err(it) => failures.extend(it),
        }
    }
    for it in done.iter().flat_map(|it| &it.source.remarks) {
        console.warn(it);
    }
    for it in &done {
        console.print(&it.output)?;
    }
    if !args.diff {
        let shown = |it: &Done| !it.output.is_empty();
        // What was corrected on its way through goes on; findings must not get into it.
        let to_err = done.iter().any(shown);
        let shown: Vec<Shown<'_>> = done
            .iter()
            .map(|it| Shown { document: &it.document, text: it.source.shown(), known: &[] })
            .collect();
        let unread: Vec<Unread> = failures.iter().map(Unread::from).collect();
        let run = Run {
            documents: &shown,
            unread: &unread,
            root: &root(),
            fail_on: args.fail_on.into(),
            has_baseline: false,
        };
        write_all(args, &outputs, &run, to_err, console)?;
    }
    for it in done.iter().filter(|it| it.n_fixed > 0 && !args.diff) {
        let message = Message::new("cli-fixed").with("n", it.n_fixed);
        console.note(&message.with("path", it.document.path.as_str()));
    }
    // Many files can have one configuration, and its slips are said once.
    let mut said: Vec<&Failure> = Vec::new();
    for it in &failures {
        if said.contains(&it) {
            continue;
        }
        said.push(it);
        console.fail(it);
    }
    let fails = Severity::from(args.fail_on);
    let is_found = |it: &Done| match args.diff {
        true => !it.output.is_empty(),
        false => it.document.findings.iter().any(|it| it.finding.severity >= fails),
    };
    Ok(match failures.is_empty() {
        false => Exit::Failed,
        true if done.iter().any(is_found) && !args.exit_zero => Exit::Found,
        true => Exit::Clean,
    })
}

/// A checked file.
struct Done {
    document: Document,
    /// Its text, corrected where that was asked for.
    source: Source,
    n_fixed: usize,
    /// What goes to standard output before the findings: a difference, or the text of
    /// standard input, corrected.
    output: String,
}

fn check_input(
    input: &Input,
    args: &CheckArgs,
    configurations: &Configurations,
) -> Result<Done, Vec<Failure>> {
    let config = &configurations.of(input.path.as_deref())?;
    let mut source = source(input)?;
    let (mut n_fixed, mut output) = (0, String::new());
    let wants_fixes = args.fix || args.diff;
    let hindrance = match &source.report {
        Some(_) => Some("cli-report-as-it-is"),
        None => (!source.is_utf8).then_some("cli-not-utf8.refused"),
    };
    match hindrance {
        Some(id) if wants_fixes => source.remarks.push(Failure::of(&input.name, Message::new(id))),
        None if wants_fixes => {
            let fixed = fix(&source.text, config, args.unsafe_fixes);
            n_fixed = fixed.n;
            if args.diff {
                output = unified_diff(&source.text, &fixed.text, &input.name);
            } else {
                keep(input, &source.bytes, &fixed.text, n_fixed, &mut output)?;
                source.text = fixed.text;
            }
        }
        _ => {}
    }
    let document = source.locate(&input.name, &source.check(config), config);
    Ok(Done { document, source, n_fixed, output })
}

/// Writes a corrected text back to where it came from, with the mark that it began with.
fn keep(input: &Input, bytes: &[u8], text: &str, n: usize, output: &mut String) -> Result<(), Failure> {
    const MARK: &[u8] = b"\xEF\xBB\xBF";
    match &input.path {
        None => text.clone_into(output),
        Some(path) if n > 0 => {
            let mark = if bytes.starts_with(MARK) { MARK } else { &[] };
            write(path, &[mark, text.as_bytes()].concat())?;
        }
        Some(_) => {}
    }
    Ok(())
}
