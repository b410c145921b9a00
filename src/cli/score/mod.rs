//! `score`: reported achievements beside recomputed ones.

mod explain;
mod machine;
mod tree;

use std::path::PathBuf;

use crate::check::scored::Scored;
use crate::cli::Exit;
use crate::cli::args::{ScoreArgs, ScoreFormat};
use crate::cli::console::{Console, Failure, columns};
use crate::cli::files::{Input, named};
use crate::cli::source::source;
use crate::config::{Config, Layer};
use crate::disk::configure::Configurations;
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
    let out = &mut console.out;
    let written = match (&args.explain, args.format) {
        (Some(code), _) => {
            let all = scored.sections_of(code);
            if all.is_empty() {
                let message = Message::new("score-no-such-code").with("code", code.as_str());
                return Err(Failure::of(&input.name, message));
            }
            all.into_iter().try_for_each(|it| explain::write(&scored, it, columns(), &console.catalogue, out))
        }
        (None, ScoreFormat::Text) => tree::write(&scored, columns(), &console.catalogue, out),
        (None, ScoreFormat::Json) => machine::json(&scored, &input.name, out),
        (None, ScoreFormat::Csv) => machine::table(&scored, out),
    };
    written.map_err(|it| Failure::of_output(&it))?;
    Ok(Exit::Clean)
}
