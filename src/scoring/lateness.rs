//! What a delay costs.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::scoring::evaluate::days_between;
use crate::syntax::{Period, Scoring};

/// So many points less for each span of delay that has begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lateness {
    /// Points of achievement.
    pub points: Decimal,
    /// For each of these.
    pub per: Period,
    /// What a delay leaves at the least, in %.
    pub floor: Decimal,
}

impl Lateness {
    /// What a policy says of a delay, where its figures have one reading.
    pub fn of(scoring: &Scoring<'_>) -> Option<Self> {
        let it = scoring.lateness?;
        let floor = match it.floor {
            Some(floor) => floor.number()?,
            None => Decimal::ZERO,
        };
        Some(Self { points: it.points.amount.exact()?, per: it.per, floor })
    }

    /// The spans of delay from one day to a later one, the last of them begun.
    pub fn spans(self, by: Date, on: Date) -> u32 {
        let days = u32::try_from(days_between(by, on)).unwrap_or(0);
        match self.per {
            Period::Day => days,
            Period::Week => days.div_ceil(7),
            Period::Month => {
                let months =
                    |it: Date| i32::from(it.year()).saturating_mul(12).saturating_add(it.month().into());
                let whole = months(on).saturating_sub(months(by));
                u32::try_from(whole.saturating_add(i32::from(on.day() > by.day()))).unwrap_or(0)
            }
        }
    }

    /// What is left of an achievement on a day after the deadline.
    pub fn leaves(self, percent: Decimal, by: Date, on: Date) -> Option<Decimal> {
        let cost = self.points.checked_mul(self.spans(by, on).into())?;
        Some(percent.checked_sub(cost)?.max(self.floor).min(percent))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(per: Period, by: Date, on: Date) -> u32 {
        Lateness { points: Decimal::ONE, per, floor: Decimal::ZERO }.spans(by, on)
    }

    #[test]
    fn a_span_of_delay_counts_from_its_first_day() {
        let by = Date::constant(2024, 6, 30);
        let july = |day| Date::constant(2024, 7, day);
        for (per, on, n) in [
            (Period::Day, by, 0),
            (Period::Day, july(12), 12),
            (Period::Week, july(7), 1),
            (Period::Week, july(8), 2),
            (Period::Month, july(1), 1),
            (Period::Month, july(30), 1),
            (Period::Month, july(31), 2),
            (Period::Month, Date::constant(2025, 6, 30), 12),
        ] {
            assert_eq!(spans(per, by, on), n, "{per:?} {on}");
        }
        assert_eq!(spans(Period::Month, Date::constant(2024, 1, 31), Date::constant(2024, 2, 29)), 1);
    }

    #[test]
    fn a_delay_leaves_no_less_than_its_floor_and_never_adds() {
        let by = Date::constant(2024, 6, 30);
        let leaves = |floor: u32, percent: u32, days: i8| {
            let lateness = Lateness { points: Decimal::TEN, per: Period::Day, floor: floor.into() };
            lateness.leaves(percent.into(), by, Date::constant(2024, 7, days))
        };
        assert_eq!(leaves(0, 100, 3), Some(70.into()));
        assert_eq!(leaves(50, 100, 9), Some(50.into()));
        assert_eq!(leaves(50, 40, 9), Some(40.into()));
    }
}
