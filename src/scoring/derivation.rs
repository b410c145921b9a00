//! How a figure was computed, step by step, as data.

use rust_decimal::Decimal;

use crate::model::{Indicator, Yearly};
use crate::scoring::evaluate::{Computed, evaluate};
use crate::scoring::met::{Verdict, outcome, printed_decimals};
use crate::scoring::policy::{Policy, delay, less_is_better};
use crate::scoring::quantity::{Quantity, common};
use crate::scoring::rounded;
use crate::scoring::thresholds::Level;
use crate::syntax::{Formula, Period, PolicyName, TargetGoal, TermKind, Value, ValueKind};

/// The steps from measures to achievement.
pub type Derivation<'a> = Vec<Step<'a>>;

/// One step of a derivation. Numbers carry the decimals that they are printed with.
#[derive(Clone, Debug, PartialEq)]
pub enum Step<'a> {
    /// The formula, with the measures' values in place of their names, and what it gives.
    Formula {
        /// As written.
        formula: &'a str,
        /// With values.
        substituted: String,
        /// The value in the unit of the result, at the printed digits of the result.
        value: Decimal,
        /// The unit as the result writes it.
        is_percent: bool,
    },
    /// The result held against the target.
    Compared {
        /// The result as written.
        result: &'a str,
        /// The day of the result, where the target has one beside its figure.
        on: Option<&'a str>,
        /// The target as written.
        target: &'a str,
        /// What follows.
        verdict: Verdict,
    },
    /// All or nothing.
    AllOrNothing {
        /// 0 or 100.
        percent: Decimal,
    },
    /// `100 × numerator / denominator`, kept within its limits.
    Proportion {
        /// Result, or twice the target less the result, or target, or distance from the baseline.
        numerator: Decimal,
        /// Target, result or distance from baseline to target.
        denominator: Decimal,
        /// The quotient in %.
        uncapped: Decimal,
        /// Within 0 and the highest.
        percent: Decimal,
        /// Which figures the two are.
        kind: Proportion,
    },
    /// The result does not reach the minimum.
    BelowMinimum {
        /// The minimum as written.
        minimum: &'a str,
        /// The result as written.
        result: &'a str,
    },
    /// The result lies beyond the target, and the policy pays for it.
    Beyond {
        /// How far on the way from target to excellent, in %.
        way: Decimal,
        /// The highest achievement, in %.
        highest: Decimal,
        /// What it earns, in %.
        percent: Decimal,
    },
    /// The result is late, and the policy says what that costs.
    Late {
        /// The spans of delay, the last of them begun.
        n: u32,
        /// How long a span is.
        per: Period,
        /// What each of them costs.
        points: Decimal,
        /// What would be earned in time, in %.
        in_time: Decimal,
        /// What is left, in %.
        percent: Decimal,
    },
    /// The band that the degree falls into.
    Band {
        /// The degree in %.
        degree: Decimal,
        /// What it earns, in %.
        percent: Decimal,
    },
}

/// Which figures a proportion is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proportion {
    /// Result over target.
    ResultOverTarget,
    /// Twice the target less the result, over the target.
    Mirrored,
    /// Target over result.
    TargetOverResult,
    /// Result less baseline, over target less baseline.
    FromBaseline,
}

/// The derivation of an indicator's achievement, as far as its figures allow.
pub fn derive<'a>(indicator: &Indicator<'a>, year: Option<i16>, policy: &Policy) -> Derivation<'a> {
    let own = Policy::own(&indicator.node);
    let policy = own.as_ref().unwrap_or(policy);
    let mut steps = Vec::new();
    let result = indicator.result(year);
    steps.extend(result.and_then(|it| formula_step(indicator, &it.value)));
    let (Some(target), Some(result)) = (indicator.target(year), result) else {
        return steps;
    };
    let goal = &target.goal;
    steps.push(compared(goal, result));
    steps.extend(policy_step(indicator, goal, result, policy));
    steps
}

/// The result held against both conditions of the target.
pub fn compared<'a>(goal: &TargetGoal<'a>, result: &Yearly<'a>) -> Step<'a> {
    Step::Compared {
        result: result.value.source,
        on: goal.by.and(result.on.or(result.at)).map(|it| it.source),
        target: goal.source,
        verdict: outcome(goal, result),
    }
}

