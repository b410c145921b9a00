//! Achievements from the indicators up: the weighted mean of the children that have one, and
//! how what is reported stands to it.

use rust_decimal::Decimal;

use crate::model::{IndicatorSummary, Outline, Share, Standing, Summary};
use crate::scoring::fraction::{Fraction, half_unit, rounded};
use crate::scoring::policy::Policy;
use crate::scoring::sum::{Sum, is_weight};

/// Achievements of a node from its children, in %, before rounding.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rollup {
    /// From the children's reported achievements.
    pub reported: Option<Decimal>,
    /// From the children's recomputed achievements, the whole way up.
    pub recomputed: Option<Decimal>,
    /// Whether the mean is unweighted, for want of weights.
    pub is_unweighted: bool,
    /// The indicators under it that count.
    pub n: u32,
    /// Those among them of which no achievement can be computed: the mean leaves them out.
    pub n_without: u32,
}

/// A node with everything that a score table shows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct NodeScore {
    /// As reported on the node itself.
    pub reported: Option<Decimal>,
    /// From its children.
    pub rollup: Rollup,
    /// Whether it is taken out of the reckoning.
    pub is_excluded: bool,
    /// The most that it may earn, in %, by the policies that hold for it and below it.
    pub most: Decimal,
    /// How what is reported stands to what follows from below.
    pub standing: Standing,
    /// Whether a reason is recorded on it or right under it.
    pub has_reason: bool,
    /// Whether a reason is recorded anywhere under it.
    pub has_reason_below: bool,
    /// The mean of what is reported below where that follows from the figures, and of what is
    /// recomputed elsewhere.
    accepted: Option<Decimal>,
    /// The least and the most that the results below allow, in %.
    pub possible: Option<(Decimal, Decimal)>,
    /// The least and the greatest figure below, in %, between which every weighted mean lies;
    /// nothing where nothing is reported on the node, or where something below has neither a
    /// figure nor results that limit it.
    pub between: Option<(Decimal, Decimal)>,
    /// Whether the weights below, at every level, say what counts for how much.
    is_weighed: bool,
    has_reported_below: bool,
    differs_below: bool,
    is_debatable: bool,
}

impl NodeScore {
    /// Whether the reported achievement, or the mean of those below, is another than the
    /// recomputed one.
    pub fn differs(&self) -> bool {
        self.standing.differs()
    }

    /// The recomputed achievement, where weights and results leave no other.
    pub fn only_reading(&self) -> Option<Decimal> {
        let is_only = self.is_weighed && !self.is_debatable && self.rollup.n_without == 0;
        self.rollup.recomputed.filter(|_| is_only)
    }

    /// Whether the recomputed mean leaves out some of the indicators under it.
    pub fn is_partial(&self) -> bool {
        self.rollup.is_partial()
    }
}

impl Rollup {
    /// Whether the mean leaves out some of the indicators that count.
    pub fn is_partial(&self) -> bool {
        self.recomputed.is_some() && self.n_without > 0
    }
}

/// Whether a printed figure stands for a computed one: within half a unit of its last digit.
pub fn agrees(printed: Decimal, computed: Decimal) -> bool {
    let gap = printed.checked_sub(computed).map(|it| it.abs());
    gap.is_some_and(|it| it <= half_unit(printed.scale()))
}

/// The score of every section, children before parents, under the plan's policy. `is_report`
/// says whether the plan is a report, which has no place to say which policy it follows.
pub fn roll_up(sections: &[&Summary], outline: &Outline, policy: &Policy, is_report: bool) -> Vec<NodeScore> {
    let is_uncapped = |it: &IndicatorSummary| it.standing == Standing::Uncapped;
    // A report with achievements above 100 % in line with their results limits none.
    let is_unlimited = is_report && sections.iter().flat_map(|it| &it.indicators).any(is_uncapped);
    let mut scores = vec![NodeScore::default(); sections.len()];
    for (i, section) in sections.iter().enumerate().rev() {
        let below = outline.children(i).filter_map(|it| {
            let section = sections.get(it)?;
            Some(Child::of_node(section, scores.get(it)?))
        });
        let all: Vec<Child> = section.indicators.iter().map(Child::of_indicator).chain(below).collect();
        // The mean of what may earn more may be more, too.
        let own = section.most.unwrap_or_else(|| policy.most());
        let below = outline.children(i).filter_map(|it| scores.get(it).map(|it| it.most));
        let most = section.indicators.iter().map(|it| it.most).chain(below).fold(own, Decimal::max);
        let cx = Around { most, is_unlimited, settles: policy.is_declared || !is_report };
        let is_known = !section.is_open && outline.knows_children(Some(i));
        let score = score(section, &all, is_known, cx);
        if let Some(it) = scores.get_mut(i) {
            *it = score;
        }
    }
    scores
}

