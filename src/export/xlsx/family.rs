//! Sums of weights and recomputed achievements over the rows that stand under a heading.

use crate::export::table::{Cell, Table};
use crate::export::xlsx::number::{Kind, Typed, round, typed};
use crate::export::xlsx::scores::Scores;
use crate::import::exported::{Column, Level};
use crate::syntax::{Language, Property, Rank, Value, ValueKind};

/// A heading and what stands under it.
pub(crate) struct Node {
    pub(crate) rank: Rank,
    /// Its row in the table, from 0.
    pub(crate) row: usize,
    /// The last row that belongs to it.
    pub(crate) last: usize,
    pub(crate) children: Vec<usize>,
    pub(crate) weight: Option<Typed>,
    pub(crate) achieved: Option<Typed>,
    /// Taken out of the reckoning, or not applicable.
    pub(crate) is_excluded: bool,
    /// The recomputed achievement: of an indicator from its result, of any other heading the
    /// mean of what stands below.
    pub(crate) recomputed: Option<Live>,
    /// The sum of the weights below.
    pub(crate) sum: Option<Live>,
}

/// A formula, what it gives today, and how that is shown.
pub(crate) struct Live {
    /// None where no formula of a cell says what the program says: then the number stands there.
    pub(crate) text: Option<String>,
    pub(crate) number: f64,
    pub(crate) kind: Kind,
    pub(crate) decimals: u32,
    /// Whether weights are missing, so that all count alike.
    pub(crate) is_unweighted: bool,
}

/// The letters of the columns that formulas speak of.
pub(crate) struct Letters {
    pub(crate) level: String,
    pub(crate) weight: String,
    pub(crate) result: String,
    pub(crate) recomputed: String,
}

/// The most cells that are named one by one.
const MAX_NAMED: usize = 120;

/// How far a number of the sheet may be from that of the program: less than any digit shown.
const NEAR: f64 = 1e-9;

/// The headings of a table, each with its formulas.
pub(crate) fn families(table: &Table<'_>, scores: &Scores<'_>, letters: &Letters) -> Vec<Node> {
    let mut nodes = nodes(table);
    // What stands below comes later, so means are made from the end.
    for i in (0..nodes.len()).rev() {
        let Some(node) = nodes.get(i) else { continue };
        let children: Vec<&Node> = node.children.iter().filter_map(|it| nodes.get(*it)).collect();
        let family = Family { language: table.language, letters, node, children: &children };
        let sum = family.sum();
        let place = table.rows.get(node.row).and_then(|it| it.node);
        let expected = place.and_then(|it| scores.recomputed(it)).filter(|_| !node.is_excluded);
        let recomputed = expected.map(|expected| match node.rank {
            Rank::Indicator => family.graded(table, scores, expected),
            _ => family.mean(expected),
        });
        if let Some(it) = nodes.get_mut(i) {
            (it.sum, it.recomputed) = (sum, recomputed);
        }
    }
    nodes
}

fn nodes(table: &Table<'_>) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (row, it) in table.rows.iter().enumerate() {
        let Level::Heading(rank) = it.level else { continue };
        while let Some(last) = open.last().and_then(|it| nodes.get_mut(*it)).filter(|it| it.rank >= rank) {
            last.last = row.saturating_sub(1);
            open.pop();
        }
        let child = nodes.len();
        if let Some(parent) = open.last().and_then(|it| nodes.get_mut(*it)) {
            parent.children.push(child);
        }
        open.push(child);
        let value = |property| match it.cell(Column::Of(property)) {
            Some(Cell::Value(it)) => Some(*it),
            _ => None,
        };
        let share = |property| value(property).and_then(|it| typed(&it, table.language));
        let is_nothing = |it: Value<'_>| matches!(it.kind, ValueKind::Neutralised | ValueKind::NotApplicable);
        nodes.push(Node {
            rank,
            row,
            last: table.rows.len().saturating_sub(1),
            children: Vec::new(),
            weight: share(Property::Weight).filter(is_share),
            achieved: share(Property::Achieved).filter(is_share),
            is_excluded: rank == Rank::Indicator
                && (value(Property::Achieved).is_some_and(is_nothing)
                    || value(Property::Result).is_some_and(is_nothing)),
            recomputed: None,
            sum: None,
        });
    }
    nodes
}

/// A share is a percentage, or a number without a unit.
fn is_share(it: &Typed) -> bool {
    it.kind == Kind::Percent || (it.kind == Kind::Plain && !it.format.contains('"'))
}

struct Family<'f> {
    language: Language,
    letters: &'f Letters,
    node: &'f Node,
    children: &'f [&'f Node],
}

