//! The levels of one indicator: below the minimum nothing is earned, and above the target more
//! than all where the policy allows it.

use rust_decimal::Decimal;

use crate::model::Indicator;
use crate::scoring::Fraction;
use crate::scoring::policy::{Degree, Policy};
use crate::scoring::quantity::{Quantity, common};
use crate::syntax::{Comparator, TargetGoal, Value};

/// Where a result lies among the levels, where that decides what it earns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Level {
    /// It does not reach the minimum.
    BelowMinimum,
    /// It lies between target and excellent, or beyond: so far on the way, from 0 to 1.
    Beyond(Decimal),
}

impl Level {
    /// Where a result lies; none where no level decides.
    pub fn of(indicator: &Indicator<'_>, goal: &TargetGoal<'_>, result: &Value<'_>) -> Option<Self> {
        let thresholds = indicator.thresholds.as_deref()?;
        let is_less = match goal.comparator {
            Comparator::AtMost | Comparator::LessThan => true,
            Comparator::AtLeast | Comparator::MoreThan => false,
            _ => return None,
        };
        let is_worse = |a: Decimal, b: Decimal| if is_less { a > b } else { a < b };
        let target = Quantity::of(&goal.value)?;
        let (reached, wanted) = common(Quantity::of(result)?, target)?;
        let level = |it: &Value<'_>| Some(common(Quantity::of(it)?, target)?.0);
        if thresholds.minimum.as_ref().and_then(level).is_some_and(|it| is_worse(reached, it)) {
            return Some(Self::BelowMinimum);
        }
        let best = thresholds.excellent.as_ref().and_then(level)?;
        if !is_worse(wanted, reached) || !is_worse(wanted, best) {
            return None;
        }
        let way = Fraction::from(reached.checked_sub(wanted)?);
        let whole = best.checked_sub(wanted)?;
        Some(Self::Beyond(way.over(whole.into())?.value()?.min(Decimal::ONE)))
    }

    /// What a result of this level earns under a policy, in place of what the policy gives alone.
    pub(crate) fn earns(self, policy: &Policy, degree: Degree) -> Degree {
        match self {
            Self::BelowMinimum => Degree { percent: Decimal::ZERO, ..degree },
            Self::Beyond(way) => {
                let hundred = Decimal::ONE_HUNDRED;
                let more = policy.highest.checked_sub(hundred).and_then(|it| it.checked_mul(way));
                let percent = more.and_then(|it| it.checked_add(hundred));
                percent.filter(|it| *it > hundred).map_or(degree, |percent| Degree { percent, ..degree })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scoring::{assess, scored};

    fn achievement(scoring: &str, properties: &str) -> Option<String> {
        let it = scored(scoring, properties, |it, policy| assess(it, Some(2024), policy, false));
        it.achievement.map(|it| it.normalize().to_string())
    }

    #[test]
    fn below_the_minimum_nothing_is_earned_and_between_it_and_the_target_what_the_policy_gives() {
        let levels = "soglie minimo 70%, target 90%, eccellente 100%\n";
        for (scoring, result, expected) in [
            ("", "69%", "0"),
            ("", "72%", "80"),
            ("", "90%", "100"),
            ("", "95%", "100"),
            ("valutazione soglia", "72%", "0"),
            ("valutazione proporzionale fino a 120%", "69%", "0"),
            ("valutazione proporzionale fino a 120%", "95%", "110"),
            ("valutazione proporzionale fino a 120%", "100%", "120"),
        ] {
            let found = achievement(scoring, &format!("{levels}consuntivo {result}\n"));
            assert_eq!(found.as_deref(), Some(expected), "{scoring} {result}");
        }
    }

    #[test]
    fn falling_levels_mean_that_less_is_better() {
        let levels = "soglie minimo 15 gg, target 10 gg, eccellente 5 gg\n";
        for (result, expected) in [("16 gg", "0"), ("12 gg", "80"), ("10 gg", "100"), ("4 gg", "100")] {
            let found = achievement("", &format!("{levels}consuntivo {result}\n"));
            assert_eq!(found.as_deref(), Some(expected), "{result}");
        }
    }
}
