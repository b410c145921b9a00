//! The achievement of an indicator as a formula over the cell of its result.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::export::xlsx::number::typed;
use crate::model::Indicator;
use crate::rule::PlanHeader;
use crate::scoring::{Policy, less_is_better};
use crate::syntax::{Comparator, Language, PolicyName, TargetGoal, Unit, Value, ValueKind};

/// A formula that gives an achievement as a share of 1, and what it gives today.
pub(crate) struct Graded {
    pub(crate) text: String,
    pub(crate) number: f64,
}

/// The achievement of an indicator over the cell of its result, which holds a number; none where
/// no formula that people can follow says what the policy says.
///
/// It is for the caller to hold what the formula gives against what scoring gives: the sheet
/// must not say another thing than the program.
pub(crate) fn graded(
    indicator: &Indicator<'_>,
    header: &PlanHeader,
    cell: &str,
    result: f64,
) -> Option<Graded> {
    let goal = &indicator.target(header.year)?.goal;
    let reported = &indicator.result(header.year)?.value;
    let target = constant(&goal.value, reported)?;
    let baseline = indicator.baseline().and_then(|it| constant(&it.value, reported));
    let (sign, is_met) = comparison(goal, result, target.number)?;
    let met = format!("{cell}{sign}{}", target.text);
    let graded = match share(goal, &header.policy, cell, result, &target, baseline.as_ref()) {
        Share::AllOrNothing => {
            Graded { text: format!("IF({met},1,0)"), number: if is_met { 1.0 } else { 0.0 } }
        }
        Share::Quotient(Graded { text, number }) => {
            let highest = header.policy.highest.checked_div(Decimal::ONE_HUNDRED)?.normalize();
            let most = highest.to_f64()?.max(0.0);
            let number = if is_met { number.max(1.0) } else { number };
            // What is met is met, and nothing earns more than the highest.
            let text = format!("MAX(0,MIN({highest},IF({met},MAX(1,{text}),{text})))");
            Graded { text, number: number.clamp(0.0, most) }
        }
        Share::Unsaid => return None,
    };
    // Until there is a result there is nothing to show.
    Some(Graded { text: format!("IF(ISNUMBER({cell}),{},\"\")", graded.text), ..graded })
}

/// A figure of the plan in a formula: what is written there, and the number that it is.
fn constant(value: &Value<'_>, like: &Value<'_>) -> Option<Graded> {
    let text = match (value.kind, like.kind) {
        (ValueKind::Number { number, unit }, ValueKind::Number { unit: other, .. })
            if unit.is_same(other) =>
        {
            let amount = number.amount.exact()?;
            let amount =
                if unit == Unit::Percent { amount.checked_div(Decimal::ONE_HUNDRED)? } else { amount };
            amount.normalize().to_string()
        }
        (ValueKind::Date(it), ValueKind::Date(_)) => {
            format!("DATE({},{},{})", it.year(), it.month(), it.day())
        }
        _ => return None,
    };
    Some(Graded { text, number: typed(value, Language::It)?.number })
}

/// The sign of a comparison, and whether the result is on its right side.
fn comparison(goal: &TargetGoal<'_>, result: f64, target: f64) -> Option<(&'static str, bool)> {
    let is_date = matches!(goal.value.kind, ValueKind::Date(_));
    Some(match goal.comparator {
        Comparator::AtLeast => (">=", result >= target),
        Comparator::MoreThan => (">", result > target),
        Comparator::LessThan => ("<", result < target),
        Comparator::AtMost | Comparator::By => ("<=", result <= target),
        Comparator::Exactly => ("=", result == target),
        // A bare date is a deadline; a bare number says nothing but what is hit.
        Comparator::Implicit if is_date => ("<=", result <= target),
        Comparator::Implicit => return None,
    })
}

/// How much of a target was reached.
enum Share {
    AllOrNothing,
    Quotient(Graded),
    /// No formula of a cell says it.
    Unsaid,
}

fn share(
    goal: &TargetGoal<'_>,
    policy: &Policy,
    cell: &str,
    result: f64,
    target: &Graded,
    baseline: Option<&Graded>,
) -> Share {
    let is_number = matches!(goal.value.kind, ValueKind::Number { .. });
    if policy.name == PolicyName::Bands {
        return Share::Unsaid;
    }
    let direction = less_is_better(goal.comparator).filter(|_| is_number);
    let Some(is_less_better) = direction.filter(|_| policy.name != PolicyName::Threshold) else {
        return Share::AllOrNothing;
    };
    let (wanted, t) = (target.text.as_str(), target.number);
    let (text, number) = match policy.name {
        PolicyName::Baseline => {
            let Some(baseline) = baseline else { return Share::Unsaid };
            let (before, b) = (baseline.text.as_str(), baseline.number);
            (format!("({cell}-{before})/({wanted}-{before})"), (result - b) / (t - b))
        }
        _ if t < 0.0 => return Share::Unsaid,
        _ if t == 0.0 => return Share::AllOrNothing,
        PolicyName::Inverse if is_less_better => (format!("IFERROR({wanted}/{cell},1)"), t / result),
        _ if is_less_better => (format!("(2*{wanted}-{cell})/{wanted}"), (2.0 * t - result) / t),
        _ => (format!("{cell}/{wanted}"), result / t),
    };
    if number.is_finite() { Share::Quotient(Graded { text, number }) } else { Share::Unsaid }
}