/// What holds for a node, or for the whole plan.
#[derive(Clone, Copy)]
struct Around {
    /// The highest achievement, where there is one.
    most: Decimal,
    /// Whether none is the highest.
    is_unlimited: bool,
    /// Whether the policy is the only one that counts.
    settles: bool,
}

#[derive(Clone, Copy)]
struct Child {
    weight: Option<Share>,
    /// As reported on it.
    own: Option<Decimal>,
    /// As reported on it, else the mean of what is reported under it.
    reported: Option<Decimal>,
    accepted: Option<Decimal>,
    recomputed: Option<Decimal>,
    possible: Option<(Decimal, Decimal)>,
    is_excluded: bool,
    has_reason: bool,
    has_reason_below: bool,
    has_reported: bool,
    differs: bool,
    is_debatable: bool,
    is_weighed: bool,
    n: u32,
    n_without: u32,
}

impl Child {
    fn of_indicator(it: &IndicatorSummary) -> Self {
        let own = it.achieved.and_then(|it| it.percent);
        let n = u32::from(!it.is_excluded);
        Self {
            weight: it.weight,
            own,
            reported: own,
            accepted: own.filter(|_| !it.standing.differs()).or(it.recomputed),
            recomputed: it.recomputed,
            possible: it.possible,
            is_excluded: it.is_excluded,
            has_reason: it.has_reason,
            has_reason_below: it.has_reason,
            has_reported: own.is_some(),
            differs: it.standing.differs(),
            is_debatable: it.is_debatable,
            is_weighed: true,
            n,
            n_without: if it.recomputed.is_none() { n } else { 0 },
        }
    }

    /// The least and the greatest figure that the level above may have reckoned with: what is
    /// reported and what is recomputed, and where it reports none of its own, all that its
    /// results allow. Nothing where nobody knows.
    fn ends(&self, highest: Decimal) -> Option<(Decimal, Decimal)> {
        let (low, high) = match self.own {
            Some(it) => (Decimal::ZERO..=highest).contains(&it).then_some((it, it))?,
            None => self.possible?,
        };
        let all = || [Some(low), Some(high), self.reported, self.recomputed].into_iter().flatten();
        all().min().zip(all().max())
    }

    fn of_node(section: &Summary, score: &NodeScore) -> Self {
        Self {
            weight: section.weight,
            own: score.reported,
            reported: score.reported.or(score.rollup.reported),
            accepted: score.reported.filter(|_| !score.standing.differs()).or(score.accepted),
            recomputed: score.rollup.recomputed,
            possible: score.possible,
            is_excluded: score.is_excluded,
            has_reason: section.has_reason,
            has_reason_below: score.has_reason_below,
            has_reported: score.reported.is_some() || score.has_reported_below,
            differs: score.standing.differs() || score.differs_below,
            is_debatable: score.is_debatable,
            is_weighed: score.is_weighed,
            n: if score.is_excluded { 0 } else { score.rollup.n },
            n_without: if score.is_excluded { 0 } else { score.rollup.n_without },
        }
    }
}

