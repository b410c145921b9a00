//! A plan as a tree of headings with their figures: what the live view, the outline and
//! the code lenses show.

use rust_decimal::Decimal;

use crate::assist::family::share;
use crate::assist::score::Figures;
use crate::assist::view::Place;
use crate::check::{Live, Part};
use crate::finding::Severity;
use crate::model::{Outline, Summary};
use crate::scoring::roll_up;
use crate::syntax::Rank;
use crate::text::Span;

/// One heading of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its rank.
    pub rank: Rank,
    /// How deep it stands in the tree.
    pub depth: usize,
    /// Its code.
    pub code: Option<String>,
    /// Its name.
    pub name: String,
    /// Where its name stands.
    pub anchor: Place,
    /// The place of an indicator in its section, counted from 0.
    pub indicator: Option<usize>,
    /// Its figures.
    pub figures: Figures,
    /// Number of indicators here and below.
    pub n_indicators: usize,
    /// Errors here and below.
    pub errors: usize,
    /// Warnings here and below.
    pub warnings: usize,
    /// Whether what is reported here cannot be.
    pub is_contradicted: bool,
}

/// The rules that say that the achievement of a node cannot be.
const CONTRADICTED: &[&str] =
    &["achievement-not-rolled-up", "contradictory-achievement", "impossible-roll-up"];

/// Every heading of a plan, in the order of the text, each before what stands under it.
pub fn entries(live: &Live) -> Vec<Entry> {
    let summaries: Vec<&Summary> = live.parts().iter().map(|it| it.summary()).collect();
    let outline = Outline::of(&summaries);
    let header = live.header();
    let scores = roll_up(&summaries, &outline, &header.policy, header.is_report);
    let shares = shares(&summaries, &outline);
    let mut depths: Vec<usize> = Vec::with_capacity(summaries.len());
    let mut res = Vec::new();
    for (section, part) in live.parts().iter().enumerate() {
        let parent = outline.parent(section).and_then(|it| depths.get(it));
        let depth = parent.map_or(0, |it| it.saturating_add(1));
        depths.push(depth);
        let summary = part.summary();
        // What stands before the first heading is no node.
        if !summary.has_heading && summary.indicators.is_empty() {
            continue;
        }
        let share = shares.get(section).copied().flatten();
        let score = scores.get(section).copied().unwrap_or_default();
        res.push(node(section, depth, part, Figures::of_node(summary, &score, share)));
        indicators(section, depth.saturating_add(1), part, &outline, (share, &summaries), &mut res);
    }
    add_up(&mut res);
    res
}

/// The share of the whole plan of each section, as a part of 1.
fn shares(summaries: &[&Summary], outline: &Outline) -> Vec<Option<Decimal>> {
    let mut res = vec![None; summaries.len()];
    for (parent, family) in outline.families() {
        let above = match parent {
            Some(it) => res.get(it).copied().flatten(),
            None => Some(Decimal::ONE),
        };
        let of = |it: usize| summaries.get(it).copied();
        let (n, n_weighted) = counted(parent.and_then(of), family.iter().filter_map(|it| of(*it)));
        for it in family {
            let Some(summary) = of(it) else { continue };
            let own = match summary.rank {
                Rank::Plan => Some(Decimal::ONE),
                _ => share(summary.weight.map(|it| it.percent), n, n_weighted),
            };
            if let Some(slot) = res.get_mut(it) {
                *slot = above.zip(own).and_then(|(a, b)| a.checked_mul(b));
            }
        }
    }
    res
}

/// How many share in a parent, and how many of them have a weight.
fn counted<'s>(parent: Option<&Summary>, nodes: impl Iterator<Item = &'s Summary>) -> (usize, usize) {
    let mut res = (0_usize, 0_usize);
    let mut add = |has_weight: bool| {
        res = (res.0.saturating_add(1), res.1.saturating_add(usize::from(has_weight)));
    };
    nodes.filter(|it| it.has_heading).for_each(|it| add(it.weight.is_some()));
    parent.into_iter().flat_map(|it| &it.indicators).for_each(|it| add(it.weight.is_some()));
    res
}

fn node(section: usize, depth: usize, part: &Part, figures: Figures) -> Entry {
    let summary = part.summary();
    let own = || part.findings.iter().filter(|it| it.indicator.is_none());
    let count = |severity| own().filter(|it| it.severity == severity).count();
    Entry {
        rank: summary.rank,
        depth,
        code: summary.code.as_deref().map(str::to_owned),
        name: name(part, summary.anchor),
        // Without a heading the section is its own beginning.
        anchor: Place { section, span: if summary.has_heading { summary.anchor } else { Span::default() } },
        indicator: None,
        figures,
        n_indicators: 0,
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        is_contradicted: own().any(|it| CONTRADICTED.contains(&it.rule)),
    }
}

fn indicators(
    section: usize,
    depth: usize,
    part: &Part,
    outline: &Outline,
    (above, summaries): (Option<Decimal>, &[&Summary]),
    out: &mut Vec<Entry>,
) {
    let summary = part.summary();
    let below = outline.children(section).filter_map(|it| summaries.get(it).copied());
    let (n, n_weighted) = counted(Some(summary), below);
    for (i, it) in summary.indicators.iter().enumerate() {
        let own = share(it.weight.map(|it| it.percent), n, n_weighted);
        let effective = above.zip(own).and_then(|(a, b)| a.checked_mul(b));
        let number = u32::try_from(i).unwrap_or(u32::MAX).saturating_add(1);
        let own = || part.findings.iter().filter(|it| it.indicator == Some(number));
        let count = |severity| own().filter(|it| it.severity == severity).count();
        out.push(Entry {
            rank: Rank::Indicator,
            depth,
            code: None,
            name: name(part, it.anchor),
            anchor: Place { section, span: it.anchor },
            indicator: Some(i),
            figures: Figures::of_indicator(it, effective),
            n_indicators: 1,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            is_contradicted: own().any(|it| it.rule == "contradictory-achievement"),
        });
    }
}

/// Adds what was counted below to what stands above.
fn add_up(entries: &mut [Entry]) {
    let mut open: Vec<(usize, usize, usize, usize)> = Vec::new();
    for it in entries.iter_mut().rev() {
        let mut sums = (it.n_indicators, it.errors, it.warnings);
        while let Some(below) = open.pop_if(|below| below.0 > it.depth) {
            sums.0 = sums.0.saturating_add(below.1);
            sums.1 = sums.1.saturating_add(below.2);
            sums.2 = sums.2.saturating_add(below.3);
        }
        (it.n_indicators, it.errors, it.warnings) = sums;
        open.push((it.depth, sums.0, sums.1, sums.2));
    }
}

/// The name in a heading: what stands between its quotes.
pub(crate) fn name(part: &Part, anchor: Span) -> String {
    let text = anchor.text(&part.text);
    let inner = text.trim_matches(['"', '“', '”', '„', '«', '»']);
    inner.replace("\"\"", "\"")
}