fn formula_step<'a>(indicator: &Indicator<'a>, result: &Value<'a>) -> Option<Step<'a>> {
    let Some(Formula::Terms { source, terms }) = &indicator.formula else {
        return None;
    };
    let Some(Computed::Quantity(quantity)) = evaluate(indicator).value else {
        return None;
    };
    let in_result_unit = Quantity { amount: Some(crate::scoring::Fraction::ZERO), ..Quantity::of(result)? };
    let (value, _) = common(quantity, in_result_unit)?;
    // Names are replaced from the end, so that the places before stay right.
    let mut substituted = (*source).to_owned();
    let mut names: Vec<&str> =
        terms.iter().filter(|it| it.kind == TermKind::Measure).map(|it| it.source).collect();
    names.sort_by_key(|it| std::cmp::Reverse(it.as_ptr() as usize));
    for name in names {
        let span = crate::text::Span::of(name, source);
        let value = indicator.measure(name).and_then(|it| it.value)?;
        let digits = match value.kind {
            ValueKind::Number { number, .. } => number.source,
            _ => value.source,
        };
        if substituted.get(span.range()).is_some() {
            substituted.replace_range(span.range(), digits);
        }
    }
    Some(Step::Formula {
        formula: source,
        substituted,
        value: rounded(value, printed_decimals(result)),
        is_percent: result.unit() == Some(crate::syntax::Unit::Percent),
    })
}

fn policy_step<'a>(
    indicator: &Indicator<'a>,
    goal: &TargetGoal<'a>,
    result: &Yearly<'a>,
    policy: &Policy,
) -> Option<Step<'a>> {
    let baseline = indicator.baseline().map(|it| &it.value);
    let degree = policy.degree_of(indicator, goal, result)?;
    if let Some(it) = special_step(indicator, goal, result, policy) {
        return Some(it);
    }
    let result = &result.value;
    let Some(uncapped) = degree.uncapped else {
        return Some(Step::AllOrNothing { percent: degree.percent });
    };
    if policy.name == PolicyName::Bands {
        return Some(Step::Band { degree: uncapped, percent: degree.percent });
    }
    let target = Quantity::of(&goal.value)?;
    let (reached, wanted) = common(Quantity::of(result)?, target)?;
    let is_less = less_is_better(goal.comparator)?;
    let (kind, numerator, denominator) = match policy.name {
        PolicyName::Baseline => {
            let (before, _) = common(Quantity::of(baseline?)?, target)?;
            (Proportion::FromBaseline, reached.checked_sub(before)?, wanted.checked_sub(before)?)
        }
        PolicyName::Inverse if is_less => (Proportion::TargetOverResult, wanted, reached),
        _ if is_less => (Proportion::Mirrored, wanted.checked_add(wanted)?.checked_sub(reached)?, wanted),
        _ => (Proportion::ResultOverTarget, reached, wanted),
    };
    let percent = degree.percent;
    Some(Step::Proportion { numerator, denominator, uncapped, percent, kind })
}

