//! Parents, siblings and children of a section, and its share of the whole plan.
//!
//! Found from the ranks, which lie side by side in memory: looking through those of ten
//! thousand sections takes some microseconds.

use rust_decimal::Decimal;

use crate::check::Live;
use crate::model::Summary;
use crate::syntax::Rank;

/// What is kept of a section.
pub(crate) fn summary(live: &Live, section: usize) -> Option<&Summary> {
    live.parts().get(section).map(|it| it.summary())
}

fn rank(live: &Live, section: usize) -> Option<Rank> {
    summary(live, section).map(|it| it.rank)
}

/// The section that a section stands under.
pub fn parent(live: &Live, section: usize) -> Option<usize> {
    let own = rank(live, section)?;
    let skip = live.parts().len().saturating_sub(section);
    let above = live.ranks().rev().skip(skip).position(|it| it < own)?;
    section.checked_sub(above.saturating_add(1))
}

/// One past the last section under a section.
pub fn end(live: &Live, section: usize) -> usize {
    let Some(own) = rank(live, section) else { return section };
    let after = section.saturating_add(1);
    let below = live.ranks().skip(after).position(|it| it <= own);
    below.map_or(live.parts().len(), |it| it.saturating_add(after))
}

/// The sections directly under one, or under none, in order.
pub fn children(live: &Live, parent: Option<usize>) -> Vec<usize> {
    let (from, to) = match parent {
        Some(it) => (it.saturating_add(1), end(live, it)),
        None => (0, live.parts().len()),
    };
    let mut highest = None;
    let mut res = Vec::new();
    for (i, rank) in live.ranks().enumerate().take(to).skip(from) {
        if highest.is_none_or(|it| rank <= it) {
            highest = Some(rank);
            res.push(i);
        }
    }
    res
}

/// The sections that stand under the same heading, the section itself among them.
pub fn siblings(live: &Live, section: usize) -> Vec<usize> {
    children(live, parent(live, section))
}

/// The sections above a section, nearest first.
pub fn ancestors(live: &Live, section: usize) -> impl Iterator<Item = usize> + '_ {
    std::iter::successors(parent(live, section), move |it| parent(live, *it))
}

/// The share of its parent that a weight gives, as a part of 1. Without any weight among
/// siblings all count alike; where some have one, the others have no known share.
pub(crate) fn share(
    weight: Option<Option<Decimal>>,
    n_siblings: usize,
    n_weighted: usize,
) -> Option<Decimal> {
    match weight {
        Some(percent) => percent?.checked_div(Decimal::ONE_HUNDRED),
        None if n_weighted == 0 => Decimal::ONE.checked_div(Decimal::from(n_siblings.max(1))),
        None => None,
    }
}

/// The share of its parent of a section, as a part of 1.
pub fn share_of_parent(live: &Live, section: usize) -> Option<Decimal> {
    let own = summary(live, section)?;
    if own.rank == Rank::Plan {
        return Some(Decimal::ONE);
    }
    let weight = own.weight.map(|it| it.percent);
    if weight.is_some() {
        return share(weight, 1, 1);
    }
    let parent = parent(live, section);
    let siblings: Vec<&Summary> = children(live, parent)
        .into_iter()
        .filter_map(|it| summary(live, it))
        .filter(|it| it.has_heading)
        .collect();
    // An objective has its indicators beside the nodes below it.
    let indicators = parent.and_then(|it| summary(live, it)).map_or(&[][..], |it| &it.indicators);
    let weighted = siblings.iter().filter(|it| it.weight.is_some()).count();
    let weighted = weighted.saturating_add(indicators.iter().filter(|it| it.weight.is_some()).count());
    share(None, siblings.len().saturating_add(indicators.len()), weighted)
}

/// The share of the whole plan of a section, as a part of 1.
pub fn share_of_plan(live: &Live, section: usize) -> Option<Decimal> {
    ancestors(live, section).try_fold(share_of_parent(live, section)?, |product, it| {
        product.checked_mul(share_of_parent(live, it)?)
    })
}

/// The share of its section of an indicator, counted from 0, as a part of 1.
pub fn indicator_share(live: &Live, section: usize, indicator: usize) -> Option<Decimal> {
    let own = summary(live, section)?;
    let nodes = children(live, Some(section));
    let weights = nodes.iter().filter_map(|it| summary(live, *it)).filter(|it| it.weight.is_some()).count();
    let weighted = own.indicators.iter().filter(|it| it.weight.is_some()).count().saturating_add(weights);
    let weight = own.indicators.get(indicator)?.weight.map(|it| it.percent);
    share(weight, own.indicators.len().saturating_add(nodes.len()), weighted)
}
