//! What to ask: each contradiction by itself, everything else by kind.

use std::collections::BTreeMap;

use crate::check::scored::Row;
use crate::check::{Located, Location};
use crate::finding::{Message, Severity};
use crate::lang::Catalogue;
use crate::output::brief::is_about_reading;
use crate::output::markdown::capital;
use crate::output::page::{doc, summary};
use crate::output::{Shown, cleaned};
use crate::rule::Family;

/// The most contradictions: more would not leave room for the rest on two pages.
const MOST_CONTRADICTIONS: usize = 7;

/// The most kinds of questions.
const MOST_KINDS: usize = 16;

/// The most places that are named of a kind.
const MOST_PLACES: usize = 8;

/// Longer names are cut.
const LONGEST_NAME: usize = 110;

/// A contradiction and the question to ask.
pub(crate) struct Contradiction {
    pub(crate) place: String,
    pub(crate) object: String,
    pub(crate) said: String,
    pub(crate) question: String,
}

/// A kind of finding, how many there are and where.
pub(crate) struct Question {
    pub(crate) n: usize,
    pub(crate) about: String,
    pub(crate) places: String,
}

/// The contradictions, and how many are left out.
pub(crate) fn contradictions(
    shown: &Shown<'_>,
    rows: &[Row],
    catalogue: &Catalogue,
) -> (Vec<Contradiction>, usize) {
    let errors = || {
        shown.document.findings.iter().filter(|it| {
            it.finding.severity == Severity::Error && !is_about_reading(it.finding.rule, it.finding.severity)
        })
    };
    let made = errors().take(MOST_CONTRADICTIONS).map(|it| Contradiction {
        place: place(&it.place, catalogue),
        object: object(it, rows, catalogue),
        said: sentence(&it.finding.message, catalogue),
        question: catalogue.word(question(it.finding.rule)),
    });
    (made.collect(), errors().count().saturating_sub(MOST_CONTRADICTIONS))
}

/// What is worth asking, by rule, and how many findings are left out: notes, and the kinds for
/// which there is no room.
pub(crate) fn questions(shown: &Shown<'_>, catalogue: &Catalogue) -> (Vec<Question>, usize) {
    let mut kinds: BTreeMap<&'static str, Vec<&Located>> = BTreeMap::new();
    let findings = shown.document.findings.iter();
    for it in findings.filter(|it| it.finding.severity == Severity::Warning) {
        if !is_about_reading(it.finding.rule, it.finding.severity) {
            kinds.entry(it.finding.rule).or_default().push(it);
        }
    }
    let mut kinds: Vec<(&'static str, Vec<&Located>)> = kinds.into_iter().collect();
    kinds.sort_by_key(|it| std::cmp::Reverse(it.1.len()));
    let left: usize = kinds.iter().skip(MOST_KINDS).map(|it| it.1.len()).sum();
    let n_notes = shown.document.findings.iter().filter(|it| it.finding.severity == Severity::Info).count();
    let made = kinds.into_iter().take(MOST_KINDS).map(|(rule, all)| Question {
        n: all.len(),
        about: kind(rule, &all, catalogue),
        places: places(&all, catalogue),
    });
    (made.collect(), left.saturating_add(n_notes))
}

/// What could not be read, and what was said of the reading.
pub(crate) fn unchecked(shown: &Shown<'_>, catalogue: &Catalogue) -> Vec<String> {
    let mut res: Vec<String> = shown.remarks.iter().map(|it| capital(&cleaned(&catalogue.say(it)))).collect();
    let is_unread = |it: &&Located| is_about_reading(it.finding.rule, it.finding.severity);
    let unread: Vec<&Located> = shown.document.findings.iter().filter(is_unread).collect();
    if !unread.is_empty() {
        let said = catalogue.say(&Message::new("brief-unread").with("n", unread.len()));
        res.push(format!("{} ({})", capital(&said), places(&unread, catalogue)));
    }
    res
}

/// What a rule is about, in the words of its page; of one's own rules in those of the first finding.
fn kind(rule: &'static str, all: &[&Located], catalogue: &Catalogue) -> String {
    let of_page = crate::config::any_rule(rule).map(|it| summary(doc(it, catalogue)));
    let of_first = || all.first().map(|it| sentence(&it.finding.message, catalogue)).unwrap_or_default();
    of_page.filter(|it| !it.is_empty()).unwrap_or_else(of_first)
}

/// `01.02, 09.05/1, … (19)`: the objectives, else the lines or cells.
fn places(all: &[&Located], catalogue: &Catalogue) -> String {
    let mut names: Vec<String> = all
        .iter()
        .map(|it| match (&it.objective, it.finding.indicator) {
            (Some(code), Some(n)) => format!("{}/{n}", cleaned(code)),
            (Some(code), None) => cleaned(code).into_owned(),
            (None, _) => place(&it.place, catalogue),
        })
        .collect();
    names.dedup();
    let left = names.len().saturating_sub(MOST_PLACES);
    names.truncate(MOST_PLACES);
    if left > 0 {
        names.push("…".to_owned());
    }
    names.join(", ")
}

/// The names of the objective and the indicator.
fn object(located: &Located, rows: &[Row], catalogue: &Catalogue) -> String {
    let about = crate::output::summary::about(located, catalogue);
    let name = located.objective.as_deref().and_then(|code| {
        let at = rows.iter().position(|it| it.code.as_deref() == Some(code))?;
        let indicator = |n: u32| {
            rows.iter().skip(at).skip(1).take_while(|it| it.number.is_some()).find(|it| it.number == Some(n))
        };
        let row = located.finding.indicator.and_then(indicator).or_else(|| rows.get(at))?;
        Some(cut(&cleaned(&row.name)))
    });
    [about.map(|it| capital(&it)), name].into_iter().flatten().collect::<Vec<_>>().join(": ")
}

fn cut(name: &str) -> String {
    if name.chars().count() <= LONGEST_NAME {
        return name.to_owned();
    }
    let short: String = name.chars().take(LONGEST_NAME).collect();
    format!("{}…", short.trim_end())
}

/// A figure and its sign stay on one line.
fn sentence(message: &Message, catalogue: &Catalogue) -> String {
    capital(&cleaned(&catalogue.say(message))).replace(" %", "\u{a0}%")
}

fn place(at: &Location, catalogue: &Catalogue) -> String {
    let said = match &at.cell {
        Some(it) => catalogue.say(&Message::new("page-place.cell").with("cell", cleaned(it).as_ref())),
        None => catalogue.say(&Message::new("page-place").with("line", at.line)),
    };
    capital(&said)
}

/// The question that a contradiction asks, by what its rule is about.
fn question(rule: &str) -> &'static str {
    match crate::config::any_rule(rule).map(|it| it.family) {
        Some(Family::Results) => "brief-ask.results",
        Some(Family::Weights) => "brief-ask.weights",
        Some(Family::Targets) => "brief-ask.targets",
        Some(Family::Deadlines) => "brief-ask.deadlines",
        Some(Family::Formulas) => "brief-ask.formulas",
        Some(Family::Structure) => "brief-ask.structure",
        Some(Family::History) => "brief-ask.history",
        _ => "brief-ask.other",
    }
}
