//! The lines of a page, their pieces put together.

use crate::import::read::pdf::budget::{Budget, Spent};
use crate::import::read::pdf::page::{Page, Rule};

/// Lines that lie and lines that stand, each in the order of their places.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rules {
    pub(crate) flat: Vec<Rule>,
    pub(crate) steep: Vec<Rule>,
}

/// Lines closer than this are one.
pub(crate) const NEAR: f64 = 2.0;

/// How far the pieces of a broken line stand apart at most.
const DASH: f64 = 4.0;

/// The most lines of a page when their pieces are together. What has more is a drawing.
const MOST: usize = 4_000;

/// The least breadth and height of an area that can be a cell.
const LEAST_AREA: (f64, f64) = (10.0, 6.0);

impl Rules {
    /// The lines of a page, and beside them the edges of its areas.
    pub(crate) fn of_page(page: &Page, budget: &Budget) -> Result<(Self, Self), Spent> {
        budget.operate(page.rules.len().saturating_add(page.areas.len()))?;
        if page.is_drawing {
            return Ok((Self::default(), Self::default()));
        }
        let whole = page.width * page.height;
        let mut edges = Vec::new();
        for area in &page.areas {
            let [left, bottom, right, top] = area.sides;
            let (width, height) = (right - left, top - bottom);
            if width < LEAST_AREA.0 || height < LEAST_AREA.1 || width * height > whole * 0.6 {
                continue;
            }
            edges.extend([bottom, top].map(|at| Rule { is_flat: true, at, from: left, to: right }));
            edges.extend([left, right].map(|at| Rule { is_flat: false, at, from: bottom, to: top }));
        }
        let strong = Self::new(page.rules.iter().copied());
        Ok((strong, Self::new(edges.into_iter())))
    }

    pub(crate) fn new(rules: impl Iterator<Item = Rule>) -> Self {
        let (flat, steep): (Vec<Rule>, Vec<Rule>) = rules.partition(|it| it.is_flat);
        let res = Self { flat: together(flat), steep: together(steep) };
        if res.flat.len() > MOST || res.steep.len() > MOST { Self::default() } else { res }
    }

    /// These lines and others as one set.
    pub(crate) fn with(&self, other: &Self) -> Self {
        let all = [&self.flat, &self.steep, &other.flat, &other.steep];
        Self::new(all.into_iter().flatten().copied())
    }

    /// Whether a line lies across this place, between these heights.
    pub(crate) fn crosses(&self, x: f64, low: f64, high: f64) -> bool {
        between(&self.flat, low, high).iter().any(|it| it.from <= x && x <= it.to)
    }

    /// Whether a line stands between these places at this height.
    pub(crate) fn parts(&self, left: f64, right: f64, y: f64) -> bool {
        between(&self.steep, left, right).iter().any(|it| it.from <= y && y <= it.to)
    }
}

/// The lines whose places lie between two.
fn between(rules: &[Rule], low: f64, high: f64) -> &[Rule] {
    let from = rules.partition_point(|it| it.at < low);
    let to = rules.partition_point(|it| it.at <= high);
    rules.get(from..to).unwrap_or(&[])
}

/// Puts the pieces of lines together, whose places are the same and whose ends meet.
fn together(mut rules: Vec<Rule>) -> Vec<Rule> {
    rules.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut res: Vec<Rule> = Vec::new();
    let mut rest = &mut *rules;
    while let Some(first) = rest.first().map(|it| it.at) {
        let n = rest.partition_point(|it| it.at - first <= NEAR);
        let (same, after) = rest.split_at_mut(n.max(1));
        same.sort_by(|a, b| a.from.total_cmp(&b.from));
        // The place of a line is that of its longest piece.
        let at =
            same.iter().max_by(|a, b| (a.to - a.from).total_cmp(&(b.to - b.from))).map_or(first, |it| it.at);
        let mut open: Option<Rule> = None;
        for rule in same.iter() {
            match &mut open {
                Some(it) if rule.from <= it.to + DASH => it.to = it.to.max(rule.to),
                _ => {
                    res.extend(open.take());
                    open = Some(Rule { at, ..*rule });
                }
            }
        }
        res.extend(open);
        rest = after;
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_a_line_are_one() {
        let piece = |at, from, to| Rule { is_flat: true, at, from, to };
        let rules =
            [piece(10.0, 0.0, 5.0), piece(10.4, 6.0, 50.0), piece(10.0, 49.0, 60.0), piece(10.0, 90.0, 99.0)];
        let rules = Rules::new(rules.into_iter());
        assert_eq!(rules.flat, [piece(10.4, 0.0, 60.0), piece(10.4, 90.0, 99.0)]);
        assert!(rules.crosses(30.0, 9.0, 11.0) && !rules.crosses(70.0, 9.0, 11.0));
    }
}
