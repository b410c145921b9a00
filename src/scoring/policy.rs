//! Policies: how result and target become an achievement in %.
//!
//! | policy | more is better | less is better | attested by |
//! | --- | --- | --- | --- |
//! | proportional | 100·A/T | 100·(2T−A)/T | a chamber's plan (56 of 60 is 93,33 %); GZOOM's converter |
//! | threshold | met 100, missed 0 | the same | binary scales of many bodies |
//! | inverse | 100·A/T | 100·T/A | common practice |
//! | baseline | 100·(A−B)/(T−B) | the same | GZOOM, PERCENTPY |
//! | bands | a table over the degree reached | the same | published decrees |
//!
//! A is the result, T the target, B the baseline. Achievements lie between 0 and 100, or
//! the highest that the plan allows. A date earns 100 when kept and 0 when missed, and of a
//! target below zero that is missed only the threshold and the baseline say anything.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::model::{Indicator, Node, Yearly};
use crate::scoring::Fraction;
use crate::scoring::lateness::Lateness;
use crate::scoring::met::{Verdict, outcome, verdict};
use crate::scoring::quantity::{Quantity, common};
use crate::scoring::thresholds::Level;
use crate::syntax::{Comparator, PolicyName, Property, Scoring, TargetGoal, Value, ValueKind};

/// A scoring policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// Which one.
    pub name: PolicyName,
    /// Whether the plan declares it; else it is the default.
    pub is_declared: bool,
    /// The highest achievement, in %.
    pub highest: Decimal,
    /// The bands, in the order written.
    pub bands: Vec<PolicyBand>,
    /// What a delay costs; without it, what is late earns what is missed.
    pub lateness: Option<Lateness>,
    /// Whether the plan's line on it could not be read: then nobody knows what it gives.
    pub is_unread: bool,
}

/// A band of the degree reached, in %, both ends included, and what it earns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PolicyBand {
    /// From.
    pub low: Decimal,
    /// To.
    pub high: Decimal,
    /// Achievement in %.
    pub earns: Decimal,
}

/// What a policy gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Degree {
    /// The achievement in %, before rounding, within 0 and the highest.
    pub percent: Decimal,
    /// The same before it was kept within its limits, where arithmetic gave one.
    pub uncapped: Option<Decimal>,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            name: PolicyName::Proportional,
            is_declared: false,
            highest: Decimal::ONE_HUNDRED,
            bands: Vec::new(),
            lateness: None,
            is_unread: false,
        }
    }
}

impl From<&Scoring<'_>> for Policy {
    fn from(scoring: &Scoring<'_>) -> Self {
        let bands = scoring.bands.iter().filter_map(|it| {
            let (low, high) = Quantity::ends(&it.range)?;
            Some(PolicyBand {
                low: low.amount?.value()?,
                high: high.amount?.value()?,
                earns: it.earns.number()?,
            })
        });
        let highest = scoring.up_to.and_then(|it| it.number()).unwrap_or(Decimal::ONE_HUNDRED);
        let bands = bands.collect();
        let lateness = Lateness::of(scoring);
        Self { name: scoring.policy, is_declared: true, highest, bands, lateness, is_unread: false }
    }
}

impl Policy {
    /// The policy that a node declares itself, be it on a line that cannot be read.
    pub fn own(node: &Node<'_>) -> Option<Self> {
        let unread = || Self { is_unread: true, ..Self::default() };
        let is_lost = node.broken.has(Property::Scoring) && !node.broken.is_open();
        node.scoring.as_deref().map(Self::from).or_else(|| is_lost.then(unread))
    }

    /// The achievement that the policy gives to an indicator: to its result, both conditions of its
    /// target, its levels and its delay. Of a result whose day is unknown nothing is said.
    pub fn degree_of(
        &self,
        indicator: &Indicator<'_>,
        goal: &TargetGoal<'_>,
        result: &Yearly<'_>,
    ) -> Option<Degree> {
        if self.is_unread || outcome(goal, result) == Verdict::Unknown {
            return None;
        }
        let level = Level::of(indicator, goal, &result.value);
        let earned = |degree: Degree| level.map_or(degree, |it| it.earns(self, degree));
        let baseline = indicator.baseline().map(|it| &it.value);
        let Some((by, on)) = delay(goal, result) else {
            return self.degree(goal, &result.value, baseline).map(earned);
        };
        let Some(lateness) = self.lateness else { return self.all_or_nothing(false) };
        let in_time = match goal.by {
            Some(_) => self.degree(goal, &result.value, baseline).map(earned),
            None => self.all_or_nothing(true),
        };
        let percent = lateness.leaves(in_time?.percent, by, on)?;
        Some(Degree { percent, uncapped: None })
    }

