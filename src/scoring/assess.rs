//! One indicator: met or not, and the achievement that the plan's policy gives.

use rust_decimal::Decimal;

use crate::model::{Indicator, Standing};
use crate::scoring::met::{Verdict, outcome};
use crate::scoring::policy::Policy;
use crate::scoring::standing::{Basis, standing};
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
    /// The most that it may earn, in %: as the policy says, and whatever is reported beyond the
    /// target where there is an excellent level.
    pub most: Decimal,
    /// The least and the most that any known policy gives, in %; none where result and target
    /// cannot be held against each other.
    pub possible: Option<(Decimal, Decimal)>,
    /// How the reported achievement stands to result and target.
    pub standing: Standing,
}

/// Assesses an indicator in a year under a policy. `is_report` says whether it stands in a
/// report, which has no place to say which policy it follows.
pub fn assess(indicator: &Indicator<'_>, year: Option<i16>, policy: &Policy, is_report: bool) -> Assessment {
    let own = Policy::own(&indicator.node);
    let policy = own.as_ref().unwrap_or(policy);
    let result = indicator.result(year);
    let is_nothing = |it: &Value<'_>| matches!(it.kind, ValueKind::Neutralised | ValueKind::NotApplicable);
    let is_excluded = indicator.node.is_excluded() || result.is_some_and(|it| is_nothing(&it.value));
    let basis = indicator.target(year).zip(result).map(|(target, result)| Basis {
        indicator,
        goal: &target.goal,
        result,
        policy,
        is_report,
    });
    let mut res = Assessment {
        verdict: basis.map_or(Verdict::Unknown, |it| outcome(it.goal, it.result)),
        achievement: None,
        is_excluded,
        most: policy.most(),
        possible: None,
        standing: Standing::Open,
    };
    if let Some(it) = basis {
        res.achievement = achievement(it, res.verdict);
        res.most = it.most();
        res.possible = it.possible(&res);
    }
    res.standing = standing(indicator, &res, basis, policy);
    res
}

fn achievement(basis: Basis<'_, '_>, verdict: Verdict) -> Option<Decimal> {
    let (indicator, policy) = (basis.indicator, basis.policy);
    if verdict == Verdict::Met && policy.gives_100_when_met() && !needs_baseline(indicator, policy) {
        return Some(Decimal::ONE_HUNDRED);
    }
    policy.degree_of(indicator, basis.goal, basis.result).map(|it| it.percent)
}

/// Whether the policy can say nothing of the indicator, for want of a baseline.
fn needs_baseline(indicator: &Indicator<'_>, policy: &Policy) -> bool {
    policy.name == PolicyName::Baseline && indicator.baselines.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::scored;

    fn achievement(scoring: &str, properties: &str) -> Option<String> {
        let it = scored(scoring, properties, |it, policy| assess(it, Some(2023), policy, false));
        it.achievement.map(|it| it.normalize().to_string())
    }

    /// From 80 to 80 is no way to go, and nothing to divide by.
    #[test]
    fn a_target_that_is_met_earns_all_even_where_the_baseline_is_the_target() {
        let met = achievement("valutazione base", "target >= 80\nbase 2022 80\nconsuntivo 80\n");
        assert_eq!(met.as_deref(), Some("100"));
        let missed = achievement("valutazione base", "target >= 80\nbase 2022 80\nconsuntivo 79\n");
        assert_eq!(missed, None);
    }

    #[test]
    fn without_its_baseline_a_policy_on_baselines_says_nothing() {
        assert_eq!(achievement("valutazione base", "target >= 80\nconsuntivo 90\n"), None);
        assert_eq!(achievement("", "target >= 80\nconsuntivo 90\n").as_deref(), Some("100"));
    }

    #[test]
    fn a_target_that_is_met_earns_what_the_policy_gives() {
        let bands = "valutazione fasce 0%..99% = 0%; 99%..100% = 80%";
        assert_eq!(achievement(bands, "target >= 80\nconsuntivo 80\n").as_deref(), Some("80"));
        let more = "valutazione proporzionale fino a 120%";
        assert_eq!(achievement(more, "target >= 50\nconsuntivo 58\n").as_deref(), Some("116"));
        // The quotient cannot be held, and need not be.
        let large = "target >= 0,001\nconsuntivo 99999999999999999999999999\n";
        assert_eq!(achievement("", large).as_deref(), Some("100"));
    }
}
