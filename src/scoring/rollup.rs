//! Achievements from the indicators up: the weighted mean of the children that have one.

use rust_decimal::Decimal;

use crate::model::{Outline, Share, Summary};
use crate::scoring::fraction::{Fraction, half_unit};

/// Achievements of a node from its children, in %, before rounding.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rollup {
    /// From the children's reported achievements.
    pub reported: Option<Decimal>,
    /// From the children's recomputed achievements, the whole way up.
    pub recomputed: Option<Decimal>,
    /// Whether the mean is unweighted, for want of weights.
    pub is_unweighted: bool,
}

/// A node with everything that a score table shows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct NodeScore {
    /// As reported on the node itself.
    pub reported: Option<Decimal>,
    /// From its children.
    pub rollup: Rollup,
}

impl NodeScore {
    /// What the parent reckons with when it adds up reported figures.
    fn as_reported(&self) -> Option<Decimal> {
        self.reported.or(self.rollup.reported)
    }

    /// Whether the reported achievement differs from the recomputed one at its digits.
    pub fn differs(&self) -> bool {
        match (self.reported, self.rollup.recomputed) {
            (Some(reported), Some(recomputed)) => !agrees(reported, recomputed),
            _ => false,
        }
    }
}

/// Whether a printed figure stands for a computed one: within half a unit of its last digit.
pub fn agrees(printed: Decimal, computed: Decimal) -> bool {
    let gap = printed.checked_sub(computed).map(|it| it.abs());
    gap.is_some_and(|it| it <= half_unit(printed.scale()))
}

/// The score of every section, children before parents.
pub fn roll_up(sections: &[&Summary], outline: &Outline) -> Vec<NodeScore> {
    let mut scores = vec![NodeScore::default(); sections.len()];
    for (i, section) in sections.iter().enumerate().rev() {
        let own = section.achieved.and_then(|it| it.percent);
        let children: Vec<usize> = outline.children(i).collect();
        let below = children
            .iter()
            .filter_map(|it| Some(Child { weight: sections.get(*it)?.weight, score: *scores.get(*it)? }));
        let indicators = section.indicators.iter().filter(|it| !it.is_excluded).map(|it| Child {
            weight: it.weight,
            score: NodeScore {
                reported: it.achieved.and_then(|it| it.percent),
                rollup: Rollup { reported: None, recomputed: it.recomputed, is_unweighted: false },
            },
        });
        let all: Vec<Child> = indicators.chain(below).collect();
        let score = NodeScore { reported: own, rollup: mean(&all) };
        if let Some(it) = scores.get_mut(i) {
            *it = score;
        }
    }
    scores
}

struct Child {
    weight: Option<Share>,
    score: NodeScore,
}

fn mean(children: &[Child]) -> Rollup {
    // One child needs no weight; several without any are not rolled up as if equal
    // weights had been decided, but the plain mean is shown as such.
    let is_unweighted = children.len() > 1 && children.iter().all(|it| it.weight.is_none());
    Rollup {
        reported: weighted(children, is_unweighted, NodeScore::as_reported),
        recomputed: weighted(children, is_unweighted, |it| it.rollup.recomputed),
        is_unweighted,
    }
}

fn weighted(
    children: &[Child],
    is_unweighted: bool,
    of: impl Fn(&NodeScore) -> Option<Decimal>,
) -> Option<Decimal> {
    let mut sum = Fraction::ZERO;
    let mut weights = Fraction::ZERO;
    for child in children {
        let Some(percent) = of(&child.score) else { continue };
        let weight = match child.weight {
            Some(it) => it.percent?,
            None if is_unweighted || children.len() == 1 => Decimal::ONE,
            // Some siblings are weighted and this one is not: nothing can be said.
            None => return None,
        };
        sum = sum.plus(Fraction::from(percent).times(weight.into())?)?;
        weights = weights.plus(weight.into())?;
    }
    sum.over(weights)?.value()
}
