//! A reported achievement held against what follows from result and target.

use rust_decimal::Decimal;

use crate::model::{Indicator, Share, Standing, Yearly};
use crate::scoring::assess::Assessment;
use crate::scoring::fraction::half_unit;
use crate::scoring::met::Verdict;
use crate::scoring::policy::{Policy, delay, less_is_better};
use crate::scoring::quantity::{Quantity, common};
use crate::scoring::rollup::agrees;
use crate::scoring::thresholds::Level;
use crate::syntax::{Amount, Number, PolicyName, Property, TargetGoal, Unit, Value, ValueKind};

/// The policies that need nothing but the figures of an indicator.
const KNOWN: [PolicyName; 4] =
    [PolicyName::Proportional, PolicyName::Threshold, PolicyName::Inverse, PolicyName::Baseline];

/// What an achievement follows from.
#[derive(Clone, Copy)]
pub(crate) struct Basis<'s, 'a> {
    pub(crate) indicator: &'s Indicator<'a>,
    pub(crate) goal: &'s TargetGoal<'a>,
    pub(crate) result: &'s Yearly<'a>,
    /// The policy that holds for it.
    pub(crate) policy: &'s Policy,
    /// Whether it stands in a report, which has no place to say which policy it follows.
    pub(crate) is_report: bool,
}