fn score(section: &Summary, children: &[Child], is_known: bool, cx: Around) -> NodeScore {
    let highest = cx.most;
    let cx = Around { most: if cx.is_unlimited { Decimal::MAX } else { cx.most }, ..cx };
    let counted: Vec<Child> = children.iter().filter(|it| !it.is_excluded).copied().collect();
    // One child needs no weight; several without any are not rolled up as if equal
    // weights had been decided, but the plain mean is shown as such.
    let is_unweighted = counted.len() > 1 && counted.iter().all(|it| it.weight.is_none());
    let mean = |of: &dyn Fn(&Child) -> Option<Decimal>| weighted(&counted, is_unweighted, of);
    let weighing = Weighing::of(children, &counted);
    let sum = |of: &dyn Fn(&Child) -> u32| counted.iter().map(of).fold(0_u32, u32::saturating_add);
    let reported = section.achieved.and_then(|it| it.percent);
    let mut res = NodeScore {
        reported,
        rollup: Rollup {
            reported: mean(&|it| it.reported),
            recomputed: mean(&|it| it.recomputed),
            is_unweighted,
            n: sum(&|it| it.n),
            n_without: sum(&|it| it.n_without),
        },
        is_excluded: section.is_excluded,
        most: highest,
        standing: Standing::Open,
        has_reason: section.has_reason || children.iter().any(|it| it.has_reason),
        has_reason_below: section.has_reason || children.iter().any(|it| it.has_reason_below),
        accepted: mean(&|it| it.accepted),
        possible: weighing.possible(&counted, cx.most),
        between: reported.and_then(|_| between(&counted, cx.most)),
        is_weighed: weighing.is_complete && counted.iter().all(|it| it.is_weighed),
        has_reported_below: counted.iter().any(|it| it.has_reported),
        differs_below: counted.iter().any(|it| it.differs),
        is_debatable: counted.iter().any(|it| it.is_debatable),
    };
    if is_known && !section.is_excluded {
        res.standing = match res.reported {
            Some(it) => standing(&res, it, &counted, &weighing, cx),
            None => unreported(&res),
        };
    }
    res
}

/// The least and the greatest figure of which a level can be the mean.
fn between(counted: &[Child], highest: Decimal) -> Option<(Decimal, Decimal)> {
    let mut all = counted.iter().map(|it| it.ends(highest));
    let first = all.next()??;
    all.try_fold(first, |widest, it| it.map(|it| (widest.0.min(it.0), widest.1.max(it.1))))
}

/// How the mean of what is reported below stands, where nothing is reported on the node.
fn unreported(score: &NodeScore) -> Standing {
    let pair = score.rollup.reported.map(|it| rounded(it, 2)).zip(score.rollup.recomputed);
    match pair {
        Some((reported, recomputed)) if score.differs_below && !agrees(reported, recomputed) => {
            Standing::Below
        }
        _ => Standing::Open,
    }
}

fn standing(
    score: &NodeScore,
    reported: Decimal,
    counted: &[Child],
    weighing: &Weighing,
    cx: Around,
) -> Standing {
    let is_in_range = |it: Decimal| it >= Decimal::ZERO && it <= cx.most;
    if !is_in_range(reported) {
        return Standing::OutOfRange;
    }
    let slack = slack(reported, counted, weighing);
    let is_near = |mean: Decimal| {
        let gap = reported.checked_sub(mean).map(|it| it.abs());
        // Roundings of several figures do not all go as far as they can; that of one may.
        let own = half_unit(reported.scale());
        gap.is_some_and(|it| it <= own || it < slack || (counted.len() == 1 && it == slack))
    };
    if score.rollup.recomputed.is_some_and(is_near) || score.accepted.is_some_and(is_near) {
        return Standing::Agrees;
    }
    if !score.has_reported_below {
        return by_results(score, reported, slack, counted, cx);
    }
    if weighing.is_complete && counted.iter().all(|it| it.own.is_some_and(is_in_range)) {
        return match score.rollup.reported {
            Some(it) if is_near(it) => Standing::Below,
            Some(_) => Standing::NotRolledUp,
            None => Standing::Open,
        };
    }
    // A weighted mean lies between the least and the greatest of what it may be the mean of.
    let Some((least, most)) = score.between else { return Standing::Open };
    let (low, high) = (least.checked_sub(slack), most.checked_add(slack));
    let is_outside = low.is_some_and(|it| reported < it) || high.is_some_and(|it| reported > it);
    match is_outside {
        true => Standing::Impossible,
        false if score.differs_below && score.rollup.reported.is_some_and(is_near) => Standing::Below,
        false => Standing::Open,
    }
}

