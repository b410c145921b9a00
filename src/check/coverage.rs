//! How far a check could see: which results were compared with their targets, and why the
//! others were not.

use crate::model::Indicator;
use crate::scoring::{Assessment, Verdict};
use crate::syntax::{Comparator, ValueKind};

/// Whether a result was compared with its target, or why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comparison {
    Compared,
    /// The target has no comparator, and nothing tells whether more or less is better.
    WithoutDirection,
    WithoutTarget,
    WithoutResult,
    /// One of them is said not to be available or not to apply.
    NotAvailable,
    /// They are of different kinds, or one has two readings.
    NotComparable,
}

/// How many results were compared with their targets, and why the others were not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// All indicators.
    pub indicators: usize,
    /// Those whose result was compared with their target.
    pub compared: usize,
    /// Those whose target has no comparator.
    pub without_direction: usize,
    /// Those that have no target.
    pub without_target: usize,
    /// Those that have no result.
    pub without_result: usize,
    /// Those of which a value is said not to be available or not to apply.
    pub not_available: usize,
    /// Those whose values cannot be compared.
    pub not_comparable: usize,
    /// Those of which a value in the report could not be read.
    pub not_read: usize,
}

impl Comparison {
    /// What became of an indicator.
    pub(crate) fn of(indicator: &Indicator<'_>, assessment: &Assessment, year: Option<i16>) -> Self {
        match assessment.verdict {
            Verdict::Met | Verdict::Missed | Verdict::Close => return Self::Compared,
            Verdict::Incomparable | Verdict::Unknown => {}
        }
        let Some(target) = indicator.target(year) else { return Self::WithoutTarget };
        let Some(result) = indicator.result(year) else { return Self::WithoutResult };
        let is_nothing = |it: ValueKind<'_>| {
            matches!(it, ValueKind::NotAvailable | ValueKind::NotApplicable | ValueKind::Neutralised)
        };
        match () {
            () if is_nothing(target.goal.value.kind) || is_nothing(result.value.kind) => Self::NotAvailable,
            () if target.goal.comparator == Comparator::Implicit
                && assessment.verdict == Verdict::Unknown =>
            {
                Self::WithoutDirection
            }
            () => Self::NotComparable,
        }
    }
}

impl Coverage {
    /// Counts an indicator. One that was not compared, and of which a value was not read, is
    /// counted as not read.
    pub(crate) fn add(&mut self, it: Comparison, is_unread: bool) {
        let slot = match it {
            Comparison::Compared => &mut self.compared,
            _ if is_unread => &mut self.not_read,
            Comparison::WithoutDirection => &mut self.without_direction,
            Comparison::WithoutTarget => &mut self.without_target,
            Comparison::WithoutResult => &mut self.without_result,
            Comparison::NotAvailable => &mut self.not_available,
            Comparison::NotComparable => &mut self.not_comparable,
        };
        *slot = slot.saturating_add(1);
        self.indicators = self.indicators.saturating_add(1);
    }

    /// This and that of another document.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            indicators: self.indicators.saturating_add(other.indicators),
            compared: self.compared.saturating_add(other.compared),
            without_direction: self.without_direction.saturating_add(other.without_direction),
            without_target: self.without_target.saturating_add(other.without_target),
            without_result: self.without_result.saturating_add(other.without_result),
            not_available: self.not_available.saturating_add(other.not_available),
            not_comparable: self.not_comparable.saturating_add(other.not_comparable),
            not_read: self.not_read.saturating_add(other.not_read),
        }
    }

    /// Why results were not compared, each with its number: id of the word, and how many.
    pub fn reasons(&self) -> impl Iterator<Item = (&'static str, usize)> {
        [
            ("coverage-without-direction", self.without_direction),
            ("coverage-without-target", self.without_target),
            ("coverage-without-result", self.without_result),
            ("coverage-not-available", self.not_available),
            ("coverage-not-comparable", self.not_comparable),
            ("coverage-not-read", self.not_read),
        ]
        .into_iter()
        .filter(|it| it.1 > 0)
    }
}