    fn all_or_nothing(&self, is_met: bool) -> Option<Degree> {
        let percent = if is_met { Decimal::ONE_HUNDRED } else { Decimal::ZERO };
        match self.name {
            PolicyName::Bands => self.band(percent),
            _ => Some(Degree { percent, uncapped: None }),
        }
    }

    /// The achievement that the policy gives, or none where it gives none: a figure is
    /// missing or of another kind, or the target has no comparator and is not hit.
    pub fn degree(
        &self,
        goal: &TargetGoal<'_>,
        result: &Value<'_>,
        baseline: Option<&Value<'_>>,
    ) -> Option<Degree> {
        if self.is_unread {
            return None;
        }
        let is_met = match verdict(goal, result) {
            Verdict::Met => true,
            Verdict::Missed | Verdict::Close => false,
            Verdict::Incomparable | Verdict::Unknown => return None,
        };
        let is_number = matches!(goal.value.kind, ValueKind::Number { .. });
        let has_direction = less_is_better(goal.comparator).is_some();
        let has_quotient = self.name != PolicyName::Threshold && is_number && has_direction;
        // Below zero a quotient grows as the result moves away from its target.
        let is_below_zero =
            self.name != PolicyName::Baseline && goal.value.number().is_some_and(|it| it < Decimal::ZERO);
        if has_quotient && is_below_zero && !is_met {
            return None;
        }
        if !has_quotient || is_below_zero {
            return self.all_or_nothing(is_met);
        }
        if self.name == PolicyName::Inverse && nothing_is_left(goal, result) {
            // No quotient is large enough: a perfect result earns all that there is.
            return Some(Degree { percent: self.highest.max(Decimal::ZERO), uncapped: None });
        }
        let uncapped = match self.name {
            PolicyName::Baseline => from_baseline(goal, result, baseline, is_met)?,
            PolicyName::Inverse => proportion(goal, result, true, is_met)?,
            _ => proportion(goal, result, false, is_met)?,
        };
        if self.name == PolicyName::Bands {
            return self.band(uncapped.max(Decimal::ZERO));
        }
        // A target that is met is met, whatever the way from the baseline.
        let uncapped = if is_met { uncapped.max(Decimal::ONE_HUNDRED) } else { uncapped };
        let percent = uncapped.clamp(Decimal::ZERO, self.highest.max(Decimal::ZERO));
        Some(Degree { percent, uncapped: Some(uncapped) })
    }

    /// Whether every target that is met earns 100 %, whatever the result.
    pub(crate) fn gives_100_when_met(&self) -> bool {
        self.name != PolicyName::Bands && self.highest == Decimal::ONE_HUNDRED && !self.is_unread
    }

    /// The highest achievement that the policy allows, in %; 100 at least.
    pub fn most(&self) -> Decimal {
        let of_bands = self.bands.iter().map(|it| it.earns).max().unwrap_or(Decimal::ZERO);
        self.highest.max(of_bands).max(Decimal::ONE_HUNDRED)
    }

    /// The band that holds a degree. Where two meet, the upper one; above all, the highest.
    fn band(&self, degree: Decimal) -> Option<Degree> {
        let holding = self.bands.iter().filter(|it| it.low <= degree && degree <= it.high);
        let band = holding.max_by_key(|it| it.low).or_else(|| {
            let highest = self.bands.iter().max_by_key(|it| it.high)?;
            (degree > highest.high).then_some(highest)
        })?;
        Some(Degree { percent: band.earns, uncapped: Some(degree) })
    }
}

/// The deadline of a target and the later day of its result, where it is late.
pub(crate) fn delay(goal: &TargetGoal<'_>, result: &Yearly<'_>) -> Option<(Date, Date)> {
    let (by, on) = match goal.by {
        Some(by) => (by.date, result.on?.date),
        None => {
            let is_deadline =
                matches!(goal.comparator, Comparator::By | Comparator::AtMost | Comparator::Implicit);
            (goal.value.date().filter(|_| is_deadline)?, result.value.date()?)
        }
    };
    (on > by).then_some((by, on))
}

/// Whether less is better, by the comparator; none where it has no direction.
pub(crate) fn less_is_better(comparator: Comparator) -> Option<bool> {
    match comparator {
        Comparator::AtLeast | Comparator::MoreThan => Some(false),
        Comparator::AtMost | Comparator::LessThan => Some(true),
        Comparator::Exactly | Comparator::By | Comparator::Implicit => None,
    }
}

