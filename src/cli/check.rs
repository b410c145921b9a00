//! `check`: files into findings.

use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use crate::cli::Exit;
use crate::cli::args::CheckArgs;
use crate::cli::baseline::Baseline;
use crate::cli::checked::{Done, Outcome, check_input};
use crate::cli::console::{Console, Failure};
use crate::cli::inputs::inputs;
use crate::cli::own;
use crate::cli::progress::bar;
use crate::cli::write::{outputs, secured, wants_plans, write_all};
use crate::config::Earlier;
use crate::disk::configure::Configurations;
use crate::disk::earlier::edition;
use crate::disk::files::{regular, root};
use crate::finding::{Message, Severity};
use crate::output::{Plan, Root, Run, Shown, Unread};

/// Checks what the arguments name. Files are checked in parallel and reported in order; one
/// that cannot be read does not stop the others, but the exit code tells.
pub(crate) fn run(args: &CheckArgs, console: &mut Console) -> Result<Exit, Failure> {
    let outputs = outputs(args)?;
    let first = args.paths.first().map(PathBuf::as_path);
    let options = own::options(&args.choice, first, args.config.as_ref())?;
    let configurations = Configurations::new(options, args.config.clone());
    let against = args.against.as_ref().map(|it| edition(&regular(it), &configurations)).transpose();
    let against = match against {
        Ok(it) => it.map(|it| Earlier::Edition(Arc::new(it))),
        Err(failures) => return Ok(console.fail_all(&failures)),
    };
    let baseline = match Baseline::asked_for(args) {
        Ok(it) => it,
        Err(failures) => return Ok(console.fail_all(&failures)),
    };
    let (inputs, mut failures) = inputs(args)?;
    if inputs.is_none() {
        console.note(&Message::new("cli-nothing-changed"));
    }
    let mut inputs = inputs.unwrap_or_default();
    let mut named: Vec<PathBuf> = [&args.config, &args.against, &args.baseline, &args.write_baseline]
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    named.extend(configurations.base(first).map(|it| it.files.clone()).unwrap_or_default());
    let outputs = secured(args, outputs, &mut inputs, &named)?;
    let keeps_checked = wants_plans(args, &outputs);
    let bar = bar(inputs.len());
    let results: Vec<Outcome> = inputs
        .par_iter()
        .map(|it| {
            let res = check_input(it, args, &configurations, keeps_checked, against.as_ref());
            bar.inc(1);
            res
        })
        .collect();
    bar.finish_and_clear();
    let mut done: Vec<Done> = Vec::with_capacity(results.len());
    let mut unsure: Vec<String> = Vec::new();
    for result in results {
        match result {
            Outcome::Done(it) => done.push(*it),
            Outcome::Unsure(it) => unsure.push(it),
            Outcome::Failed(it) => failures.extend(it),
        }
    }
    // A folder in which nothing could be checked is not fine.
    if done.is_empty() && failures.is_empty() && !unsure.is_empty() {
        failures.push(Failure::new(Message::new("cli-nothing-here.unsure").with("n", unsure.len())));
    }
    let has_baseline = baseline.is_some();
    if let Some(mut it) = baseline {
        if let Some(file) = &args.write_baseline {
            it.write(file, &done, console)?;
        }
        it.apply(&mut done, console);
    }
    for it in &done {
        console.warn_of(&it.document.path, &it.source.remarks);
    }
    for it in &done {
        console.print(&it.output)?;
    }
    if !args.diff {
        // What was corrected on its way through goes on; findings must not get into it.
        let to_err = done.iter().any(|it| !it.output.is_empty());
        let shown: Vec<Shown<'_>> = done.iter().map(Done::shown).collect();
        let unread: Vec<Unread> = failures.iter().map(Unread::from).collect();
        let fail_on = args.fail_on.into();
        let (path, folder) = root();
        let root = Root { path: &path, folder: &folder };
        let run = Run { documents: &shown, unread: &unread, root, fail_on, has_baseline };
        failures.extend(write_all(args, &outputs, &run, to_err, console));
    }
    for it in done.iter().filter(|it| it.n_fixed > 0 && !args.diff) {
        let id = if args.add_suppressions.is_some() { "cli-suppressed" } else { "cli-fixed" };
        let message = Message::new(id).with("n", it.n_fixed);
        console.note(&message.with("path", it.document.path.as_str()));
    }
    say_unsure(&unsure, args.verbose, console);
    console.fail_once(&failures);
    Ok(exit(&done, &failures, args))
}

impl Done {
    fn shown(&self) -> Shown<'_> {
        let plan = self.checked.as_ref().map(|checked| Plan { text: &self.source.text, checked });
        Shown {
            document: &self.document,
            text: self.source.shown(),
            known: &self.known,
            plan,
            file: &self.source.bytes,
            remarks: &self.source.remarks,
        }
    }
}

/// Files in folders that were not checked, because nothing tells what they are.
fn say_unsure(unsure: &[String], is_verbose: bool, console: &mut Console) {
    if is_verbose {
        for it in unsure {
            console.note(&Message::new("cli-unsure-one").with("path", it.as_str()));
        }
    }
    if !unsure.is_empty() {
        let id = if is_verbose { "cli-unsure.listed" } else { "cli-unsure" };
        console.note(&Message::new(id).with("n", unsure.len()));
    }
}

fn exit(done: &[Done], failures: &[Failure], args: &CheckArgs) -> Exit {
    let fails = Severity::from(args.fail_on);
    let is_found = |it: &Done| match args.diff {
        true => !it.output.is_empty(),
        false => it.document.findings.iter().any(|it| it.finding.severity >= fails),
    };
    match failures.is_empty() {
        false => Exit::Failed,
        true if done.iter().any(is_found) && !args.exit_zero => Exit::Found,
        true => Exit::Clean,
    }
}
