//! Charts as rows with bars: read as a table where bars are not seen.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::check::Document;
use crate::check::scored::Row;
use crate::finding::Severity;
use crate::lang::{Catalogue, write_number};
use crate::output::cleaned;
use crate::output::html::figures::{Figures, Reached};
use crate::scoring::rounded;
use crate::syntax::Rank;

/// One row of a chart.
pub(crate) struct Bar {
    pub(crate) label: String,
    /// How deep the row stands under another.
    pub(crate) depth: usize,
    /// Lengths of the bars, from 0 to 100, each with its class.
    pub(crate) bars: Vec<(String, &'static str)>,
    /// What the bars say, in figures.
    pub(crate) figures: Vec<String>,
    pub(crate) differs: bool,
}

fn length(it: Decimal) -> String {
    let it = it.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED);
    rounded(it, 2).normalize().to_string()
}

/// The part of a number in the largest, in %.
fn part(n: usize, largest: usize) -> String {
    let part = Decimal::from(n).checked_mul(Decimal::ONE_HUNDRED);
    length(part.and_then(|it| it.checked_div(Decimal::from(largest.max(1)))).unwrap_or_default())
}

/// Reported beside recomputed, for each perspective, area and goal; for each objective where
/// there is nothing above.
pub(crate) fn scores(rows: &[Row], catalogue: &Catalogue) -> Vec<Bar> {
    let is_upper = |it: &Row| matches!(it.rank, Rank::Perspective | Rank::Area | Rank::Goal);
    let is_shown = |it: &Row| match rows.iter().any(is_upper) {
        true => is_upper(it),
        false => it.rank == Rank::Objective,
    };
    let shown: Vec<&Row> = rows.iter().filter(|it| is_shown(it)).collect();
    let least = shown.iter().map(|it| it.depth).min().unwrap_or(0);
    let bar = |row: &&Row| {
        let reported = row.reported.or(row.reported_below);
        let bars = [(reported, "reported"), (row.recomputed, "recomputed")];
        let number = |it: Decimal| write_number(it, catalogue.language());
        let figure = |it: Option<Decimal>| it.map_or("–".to_owned(), |it| number(rounded(it, 2)));
        let reported_figure = match row.reported {
            Some(it) => number(it),
            None if row.reported_below.is_some() => format!("({})", figure(row.reported_below)),
            None => "–".to_owned(),
        };
        Bar {
            label: label(row),
            depth: row.depth.saturating_sub(least),
            bars: bars.into_iter().filter_map(|(it, class)| Some((length(it?), class))).collect(),
            figures: vec![reported_figure, figure(row.recomputed)],
            differs: row.differs(),
        }
    };
    shown.iter().map(bar).collect()
}

/// Code and name.
pub(crate) fn label(row: &Row) -> String {
    let before = match (&row.code, row.number) {
        (Some(code), _) => format!("{code} "),
        (None, Some(number)) => format!("{number}. "),
        (None, None) => String::new(),
    };
    format!("{}{}", cleaned(&before), cleaned(&row.name))
}

/// A class of results: its word, the colour of its bar, and what falls into it.
type Class = (&'static str, &'static str, fn(&Reached) -> bool);

/// How many indicators reached how much of their target.
pub(crate) fn spread(figures: &Figures, catalogue: &Catalogue) -> Vec<Bar> {
    let classes: [Class; 9] = [
        ("page-spread.under-50", "low", |it| matches!(it, Reached::Share(it) if *it < 50.0)),
        ("page-spread.under-80", "low", |it| matches!(it, Reached::Share(it) if (50.0..80.0).contains(it))),
        ("page-spread.under-100", "low", |it| matches!(it, Reached::Share(it) if (80.0..100.0).contains(it))),
        ("page-spread.at-100", "met", |it| matches!(it, Reached::Share(it) if *it == 100.0)),
        ("page-spread.to-150", "met", |it| matches!(it, Reached::Share(it) if *it > 100.0 && *it <= 150.0)),
        ("page-spread.over-150", "high", |it| matches!(it, Reached::Share(it) if *it > 150.0)),
        ("page-spread.in-time", "met", |it| *it == Reached::Kept),
        ("page-spread.late", "low", |it| *it == Reached::NotKept),
        ("page-spread.unknown", "none", |it| *it == Reached::Unknown),
    ];
    let counts: Vec<usize> = classes
        .iter()
        .map(|(_, _, holds)| figures.indicators().filter(|it| holds(&it.reached)).count())
        .collect();
    let largest = counts.iter().copied().max().unwrap_or(0);
    if largest == 0 {
        return Vec::new();
    }
    let bars = classes.iter().zip(&counts).map(|((id, class, _), n)| Bar {
        label: catalogue.word(id),
        depth: 0,
        bars: vec![(part(*n, largest), *class)],
        figures: vec![n.to_string()],
        differs: false,
    });
    bars.collect()
}

/// How many findings each rule has, the worst first.
pub(crate) fn by_rule(document: &Document) -> Vec<Bar> {
    let mut counts: BTreeMap<(&'static str, Severity), usize> = BTreeMap::new();
    for it in &document.findings {
        let count = counts.entry((it.finding.rule, it.finding.severity)).or_default();
        *count = count.saturating_add(1);
    }
    let largest = counts.values().copied().max().unwrap_or(0);
    let mut rows: Vec<((&'static str, Severity), usize)> = counts.into_iter().collect();
    rows.sort_by_key(|((rule, severity), n)| (std::cmp::Reverse((*severity, *n)), *rule));
    let bar = |((rule, severity), n): ((&'static str, Severity), usize)| Bar {
        label: rule.to_owned(),
        depth: 0,
        bars: vec![(part(n, largest), severity.name())],
        figures: vec![n.to_string()],
        differs: false,
    };
    rows.into_iter().map(bar).collect()
}

/// A share in % as a number for classes alone.
pub(crate) fn share(it: Decimal) -> f64 {
    it.to_f64().unwrap_or(0.0)
}
