//! Units in messages.

use crate::finding::Arg;
use crate::scoring::{Dimension, TimeUnit};

/// A unit as an argument of a message: the word of a catalogue, or the unit's own.
pub(crate) fn unit(dimension: Dimension<'_>) -> Arg {
    Arg::Word(match dimension {
        Dimension::Other(word) => return word.into(),
        Dimension::Bare => "unit-bare",
        Dimension::Count => "unit-count",
        Dimension::Ratio => "unit-ratio",
        Dimension::Percent => "unit-percent",
        Dimension::Time(TimeUnit::Minutes) => "unit-minutes",
        Dimension::Time(TimeUnit::Hours) => "unit-hours",
        Dimension::Time(TimeUnit::Days) => "unit-days",
        Dimension::Time(TimeUnit::Weeks) => "unit-weeks",
        Dimension::Time(TimeUnit::Months) => "unit-months",
        Dimension::Time(TimeUnit::Years) => "unit-years",
        Dimension::Euro => "unit-euro",
        Dimension::Scale(..) => "unit-scale",
    })
}