/// How an achievement stands to the results below, where nothing else is reported there.
fn by_results(
    score: &NodeScore,
    reported: Decimal,
    slack: Decimal,
    counted: &[Child],
    cx: Around,
) -> Standing {
    let Some((least, most)) = score.possible else { return Standing::Open };
    let is_less = least.checked_sub(slack).is_some_and(|it| reported < it);
    let is_more = most.checked_add(slack).is_some_and(|it| reported > it);
    let is_full = reported >= Decimal::ONE_HUNDRED;
    if is_less || (is_more && is_full) {
        return Standing::Contradicts;
    }
    let is_missed = |it: &Child| it.possible.is_some_and(|it| it.1 < Decimal::ONE_HUNDRED);
    let is_full_for_part = is_full && counted.iter().any(is_missed);
    let is_settled = cx.settles && score.only_reading().is_some();
    // Where the policy gives nothing, nothing can differ from it.
    let is_computed = score.rollup.recomputed.is_some();
    match is_computed && ((is_more && !score.is_debatable) || is_full_for_part || is_settled) {
        true => Standing::OffPolicy,
        false => Standing::Open,
    }
}

/// What rounding can explain: half a unit of the last digit of the node's own figure and of
/// those under it, and what the rounding of the weights moves the mean by. A single figure is
/// only rounded again, if at all.
fn slack(reported: Decimal, counted: &[Child], weighing: &Weighing) -> Decimal {
    let own = half_unit(reported.scale());
    let printed = || counted.iter().filter_map(|it| it.own);
    let of_parts = printed().map(|it| half_unit(it.scale())).max().unwrap_or(Decimal::ZERO);
    if counted.len() == 1 {
        return own.max(of_parts);
    }
    let figures = || counted.iter().flat_map(|it| [it.own, it.recomputed]).flatten();
    let spread = figures().max().zip(figures().min()).and_then(|(a, b)| a.checked_sub(b));
    let of_weights = spread.and_then(|it| it.checked_mul(weighing.slack)?.checked_div(Decimal::ONE_HUNDRED));
    own.saturating_add(of_parts).saturating_add(of_weights.unwrap_or(Decimal::ZERO))
}

/// Whether the weights of children say what each of them counts for.
struct Weighing {
    is_complete: bool,
    /// What their rounding may add up to.
    slack: Decimal,
}

impl Weighing {
    fn of(children: &[Child], counted: &[Child]) -> Self {
        if counted.len() == 1 {
            return Self { is_complete: true, slack: Decimal::ZERO };
        }
        let sum = Sum::of(children.iter().filter_map(|it| it.weight).map(|it| it.percent));
        let has_weight = |it: &Child| it.weight.and_then(|it| it.percent).is_some_and(is_weight);
        let is_complete = sum.is_some_and(Sum::is_hundred) && counted.iter().all(has_weight);
        Self { is_complete, slack: sum.map_or(Decimal::ZERO, Sum::slack) }
    }

    /// The least and the most that the results allow: the means of both, or where no weights
    /// say what counts for how much, the least and the most of any.
    fn possible(&self, counted: &[Child], most: Decimal) -> Option<(Decimal, Decimal)> {
        let widest = (Decimal::ZERO, most.max(Decimal::ONE_HUNDRED));
        let ends = |it: &Child| it.possible.unwrap_or(widest);
        if self.is_complete {
            let least = weighted(counted, false, &|it| Some(ends(it).0))?;
            return Some((least, weighted(counted, false, &|it| Some(ends(it).1))?));
        }
        let least = counted.iter().map(|it| ends(it).0).min()?;
        Some((least, counted.iter().map(|it| ends(it).1).max()?))
    }
}

