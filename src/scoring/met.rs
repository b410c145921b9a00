//! Result against target: met or not, at the printed digits.

use rust_decimal::Decimal;

use crate::model::Yearly;
use crate::scoring::quantity::{Quantity, common};
use crate::syntax::{Comparator, TargetGoal, Unit, Value, ValueKind};

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

/// Compares a result with both conditions of its target: the figure, and the day by which it was
/// due. A reading that meets the figure by that day meets both.
pub fn outcome(goal: &TargetGoal<'_>, result: &Yearly<'_>) -> Verdict {
    let figure = verdict(goal, &result.value);
    let Some(by) = goal.by else { return figure };
    let day = result.on.or(result.at.filter(|it| it.date <= by.date));
    match (figure, day.map(|it| it.date <= by.date)) {
        (Verdict::Incomparable, _) => Verdict::Incomparable,
        (Verdict::Missed, _) | (_, Some(false)) => Verdict::Missed,
        (it, Some(true)) => it,
        (_, None) => Verdict::Unknown,
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
    let is_strict = matches!(goal.comparator, Comparator::MoreThan | Comparator::LessThan);
    if is_strict && !is_met && counts(result) && counts(&goal.value) {
        // Three of more than three is no matter of rounding.
        return Verdict::Missed;
    }
    missed_by(is_met, reached, wanted, tolerance(result, target_quantity))
}

/// Whether a value is a number of things: whole, and so not rounded.
fn counts(value: &Value<'_>) -> bool {
    let is_whole = value.number().is_some_and(|it| it.scale() == 0);
    is_whole && value.unit() == Some(Unit::Count)
}

fn range(goal: &TargetGoal<'_>, result: &Value<'_>) -> Verdict {
    let Some((reached, (low, high))) = Quantity::of(result).zip(Quantity::ends(&goal.value)) else {
        return Verdict::Unknown;
    };
    if !crate::scoring::fits(reached.dimension, low.dimension) {
        return Verdict::Incomparable;
    }
    let tolerance = tolerance(result, low);
    let Some(((reached, low), (_, high))) = common(reached, low).zip(common(reached, high)) else {
        return Verdict::Unknown;
    };
    let nearest = if reached < low { low } else { high };
    missed_by(low <= reached && reached <= high, reached, nearest, tolerance)
}

/// How far from the printed result the true one may lie, in the unit of the target.
fn tolerance(result: &Value<'_>, target: Quantity<'_>) -> Decimal {
    let rounding = Quantity::rounding(result).and_then(|it| common(it, target));
    rounding.map_or(Decimal::ZERO, |it| it.0)
}

fn missed_by(is_met: bool, reached: Decimal, wanted: Decimal, tolerance: Decimal) -> Verdict {
    if is_met {
        return Verdict::Met;
    }
    let gap = reached.checked_sub(wanted).map(|it| it.abs());
    match gap {
        Some(it) if it <= tolerance => Verdict::Close,
        _ => Verdict::Missed,
    }
}

/// Decimals with which a number is printed; 0 for what is no number.
pub(crate) fn printed_decimals(value: &Value<'_>) -> u32 {
    value.number().map_or(0, |it| it.scale())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Statement, parse_line};

    fn of(target: &str, result: &str) -> Verdict {
        let Statement::Target(_, goal) = parse_line(target).statement else { panic!("{target}") };
        let Statement::Yearly(_, _, value) = parse_line(result).statement else { panic!("{result}") };
        verdict(&goal, &value)
    }

    fn hold(cases: &[(&str, &str, Verdict)]) {
        for (target, result, expected) in cases {
            let found = of(&format!("target {target}"), &format!("consuntivo {result}"));
            assert_eq!(found, *expected, "{result} against {target}");
        }
    }

    #[test]
    fn a_comparator_says_on_which_side_a_number_meets_its_target() {
        use Verdict::{Met, Missed, Unknown};
        hold(&[
            (">= 90", "90", Met),
            (">= 90", "91", Met),
            (">= 90", "89", Missed),
            ("<= 90", "90", Met),
            ("<= 90", "89", Met),
            ("<= 90", "91", Missed),
            ("> 90", "91", Met),
            ("> 90", "89", Missed),
            ("< 90", "89", Met),
            ("< 90", "91", Missed),
            ("= 90", "90", Met),
            ("= 90", "92", Missed),
            ("90", "90", Met),
            ("90", "92", Unknown),
            ("80..90", "79", Missed),
            ("80..90", "80", Met),
            ("80..90", "90", Met),
            ("80..90", "91", Missed),
        ]);
    }

    #[test]
    fn the_number_itself_is_not_more_or_less_than_it() {
        hold(&[("> 90", "90", Verdict::Close), ("< 90", "90", Verdict::Close)]);
    }

    #[test]
    fn a_comparator_says_on_which_side_a_day_meets_its_target() {
        use Verdict::{Met, Missed};
        let (eve, day, morrow) = ("29-04-2023", "30-04-2023", "01-05-2023");
        for (comparator, expected) in [
            ("entro", [Met, Met, Missed]),
            ("<=", [Met, Met, Missed]),
            ("<", [Met, Missed, Missed]),
            (">=", [Missed, Met, Met]),
            (">", [Missed, Missed, Met]),
            ("=", [Missed, Met, Missed]),
            ("", [Met, Met, Missed]),
        ] {
            let target = format!("{comparator} {day}");
            let found =
                [eve, day, morrow].map(|it| of(&format!("target {target}"), &format!("consuntivo {it}")));
            assert_eq!(found, expected, "{target}");
        }
    }

    #[test]
    fn a_miss_within_the_rounding_of_the_printed_result_is_close() {
        use Verdict::{Close, Missed};
        hold(&[
            (">= 90,5%", "90%", Close),
            (">= 90,6%", "90%", Missed),
            (">= 90,5%", "90,0%", Missed),
            (">= 90,05%", "90,0%", Close),
            ("<= 90%", "90,5%", Missed),
            ("80,5%..90%", "80%", Close),
            ("80%..89,5%", "90%", Close),
            ("80%..89%", "90%", Missed),
            ("> 90%", "90%", Close),
            ("< 3,0", "3,0", Close),
            ("> 0 N", "0 N", Missed),
            ("> 3", "3", Close),
            ("< 3 N", "3 N", Missed),
            (">= 2,6 N", "2 N", Missed),
            (">= 2,4 N", "2 N", Close),
        ]);
    }

    /// Two days may be 47 hours, but 49 hours are not two days.
    #[test]
    fn the_rounding_is_that_of_the_unit_in_which_the_result_is_printed() {
        use Verdict::{Close, Missed};
        hold(&[
            ("<= 47 ore", "2 gg", Close),
            ("<= 35 ore", "2 gg", Missed),
            ("<= 2 gg", "49 ore", Missed),
            ("30 ore..35 ore", "2 gg", Missed),
            ("30 ore..36 ore", "2 gg", Close),
            (">= 1000400 €", "1000 mila €", Close),
            (">= 1000600 €", "1000 mila €", Missed),
        ]);
    }

    #[test]
    fn unlike_things_are_not_compared_and_unknown_ones_not_judged() {
        use Verdict::{Incomparable, Met, Unknown};
        hold(&[
            (">= 90%", "90 N", Incomparable),
            ("80%..90%", "85 N", Incomparable),
            (">= 90%", "31-12-2023", Incomparable),
            (">= 3", "3..4", Unknown),
            (">= 3", "n/d", Unknown),
            ("sì", "sì", Met),
            ("sì", "no", Verdict::Missed),
        ]);
    }

    #[test]
    fn figures_in_units_of_one_kind_are_compared_by_what_they_are_worth() {
        use Verdict::{Incomparable, Met, Missed};
        hold(&[
            ("<= 2 gg", "48 ore", Met),
            ("<= 2 gg", "49 ore", Missed),
            ("<= 1 anno", "12 mesi", Met),
            ("<= 30 gg", "1 mese", Incomparable),
            (">= 1 mln €", "999 mila €", Missed),
            (">= 1 mln €", "1000000 €", Met),
            (">= 3 su 5", "3 N", Met),
            (">= 3 su 5", "3", Met),
            (">= 3 su 5", "3 su 4", Incomparable),
            (">= 3 su 5", "3 gg", Incomparable),
            (">= 3 km", "3 KM", Met),
            (">= 3 km", "3 pagine", Incomparable),
        ]);
        // Nothing is converted into its own unit: that could only overflow.
        let large = "9999999999999999999999999999 gg";
        hold(&[(&format!("<= {large}"), large, Met)]);
    }
}
