//! Sums of weights and means of achievements over the rows that stand under a heading.

use crate::export::table::{Cell, Table};
use crate::export::xlsx::number::{Kind, Typed, round, typed};
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
    /// The mean of what stands below, as shown.
    pub(crate) mean: Option<Live>,
    /// The sum of the weights below.
    pub(crate) sum: Option<Live>,
}

/// A formula, what it gives today, and how that is shown.
pub(crate) struct Live {
    pub(crate) text: String,
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
    pub(crate) achieved: String,
    pub(crate) mean: String,
}

/// The most cells that are named one by one.
const MAX_NAMED: usize = 120;

/// The headings of a table, each with its formulas.
pub(crate) fn families(table: &Table<'_>, letters: &Letters) -> Vec<Node> {
    let mut nodes = nodes(table);
    // What stands below comes later, so means are made from the end.
    for i in (0..nodes.len()).rev() {
        let Some(node) = nodes.get(i) else { continue };
        let children: Vec<&Node> = node.children.iter().filter_map(|it| nodes.get(*it)).collect();
        let family = Family { language: table.language, letters, node, children: &children };
        let (sum, mean) = (family.sum(), family.mean());
        if let Some(it) = nodes.get_mut(i) {
            (it.sum, it.mean) = (sum, mean);
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
            mean: None,
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

/// What the mean reckons with of a child.
struct Score {
    cell: String,
    number: f64,
    kind: Kind,
    is_reported: bool,
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
        Some(Live { text, number, kind: first.kind, decimals, is_unweighted: false })
    }

    /// The weighted mean of the children that have an achievement, as the roll-up of the
    /// program has it.
    fn mean(&self) -> Option<Live> {
        let scored: Vec<(&Node, Score)> = self
            .children
            .iter()
            .filter(|it| !it.is_excluded)
            .filter_map(|it| Some((*it, self.score(it)?)))
            .collect();
        let kind = scored.first()?.1.kind;
        let own = self.node.achieved.as_ref();
        if scored.iter().any(|it| it.1.kind != kind) || own.is_some_and(|it| it.kind != kind) {
            return None;
        }
        let n_counted = self.children.iter().filter(|it| !it.is_excluded).count();
        let is_unweighted = n_counted > 1 && self.children.iter().all(|it| it.weight.is_none());
        let (text, number) = match scored.as_slice() {
            [(_, only)] if n_counted == 1 => (only.cell.clone(), only.number),
            _ if is_unweighted => self.plain(&scored)?,
            _ => self.weighted(&scored)?,
        };
        let decimals = own.map_or(if kind == Kind::Percent { 4 } else { 2 }, |it| it.decimals);
        let text = format!("IFERROR(ROUND({text},{decimals}),\"\")");
        Some(Live { text, number: round(number, decimals), kind, decimals, is_unweighted })
    }

    /// What is reported of a child, else the mean of what stands below it.
    fn score(&self, child: &Node) -> Option<Score> {
        if let Some(it) = &child.achieved {
            let cell = format!("{}{}", self.letters.achieved, excel(child.row));
            return Some(Score { cell, number: it.number, kind: it.kind, is_reported: true });
        }
        let it = child.mean.as_ref()?;
        let cell = format!("{}{}", self.letters.mean, excel(child.row));
        Some(Score { cell, number: it.number, kind: it.kind, is_reported: false })
    }

    /// Whether the scores can be told by their rows' level, and stand in one column.
    fn column(&self, scored: &[(&Node, Score)]) -> Option<(Rank, &str)> {
        let rank = self.rank()?;
        let is_reported = scored.first()?.1.is_reported;
        let is_one = scored.iter().all(|it| it.1.is_reported == is_reported)
            && self.children.iter().all(|it| !it.is_excluded || it.achieved.is_none());
        let column = if is_reported { &self.letters.achieved } else { &self.letters.mean };
        is_one.then_some((rank, column.as_str()))
    }

    fn plain(&self, scored: &[(&Node, Score)]) -> Option<(String, f64)> {
        let number = scored.iter().map(|it| it.1.number).sum::<f64>() / scored.len().max(1) as f64;
        let text = match self.column(scored) {
            Some((rank, column)) => format!(
                "AVERAGEIF({},{},{})",
                self.range(&self.letters.level),
                self.level(rank),
                self.range(column)
            ),
            None if scored.len() <= MAX_NAMED => {
                let cells: Vec<&str> = scored.iter().map(|it| it.1.cell.as_str()).collect();
                format!("AVERAGE({})", cells.join(","))
            }
            None => return None,
        };
        Some((text, number))
    }

    fn weighted(&self, scored: &[(&Node, Score)]) -> Option<(String, f64)> {
        let weight = |it: &Node| it.weight.as_ref().map(|it| it.number);
        let weights: Vec<f64> = scored.iter().map(|it| weight(it.0)).collect::<Option<_>>()?;
        let total: f64 = weights.iter().sum();
        let products = scored.iter().zip(&weights).map(|((_, it), weight)| it.number * weight);
        let number = products.sum::<f64>() / total;
        let column = &self.letters.weight;
        let text = match self.column(scored) {
            Some((rank, scores)) => {
                let is_child = format!("--({}={})", self.range(&self.letters.level), self.level(rank));
                let (weights, scores) = (self.range(column), self.range(scores));
                format!(
                    "SUMPRODUCT({is_child},{weights},{scores})/SUMPRODUCT({is_child},--ISNUMBER({scores}),{weights})"
                )
            }
            None if scored.len() <= MAX_NAMED => {
                let weight = |it: &Node| format!("{column}{}", excel(it.row));
                let products: Vec<String> =
                    scored.iter().map(|(node, it)| format!("{}*{}", weight(node), it.cell)).collect();
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