impl<'a> Basis<'_, 'a> {
    /// What a policy gives.
    fn by(&self, policy: &Policy) -> Option<Decimal> {
        self.of(policy, self.result)
    }

    /// What a policy gives for another result.
    fn of(&self, policy: &Policy, result: &Yearly<'_>) -> Option<Decimal> {
        policy.degree_of(self.indicator, self.goal, result).map(|it| it.percent)
    }

    /// Where the result lies among the levels.
    fn level(&self) -> Option<Level> {
        Level::of(self.indicator, self.goal, &self.result.value)
    }

    /// Whether there is a level above the target, or may be: then the target alone may earn less
    /// than all.
    fn has_best(&self) -> bool {
        self.indicator.thresholds.as_ref().is_some_and(|it| it.excellent.is_some())
            || self.indicator.node.broken.has(Property::Thresholds)
    }

    /// Whether a level above the target is not reached.
    fn has_more_to_reach(&self) -> bool {
        self.has_best() && self.level() != Some(Level::Beyond(Decimal::ONE))
    }

    /// The most that the indicator may earn: as its policy says, and beyond its target, where it
    /// has an excellent level, whatever is reported.
    pub(crate) fn most(&self) -> Decimal {
        let reported = self.indicator.node.achieved.as_ref().and_then(Share::percent_of);
        match (self.level(), reported) {
            (Some(Level::Beyond(_)), Some(it)) => self.policy.most().max(it),
            _ => self.policy.most(),
        }
    }

    /// What each known policy gives.
    fn by_known(&self) -> impl Iterator<Item = Decimal> + '_ {
        KNOWN.into_iter().filter_map(|name| self.by(&Policy { name, ..Policy::default() }))
    }

    /// The same with the least and with the greatest result that prints as this one does.
    fn ends(&self) -> Option<[Yearly<'a>; 2]> {
        let ValueKind::Number { number, unit } = self.result.value.kind else { return None };
        let amount = number.amount.exact()?;
        // Counts are exact; shares, times and anything with decimals are rounded.
        let is_exact = amount.scale() == 0 && matches!(unit, Unit::None | Unit::Count | Unit::Euro(_));
        let slack = if is_exact { Decimal::ZERO } else { half_unit(amount.scale()) };
        let at = |amount| {
            let number = Number { amount: Amount::Exact(amount), ..number };
            let value = Value { kind: ValueKind::Number { number, unit }, ..self.result.value };
            Yearly { value, ..*self.result }
        };
        Some([at(amount.checked_sub(slack)?), at(amount.checked_add(slack)?)])
    }

    /// The least and the most that a policy gives for results that print as this one does.
    fn around(&self, policy: &Policy) -> Option<(Decimal, Decimal)> {
        let [low, high] = self.ends()?;
        let (a, b) = (self.of(policy, &low)?, self.of(policy, &high)?);
        Some((a.min(b), a.max(b)))
    }

    /// The least and the most that any known policy, or the plan's own, gives.
    pub(crate) fn possible(&self, assessment: &Assessment) -> Option<(Decimal, Decimal)> {
        if self.policy.is_unread {
            return None;
        }
        let own = assessment.achievement;
        match assessment.verdict {
            // What a level above the target is worth nobody says.
            Verdict::Met if self.has_best() => None,
            Verdict::Met => Some((
                own.map_or(Decimal::ONE_HUNDRED, |it| it.min(Decimal::ONE_HUNDRED)),
                self.policy.most(),
            )),
            Verdict::Close => Some((Decimal::ZERO, self.policy.most())),
            Verdict::Missed => {
                let around = |name| self.around(&Policy { name, ..Policy::default() }).map(|it| it.1);
                let rounded = KNOWN.into_iter().filter_map(around);
                let own_rounded = self.around(self.policy).map(|it| it.1);
                let all = self.by_known().chain(rounded).chain(own).chain(own_rounded);
                Some((Decimal::ZERO, all.max().unwrap_or(Decimal::ZERO)))
            }
            Verdict::Incomparable | Verdict::Unknown => None,
        }
    }

    /// Whether some figure that prints as the result does gives the achievement.
    fn is_rounding(&self, printed: Decimal) -> bool {
        let half = half_unit(printed.scale());
        let fits = |(low, high): (Decimal, Decimal)| {
            let (low, high) = (low.checked_sub(half), high.checked_add(half));
            low.zip(high).is_some_and(|(low, high)| low <= printed && printed <= high)
        };
        self.around(self.policy).is_some_and(fits)
    }

    /// Whether result over target, or the way gone from the baseline, is the achievement, with
    /// nothing to limit it.
    fn is_uncapped(&self, printed: Decimal) -> bool {
        let plain = || {
            let (reached, wanted) =
                common(Quantity::of(&self.result.value)?, Quantity::of(&self.goal.value)?)?;
            Decimal::ONE_HUNDRED.checked_mul(reached)?.checked_div(wanted)
        };
        let by = |name| {
            let policy = Policy { name, highest: Decimal::MAX, ..Policy::default() };
            let around = self.around(&policy);
            self.by(&policy).into_iter().chain(around.into_iter().flat_map(|it| [it.0, it.1]))
        };
        if printed < Decimal::ZERO {
            // The way back from the baseline, or beyond twice what was allowed.
            let below = |name| {
                let policy = Policy { name, ..Policy::default() };
                policy.degree_of(self.indicator, self.goal, self.result)?.uncapped
            };
            return KNOWN.into_iter().filter_map(below).any(|it| agrees(printed, it));
        }
        match less_is_better(self.goal.comparator) {
            Some(_) => [PolicyName::Proportional, PolicyName::Inverse, PolicyName::Baseline].into_iter().any(
                |name| {
                    let mut all = by(name);
                    all.any(|it| agrees(printed, it))
                },
            ),
            None => plain().is_some_and(|it| agrees(printed, it)),
        }
    }

    /// Whether every known way of computing it gives another figure than this.
    fn is_contradicted(&self, assessment: &Assessment, printed: Decimal) -> bool {
        let hundred = Decimal::ONE_HUNDRED;
        let is_contrary = match assessment.verdict {
            Verdict::Missed => printed >= hundred,
            Verdict::Met => printed < hundred && !self.has_more_to_reach(),
            Verdict::Close | Verdict::Incomparable | Verdict::Unknown => false,
        };
        is_contrary
            && !assessment.achievement.into_iter().chain(self.by_known()).any(|it| agrees(printed, it))
    }

    /// How a printed achievement stands to the figures.
    fn standing(&self, assessment: &Assessment, printed: Decimal) -> Standing {
        if printed < Decimal::ZERO || printed > assessment.most {
            let is_uncapped = self.is_report && self.is_uncapped(printed);
            return if is_uncapped { Standing::Uncapped } else { Standing::OutOfRange };
        }
        if self.is_contradicted(assessment, printed) {
            return Standing::Contradicts;
        }
        match assessment.achievement {
            None => Standing::Open,
            Some(it) if agrees(printed, it) => Standing::Agrees,
            // Nobody says what an excellent level is worth beyond what the policy allows.
            Some(_) if printed > self.policy.most() => Standing::Open,
            Some(_) if !self.policy.is_declared && self.is_debatable() => Standing::Open,
            Some(_) if self.is_rounding(printed) => Standing::Agrees,
            Some(_) if self.is_of_another_policy(printed) => Standing::OtherPolicy,
            Some(_) => Standing::OffPolicy,
        }
    }

    /// Whether bodies score such a result in too many ways, unless the plan says in which: a date,
    /// a delay, what lies between levels, and what a line that cannot be read may say of it.
    fn is_debatable(&self) -> bool {
        self.goal.value.date().is_some()
            || delay(self.goal, self.result).is_some()
            || self.indicator.thresholds.is_some()
            || self.indicator.node.broken.is_open()
    }

    /// Whether another plain policy gives the achievement of a report. A report does not say
    /// which policy it follows, and a plan without a word on it follows the default.
    fn is_of_another_policy(&self, printed: Decimal) -> bool {
        let gives = |name| {
            let policy = Policy { name, ..Policy::default() };
            self.by(&policy).is_some_and(|it| agrees(printed, it))
        };
        let is_open = self.is_report && !self.policy.is_declared;
        is_open && KNOWN.into_iter().any(gives)
    }
}

/// How the achievement of an indicator stands to its figures, where there are both.
pub(crate) fn standing(
    indicator: &Indicator<'_>,
    assessment: &Assessment,
    basis: Option<Basis<'_, '_>>,
    policy: &Policy,
) -> Standing {
    let printed = indicator.node.achieved.as_ref().and_then(Share::percent_of);
    let Some(printed) = printed.filter(|_| !assessment.is_excluded && !policy.is_unread) else {
        return Standing::Open;
    };
    match basis {
        Some(it) => it.standing(assessment, printed),
        None if printed < Decimal::ZERO || printed > policy.most() => Standing::OutOfRange,
        None => Standing::Open,
    }
}
