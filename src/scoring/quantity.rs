//! Numbers with their unit, and which units can be compared or combined.

use rust_decimal::Decimal;

use crate::scoring::{Fraction, half_unit};
use crate::syntax::{Amount, Unit, Value, ValueKind};

/// A number with its unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity<'a> {
    /// The number, where it is known.
    pub amount: Option<Fraction>,
    /// Its unit.
    pub dimension: Dimension<'a>,
}

/// A unit, as far as arithmetic cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension<'a> {
    /// No unit is written.
    Bare,
    /// A count, `N`.
    Count,
    /// A quotient of like things; 0,5 is 50 %.
    Ratio,
    /// Hundredths.
    Percent,
    /// A span of time.
    Time(TimeUnit),
    /// Money, in euro.
    Euro,
    /// A score between two marks.
    Scale(u16, u16),
    /// Any other unit.
    Other(&'a str),
}

/// Units of time. Minutes to weeks convert into each other, months and years do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUnit {
    /// 60 seconds.
    Minutes,
    /// 60 minutes.
    Hours,
    /// 24 hours.
    Days,
    /// 7 days.
    Weeks,
    /// A twelfth of a year.
    Months,
    /// 12 months.
    Years,
}

impl TimeUnit {
    /// Whether it is a whole number of months, and of how many months or minutes.
    fn size(self) -> (bool, u32) {
        match self {
            Self::Minutes => (false, 1),
            Self::Hours => (false, 60),
            Self::Days => (false, 60 * 24),
            Self::Weeks => (false, 60 * 24 * 7),
            Self::Months => (true, 1),
            Self::Years => (true, 12),
        }
    }
}

impl<'a> From<Unit<'a>> for Dimension<'a> {
    fn from(unit: Unit<'a>) -> Self {
        match unit {
            Unit::None => Self::Bare,
            Unit::Percent => Self::Percent,
            Unit::Count => Self::Count,
            Unit::Minutes => Self::Time(TimeUnit::Minutes),
            Unit::Hours => Self::Time(TimeUnit::Hours),
            Unit::Days => Self::Time(TimeUnit::Days),
            Unit::Weeks => Self::Time(TimeUnit::Weeks),
            Unit::Months => Self::Time(TimeUnit::Months),
            Unit::Years => Self::Time(TimeUnit::Years),
            Unit::Euro(_) => Self::Euro,
            Unit::Scale(low, high) => Self::Scale(low, high),
            Unit::Other(word) => Self::Other(word),
        }
    }
}

impl<'a> Quantity<'a> {
    /// A number as written, with its unit; none for what is no number.
    pub fn of(value: &Value<'a>) -> Option<Self> {
        let ValueKind::Number { number, unit } = value.kind else {
            return None;
        };
        Some(Self { amount: amount(number.amount, unit), dimension: unit.into() })
    }

    /// The ends of a range as written, with their unit.
    pub fn ends(value: &Value<'a>) -> Option<(Self, Self)> {
        let ValueKind::Range { low, high, unit } = value.kind else {
            return None;
        };
        let end = |it| Self { amount: amount(it, unit), dimension: unit.into() };
        Some((end(low), end(high)))
    }

    /// Half a unit of the last digit of a number, in the unit that it is written in: 0,5
    /// hours for `49 ore`, 500 euro for `3 mila €`.
    pub(crate) fn rounding(value: &Value<'a>) -> Option<Self> {
        let ValueKind::Number { number, unit } = value.kind else {
            return None;
        };
        let half = half_unit(number.amount.exact()?.scale());
        Some(Self { amount: scaled(half, unit), dimension: unit.into() })
    }
}

fn amount(number: Amount, unit: Unit<'_>) -> Option<Fraction> {
    scaled(number.exact()?, unit)
}

fn scaled(number: Decimal, unit: Unit<'_>) -> Option<Fraction> {
    match unit {
        Unit::Euro(power @ 1..) => {
            let factor = Decimal::from(10_u64.checked_pow(u32::from(power))?);
            Fraction::from(number).times(factor.into())
        }
        _ => Some(number.into()),
    }
}

/// Whether two units are of one kind: a result in one fits a target in the other.
pub fn fits(a: Dimension<'_>, b: Dimension<'_>) -> bool {
    use Dimension::{Bare, Count, Euro, Other, Percent, Ratio, Scale, Time};
    match (a, b) {
        (Percent, Percent | Ratio) | (Ratio, Percent) => true,
        (Percent, _) | (_, Percent) => false,
        (Bare | Count | Ratio, Bare | Count | Ratio) => true,
        (Scale(..), Bare | Count | Ratio) | (Bare | Count | Ratio, Scale(..)) => true,
        (Bare, _) | (_, Bare) => true,
        (Scale(..), Scale(..)) => a == b,
        (Time(x), Time(y)) => x.size().0 == y.size().0,
        (Euro, Euro) => true,
        (Other(x), Other(y)) => x.eq_ignore_ascii_case(y),
        _ => false,
    }
}

/// Two quantities in the unit of the second, where their units are of one kind.
pub fn common(a: Quantity<'_>, b: Quantity<'_>) -> Option<(Decimal, Decimal)> {
    if !fits(a.dimension, b.dimension) {
        return None;
    }
    let target = b.amount?.value()?;
    let hundred = Fraction::from(Decimal::ONE_HUNDRED);
    let amount = match (a.dimension, b.dimension) {
        (Dimension::Ratio, Dimension::Percent) => a.amount?.times(hundred)?,
        (Dimension::Percent, Dimension::Ratio) => a.amount?.over(hundred)?,
        (Dimension::Time(x), Dimension::Time(y)) if x != y => {
            let (x, y) = (Decimal::from(x.size().1), Decimal::from(y.size().1));
            a.amount?.times(x.into())?.over(y.into())?
        }
        _ => a.amount?,
    };
    Some((amount.value()?, target))
}
