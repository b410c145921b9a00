//! `fmt`: plans in their canonical form.

use rayon::prelude::*;

use crate::cli::Exit;
use crate::cli::args::FmtArgs;
use crate::cli::console::{Console, Failure};
use crate::cli::files::{Input, find, is_plan, read};
use crate::config::Layer;
use crate::disk::configure::Configurations;
use crate::disk::replace::{Before, replace};
use crate::finding::Message;
use crate::format::{Options, format_with, unified_diff};
use crate::text::decode::{decode, mark};

/// Formats plans: writes them, or says what would change.
pub(crate) fn run(args: &FmtArgs, console: &mut Console) -> Result<Exit, Failure> {
    let configurations = Configurations::new(Layer::default(), None);
    let (inputs, mut failures) = find(&args.paths, args.stdin_filename.as_deref(), is_plan);
    let results: Vec<Result<Formatted, Vec<Failure>>> =
        inputs.par_iter().map(|it| format_input(it, args, &configurations)).collect();
    let (mut n_changed, mut n_same) = (0_usize, 0_usize);
    for (input, result) in inputs.iter().zip(results) {
        let it = match result {
            Ok(it) => it,
            Err(it) => {
                failures.extend(it);
                continue;
            }
        };
        match it.is_changed {
            true => n_changed = n_changed.saturating_add(1),
            false => n_same = n_same.saturating_add(1),
        }
        console.print(&it.output)?;
        if args.check && it.is_changed {
            let line =
                console.catalogue.say(&Message::new("cli-would-format").with("path", input.name.as_str()));
            console.print(&format!("{line}\n"))?;
        }
    }
    console.fail_once(&failures);
    let only_asks = args.check || args.diff;
    if inputs.iter().any(|it| it.path.is_some()) && n_changed.saturating_add(n_same) > 0 {
        let id = if only_asks { "cli-formatted.asked" } else { "cli-formatted" };
        console.note(&Message::new(id).with("changed", n_changed).with("same", n_same));
    }
    Ok(match failures.is_empty() {
        false => Exit::Failed,
        true if only_asks && n_changed > 0 => Exit::Found,
        true => Exit::Clean,
    })
}

struct Formatted {
    is_changed: bool,
    /// What is to be shown: a difference, or the text itself.
    output: String,
}

fn format_input(
    input: &Input,
    args: &FmtArgs,
    configurations: &Configurations,
) -> Result<Formatted, Vec<Failure>> {
    if input.path.as_deref().is_some_and(|it| !is_plan(it)) {
        return Err(Failure::of(&input.name, Message::new("cli-no-plan")).into());
    }
    let line_ending = configurations.of(input.path.as_deref())?.line_ending;
    let options = Options { language: args.plan_lang.map(Into::into) };
    let bytes = read(input)?;
    let decoded = decode(&bytes);
    // A text that had to be guessed is not written back as if it had been read.
    if !decoded.is_utf8() {
        return Err(Failure::of(&input.name, Message::new("cli-not-utf8.refused")).into());
    }
    let formatted = format_with(&decoded.text, &options, line_ending);
    let is_changed = decoded.text != formatted;
    let output = match (&input.path, args.diff, args.check) {
        (_, true, _) => unified_diff(&decoded.text, &formatted, &input.name),
        (_, false, true) => String::new(),
        (None, false, false) => format!("{}{formatted}", mark(&bytes)),
        (Some(path), false, false) => {
            if is_changed {
                let text = [mark(&bytes), &formatted].concat();
                replace(path, Before::Read(&bytes), text.as_bytes())?;
            }
            String::new()
        }
    };
    Ok(Formatted { is_changed, output })
}
