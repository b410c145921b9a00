//! `rules`: the catalogue of rules.

use std::io::{self, Write};

use serde::Serialize;

use crate::cli::Exit;
use crate::cli::args::{Listing, RulesArgs};
use crate::cli::console::{Console, Failure};
use crate::cli::destination::{deliver, listing};
use crate::cli::own;
use crate::finding::Severity;
use crate::lang::Catalogue;
use crate::output::page::{doc, summary};
use crate::output::{Paint, View, wrap};
use crate::rule::{Family, Level, Rule};
use crate::rules::ALL;

/// Writes every rule with its level, family and summary.
pub(crate) fn run(args: &RulesArgs, console: &mut Console) -> Result<Exit, Failure> {
    let own = match own::rules(None, args.config.as_ref()) {
        Ok(it) => it,
        Err(failures) => return Ok(console.fail_all(&failures)),
    };
    if args.test {
        return own::test(&own, console);
    }
    let all: Vec<&'static Rule> = ALL.iter().copied().chain(own.iter().map(|it| &it.rule)).collect();
    let format = args.output_format.unwrap_or_else(|| listing(args.to.output.as_deref()));
    deliver(&args.to, &[], console, |catalogue, view, out| match format {
        Listing::Text => table(&all, view, catalogue, out),
        Listing::Json => as_json(&all, catalogue, out),
    })?;
    Ok(Exit::Clean)
}

/// One line a rule, under the name of its family.
pub(crate) fn table(
    all: &[&'static Rule],
    view: View,
    catalogue: &Catalogue,
    out: &mut dyn Write,
) -> io::Result<()> {
    let ids = all.iter().map(|it| it.id.len()).max().unwrap_or(0);
    let levels = [Level::Error, Level::Warning, Level::Info, Level::Pedantic, Level::Off];
    let level_width =
        levels.iter().map(|it| catalogue.word(level_word(*it)).chars().count()).max().unwrap_or(0);
    let indent = ids.saturating_add(level_width).saturating_add(6);
    let mut family: Option<Family> = None;
    for rule in all {
        if family != Some(rule.family) {
            let gap = if family.is_some() { "\n" } else { "" };
            let name = view.painted(rule.family.name(), Paint::Title);
            writeln!(out, "{gap}{name}")?;
            family = Some(rule.family);
        }
        let level = catalogue.word(level_word(rule.level));
        let lines = wrap(&summary(doc(rule, catalogue)), view.width, indent, indent);
        let text = lines.join(&format!("\n{:indent$}", ""));
        let level = view.painted(&format!("{level:<level_width$}"), paint(rule.level));
        writeln!(out, "  {level}  {:<ids$}  {text}", rule.id)?;
    }
    Ok(())
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'static str,
    level: &'static str,
    default: bool,
    family: &'static str,
    since: &'static str,
    summary: String,
    documentation: &'a str,
}

fn as_json(all: &[&'static Rule], catalogue: &Catalogue, out: &mut dyn Write) -> io::Result<()> {
    let entries = all.iter().map(|rule| Entry {
        id: rule.id,
        level: rule.level.severity().name(),
        default: rule.level.is_on(),
        family: rule.family.name(),
        since: rule.since,
        summary: summary(doc(rule, catalogue)),
        documentation: doc(rule, catalogue),
    });
    serde_json::to_writer_pretty(&mut *out, &entries.collect::<Vec<_>>())?;
    writeln!(out)
}

fn paint(level: Level) -> Paint {
    match level {
        Level::Error => Paint::Severity(Severity::Error),
        Level::Warning => Paint::Severity(Severity::Warning),
        Level::Info => Paint::Severity(Severity::Info),
        Level::Pedantic | Level::Off => Paint::Plain,
    }
}

/// The message that names a level.
pub(crate) fn level_word(level: Level) -> &'static str {
    match level {
        Level::Error => "severity-error",
        Level::Warning => "severity-warning",
        Level::Info => "severity-info",
        Level::Pedantic => "cli-level-pedantic",
        Level::Off => "cli-level-off",
    }
}
