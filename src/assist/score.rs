//! The figures of a node and of its indicators, as far as an editor shows them.

use rust_decimal::Decimal;

use crate::assist::family;
use crate::check::Live;
use crate::model::{IndicatorSummary, Outline, Standing, Summary};
use crate::scoring::{NodeScore, roll_up, rounded};

/// Decimals of a recomputed achievement or of a share of the plan.
pub(crate) const DECIMALS: u32 = 2;

/// Figures in %.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figures {
    /// The weight as written.
    pub weight: Option<Decimal>,
    /// The share of the whole plan.
    pub effective: Option<Decimal>,
    /// What is reported here.
    pub reported: Option<Decimal>,
    /// The mean of what is reported below, where nothing is reported here.
    pub reported_below: Option<Decimal>,
    /// What follows from results and targets.
    pub recomputed: Option<Decimal>,
    /// Whether the mean is unweighted, for want of weights.
    pub is_unweighted: bool,
    /// Whether it is taken out of the reckoning.
    pub is_excluded: bool,
    /// How what is reported stands to what is recomputed.
    pub standing: Standing,
    /// Whether the recomputed mean leaves out some indicators.
    pub is_partial: bool,
}

impl Figures {
    /// Whether what is reported, here or below, is not what is recomputed.
    pub fn differs(&self) -> bool {
        self.standing.differs()
    }

    /// The mark before a recomputed figure that is not the weighted mean of everything below.
    pub(crate) fn mark(&self) -> &'static str {
        if self.is_unweighted || self.is_partial { "~" } else { "" }
    }

    /// The figures of a node from its summary, its score and its share of the plan.
    pub(crate) fn of_node(summary: &Summary, score: &NodeScore, effective: Option<Decimal>) -> Self {
        Self {
            weight: summary.weight.and_then(|it| it.percent),
            effective: effective.and_then(percent),
            reported: score.reported,
            reported_below: score.rollup.reported.filter(|_| score.reported.is_none()),
            recomputed: score.rollup.recomputed.map(|it| rounded(it, DECIMALS)),
            is_unweighted: score.rollup.is_unweighted && score.rollup.recomputed.is_some(),
            is_excluded: score.is_excluded,
            standing: score.standing,
            is_partial: score.is_partial(),
        }
    }

    /// The figures of an indicator from its summary and its share of the plan.
    pub(crate) fn of_indicator(summary: &IndicatorSummary, effective: Option<Decimal>) -> Self {
        Self {
            weight: summary.weight.and_then(|it| it.percent),
            effective: effective.and_then(percent),
            reported: summary.achieved.and_then(|it| it.percent),
            reported_below: None,
            recomputed: summary.recomputed.map(|it| rounded(it, DECIMALS)),
            is_unweighted: false,
            is_excluded: summary.is_excluded,
            standing: summary.standing,
            is_partial: false,
        }
    }
}

/// A part of 1 in %, at the digits that are shown.
pub(crate) fn percent(part: Decimal) -> Option<Decimal> {
    part.checked_mul(Decimal::ONE_HUNDRED).map(|it| rounded(it, DECIMALS).normalize())
}

/// The figures of a section. Reads the summaries of what stands under it, and no other.
pub fn of_section(live: &Live, section: usize) -> Option<Figures> {
    let parts = live.parts().get(section..family::end(live, section))?;
    let summaries: Vec<&Summary> = parts.iter().map(|it| it.summary()).collect();
    let outline = Outline::of(&summaries);
    let header = live.header();
    let scores = roll_up(&summaries, &outline, &header.policy, header.is_report);
    Some(Figures::of_node(summaries.first()?, scores.first()?, family::share_of_plan(live, section)))
}

/// The figures of the indicators of a section, in order.
pub fn of_indicators(live: &Live, section: usize) -> Vec<Figures> {
    let Some(summary) = family::summary(live, section) else { return Vec::new() };
    let above = family::share_of_plan(live, section);
    let figures = summary.indicators.iter().enumerate().map(|(i, it)| {
        let share = family::indicator_share(live, section, i);
        Figures::of_indicator(it, above.zip(share).and_then(|(a, b)| a.checked_mul(b)))
    });
    figures.collect()
}
