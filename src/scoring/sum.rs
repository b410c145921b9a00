//! Sums of weights, and whether they are 100 as far as they are printed.

use rust_decimal::Decimal;

use crate::scoring::fraction::half_unit;

/// Weights and their sum.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Sum {
    pub(crate) total: Decimal,
    /// Half a unit of the last printed digit of each that has decimals.
    tolerance: Decimal,
    pub(crate) n: usize,
    /// The least and the greatest weight, where all are whole.
    whole: Option<(Decimal, Decimal)>,
}

impl Sum {
    /// The sum of weights; none where one is no number, or one that no sum can hold: that is
    /// reported on its own.
    pub(crate) fn of(weights: impl Iterator<Item = Option<Decimal>>) -> Option<Self> {
        let mut weights = weights;
        let mut res = Self::one(weights.next()?)?;
        for weight in weights {
            res = res.and(Self::one(weight)?)?;
        }
        Some(res)
    }

    fn one(weight: Option<Decimal>) -> Option<Self> {
        let weight = weight.filter(|it| is_weight(*it))?;
        let is_whole = weight.scale() == 0;
        Some(Self {
            total: weight,
            tolerance: if is_whole { Decimal::ZERO } else { half_unit(weight.scale()) },
            n: 1,
            whole: is_whole.then_some((weight, weight)),
        })
    }

    pub(crate) fn and(self, other: Self) -> Option<Self> {
        let whole = self.whole.zip(other.whole).map(|(a, b)| (a.0.min(b.0), a.1.max(b.1)));
        Some(Self {
            total: self.total.checked_add(other.total)?,
            tolerance: self.tolerance.checked_add(other.tolerance)?,
            n: self.n.saturating_add(other.n),
            whole,
        })
    }

    /// How far it is from 100.
    pub(crate) fn gap(self) -> Decimal {
        self.total.checked_sub(Decimal::ONE_HUNDRED).unwrap_or(Decimal::MAX).abs()
    }

    /// Whether it is 100 within what rounding explains. Whole weights are rounded only where
    /// they are equal parts that do not come out even, as three times 33; of a single weight
    /// nothing is.
    pub(crate) fn is_hundred(self) -> bool {
        let is_near = self.n > 1 && self.gap() < self.tolerance;
        self.gap().is_zero() || is_near || self.is_of_equal_parts()
    }

    /// What rounding the weights may have added to or taken from their sum.
    pub(crate) fn slack(self) -> Decimal {
        match self.is_of_equal_parts() {
            true => half_unit(0).saturating_mul(Decimal::from(self.n)),
            false => self.tolerance,
        }
    }

    fn is_of_equal_parts(self) -> bool {
        let part = || Decimal::ONE_HUNDRED.checked_div(Decimal::from(self.n));
        let is_part = |it: Decimal| {
            let gap = part().and_then(|part| part.checked_sub(it)).map(|it| it.abs());
            gap.is_some_and(|it| it > Decimal::ZERO && it <= half_unit(0))
        };
        self.n > 1 && self.whole.is_some_and(|(low, high)| low == high && is_part(low))
    }
}

/// Whether a number can be a weight, in %.
pub(crate) fn is_weight(percent: Decimal) -> bool {
    percent > Decimal::ZERO && percent <= Decimal::ONE_HUNDRED
}

/// The sum of the weights, where all are numbers and it is not 100 within the tolerance.
pub(crate) fn wrong_total(weights: impl Iterator<Item = Option<Decimal>>) -> Option<Decimal> {
    Sum::of(weights).filter(|it| !it.is_hundred()).map(|it| it.total)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_hundred(weights: &[&str]) -> bool {
        let weights = weights.iter().map(|it| it.parse().ok());
        Sum::of(weights).expect("a sum").is_hundred()
    }

    #[test]
    fn whole_weights_are_rounded_only_where_they_are_equal_parts() {
        for weights in [
            &["33", "33", "33"][..],
            &["17"; 6],
            &["14"; 7],
            &["33.33", "33.33", "33.33"],
            &["33.3", "33.3", "33.3"],
            &["60", "40"],
            &["55.56", "44.44"],
        ] {
            assert!(is_hundred(weights), "{weights:?}");
        }
        for weights in [
            &["25", "25", "25", "23"][..],
            &["50", "49"],
            &["10", "10", "10", "10", "10", "10", "10", "10", "10", "5"],
            &["34", "34", "34"],
            &["20"; 4],
            &["33", "33", "33.0"],
            &["50.0", "49.9"],
            &["99.99"],
            &["99"],
        ] {
            assert!(!is_hundred(weights), "{weights:?}");
        }
    }

    #[test]
    fn what_is_no_weight_has_no_sum() {
        assert_eq!(Sum::of([].into_iter()), None);
        assert_eq!(Sum::of([Some(Decimal::TEN), None].into_iter()), None);
        assert_eq!(Sum::of([Some(Decimal::TEN), Some(Decimal::ZERO)].into_iter()), None);
    }
}
