//! Numbers of a condition, with their units: 36 hours are less than 2 days.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::own::evaluate::Stop;
use crate::scoring::{Dimension, Quantity, TimeUnit, common};

/// A number with its unit.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Number {
    pub(crate) amount: Decimal,
    pub(crate) unit: Unit,
    /// Whether it is a whole number by its kind, as a count is: a quotient of two such numbers
    /// is whole.
    pub(crate) is_whole: bool,
}

/// A unit that lives as long as the number.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Unit {
    Bare,
    Count,
    Percent,
    Time(TimeUnit),
    Euro,
    Scale(u16, u16),
    Other(Arc<str>),
}

/// What two numbers give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operation {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}

impl Unit {
    pub(crate) fn of(dimension: Dimension<'_>) -> Self {
        match dimension {
            Dimension::Bare | Dimension::Ratio => Self::Bare,
            Dimension::Count => Self::Count,
            Dimension::Percent => Self::Percent,
            Dimension::Time(it) => Self::Time(it),
            Dimension::Euro => Self::Euro,
            Dimension::Scale(low, high) => Self::Scale(low, high),
            Dimension::Other(it) => Self::Other(it.into()),
        }
    }

    fn dimension(&self) -> Dimension<'_> {
        match self {
            Self::Bare => Dimension::Bare,
            Self::Count => Dimension::Count,
            Self::Percent => Dimension::Percent,
            Self::Time(it) => Dimension::Time(*it),
            Self::Euro => Dimension::Euro,
            Self::Scale(low, high) => Dimension::Scale(*low, *high),
            Self::Other(it) => Dimension::Other(it),
        }
    }
}

impl Number {
    /// A whole number without a unit.
    pub(crate) fn whole(amount: i64) -> Self {
        Self { amount: amount.into(), unit: Unit::Bare, is_whole: true }
    }

    /// A number without a unit.
    pub(crate) fn bare(amount: Decimal) -> Self {
        Self { amount, unit: Unit::Bare, is_whole: false }
    }

    /// The number and another in the unit of this one. A number without a unit is taken to be in
    /// that of the other, as it is written: 40 % are more than 30. None where the units are of
    /// different kinds.
    pub(crate) fn alike(&self, other: &Self) -> Option<(Decimal, Decimal)> {
        if self.unit == other.unit || self.unit == Unit::Bare || other.unit == Unit::Bare {
            return Some((self.amount, other.amount));
        }
        let quantity = |it: &Self| (it.amount.into(), it.amount);
        let of = |it| Quantity { amount: Some(quantity(it).0), dimension: it.unit.dimension() };
        common(of(other), of(self)).map(|(theirs, own)| (own, theirs))
    }

    /// What an operation gives.
    pub(crate) fn combined(&self, operation: Operation, other: &Self) -> Result<Self, Stop> {
        let is_whole = self.is_whole && other.is_whole;
        let overflow = Stop::Failed("own-failed.overflow");
        let unit_of_one = || match (&self.unit, &other.unit) {
            (it, Unit::Bare | Unit::Count) | (Unit::Bare | Unit::Count, it) => it.clone(),
            _ => Unit::Bare,
        };
        let (amount, unit) = match operation {
            Operation::Add | Operation::Subtract => {
                let (own, theirs) = self.alike(other).ok_or(Stop::Unknown)?;
                let res = match operation {
                    Operation::Add => own.checked_add(theirs),
                    _ => own.checked_sub(theirs),
                };
                let unit = if self.unit == Unit::Bare { &other.unit } else { &self.unit };
                (res, unit.clone())
            }
            Operation::Multiply => (self.amount.checked_mul(other.amount), unit_of_one()),
            Operation::Divide | Operation::Remainder => {
                if other.amount.is_zero() {
                    return Err(Stop::Failed("own-failed.division"));
                }
                let ratio = self.alike(other).filter(|_| self.unit != Unit::Bare && other.unit != Unit::Bare);
                let unit = match (ratio, &other.unit) {
                    (None, Unit::Bare | Unit::Count) => self.unit.clone(),
                    _ => Unit::Bare,
                };
                let (own, theirs) = ratio.unwrap_or((self.amount, other.amount));
                let res = match operation {
                    Operation::Remainder => own.checked_rem(theirs),
                    _ if is_whole => own.checked_div(theirs).map(|it| it.trunc()),
                    _ => own.checked_div(theirs),
                };
                (res, unit)
            }
        };
        Ok(Self { amount: amount.ok_or(overflow)?, unit, is_whole })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(amount: i64, unit: Unit) -> Number {
        Number { unit, is_whole: false, ..Number::whole(amount) }
    }

    #[test]
    fn unlike_units_of_one_kind_are_compared_by_what_they_are_worth() {
        let (hours, days) =
            (|it| number(it, Unit::Time(TimeUnit::Hours)), |it| number(it, Unit::Time(TimeUnit::Days)));
        let less = |a: &Number, b: &Number| a.alike(b).map(|(a, b)| a < b);
        assert_eq!(less(&hours(36), &days(2)), Some(true));
        assert_eq!(less(&hours(49), &days(2)), Some(false));
        assert_eq!(less(&hours(36), &Number::whole(2)), Some(false));
        assert_eq!(less(&hours(36), &number(2, Unit::Euro)), None);
        assert_eq!(hours(12).combined(Operation::Add, &days(1)).map(|it| it.amount), Ok(36.into()));
        let share = hours(12).combined(Operation::Divide, &days(1));
        assert_eq!(share, Ok(Number::bare(Decimal::new(5, 1))));
        assert_eq!(hours(1).combined(Operation::Subtract, &number(1, Unit::Euro)), Err(Stop::Unknown));
    }

    #[test]
    fn whole_numbers_give_whole_quotients_and_nothing_panics() {
        let divided = |a: Number, b: Number| a.combined(Operation::Divide, &b).map(|it| it.amount);
        assert_eq!(divided(Number::whole(7), Number::whole(2)), Ok(3.into()));
        assert_eq!(divided(Number::whole(7), Number::bare(2.into())), Ok(Decimal::new(35, 1)));
        assert_eq!(divided(Number::whole(7), Number::whole(0)), Err(Stop::Failed("own-failed.division")));
        let largest = Number::bare(Decimal::MAX);
        let doubled = largest.combined(Operation::Multiply, &largest);
        assert_eq!(doubled, Err(Stop::Failed("own-failed.overflow")));
    }
}