/// The step that a delay or a level takes in place of the policy's own.
fn special_step<'a>(
    indicator: &Indicator<'a>,
    goal: &TargetGoal<'a>,
    result: &Yearly<'a>,
    policy: &Policy,
) -> Option<Step<'a>> {
    let percent = policy.degree_of(indicator, goal, result)?.percent;
    if let Some((by, on)) = delay(goal, result) {
        let lateness = policy.lateness?;
        let in_time = match goal.by {
            Some(by) => {
                let in_time = Yearly { on: Some(by), ..*result };
                policy.degree_of(indicator, goal, &in_time)?.percent
            }
            None => Decimal::ONE_HUNDRED,
        };
        let (n, per, points) = (lateness.spans(by, on), lateness.per, lateness.points);
        return Some(Step::Late { n, per, points, in_time, percent });
    }
    match Level::of(indicator, goal, &result.value)? {
        Level::BelowMinimum => {
            let minimum = indicator.thresholds.as_ref()?.minimum?.source;
            Some(Step::BelowMinimum { minimum, result: result.value.source })
        }
        Level::Beyond(way) if percent > Decimal::ONE_HUNDRED => {
            let way = way.checked_mul(Decimal::ONE_HUNDRED)?;
            Some(Step::Beyond { way, highest: policy.highest, percent })
        }
        Level::Beyond(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::scored;

    /// The steps after the comparison, and the formula's, in short.
    fn steps(scoring: &str, properties: &str) -> Vec<String> {
        scored(scoring, properties, |it, policy| {
            let steps = derive(it, Some(2023), policy);
            let told = steps.iter().map(|it| match it {
                Step::Formula { substituted, value, is_percent, .. } => {
                    format!("{substituted} = {value}{}", if *is_percent { "%" } else { "" })
                }
                Step::Compared { result, target, verdict, .. } => format!("{result} {verdict:?} {target}"),
                Step::AllOrNothing { percent } => format!("{percent}"),
                Step::Proportion { numerator, denominator, uncapped, percent, kind } => {
                    format!(
                        "{kind:?} {numerator}/{denominator} = {} -> {}",
                        uncapped.normalize(),
                        percent.normalize()
                    )
                }
                Step::Late { n, per, points, in_time, percent } => {
                    let in_time = in_time.normalize();
                    format!("{in_time} - {n} {per:?} x {points} = {}", percent.normalize())
                }
                Step::BelowMinimum { minimum, result } => format!("{result} below {minimum}"),
                Step::Beyond { way, highest, percent } => {
                    format!("{} of the way to {highest} -> {}", way.normalize(), percent.normalize())
                }
                Step::Band { degree, percent } => format!("{} in a band -> {percent}", degree.normalize()),
            });
            told.collect()
        })
    }

    #[test]
    fn a_formula_is_shown_with_its_figures_in_the_unit_and_the_digits_of_the_result() {
        let measures = "misura fatte = 46 N\nmisura tutte = 50 N\nformula fatte / tutte\n";
        assert_eq!(steps("", &format!("{measures}consuntivo 92,0%\n")), ["46 / 50 = 92.0%"]);
        assert_eq!(steps("", &format!("{measures}consuntivo 0,9\n")), ["46 / 50 = 0.9"]);
        let hundred = "misura a = 46 N\nmisura b = 50 N\nformula 100 * a / b\nconsuntivo 92%\n";
        assert_eq!(steps("", hundred), ["100 * 46 / 50 = 92%"]);
        let days = "misura a = 02-01-2023\nmisura b = 12-01-2023\nformula giorni(a; b)\nconsuntivo 10 gg\n";
        // A result with two readings still says in what its formula is reckoned.
        let sum = "misura a = 1000 N\nmisura b = 10 N\nformula a + b\nconsuntivo 1.010 N\n";
        assert_eq!(steps("", sum), ["1000 + 10 = 1010"]);
        assert_eq!(steps("", days), ["giorni(02-01-2023; 12-01-2023) = 10"]);
    }

    #[test]
    fn every_policy_shows_the_two_figures_that_it_divides() {
        for (scoring, properties, expected) in [
            ("", "target >= 60\nconsuntivo 45\n", "ResultOverTarget 45/60 = 75 -> 75"),
            ("", "target >= 60\nconsuntivo 75\n", "ResultOverTarget 75/60 = 125 -> 100"),
            ("", "target <= 10 gg\nconsuntivo 12 gg\n", "Mirrored 8/10 = 80 -> 80"),
            (
                "valutazione inversa",
                "target <= 10 gg\nconsuntivo 12,5 gg\n",
                "TargetOverResult 10/12.5 = 80 -> 80",
            ),
            ("valutazione inversa", "target >= 60\nconsuntivo 45\n", "ResultOverTarget 45/60 = 75 -> 75"),
            ("valutazione base", "target >= 80\nbase 60\nconsuntivo 70\n", "FromBaseline 10/20 = 50 -> 50"),
            ("valutazione soglia", "target >= 60\nconsuntivo 45\n", "0"),
            ("", "target entro 30-04-2023\nconsuntivo 14-02-2023\n", "100"),
            (
                "valutazione soglia, ritardo 10 punti al mese",
                "target entro 30-06-2023\nconsuntivo 12-07-2023\n",
                "100 - 1 Month x 10 = 90",
            ),
            (
                "valutazione proporzionale, ritardo 30 punti al mese, minimo 50%",
                "target >= 50% entro 30-06-2023\nconsuntivo 40% il 12-08-2023\n",
                "80 - 2 Month x 30 = 50",
            ),
            ("", "target >= 100% entro 30-06-2023\nconsuntivo 100% il 12-07-2023\n", "0"),
            ("", "soglie minimo 70%, target 90%\nconsuntivo 60%\n", "60% below 70%"),
            (
                "valutazione proporzionale fino a 120%",
                "soglie target 90%, eccellente 100%\nconsuntivo 95%\n",
                "50 of the way to 120 -> 110",
            ),
            (
                "valutazione fasce 0%..70% = 0%; 70%..100% = 50%",
                "target >= 60\nconsuntivo 45\n",
                "75 in a band -> 50",
            ),
        ] {
            let found = steps(scoring, properties);
            assert_eq!(found.len(), 2, "{found:?}");
            assert_eq!(found.last().map(String::as_str), Some(expected), "{scoring} {properties}");
        }
    }
}