impl Family<'_> {
    /// The rank of the children, where all have one: then a range can be told by it.
    fn rank(&self) -> Option<Rank> {
        let first = self.children.first()?.rank;
        self.children.iter().all(|it| it.rank == first).then_some(first)
    }

    /// The cells of a column that belong to the node's own rows.
    fn range(&self, column: &str) -> String {
        format!("{column}{}:{column}{}", excel(self.node.row.saturating_add(1)), excel(self.node.last))
    }

    fn level(&self, rank: Rank) -> String {
        format!("\"{}\"", Level::Heading(rank).word(self.language))
    }

    fn sum(&self) -> Option<Live> {
        let weights: Vec<(&Node, &Typed)> =
            self.children.iter().filter_map(|it| Some((*it, it.weight.as_ref()?))).collect();
        let (_, first) = weights.first()?;
        if weights.iter().any(|it| it.1.kind != first.kind) {
            return None;
        }
        let column = &self.letters.weight;
        let text = match self.rank() {
            Some(rank) => format!(
                "SUMIF({},{},{})",
                self.range(&self.letters.level),
                self.level(rank),
                self.range(column)
            ),
            None if weights.len() <= MAX_NAMED => {
                let cells = weights.iter().map(|it| format!("{column}{}", excel(it.0.row)));
                format!("SUM({})", cells.collect::<Vec<_>>().join(","))
            }
            None => return None,
        };
        let decimals = weights.iter().map(|it| it.1.decimals).max().unwrap_or(0);
        let number = round(weights.iter().map(|it| it.1.number).sum(), decimals.saturating_add(4));
        Some(Live { text: Some(text), number, kind: first.kind, decimals, is_unweighted: false })
    }

    /// The achievement of an indicator: over the cell of its result where a formula says what the
    /// program says.
    fn graded(&self, table: &Table<'_>, scores: &Scores<'_>, expected: f64) -> Live {
        let row = table.rows.get(self.node.row);
        let result = match row.and_then(|it| it.cell(Column::Of(Property::Result))) {
            Some(Cell::Value(it)) => typed(it, table.language).map(|it| it.number),
            _ => None,
        };
        let cell = format!("{}{}", self.letters.result, excel(self.node.row));
        let graded = row
            .and_then(|it| it.node)
            .zip(result)
            .and_then(|(place, result)| scores.graded(place, &cell, result))
            .filter(|it| (it.number - expected).abs() < NEAR);
        self.shown(graded.map(|it| it.text), expected, false)
    }

    /// The weighted mean of the children that have an achievement, as the roll-up of the
    /// program has it.
    fn mean(&self, expected: f64) -> Live {
        let counted = || self.children.iter().filter(|it| !it.is_excluded);
        let scored: Vec<(&Node, f64)> =
            counted().filter_map(|it| Some((*it, it.recomputed.as_ref()?.number))).collect();
        let n_counted = counted().count();
        let is_unweighted = n_counted > 1 && counted().all(|it| it.weight.is_none());
        let made = match scored.as_slice() {
            [(only, number)] if n_counted == 1 => Some((self.cell(only), *number)),
            _ if is_unweighted => self.plain(&scored),
            _ => self.weighted(&scored),
        };
        let text =
            made.filter(|it| (it.1 - expected).abs() < NEAR).map(|it| format!("IFERROR({},\"\")", it.0));
        self.shown(text, expected, is_unweighted)
    }

    /// As many decimals are shown as the reported achievement has.
    fn shown(&self, text: Option<String>, number: f64, is_unweighted: bool) -> Live {
        let reported = self.node.achieved.as_ref();
        let decimals =
            reported.map_or(4, |it| it.decimals.saturating_add(if it.kind == Kind::Percent { 0 } else { 2 }));
        Live { text, number, kind: Kind::Percent, decimals, is_unweighted }
    }

    fn cell(&self, child: &Node) -> String {
        format!("{}{}", self.letters.recomputed, excel(child.row))
    }

    fn plain(&self, scored: &[(&Node, f64)]) -> Option<(String, f64)> {
        let number = scored.iter().map(|it| it.1).sum::<f64>() / scored.len().max(1) as f64;
        let text = match self.rank() {
            Some(rank) => format!(
                "AVERAGEIF({},{},{})",
                self.range(&self.letters.level),
                self.level(rank),
                self.range(&self.letters.recomputed)
            ),
            None if scored.len() <= MAX_NAMED => {
                let cells: Vec<String> = scored.iter().map(|it| self.cell(it.0)).collect();
                format!("AVERAGE({})", cells.join(","))
            }
            None => return None,
        };
        Some((text, number))
    }

    fn weighted(&self, scored: &[(&Node, f64)]) -> Option<(String, f64)> {
        let weight = |it: &Node| it.weight.as_ref().map(|it| it.number);
        let weights: Vec<f64> = scored.iter().map(|it| weight(it.0)).collect::<Option<_>>()?;
        let total: f64 = weights.iter().sum();
        let products = scored.iter().zip(&weights).map(|((_, it), weight)| it * weight);
        let number = products.sum::<f64>() / total;
        let column = &self.letters.weight;
        let text = match self.rank() {
            Some(rank) => {
                let is_child = format!("--({}={})", self.range(&self.letters.level), self.level(rank));
                let (weights, scores) = (self.range(column), self.range(&self.letters.recomputed));
                format!(
                    "SUMPRODUCT({is_child},{weights},{scores})/SUMPRODUCT({is_child},--ISNUMBER({scores}),{weights})"
                )
            }
            None if scored.len() <= MAX_NAMED => {
                let weight = |it: &Node| format!("{column}{}", excel(it.row));
                let products: Vec<String> =
                    scored.iter().map(|(node, _)| format!("{}*{}", weight(node), self.cell(node))).collect();
                let weights: Vec<String> = scored.iter().map(|it| weight(it.0)).collect();
                format!("({})/({})", products.join("+"), weights.join("+"))
            }
            None => return None,
        };
        number.is_finite().then_some((text, number))
    }
}

/// The number that a spreadsheet gives to a row of the table: the titles are row 1.
pub(crate) fn excel(row: usize) -> usize {
    row.saturating_add(2)
}
