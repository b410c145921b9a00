//! The score table as a tree of rows that open and close.

use std::collections::{HashMap, HashSet};

use crate::check::scored::Row;
use crate::finding::Severity;
use crate::lang::{Catalogue, write_number};
use crate::output::html::bars::label;
use crate::output::html::figures::Figures;
use crate::output::html::finding::{Found, rank};
use crate::scoring::rounded;
use crate::syntax::Rank;

/// One row.
pub(crate) struct Branch {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) rank: String,
    pub(crate) has_children: bool,
    pub(crate) is_open: bool,
    /// How many lists end after it.
    pub(crate) closes: usize,
    pub(crate) weight: String,
    pub(crate) reported: String,
    pub(crate) recomputed: String,
    pub(crate) differs: bool,
    /// Target and result, of an indicator.
    pub(crate) target: String,
    pub(crate) result: String,
    /// Findings about it: how many, how bad, and where the first is.
    pub(crate) n_findings: usize,
    pub(crate) worst: &'static str,
    pub(crate) first: String,
}

/// The rows in order. Those down to the goals are open, and those that hold an error.
pub(crate) fn tree(
    id: &str,
    rows: &[Row],
    figures: &Figures,
    findings: &[Found],
    catalogue: &Catalogue,
) -> Vec<Branch> {
    let mut by_row: HashMap<(usize, Option<u32>), Vec<&Found>> = HashMap::new();
    for it in findings {
        by_row.entry(it.about).or_default().push(it);
    }
    let errors = findings.iter().filter(|it| it.severity == Severity::Error.name());
    let holding = ancestors(rows, errors.filter_map(|it| figures.row(it.about)));
    let abouts = figures.abouts();
    let mut res = Vec::with_capacity(rows.len());
    let depth = |i: usize| rows.get(i).map_or(0, |it: &Row| it.depth.saturating_add(1));
    for (i, row) in rows.iter().enumerate() {
        let next = i.saturating_add(1);
        let about = abouts.get(i).copied().unwrap_or((usize::MAX, None));
        let own = by_row.get(&about).map_or(&[][..], Vec::as_slice);
        let has_children = depth(next) > depth(i);
        let figure = figures.get(about.0, about.1);
        let number = |it| write_number(it, catalogue.language());
        let reported = match (row.reported, row.reported_below) {
            (Some(it), _) => number(it),
            (None, Some(it)) => format!("({})", number(rounded(it, 2))),
            (None, None) => String::new(),
        };
        let recomputed = match (row.is_excluded, row.recomputed) {
            (true, _) => "–".to_owned(),
            (false, None) => String::new(),
            (false, Some(it)) => {
                format!("{}{}", if row.is_approximate() { "~" } else { "" }, number(rounded(it, 2)))
            }
        };
        res.push(Branch {
            id: format!("{id}-r{next}"),
            label: label(row),
            rank: catalogue.word(rank_word(row.rank)),
            has_children,
            is_open: row.rank < Rank::Objective || holding.contains(&i),
            closes: if has_children { 0 } else { depth(i).saturating_sub(depth(next).max(1)) },
            weight: row.weight.map(number).unwrap_or_default(),
            reported,
            recomputed,
            differs: row.differs(),
            target: figure.map(|it| it.target(catalogue)).unwrap_or_default(),
            result: figure.map(|it| it.result(catalogue)).unwrap_or_default(),
            n_findings: own.len(),
            worst: own.iter().map(|it| it.severity).max_by_key(|it| rank(it)).unwrap_or(""),
            first: own.first().map(|it| it.id.clone()).unwrap_or_default(),
        });
    }
    res
}

/// The rows that some rows stand under.
fn ancestors(rows: &[Row], below: impl Iterator<Item = usize>) -> HashSet<usize> {
    let mut parents: Vec<Option<usize>> = Vec::with_capacity(rows.len());
    let mut open: Vec<usize> = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        open.truncate(row.depth);
        parents.push(open.last().copied());
        open.push(i);
    }
    let mut res = HashSet::new();
    for it in below {
        let mut at = parents.get(it).copied().flatten();
        while let Some(it) = at.filter(|it| res.insert(*it)) {
            at = parents.get(it).copied().flatten();
        }
    }
    res
}

fn rank_word(rank: Rank) -> &'static str {
    match rank {
        Rank::Plan => "page-rank-plan",
        Rank::Perspective => "page-rank-perspective",
        Rank::Area => "page-rank-area",
        Rank::Goal => "page-rank-goal",
        Rank::Objective => "page-rank-objective",
        Rank::Indicator => "page-rank-indicator",
    }
}
