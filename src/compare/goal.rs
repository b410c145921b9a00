//! A target and what it became: easier to reach, harder, or another thing.
//!
//! A target is the set of the results that meet it. It became easier where that set holds all
//! of the old one and more, harder where it lies within it, and another thing otherwise.

use std::cmp::Ordering;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::compare::Shift;
use crate::model::Indicator;
use crate::scoring::{Quantity, common, fits, less_is_better};
use crate::syntax::{Comparator, TargetGoal, ValueKind};

/// What became of a target `years` later; none where it asks for the same. Days are counted
/// from the beginning of their own year: the end of March a year later is the same deadline.
pub fn shift(old: &TargetGoal<'_>, new: &TargetGoal<'_>, years: i16) -> Option<Shift> {
    match (old.value.kind, new.value.kind) {
        (ValueKind::Date(before), ValueKind::Date(now)) => {
            between(Met::of(old, moved(before, years)?, true), Met::of(new, now, true))
        }
        (
            ValueKind::Number { .. } | ValueKind::Range { .. },
            ValueKind::Number { .. } | ValueKind::Range { .. },
        ) => numbers(old, new),
        (a, b) if a == b => None,
        _ => Some(Shift::Other),
    }
}

/// Whether a target that asked for more of something now asks for less of it, or for more
/// where it asked for less.
pub fn is_turned_round(old: &TargetGoal<'_>, new: &TargetGoal<'_>) -> bool {
    less_is_better(old.comparator).zip(less_is_better(new.comparator)).is_some_and(|it| it.0 != it.1)
}

/// Whether a target no longer says on which side of its figure a result may lie.
pub fn is_left_open(old: &TargetGoal<'_>, new: &TargetGoal<'_>) -> bool {
    let is_number = |it: &TargetGoal<'_>| matches!(it.value.kind, ValueKind::Number { .. });
    is_number(old)
        && is_number(new)
        && old.comparator != Comparator::Implicit
        && new.comparator == Comparator::Implicit
}

/// The same day of another year; the end of February stays the end of February.
fn moved(date: Date, years: i16) -> Option<Date> {
    let res = date.checked_add(i64::from(years).years()).ok()?;
    Some(if date == date.last_of_month() { res.last_of_month() } else { res })
}

/// The results that meet a target: all between two ends, each with whether it belongs to them.
/// Without an end there is no limit.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Met<T> {
    low: Option<(T, bool)>,
    high: Option<(T, bool)>,
}

impl<T: Copy + Ord> Met<T> {
    /// What meets a target of one value; none where its comparator is not written.
    fn of(goal: &TargetGoal<'_>, at: T, is_date: bool) -> Option<Self> {
        let (low, high) = match goal.comparator {
            Comparator::AtLeast => (Some((at, true)), None),
            Comparator::MoreThan => (Some((at, false)), None),
            Comparator::AtMost | Comparator::By => (None, Some((at, true))),
            Comparator::LessThan => (None, Some((at, false))),
            Comparator::Exactly => (Some((at, true)), Some((at, true))),
            // A bare date is a deadline.
            Comparator::Implicit if is_date => (None, Some((at, true))),
            Comparator::Implicit => return None,
        };
        Some(Self { low, high })
    }

    /// Less where this one reaches further down.
    fn low_end(&self, other: &Self) -> Ordering {
        match (self.low, other.low) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Less,
            (Some(_), None) => Ordering::Greater,
            (Some(a), Some(b)) => a.0.cmp(&b.0).then(b.1.cmp(&a.1)),
        }
    }

    /// Greater where this one reaches further up.
    fn high_end(&self, other: &Self) -> Ordering {
        match (self.high, other.high) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Greater,
            (Some(_), None) => Ordering::Less,
            (Some(a), Some(b)) => a.0.cmp(&b.0).then(a.1.cmp(&b.1)),
        }
    }
}

fn between<T: Copy + Ord>(old: Option<Met<T>>, new: Option<Met<T>>) -> Option<Shift> {
    let Some((old, new)) = old.zip(new) else { return Some(Shift::Other) };
    Shift::of_all([new.low_end(&old).reverse(), new.high_end(&old)])
}

/// The ends of what a target names; both are one where it is a number.
fn ends<'a>(goal: &TargetGoal<'a>) -> Option<(Quantity<'a>, Quantity<'a>)> {
    Quantity::ends(&goal.value).or_else(|| Quantity::of(&goal.value).map(|it| (it, it)))
}

fn numbers(old: &TargetGoal<'_>, new: &TargetGoal<'_>) -> Option<Shift> {
    let figures = ends(old).zip(ends(new));
    let in_one_unit = figures.and_then(|(was, is)| common(was.0, is.0).zip(common(was.1, is.1)));
    let Some(((was_low, is_low), (was_high, is_high))) = in_one_unit else {
        // A number with two readings has its own finding.
        let is_known = figures.is_some_and(|it| it.0.0.amount.is_some() && it.1.0.amount.is_some());
        return is_known.then_some(Shift::Other);
    };
    let met = |goal: &TargetGoal<'_>, low, high| match goal.value.kind {
        ValueKind::Range { .. } => Some(Met { low: Some((low, true)), high: Some((high, true)) }),
        _ => Met::of(goal, low, false),
    };
    let (was, is) = (met(old, was_low, was_high), met(new, is_low, is_high));
    // A comparator that is written later says what was meant before; one that is left out does not.
    if was.is_none() && was_low == is_low && was_high == is_high {
        return None;
    }
    between(was, is)
}

