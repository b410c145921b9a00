//! `score`: reported achievements beside recomputed ones.

mod explain;
mod machine;
mod tree;

use std::path::PathBuf;

use crate::check::scored::Scored;
use crate::cli::Exit;
use crate::cli::args::{ScoreArgs, ScoreFormat};
use crate::cli::console::{Console, Failure};
use crate::cli::destination::{deliver, ending};
use crate::cli::files::{Input, named};
use crate::config::{Config, Layer};
use crate::disk::configure::Configurations;
use crate::disk::report::source;
use crate::finding::Message;

/// Writes the tree of a plan with its achievements, or the derivation of some.
pub(crate) fn run(args: &ScoreArgs, console: &mut Console) -> Result<Exit, Failure> {
    let input: Input = named(&PathBuf::from(&args.file), None);
    let source = match source(&input, &Configurations::new(Layer::default(), args.config.clone())) {
        Ok(it) => it,
        Err(failures) => return Ok(console.fail_all(&failures)),
    };
    console.warn_of(&input.name, &source.remarks);
    let checked = source.check(&Config::default());
    if checked.sections.iter().all(|it| !it.summary.has_heading) {
        return Err(Failure::of(&input.name, Message::new("score-empty")));
    }
    let scored = Scored::new(&source.text, &checked);
    let explained = args.explain.as_ref().map(|code| (code, scored.sections_of(code)));
    if let Some((code, sections)) = &explained
        && sections.is_empty()
    {
        let message = Message::new("score-no-such-code").with("code", code.as_str());
        return Err(Failure::of(&input.name, message));
    }
    deliver(&args.to, &[args.file.as_path()], console, |catalogue, view, out| {
        match (&explained, format(args)) {
            (Some((_, sections)), _) => {
                sections.iter().try_for_each(|it| explain::write(&scored, *it, view.width, catalogue, out))
            }
            (None, ScoreFormat::Text) => tree::write(&scored, view, catalogue, out),
            (None, ScoreFormat::Json) => machine::json(&scored, &input.name, out),
            (None, ScoreFormat::Csv) => machine::table(&scored, out),
        }
    })?;
    Ok(Exit::Clean)
}

/// The format that is asked for, else that of the file's name.
fn format(args: &ScoreArgs) -> ScoreFormat {
    let of_name = || match ending(args.to.output.as_deref()).as_str() {
        "json" => ScoreFormat::Json,
        "csv" => ScoreFormat::Csv,
        _ => ScoreFormat::Text,
    };
    args.output_format.unwrap_or_else(of_name)
}
