//! One indicator: met or not, and the achievement that the plan's policy gives.

use rust_decimal::Decimal;

use crate::model::Indicator;
use crate::scoring::met::{Verdict, verdict};
use crate::scoring::policy::Policy;
use crate::syntax::{PolicyName, Value, ValueKind};

/// What scoring makes of an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// Result against target.
    pub verdict: Verdict,
    /// The achievement that the policy gives, in %, before rounding.
    pub achievement: Option<Decimal>,
    /// Whether the indicator is taken out of the reckoning: neutralised or not applicable.
    pub is_excluded: bool,
}

/// Assesses an indicator in a year under a policy.
pub fn assess(indicator: &Indicator<'_>, year: Option<i16>, policy: &Policy) -> Assessment {
    let target = indicator.target(year);
    let result = indicator.result(year);
    let is_nothing = |it: &Value<'_>| matches!(it.kind, ValueKind::Neutralised | ValueKind::NotApplicable);
    let is_excluded = indicator.node.achieved.as_ref().is_some_and(is_nothing)
        || result.is_some_and(|it| is_nothing(&it.value));
    let (Some(target), Some(result)) = (target, result) else {
        return Assessment { verdict: Verdict::Unknown, achievement: None, is_excluded };
    };
    let verdict = verdict(&target.goal, &result.value);
    if verdict == Verdict::Met && policy.gives_100_when_met() && !needs_baseline(indicator, policy) {
        return Assessment { verdict, achievement: Some(Decimal::ONE_HUNDRED), is_excluded };
    }
    let baseline = indicator.baseline().map(|it| &it.value);
    let degree = policy.degree(&target.goal, &result.value, baseline);
    Assessment { verdict, achievement: degree.map(|it| it.percent), is_excluded }
}

/// Whether the policy can say nothing of the indicator, for want of a baseline.
fn needs_baseline(indicator: &Indicator<'_>, policy: &Policy) -> bool {
    policy.name == PolicyName::Baseline && indicator.baselines.is_empty()
}
