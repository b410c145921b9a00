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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{IndicatorSummary, Properties};
    use crate::syntax::Rank;
    use crate::text::Span;

    fn share(percent: u32) -> Share {
        let mut it = Share::broken(Span::default());
        it.percent = Some(percent.into());
        it
    }

    /// An indicator by weight, reported and recomputed achievement.
    fn indicator(weight: Option<u32>, achieved: Option<u32>, recomputed: u32) -> IndicatorSummary {
        IndicatorSummary {
            anchor: Span::default(),
            weight: weight.map(share),
            achieved: achieved.map(share),
            recomputed: Some(recomputed.into()),
            is_excluded: false,
            has_reason: false,
            has_result: true,
            result: None,
            result_date: None,
            properties: Properties::default(),
        }
    }

    fn node(rank: Rank, indicators: Vec<IndicatorSummary>) -> Summary {
        Summary { rank, indicators, ..Summary::default() }
    }

    fn scores(sections: &[Summary]) -> Vec<NodeScore> {
        let sections: Vec<&Summary> = sections.iter().collect();
        roll_up(&sections, &Outline::of(&sections))
    }

    fn of(indicators: Vec<IndicatorSummary>) -> Rollup {
        scores(&[node(Rank::Objective, indicators)])[0].rollup
    }

    fn rollup(reported: Option<u32>, recomputed: Option<u32>, is_unweighted: bool) -> Rollup {
        Rollup { reported: reported.map(Into::into), recomputed: recomputed.map(Into::into), is_unweighted }
    }

    #[test]
    fn a_node_achieves_the_weighted_mean_of_what_is_under_it() {
        let both = vec![indicator(Some(60), Some(100), 90), indicator(Some(40), Some(50), 40)];
        assert_eq!(of(both), rollup(Some(80), Some(70), false));
    }

    #[test]
    fn one_child_needs_no_weight() {
        assert_eq!(of(vec![indicator(None, Some(70), 60)]), rollup(Some(70), Some(60), false));
        assert_eq!(of(vec![]), rollup(None, None, false));
    }

    #[test]
    fn without_any_weight_the_mean_is_plain_and_said_to_be() {
        let both = vec![indicator(None, Some(100), 90), indicator(None, Some(50), 40)];
        assert_eq!(of(both), rollup(Some(75), Some(65), true));
    }

    #[test]
    fn where_one_of_several_has_no_weight_nothing_is_said() {
        let both = vec![indicator(Some(60), Some(100), 90), indicator(None, Some(50), 40)];
        assert_eq!(of(both), rollup(None, None, false));
    }

    #[test]
    fn what_has_no_achievement_or_is_taken_out_does_not_count() {
        let without = vec![indicator(Some(60), Some(100), 90), indicator(Some(40), None, 90)];
        assert_eq!(of(without), rollup(Some(100), Some(90), false));
        let out = IndicatorSummary { is_excluded: true, ..indicator(Some(40), Some(0), 0) };
        assert_eq!(of(vec![indicator(Some(60), Some(100), 90), out]), rollup(Some(100), Some(90), false));
    }

    #[test]
    fn a_parent_reckons_with_what_its_children_report_else_with_what_is_under_them() {
        let mut reported = node(Rank::Objective, vec![indicator(None, Some(10), 20)]);
        (reported.weight, reported.achieved) = (Some(share(50)), Some(share(90)));
        let mut silent = node(Rank::Objective, vec![indicator(None, Some(30), 40)]);
        silent.weight = Some(share(50));
        let all = scores(&[node(Rank::Goal, vec![]), reported, silent]);
        assert_eq!(all[0].rollup, rollup(Some(60), Some(30), false));
        assert_eq!(all[1].reported, Some(90.into()));
        assert_eq!(all.iter().map(NodeScore::differs).collect::<Vec<_>>(), [false, true, false]);
    }

    #[test]
    fn a_printed_figure_stands_for_what_rounds_to_it() {
        let computed = Decimal::new(9350, 2);
        assert!(agrees(Decimal::from(94), computed) && agrees(Decimal::from(93), computed));
        assert!(!agrees(Decimal::from(95), computed));
        assert!(!agrees(Decimal::new(934, 1), computed));
        let it = NodeScore { reported: Some(94.into()), rollup: rollup(None, Some(94), false) };
        assert!(!it.differs());
    }
}