/// Whether the values that two indicators are to reach are of one kind, as far as both say it.
pub(crate) fn same_kind(old: &Indicator<'_>, new: &Indicator<'_>) -> bool {
    let targets = old.targets.first().zip(new.targets.first());
    targets.is_none_or(|(before, now)| match (before.goal.value.kind, now.goal.value.kind) {
        (ValueKind::Number { .. }, ValueKind::Number { .. }) => {
            let quantities = Quantity::of(&before.goal.value).zip(Quantity::of(&now.goal.value));
            quantities.is_some_and(|(a, b)| fits(a.dimension, b.dimension))
        }
        (a, b) => std::mem::discriminant(&a) == std::mem::discriminant(&b),
    })
}

/// Whether the same is asked of two indicators.
pub(crate) fn same_target(old: &Indicator<'_>, new: &Indicator<'_>, years: i16) -> bool {
    let targets = old.targets.first().zip(new.targets.first());
    targets.is_some_and(|(before, now)| {
        before.goal.comparator == now.goal.comparator && shift(&before.goal, &now.goal, years).is_none()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Statement, parse_line};

    fn goal(written: &str) -> TargetGoal<'static> {
        let line: &'static str = Box::leak(format!("target {written}").into_boxed_str());
        let Statement::Target(_, goal) = parse_line(line).statement else { panic!("{line}") };
        goal
    }

    #[test]
    fn easier_and_harder_go_by_the_direction_of_the_target() {
        use Shift::{Easier, Harder, Other};
        for (old, new, years, expected) in [
            (">= 90%", ">= 85%", 1, Some(Easier)),
            (">= 90%", ">= 95%", 1, Some(Harder)),
            (">= 90%", ">= 90,00 %", 1, None),
            (">= 90%", ">= 0,9", 1, Some(Other)),
            ("<= 10 gg", "<= 12 gg", 1, Some(Easier)),
            ("<= 10 gg", "<= 8 gg", 1, Some(Harder)),
            ("<= 2 settimane", "<= 14 gg", 1, None),
            (">= 90%", "> 90%", 1, Some(Harder)),
            (">= 90%", "<= 90%", 1, Some(Other)),
            (">= 90%", "entro 31-12-2023", 1, Some(Other)),
            (">= 90%", ">= 10 gg", 1, Some(Other)),
            ("entro 31-03-2022", "entro 31-03-2023", 1, None),
            ("entro 31-03-2022", "entro 30-06-2023", 1, Some(Easier)),
            ("entro 31-03-2022", "31-01-2023", 1, Some(Harder)),
            ("entro 31-03-2023", "entro 30-06-2023", 0, Some(Easier)),
            ("entro 29-02-2024", "entro 28-02-2025", 1, None),
            ("entro 28-02-2023", "entro 29-02-2024", 1, None),
            ("80%..90%", "70%..95%", 1, Some(Easier)),
            ("80%..90%", "82%..90%", 1, Some(Harder)),
            ("80%..90%", "85%..95%", 1, Some(Other)),
            ("si", "si", 1, None),
            ("90%", ">= 90%", 1, None),
            ("= 4", "= 5", 1, Some(Other)),
            ("= 4", ">= 4", 1, Some(Easier)),
            (">= 4", "= 4", 1, Some(Harder)),
            ("> 4", ">= 4", 1, Some(Easier)),
            ("<= 4", "< 4", 1, Some(Harder)),
            (">= 80%", "80%..90%", 1, Some(Harder)),
            ("80%..90%", ">= 80%", 1, Some(Easier)),
            ("80%..90%", "<= 85%", 1, Some(Other)),
            // On which side of 90 % a result may lie is no longer said.
            (">= 90%", "90%", 1, Some(Other)),
            ("= 90%", "90%", 1, Some(Other)),
            ("90%", "80%", 1, Some(Other)),
            ("90%", "90%", 1, None),
            ("si", "no", 1, Some(Other)),
            ("31-03-2022", "entro 31-03-2022", 0, None),
            (">= 31-03-2022", "entro 31-03-2022", 0, Some(Other)),
            // Two readings: the number has its own finding.
            (">= 1.010", ">= 1.000", 1, None),
        ] {
            assert_eq!(shift(&goal(old), &goal(new), years), expected, "{old} {new}");
        }
    }

    #[test]
    fn a_target_is_turned_round_where_both_say_a_side_and_not_the_same() {
        for (old, new, is_turned) in [
            (">= 90%", "<= 90%", true),
            ("<= 10 gg", "> 10 gg", true),
            (">= 90%", "> 80%", false),
            (">= 90%", "90%", false),
            (">= 90%", "= 90%", false),
        ] {
            assert_eq!(is_turned_round(&goal(old), &goal(new)), is_turned, "{old} {new}");
        }
    }

    #[test]
    fn a_target_is_left_open_where_its_comparator_went() {
        for (old, new, is_open) in [
            (">= 90%", "90%", true),
            ("= 90%", "80%", true),
            ("90%", "90%", false),
            (">= 90%", "= 90%", false),
            ("entro 30-06-2024", "30-06-2024", false),
            (">= 90%", "30-06-2024", false),
        ] {
            assert_eq!(is_left_open(&goal(old), &goal(new)), is_open, "{old} {new}");
        }
    }
}