fn weighted(
    children: &[Child],
    is_unweighted: bool,
    of: &dyn Fn(&Child) -> Option<Decimal>,
) -> Option<Decimal> {
    let mut sum = Fraction::ZERO;
    let mut weights = Fraction::ZERO;
    for child in children {
        let Some(percent) = of(child) else { continue };
        let weight = match child.weight {
            _ if children.len() == 1 => Decimal::ONE,
            Some(it) => it.percent?,
            None if is_unweighted => Decimal::ONE,
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
            possible: None,
            standing: Standing::Open,
            most: Decimal::ONE_HUNDRED,
            is_debatable: false,
            is_withheld: false,
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
        roll_up(&sections, &Outline::of(&sections), &Policy::default(), false)
    }

    /// Counts are looked at where they matter.
    fn figures(it: Rollup) -> Rollup {
        Rollup { n: 0, n_without: 0, ..it }
    }

    fn of(indicators: Vec<IndicatorSummary>) -> Rollup {
        figures(scores(&[node(Rank::Objective, indicators)])[0].rollup)
    }

    fn rollup(reported: Option<u32>, recomputed: Option<u32>, is_unweighted: bool) -> Rollup {
        let (reported, recomputed) = (reported.map(Into::into), recomputed.map(Into::into));
        Rollup { reported, recomputed, is_unweighted, n: 0, n_without: 0 }
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
        assert_eq!(figures(all[0].rollup), rollup(Some(60), Some(30), false));
        assert_eq!(all[1].reported, Some(90.into()));
        // The one says 90 where its only indicator says 10.
        assert_eq!(all[1].standing, Standing::NotRolledUp);
    }

    #[test]
    fn a_printed_figure_stands_for_what_rounds_to_it() {
        let computed = Decimal::new(9350, 2);
        assert!(agrees(Decimal::from(94), computed) && agrees(Decimal::from(93), computed));
        assert!(!agrees(Decimal::from(95), computed));
        assert!(!agrees(Decimal::new(934, 1), computed));
    }

    #[test]
    fn what_is_neutralised_counts_at_no_rank_and_what_is_withheld_is_counted_as_such() {
        let mut out = node(Rank::Objective, vec![indicator(None, None, 0)]);
        (out.weight, out.is_excluded) = (Some(share(50)), true);
        let mut other = node(Rank::Objective, vec![indicator(None, Some(100), 100)]);
        other.weight = Some(share(50));
        let withheld = IndicatorSummary { recomputed: None, ..indicator(None, None, 0) };
        let mut partial = node(Rank::Objective, vec![indicator(None, None, 80), withheld]);
        partial.weight = Some(share(50));
        let all = scores(&[node(Rank::Goal, vec![]), out, other, partial]);
        assert_eq!(all[0].rollup, Rollup { n: 3, n_without: 1, ..rollup(Some(100), Some(90), false) });
        assert!(all[0].is_partial() && all[3].is_partial() && !all[2].is_partial());
    }

    /// An objective with this achievement over indicators of which these are possible.
    fn held(achieved: u32, parts: &[(Option<u32>, u32, u32)]) -> Standing {
        let of = |(weight, least, most): &(Option<u32>, u32, u32)| IndicatorSummary {
            possible: Some(((*least).into(), (*most).into())),
            ..indicator(*weight, None, *most)
        };
        let mut it = node(Rank::Objective, parts.iter().map(of).collect());
        it.achieved = Some(share(achieved));
        scores(&[it])[0].standing
    }

    #[test]
    fn an_achievement_on_the_node_alone_is_held_against_what_the_results_allow() {
        use Standing::{Agrees, Contradicts, OffPolicy, Open};
        for (achieved, parts, expected) in [
            (100, &[(None, 0, 11)][..], Contradicts),
            (80, &[(None, 0, 11)], OffPolicy),
            (11, &[(None, 0, 11)], Agrees),
            (90, &[(None, 100, 100)], Contradicts),
            (100, &[(None, 100, 100)], Agrees),
            (100, &[(Some(50), 100, 100), (Some(50), 0, 11)], Contradicts),
            (40, &[(Some(50), 100, 100), (Some(50), 0, 11)], Contradicts),
            (52, &[(Some(50), 100, 100), (Some(50), 0, 11)], OffPolicy),
            (56, &[(Some(50), 100, 100), (Some(50), 0, 11)], Agrees),
            (100, &[(None, 100, 100), (None, 0, 11)], OffPolicy),
            (60, &[(None, 100, 100), (None, 0, 11)], Open),
            (100, &[(None, 0, 20), (None, 0, 11)], Contradicts),
            (90, &[(None, 100, 100), (None, 100, 100)], Contradicts),
        ] {
            assert_eq!(held(achieved, parts), expected, "{achieved} of {parts:?}");
        }
    }

    #[test]
    fn no_mean_lies_beyond_what_it_is_of() {
        let of = |achieved, parts: [u32; 2]| {
            let mut it = node(Rank::Objective, parts.map(|it| indicator(None, Some(it), it)).to_vec());
            it.achieved = Some(share(achieved));
            scores(&[it])[0].standing
        };
        assert_eq!(of(100, [10, 20]), Standing::Impossible);
        assert_eq!(of(5, [10, 20]), Standing::Impossible);
        assert_eq!(of(12, [10, 20]), Standing::Open);
        assert_eq!(of(20, [10, 20]), Standing::Open);
        assert_eq!(of(15, [10, 20]), Standing::Agrees);
    }
}
