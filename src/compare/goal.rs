//! A target and what it became: easier to reach, harder, or another thing.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::Indicator;
use crate::scoring::{Quantity, common, fits};
use crate::syntax::{Comparator, TargetGoal, ValueKind};

/// What became of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// A result that met the new one need not have met the old one.
    Easier,
    /// The other way round.
    Harder,
    /// Neither can be said: another unit, another direction, another kind of value.
    Other,
}

/// What became of a target `years` later; none where it asks for the same. Days are counted
/// from the beginning of their own year: the end of March a year later is the same deadline.
pub fn shift(old: &TargetGoal<'_>, new: &TargetGoal<'_>, years: i16) -> Option<Shift> {
    let by = |is_harder: bool| Some(if is_harder { Shift::Harder } else { Shift::Easier });
    match (old.value.kind, new.value.kind) {
        (ValueKind::Date(before), ValueKind::Date(now)) => {
            let before = moved(before, years)?;
            match (direction(old, true), direction(new, true)) {
                (Some(a), Some(b)) if a == b && before == now => None,
                (Some(Direction::Less), Some(Direction::Less)) => by(now < before),
                (Some(Direction::More), Some(Direction::More)) => by(now > before),
                (None, None) if before == now => None,
                _ => Some(Shift::Other),
            }
        }
        (ValueKind::Number { .. }, ValueKind::Number { .. }) => numbers(old, new),
        (ValueKind::Range { .. }, ValueKind::Range { .. }) => ranges(old, new),
        (ValueKind::YesNo(a), ValueKind::YesNo(b)) if a == b => None,
        (a, b) if a == b => None,
        _ => Some(Shift::Other),
    }
}

/// The same day of another year; the end of February stays the end of February.
fn moved(date: Date, years: i16) -> Option<Date> {
    let res = date.checked_add(i64::from(years).years()).ok()?;
    Some(if date == date.last_of_month() { res.last_of_month() } else { res })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    More,
    Less,
}

fn direction(goal: &TargetGoal<'_>, is_date: bool) -> Option<Direction> {
    match goal.comparator {
        Comparator::AtLeast | Comparator::MoreThan => Some(Direction::More),
        Comparator::AtMost | Comparator::LessThan | Comparator::By => Some(Direction::Less),
        // A bare date is a deadline.
        Comparator::Implicit if is_date => Some(Direction::Less),
        Comparator::Implicit | Comparator::Exactly => None,
    }
}

fn numbers(old: &TargetGoal<'_>, new: &TargetGoal<'_>) -> Option<Shift> {
    let figures = Quantity::of(&old.value).zip(Quantity::of(&new.value));
    let Some((before, now)) = figures.and_then(|it| common(it.0, it.1)) else {
        // A number with two readings has its own finding.
        let is_known = figures.is_some_and(|it| it.0.amount.is_some() && it.1.amount.is_some());
        return is_known.then_some(Shift::Other);
    };
    let strict = |it: &TargetGoal<'_>| matches!(it.comparator, Comparator::MoreThan | Comparator::LessThan);
    match (direction(old, false), direction(new, false)) {
        (Some(Direction::More), Some(Direction::More)) if before != now => {
            Some(if now > before { Shift::Harder } else { Shift::Easier })
        }
        (Some(Direction::Less), Some(Direction::Less)) if before != now => {
            Some(if now < before { Shift::Harder } else { Shift::Easier })
        }
        (Some(a), Some(b)) if a == b => match (strict(old), strict(new)) {
            (false, true) => Some(Shift::Harder),
            (true, false) => Some(Shift::Easier),
            _ => None,
        },
        (None, None) if before == now => None,
        // Where no comparator is written, the other one may have been meant.
        (None, Some(_)) | (Some(_), None) if before == now => None,
        _ => Some(Shift::Other),
    }
}

fn ranges(old: &TargetGoal<'_>, new: &TargetGoal<'_>) -> Option<Shift> {
    let ((old_low, old_high), (new_low, new_high)) =
        Quantity::ends(&old.value).zip(Quantity::ends(&new.value))?;
    let Some(((old_low, new_low), (old_high, new_high))) =
        common(old_low, new_low).zip(common(old_high, new_high))
    else {
        return Some(Shift::Other);
    };
    match (new_low.cmp(&old_low), new_high.cmp(&old_high)) {
        (std::cmp::Ordering::Equal, std::cmp::Ordering::Equal) => None,
        (low, high) if low.is_ge() && high.is_le() => Some(Shift::Harder),
        (low, high) if low.is_le() && high.is_ge() => Some(Shift::Easier),
        _ => Some(Shift::Other),
    }
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
            // Two readings: the number has its own finding.
            (">= 1.010", ">= 1.000", 1, None),
        ] {
            let goal = |it: &'static str| {
                let line: &'static str = Box::leak(format!("target {it}").into_boxed_str());
                let Statement::Target(_, goal) = parse_line(line).statement else { panic!("{line}") };
                goal
            };
            assert_eq!(shift(&goal(old), &goal(new), years), expected, "{old} {new}");
        }
    }
}
