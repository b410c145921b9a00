//! Figures before they were rounded for print: corrections of one run reckon with these, and
//! round once.

use rust_decimal::Decimal;

use crate::model::Yearly;
use crate::rule::IndicatorCx;
use crate::scoring::{Computed, Fraction, Policy, Quantity, agrees, common};
use crate::syntax::{Amount, Number, Unit, Value, ValueKind};

/// The achievement that the plan's policy gives for the result as its measures give it, where
/// the printed result is that figure rounded, or another one.
pub(crate) fn achievement(cx: &IndicatorCx<'_, '_>) -> Option<Decimal> {
    let (target, result) = cx.target().zip(cx.result())?;
    let value = result_of_measures(cx, &result.value).unwrap_or(result.value);
    let result = Yearly { value, ..*result };
    let policy: &Policy = &cx.plan().policy;
    policy.degree_of(cx.indicator, &target.goal, &result).map(|it| it.percent)
}

/// The result with the number that the formula gives in place of its own, where the printed
/// one is that number rounded.
fn result_of_measures<'a>(cx: &IndicatorCx<'_, 'a>, result: &Value<'a>) -> Option<Value<'a>> {
    let ValueKind::Number { number, unit } = result.kind else { return None };
    let Some(Computed::Quantity(computed)) = cx.evaluation.value else { return None };
    let (exact, _) = common(computed, Quantity::of(result)?)?;
    let exact = match unit {
        Unit::Euro(power) => {
            let size = Decimal::from(10_u64.checked_pow(u32::from(power))?);
            Fraction::from(exact).over(size.into())?.value()?
        }
        _ => exact,
    };
    if !agrees(number.amount.exact()?, exact) {
        return None;
    }
    let number = Number { amount: Amount::Exact(exact), ..number };
    Some(Value { kind: ValueKind::Number { number, unit }, ..*result })
}
