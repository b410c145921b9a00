//! Exact fractions of decimals: multiply first, divide last.
//!
//! `1/3*3` is 1 here. Every operation is checked; what cannot be held is `None`.

use rust_decimal::{Decimal, RoundingStrategy};

/// A numerator over a denominator that is not zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    numerator: Decimal,
    denominator: Decimal,
}

impl Fraction {
    /// Nothing.
    pub const ZERO: Self = Self { numerator: Decimal::ZERO, denominator: Decimal::ONE };

    /// `self + other`.
    pub fn plus(self, other: Self) -> Option<Self> {
        if self.denominator == other.denominator {
            let numerator = self.numerator.checked_add(other.numerator)?;
            return Some(Self { numerator, ..self });
        }
        let left = self.numerator.checked_mul(other.denominator);
        let right = other.numerator.checked_mul(self.denominator);
        match left.zip(right).zip(self.denominator.checked_mul(other.denominator)) {
            Some(((left, right), denominator)) => {
                Some(Self { numerator: left.checked_add(right)?, denominator })
            }
            // Too large to keep exact: divide now, at 28 digits.
            None => Some(Self::from(self.value()?.checked_add(other.value()?)?)),
        }
    }

    /// `self - other`.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.negated())
    }

    /// `-self`.
    pub fn negated(self) -> Self {
        Self { numerator: -self.numerator, ..self }
    }

    /// `self * other`.
    pub fn times(self, other: Self) -> Option<Self> {
        let numerator = self.numerator.checked_mul(other.numerator);
        let denominator = self.denominator.checked_mul(other.denominator);
        match numerator.zip(denominator) {
            Some((numerator, denominator)) => Some(Self { numerator, denominator }),
            None => Some(Self::from(self.value()?.checked_mul(other.value()?)?)),
        }
    }

    /// `self / other`; none for a division by zero.
    pub fn over(self, other: Self) -> Option<Self> {
        if other.numerator.is_zero() {
            return None;
        }
        self.times(Self { numerator: other.denominator, denominator: other.numerator })
    }

    /// The quotient, at up to 28 digits.
    pub fn value(self) -> Option<Decimal> {
        if self.denominator == Decimal::ONE {
            return Some(self.numerator);
        }
        self.numerator.checked_div(self.denominator)
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        self.numerator.is_zero()
    }
}

impl From<Decimal> for Fraction {
    fn from(numerator: Decimal) -> Self {
        Self { numerator, denominator: Decimal::ONE }
    }
}

/// A number at so many decimals, half away from zero.
pub fn rounded(number: Decimal, decimals: u32) -> Decimal {
    let mut res = number.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    if decimals <= 20 {
        res.rescale(decimals);
    }
    res
}

/// Half a unit of the last of so many decimals: the tolerance of a printed figure.
pub fn half_unit(decimals: u32) -> Decimal {
    Decimal::new(5, decimals.saturating_add(1).min(28))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_third_times_three_is_one() {
        let third = Fraction::from(Decimal::ONE).over(Decimal::from(3).into());
        let one = third.and_then(|it| it.times(Decimal::from(3).into())).and_then(Fraction::value);
        assert_eq!(one, Some(Decimal::ONE));
    }

    #[test]
    fn what_cannot_be_held_is_none_and_nothing_panics() {
        let max = Fraction::from(Decimal::MAX);
        assert_eq!(max.times(max), None);
        assert_eq!(max.over(Fraction::ZERO), None);
    }

    #[test]
    fn rounding_is_half_away_from_zero_at_the_printed_digits() {
        assert_eq!(rounded(Decimal::new(125, 3), 2).to_string(), "0.13");
        assert_eq!(rounded(Decimal::new(-125, 3), 2).to_string(), "-0.13");
        assert_eq!(rounded(Decimal::from(5), 2).to_string(), "5.00");
    }
}
