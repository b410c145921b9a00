//! `explain`: the page of a rule.

use std::io::Write;

use crate::cli::Exit;
use crate::cli::args::ExplainArgs;
use crate::cli::choose::unknown;
use crate::cli::console::{Console, Failure, columns};
use crate::cli::own;
use crate::cli::rules::level_word;
use crate::config::rule;
use crate::finding::Message;
use crate::output::page::{doc, render, said};
use crate::rule::Rule;

/// Writes the page of a rule in the reader's language.
pub(crate) fn run(args: &ExplainArgs, console: &mut Console) -> Result<Exit, Failure> {
    let own = |id: &str| -> Option<&'static Rule> {
        own::rules(None, None).ok()?.into_iter().map(|it| &it.rule).find(|it| it.id == id)
    };
    let id = args.rule.trim();
    let rule = rule(id).or_else(|| own(id)).ok_or_else(|| unknown(id))?;
    let catalogue = &console.catalogue;
    let about = Message::new("cli-rule")
        .with("level", catalogue.word(level_word(rule.level)).as_str())
        .with("family", rule.family.name())
        .with("since", rule.since);
    let page = render(doc(rule, catalogue), columns(), |it| said(it, catalogue));
    let about = catalogue.say(&about);
    write!(console.out, "{} ({about})\n\n{page}", rule.id).map_err(|it| Failure::of_output(&it))?;
    Ok(Exit::Clean)
}