/// Whether less is better and nothing is left of it.
fn nothing_is_left(goal: &TargetGoal<'_>, result: &Value<'_>) -> bool {
    let figures = || common(Quantity::of(result)?, Quantity::of(&goal.value)?);
    let is_nothing = |(reached, wanted)| reached <= Decimal::ZERO && wanted > Decimal::ZERO;
    less_is_better(goal.comparator) == Some(true) && figures().is_some_and(is_nothing)
}

fn proportion(goal: &TargetGoal<'_>, result: &Value<'_>, inverse: bool, is_met: bool) -> Option<Decimal> {
    let (reached, wanted) = common(Quantity::of(result)?, Quantity::of(&goal.value)?)?;
    let hundred = Decimal::ONE_HUNDRED;
    let is_less = less_is_better(goal.comparator)?;
    if wanted.is_zero() {
        return Some(if is_met { hundred } else { Decimal::ZERO });
    }
    let numerator = match is_less {
        false => reached,
        true if inverse => return percent(wanted, reached),
        true => wanted.checked_add(wanted)?.checked_sub(reached)?,
    };
    percent(numerator, wanted)
}

fn from_baseline(
    goal: &TargetGoal<'_>,
    result: &Value<'_>,
    baseline: Option<&Value<'_>>,
    is_met: bool,
) -> Option<Decimal> {
    let target = Quantity::of(&goal.value)?;
    let (reached, wanted) = common(Quantity::of(result)?, target)?;
    let (before, _) = common(Quantity::of(baseline?)?, target)?;
    let way = wanted.checked_sub(before)?;
    let leads_on = if less_is_better(goal.comparator)? { way < Decimal::ZERO } else { way > Decimal::ZERO };
    if !leads_on {
        // From a baseline at or beyond the target there is no way to go a part of.
        return is_met.then_some(Decimal::ONE_HUNDRED);
    }
    percent(reached.checked_sub(before)?, way)
}

