//! `explain`: the page of a rule.

use std::io::Write;

use crate::cli::Exit;
use crate::cli::args::ExplainArgs;
use crate::cli::choose::unknown;
use crate::cli::console::{Console, Failure};
use crate::cli::own;
use crate::cli::rules::{level_word, table};
use crate::config::rule;
use crate::finding::Message;
use crate::lang::Catalogue;
use crate::output::markdown::capital;
use crate::output::page::{doc, render, said};
use crate::output::{Paint, View};
use crate::own::OwnRule;
use crate::rule::Rule;
use crate::rules::ALL;

/// Writes the page of a rule, or the rules of a family, in the reader's language.
pub(crate) fn run(args: &ExplainArgs, console: &mut Console) -> Result<Exit, Failure> {
    let id = args.rule.trim();
    let view = console.view();
    let family: Vec<&'static Rule> =
        ALL.iter().copied().filter(|it| it.family.name().eq_ignore_ascii_case(id)).collect();
    if !family.is_empty() {
        table(&family, view, &console.catalogue, &mut console.out).map_err(|it| Failure::of_output(&it))?;
        return Ok(Exit::Clean);
    }
    let text = match rule(id) {
        Some(it) => page(it, view, &console.catalogue),
        None => match own::rules(None, None) {
            Ok(all) => {
                let found = all.into_iter().find(|it| it.rule.id.eq_ignore_ascii_case(id));
                of_own(found.ok_or_else(|| unknown(id))?, view, &console.catalogue)
            }
            // A file that cannot be read may be the one that has the rule.
            Err(failures) => {
                failures.iter().for_each(|it| console.fail(it));
                return Err(unknown(id));
            }
        },
    };
    write!(console.out, "{text}").map_err(|it| Failure::of_output(&it))?;
    Ok(Exit::Clean)
}

fn page(rule: &'static Rule, view: View, catalogue: &Catalogue) -> String {
    let about = Message::new("cli-rule")
        .with("level", catalogue.word(level_word(rule.level)).as_str())
        .with("family", rule.family.name())
        .with("since", rule.since);
    let page = render(doc(rule, catalogue), view, |it| said(it, catalogue));
    format!("{} ({})\n\n{page}", view.painted(rule.id, Paint::Title), catalogue.say(&about))
}

/// A rule of one's own has no version, but a place where it is written.
fn of_own(own: &'static OwnRule, view: View, catalogue: &Catalogue) -> String {
    let rule = &own.rule;
    let about = Message::new("cli-rule.own")
        .with("level", catalogue.word(level_word(rule.level)).as_str())
        .with("family", rule.family.name());
    let page = render(doc(rule, catalogue), view, |it| said(it, catalogue));
    let place = own.place().map(|it| format!("\n{}\n", capital(&catalogue.say(&it)).replace('`', "")));
    format!(
        "{} ({})\n\n{page}{}",
        view.painted(rule.id, Paint::Title),
        catalogue.say(&about),
        place.unwrap_or_default()
    )
}
