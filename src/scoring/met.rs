//! Result against target: met or not, at the printed digits.

use rust_decimal::Decimal;

use crate::scoring::half_unit;
use crate::scoring::quantity::{Quantity, common};
use crate::syntax::{Comparator, TargetGoal, Value, ValueKind};

/// What can be said of a result and its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The target is met.
    Met,
    /// It is missed, beyond what rounding at the printed digits can explain.
    Missed,
    /// It is missed by less than the rounding of a printed figure.
    Close,
    /// Result and target are of different kinds.
    Incomparable,
    /// A figure is missing, has two readings, or there is no comparator.
    Unknown,
}

/// Compares a result with its target. A printed figure stands for anything that rounds
/// to it, so a miss counts as plain only beyond half a unit of its last digit.
pub fn verdict(goal: &TargetGoal<'_>, result: &Value<'_>) -> Verdict {
    use ValueKind::{Date, Neutralised, NotApplicable, NotAvailable, Number, Range, YesNo};
    match (goal.value.kind, result.kind) {
        (NotAvailable | NotApplicable | Neutralised, _) | (_, NotAvailable | NotApplicable | Neutralised) => {
            Verdict::Unknown
        }
        (Date(target), Date(result)) => match goal.comparator {
            Comparator::By | Comparator::AtMost => plain(result <= target),
            Comparator::LessThan => plain(result < target),
            Comparator::AtLeast => plain(result >= target),
            Comparator::MoreThan => plain(result > target),
            Comparator::Exactly => plain(result == target),
            // A bare date as target is a deadline.
            Comparator::Implicit => plain(result <= target),
        },
        (YesNo(target), YesNo(result)) => plain(target == result),
        (Number { .. }, Number { .. }) => numbers(goal, result),
        (Range { .. }, Number { .. }) => range(goal, result),
        (_, Range { .. }) => Verdict::Unknown,
        _ => Verdict::Incomparable,
    }
}

fn plain(is_met: bool) -> Verdict {
    if is_met { Verdict::Met } else { Verdict::Missed }
}

fn numbers(goal: &TargetGoal<'_>, result: &Value<'_>) -> Verdict {
    let Some((result_quantity, target_quantity)) = Quantity::of(result).zip(Quantity::of(&goal.value)) else {
        return Verdict::Unknown;
    };
    if !crate::scoring::fits(result_quantity.dimension, target_quantity.dimension) {
        return Verdict::Incomparable;
    }
    let Some((reached, wanted)) = common(result_quantity, target_quantity) else {
        return Verdict::Unknown;
    };
    let is_met = match goal.comparator {
        Comparator::AtLeast => reached >= wanted,
        Comparator::AtMost | Comparator::By => reached <= wanted,
        Comparator::MoreThan => reached > wanted,
        Comparator::LessThan => reached < wanted,
        Comparator::Exactly => reached == wanted,
        // Without a comparator only a hit is certain.
        Comparator::Implicit if reached == wanted => true,
        Comparator::Implicit => return Verdict::Unknown,
    };
    missed_by(is_met, reached, wanted, printed_decimals(result))
}

fn range(goal: &TargetGoal<'_>, result: &Value<'_>) -> Verdict {
    let Some((reached, (low, high))) = Quantity::of(result).zip(Quantity::ends(&goal.value)) else {
        return Verdict::Unknown;
    };
    if !crate::scoring::fits(reached.dimension, low.dimension) {
        return Verdict::Incomparable;
    }
    let Some(((reached, low), (_, high))) = common(reached, low).zip(common(reached, high)) else {
        return Verdict::Unknown;
    };
    let nearest = if reached < low { low } else { high };
    missed_by(low <= reached && reached <= high, reached, nearest, printed_decimals(result))
}

fn missed_by(is_met: bool, reached: Decimal, wanted: Decimal, decimals: u32) -> Verdict {
    if is_met {
        return Verdict::Met;
    }
    let gap = reached.checked_sub(wanted).map(|it| it.abs());
    match gap {
        Some(it) if it <= half_unit(decimals) => Verdict::Close,
        _ => Verdict::Missed,
    }
}

/// Decimals with which a number is printed; 0 for what is no number.
pub(crate) fn printed_decimals(value: &Value<'_>) -> u32 {
    value.number().map_or(0, |it| it.scale())
}