fn percent(numerator: Decimal, denominator: Decimal) -> Option<Decimal> {
    let ratio = Fraction::from(numerator).times(Decimal::ONE_HUNDRED.into())?;
    ratio.over(denominator.into())?.value()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Statement, parse_line};

    fn degree(scoring: &str, target: &str, result: &str, baseline: Option<&str>) -> Option<String> {
        let policy = match parse_line(scoring).statement {
            Statement::Scoring(it) => Policy::from(&*it),
            _ => Policy::default(),
        };
        let Statement::Target(_, goal) = parse_line(target).statement else { panic!("{target}") };
        let value = |it| match parse_line(it).statement {
            Statement::Yearly(_, _, it) => it,
            other => panic!("{other:?}"),
        };
        let degree = policy.degree(&goal, &value(result), baseline.map(value).as_ref())?;
        Some(crate::scoring::rounded(degree.percent, 2).to_string())
    }

    #[test]
    fn policies_give_the_attested_figures() {
        for (scoring, target, result, baseline, percent) in [
            // A chamber's plan: 56 against at least 60 is 93,33 %, 35,16 % against 8 % is 100 %.
            ("", "target >= 60,00 %", "consuntivo 56,00 %", None, Some("93.33")),
            ("", "target >= 8,00%", "consuntivo 35,16 %", None, Some("100.00")),
            ("", "target >= 90,00 %", "consuntivo 0,00 %", None, Some("0.00")),
            ("", "target <= 10 gg", "consuntivo 12 gg", None, Some("80.00")),
            ("", "target <= 10 gg", "consuntivo 25 gg", None, Some("0.00")),
            ("", "target <= 0 N", "consuntivo 0 N", None, Some("100.00")),
            ("", "target >= 0 N", "consuntivo 0 N", None, Some("100.00")),
            ("", "target entro 30-04-2023", "consuntivo 14-02-2023", None, Some("100.00")),
            ("", "target entro 30-04-2023", "consuntivo 14-05-2023", None, Some("0.00")),
            ("", "target >= 90%", "consuntivo 3 N", None, None),
            ("", "target 90%", "consuntivo 80%", None, None),
            ("", "target 80%..90%", "consuntivo 85%", None, Some("100.00")),
            // What a reduction by 5 of 10 earns no policy says: 5/10, or (2 × 10 − 5)/10?
            ("", "target >= -5", "consuntivo -3", None, Some("100.00")),
            ("", "target >= -5", "consuntivo -10", None, None),
            ("", "target <= -10", "consuntivo -5", None, None),
            ("", "target <= -10", "consuntivo -15", None, Some("100.00")),
            ("", "target = -10", "consuntivo -5", None, Some("0.00")),
            ("valutazione inversa", "target <= -10", "consuntivo -5", None, None),
            ("valutazione soglia", "target <= -10", "consuntivo -5", None, Some("0.00")),
            ("valutazione base", "target <= -10", "consuntivo -5", Some("base 0"), Some("50.00")),
            ("", "target >= 0 N", "consuntivo -3 N", None, Some("0.00")),
            ("", "target <= 0 N", "consuntivo 3 N", None, Some("0.00")),
            ("valutazione soglia", "target >= 60%", "consuntivo 59%", None, Some("0.00")),
            ("valutazione inversa", "target <= 10 gg", "consuntivo 12,5 gg", None, Some("80.00")),
            ("valutazione inversa", "target <= 10 gg", "consuntivo 0 gg", None, Some("100.00")),
            ("valutazione base", "target >= 80", "consuntivo 70", Some("base 60"), Some("50.00")),
            ("valutazione base", "target <= 5 gg", "consuntivo 0 gg", Some("base 10 gg"), Some("100.00")),
            ("valutazione base", "target >= 80", "consuntivo 70", None, None),
            // A baseline at or beyond the target excuses nothing, and takes nothing away.
            ("valutazione base", "target >= 80", "consuntivo 60", Some("base 90"), None),
            ("valutazione base", "target >= 80", "consuntivo 79", Some("base 80"), None),
            ("valutazione base", "target >= 80", "consuntivo 80", Some("base 80"), Some("100.00")),
            ("valutazione base", "target >= 80", "consuntivo 85", Some("base 90"), Some("100.00")),
            ("valutazione base", "target <= 10 gg", "consuntivo 12 gg", Some("base 8 gg"), None),
            ("", "target > 0 N", "consuntivo 0 N", None, Some("0.00")),
            ("", "target > 0 N", "consuntivo 1 N", None, Some("100.00")),
            ("valutazione inversa fino a 120%", "target <= 10 N", "consuntivo 0 N", None, Some("120.00")),
            ("valutazione inversa fino a 120%", "target <= 10 N", "consuntivo 1 N", None, Some("120.00")),
            ("valutazione inversa fino a 120%", "target <= 0 N", "consuntivo 0 N", None, Some("100.00")),
            ("valutazione proporzionale fino a 120%", "target >= 50", "consuntivo 58", None, Some("116.00")),
            (
                "valutazione fasce 0%..70% = 0%; 70%..90% = 50%; 90%..100% = 100%",
                "target >= 100",
                "consuntivo 90",
                None,
                Some("100.00"),
            ),
            (
                "valutazione fasce 0%..70% = 0%; 70%..90% = 50%; 90%..100% = 100%",
                "target >= 100",
                "consuntivo 75",
                None,
                Some("50.00"),
            ),
        ] {
            assert_eq!(
                degree(scoring, target, result, baseline).as_deref(),
                percent,
                "{scoring} {target} {result}"
            );
        }
    }

    #[test]
    fn a_band_earns_what_it_says_and_above_all_of_them_the_highest_earns() {
        let bands = "valutazione fasce 50%..70% = 40%; 70%..90% = 80%";
        for (target, result, percent) in [
            ("target >= 100", "consuntivo 49", None),
            ("target >= 100", "consuntivo 50", Some("40.00")),
            ("target >= 100", "consuntivo 70", Some("80.00")),
            ("target >= 100", "consuntivo 90", Some("80.00")),
            ("target >= 100", "consuntivo 95", Some("80.00")),
            // What is kept or missed as a whole is a degree of 100 or of 0.
            ("target entro 30-04-2023", "consuntivo 14-02-2023", Some("80.00")),
            ("target entro 30-04-2023", "consuntivo 14-05-2023", None),
        ] {
            assert_eq!(degree(bands, target, result, None).as_deref(), percent, "{target} {result}");
        }
    }

    #[test]
    fn the_most_that_a_policy_gives_is_a_hundred_or_what_it_says() {
        let most = |scoring| match parse_line(scoring).statement {
            Statement::Scoring(it) => Policy::from(&*it).most().normalize().to_string(),
            other => panic!("{other:?}"),
        };
        assert_eq!(most("valutazione soglia"), "100");
        assert_eq!(most("valutazione proporzionale fino a 120%"), "120");
        assert_eq!(most("valutazione fasce 0%..90% = 0%; 90%..100% = 110%"), "110");
        assert_eq!(most("valutazione fasce 0%..90% = 0%; 90%..100% = 80%"), "100");
    }
}
