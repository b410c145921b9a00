//! Which weights make 100 % together. Mostly those of siblings do. In some plans it is those
//! of all that stands under a heading further up, or in the plan: a scorecard of points; or
//! those of each owner.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::model::{Share, Summary};
use crate::rule::PlanCx;
use crate::scoring::Sum;
use crate::syntax::Rank;

/// What the weights are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Of {
    /// Headings of one rank.
    Nodes(Rank),
    /// Indicators.
    Indicators,
}

/// Weights that should make 100 % together.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Group<'s> {
    /// What they are of.
    pub(crate) of: Of,
    /// What they all stand under.
    pub(crate) above: Option<usize>,
    /// The heading right above the first of them.
    pub(crate) first: Option<usize>,
    /// Their sum; none where some weight is not known.
    pub(crate) sum: Option<Sum>,
    /// Whether they are those of several families of siblings.
    pub(crate) is_of_several: bool,
    /// Whose they are, where the weights of each owner make 100 %.
    pub(crate) owner: Option<&'s str>,
}

/// The groups of weights in a plan.
pub(crate) fn groups<'s>(cx: &PlanCx<'s>) -> Vec<Group<'s>> {
    let mut families = families(cx);
    if families.iter().all(is_right) {
        return families;
    }
    families.sort_by_key(|it| it.of);
    families.chunk_by(|a, b| a.of == b.of).flat_map(|it| likeliest(cx, it)).collect()
}

/// Whether nothing is wrong with a group, as far as is known.
fn is_right(group: &Group<'_>) -> bool {
    group.sum.is_none_or(Sum::is_hundred)
}

/// The families of siblings, each with the sum of its weights. Those without any weight are
/// none.
fn families<'s>(cx: &PlanCx<'s>) -> Vec<Group<'s>> {
    let nodes = cx.outline.families().flat_map(|(above, family)| {
        let sections = || family.iter().filter_map(|it| cx.sections.get(*it).copied());
        let rank = sections().next().map_or(Rank::Plan, |it| it.rank);
        let is_known = cx.outline.knows_children(above);
        let whole = group(Of::Nodes(rank), above, || sections().map(|it| it.weight), is_known);
        match whole.filter(|it| !is_right(it)).and_then(|it| by_owner(it, sections())) {
            Some(it) => it,
            None => whole.into_iter().collect(),
        }
    });
    let indicators = cx.sections.iter().enumerate().filter_map(|(i, section)| {
        let weights = || section.indicators.iter().map(|it| it.weight);
        group(Of::Indicators, Some(i), weights, !section.hides_indicator)
    });
    nodes.chain(indicators).collect()
}

/// Siblings by their owners, where the weights of most owners make 100 %.
fn by_owner<'s>(family: Group<'s>, sections: impl Iterator<Item = &'s Summary>) -> Option<Vec<Group<'s>>> {
    let mut res: Vec<Group<'s>> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for section in sections {
        let owner = section.owner.as_deref()?;
        let sum = Sum::of(std::iter::once(section.weight?.percent));
        match places.get(owner).and_then(|it| res.get_mut(*it)) {
            Some(it) => it.sum = it.sum.zip(sum).and_then(|(a, b)| a.and(b)),
            None => {
                places.insert(owner, res.len());
                res.push(Group { sum, owner: Some(owner), ..family });
            }
        }
    }
    let n_right = res.iter().filter(|it| is_right(it)).count();
    (n_right > res.len() / 2).then_some(res)
}

fn group<'s, I: Iterator<Item = Option<Share>>>(
    of: Of,
    above: Option<usize>,
    weights: impl Fn() -> I,
    is_known: bool,
) -> Option<Group<'s>> {
    if weights().all(|it| it.is_none()) {
        return None;
    }
    let sum = is_known.then(|| Sum::of(weights().map(|it| it?.percent))).flatten();
    Some(Group { of, above, first: above, sum, is_of_several: false, owner: None })
}

/// The families of one kind, put together as they most likely belong: by the heading under
/// which most groups make 100 %; where none does, by the one that comes closest.
fn likeliest<'s>(cx: &PlanCx<'s>, families: &[Group<'s>]) -> Vec<Group<'s>> {
    let mut best = families.to_vec();
    if best.len() < 2 || best.iter().all(is_right) {
        return best;
    }
    for rank in [Rank::Goal, Rank::Area, Rank::Perspective, Rank::Plan] {
        let other = together(cx, families, Some(rank));
        if is_likelier(&other, &best) {
            best = other;
        }
    }
    let all = together(cx, families, None);
    if is_likelier(&all, &best) { all } else { best }
}

/// The families put together by the nearest heading of a rank or above it; without a rank,
/// all of them.
fn together<'s>(cx: &PlanCx<'s>, families: &[Group<'s>], rank: Option<Rank>) -> Vec<Group<'s>> {
    let outline = cx.outline;
    let above = |it: &Group<'_>| {
        let rank = rank?;
        let mut up = std::iter::successors(it.above, |it| outline.parent(*it));
        up.find(|it| outline.get(*it).is_some_and(|it| it.rank <= rank))
    };
    let mut res: Vec<Group<'s>> = Vec::new();
    for family in families {
        let above = above(family);
        match res.last_mut().filter(|it| it.above == above) {
            Some(it) => {
                it.sum = it.sum.zip(family.sum).and_then(|(a, b)| a.and(b));
                it.is_of_several = true;
                it.owner = None;
            }
            None => {
                let sum = family.sum.filter(|_| outline.knows_children(above));
                res.push(Group { above, sum, ..*family });
            }
        }
    }
    res
}

/// Whether groups explain the weights better than others that are finer. Groups of which no
/// sum is known do where no finer one is right: what is missing may be in what is not known.
fn is_likelier(groups: &[Group<'_>], finer: &[Group<'_>]) -> bool {
    let (one, other) = (Fit::of(groups), Fit::of(finer));
    if one.n_right == 0 && other.n_right == 0 {
        return one.n < other.n && one.mean_gap() < other.mean_gap();
    }
    // a of b against c of d, without a division.
    one.n_right.saturating_mul(other.n) > other.n_right.saturating_mul(one.n)
}

/// How well groups make 100 %.
#[derive(Default)]
struct Fit {
    n: usize,
    n_right: usize,
    gaps: Decimal,
}

impl Fit {
    fn of(groups: &[Group<'_>]) -> Self {
        groups.iter().filter_map(|it| it.sum).fold(Self::default(), |fit, sum| Self {
            n: fit.n.saturating_add(1),
            n_right: fit.n_right.saturating_add(usize::from(sum.is_hundred())),
            gaps: fit.gaps.saturating_add(sum.gap()),
        })
    }

    /// None where no sum is known, which is less than any.
    fn mean_gap(&self) -> Option<Decimal> {
        self.gaps.checked_div(Decimal::from(self.n))
    }
}
