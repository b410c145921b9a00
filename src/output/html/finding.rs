//! Findings with the row that each is about.

use crate::check::Location;
use crate::check::scored::Row;
use crate::finding::{Message, Severity};
use crate::lang::Catalogue;
use crate::output::concise::severity_word;
use crate::output::html::bars::label;
use crate::output::html::figures::Figures;
use crate::output::markdown::capital;
use crate::output::{Shown, cleaned};

/// A finding on the page.
pub(crate) struct Found {
    pub(crate) id: String,
    pub(crate) severity: &'static str,
    pub(crate) severity_word: String,
    pub(crate) rule: &'static str,
    pub(crate) message: String,
    pub(crate) place: String,
    /// The section that it is in, and the indicator.
    pub(crate) about: (usize, Option<u32>),
    /// Names of the objective and the indicator.
    pub(crate) objects: Vec<String>,
    /// The row of the tree.
    pub(crate) row: Option<String>,
    pub(crate) table: Option<Table>,
    pub(crate) notes: Vec<String>,
    pub(crate) fixes: Vec<String>,
}

/// The cells of the indicator's row.
pub(crate) struct Table {
    pub(crate) weight: String,
    pub(crate) formula: String,
    pub(crate) measures: Vec<String>,
    pub(crate) target: String,
    pub(crate) result: String,
    pub(crate) achieved: String,
}

/// The findings of a document, the worst first, as many as there is room for.
pub(crate) fn all(
    id: &str,
    shown: &Shown<'_>,
    rows: &[Row],
    figures: &Figures,
    room: usize,
    catalogue: &Catalogue,
) -> Vec<Found> {
    let mut findings: Vec<_> = shown.document.findings.iter().collect();
    findings.sort_by_key(|it| std::cmp::Reverse(it.finding.severity));
    let found = findings.into_iter().take(room).enumerate().map(|(i, located)| {
        let finding = &located.finding;
        let about = (located.section, finding.indicator);
        let name = |at: usize| rows.get(at).map(label).filter(|it| !it.is_empty());
        let of_section = figures.row((located.section, None));
        let of_indicator = finding.indicator.and_then(|_| figures.row(about));
        // A figure and its sign stay on one line.
        let sentence =
            |message: &Message| capital(&cleaned(&catalogue.say(message))).replace(" %", "\u{a0}%");
        let notes = finding
            .labels
            .iter()
            .zip(&located.labels)
            .map(|(label, at)| format!("{} ({})", sentence(&label.message), place(at, catalogue)));
        let table = figures.get(located.section, finding.indicator).map(|it| Table {
            weight: it.weight(catalogue),
            formula: it.formula().unwrap_or_default().to_owned(),
            measures: it.measures(catalogue),
            target: it.target(catalogue),
            result: it.result(catalogue),
            achieved: it.achieved(catalogue),
        });
        Found {
            id: format!("{id}-f{}", i.saturating_add(1)),
            severity: finding.severity.name(),
            severity_word: catalogue.word(severity_word(finding.severity)),
            rule: finding.rule,
            message: sentence(&finding.message),
            place: place(&located.place, catalogue),
            about,
            objects: of_section.into_iter().chain(of_indicator).filter_map(name).collect(),
            row: of_indicator.or(of_section).map(|it| format!("{id}-r{}", it.saturating_add(1))),
            table,
            notes: notes.collect(),
            fixes: finding.fixes.iter().map(|it| sentence(&it.title)).collect(),
        }
    });
    found.collect()
}

/// `riga 220`, or the cell.
fn place(at: &Location, catalogue: &Catalogue) -> String {
    match &at.cell {
        Some(it) => catalogue.say(&Message::new("page-place.cell").with("cell", cleaned(it).as_ref())),
        None => catalogue.say(&Message::new("page-place").with("line", at.line)),
    }
}

/// The worse of two severities by the words that classes use.
pub(crate) fn rank(severity: &str) -> u8 {
    let all = [Severity::Info, Severity::Warning, Severity::Error];
    all.iter().zip(0_u8..).find(|it| it.0.name() == severity).map_or(0, |it| it.1)
}
