//! Values and targets in the many notations that bodies use, put into that of plans.
//!
//! [`kind::kind`] says by a look what a cell holds. [`target`], [`value`] and [`deadline`]
//! read it, by what surrounds it. What has no counterpart in plans is handed back with the
//! reason, never bent to fit; what stands beside a value is kept as a note, never lost.

pub(crate) mod amount;
pub(crate) mod date;
mod dated;
mod duration;
mod goal;
pub(crate) mod judgement;
pub(crate) mod kind;
mod notes;
mod nothing;
pub(crate) mod number;
mod numeral;
pub(crate) mod period;
mod phrase;
mod plan;
mod range;
pub(crate) mod said;
mod several;
mod sign;
mod unit;
pub(crate) mod value;
mod words;

#[cfg(test)]
mod generated;
#[cfg(test)]
mod notations;

use compact_str::CompactString;
use smallvec::SmallVec;

pub(crate) use crate::import::notation::amount::quantity;
use crate::import::notation::date::Date;
use crate::import::notation::number::Mark;
use crate::import::notation::several::{Part, When, several};
use crate::syntax::{Language, trim};

/// What surrounds a value.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Around<'c> {
    /// What marks decimals, where the column says so. Where it does not, `1.010` has two
    /// readings, and what is told says that.
    pub(crate) mark: Option<Mark>,
    /// Whether days stand before months, where the column says so.
    pub(crate) day_first: Option<bool>,
    /// The language of the titles. It tells the order of days and months where nothing else
    /// does.
    pub(crate) language: Option<Language>,
    /// The year that days and months without one are in, perhaps a span: `2023/24`.
    pub(crate) year: Option<&'c str>,
    /// The month that ends the year, where it is no calendar year and is named by its end.
    pub(crate) year_end: Option<u16>,
    /// The unit of numbers that show none.
    pub(crate) unit: Option<&'c str>,
    /// Whether numbers without a unit are shares of one: `0,95` is `95%`.
    pub(crate) is_share: bool,
    /// What stands for a missing value.
    pub(crate) missing: &'c [String],
}

/// A value or target as plans write it, with the year that it is for.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Told {
    pub(crate) year: Option<CompactString>,
    /// The last day of the part of the year that it is for, where one is named.
    pub(crate) until: Option<Date>,
    pub(crate) text: String,
    /// Whether it has another reading that nothing rules out: `1.010`, `3/4/2023`, `circa 80%`.
    pub(crate) is_ambiguous: bool,
    /// What stood beside the value: marks of notes, additions, the words around it.
    pub(crate) note: Option<CompactString>,
}

/// What a cell tells, and the parts of it that tell nothing, each with the reason.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Reading {
    pub(crate) told: SmallVec<[Told; 2]>,
    pub(crate) untold: SmallVec<[(String, &'static str); 1]>,
    /// The value to start from, where a target names it: `9 days → 4 days`.
    pub(crate) baseline: Option<Told>,
    /// Values of earlier parts of the year; the last is told.
    pub(crate) earlier: SmallVec<[Told; 0]>,
}

/// The reason of a value that cannot be read.
pub(crate) const UNREAD: &str = "import-unread-value";

/// What one part of a cell tells.
type Read = Result<goal::Goal, &'static str>;

/// Reads a target.
pub(crate) fn target(text: &str, around: Around<'_>) -> Reading {
    reading(text, around, goal::target)
}

/// Reads a result or another value.
pub(crate) fn value(text: &str, around: Around<'_>) -> Reading {
    reading(text, around, |part, around| {
        value::value(part, around).map(|value| goal::Goal { value, baseline: None }).ok_or(UNREAD)
    })
}

/// Reads a date to be met, whether or not the word for it stands before it.
pub(crate) fn deadline(text: &str, around: Around<'_>) -> Reading {
    reading(text, around, goal::deadline)
}

/// Reads a text as a whole, or part by part where it names years or periods.
fn reading(text: &str, around: Around<'_>, read: impl Fn(&str, Around<'_>) -> Read) -> Reading {
    let mut res = Reading::default();
    let text = text.trim_matches(|it| it == '\n' || it == '\r' || crate::syntax::is_blank(it));
    let Some(parts) = several(text, around) else {
        match read(text, around) {
            Ok(it) => {
                res.baseline = it.baseline.map(value::Plain::told);
                res.told.push(it.value.told());
            }
            Err(reason) => res.untold.push((text.to_owned(), reason)),
        }
        return res;
    };
    for Part { when, text } in parts {
        let (year, until) = match when {
            When::Year(it) => (Some(it), None),
            When::Until(it, _) => (None, Some(it)),
        };
        match read(trim(text), Around { year: year.or(around.year), ..around }) {
            Ok(it) => {
                let told = Told { year: year.map(CompactString::from), until, ..it.value.told() };
                res.take(told);
                match (it.baseline, &res.baseline) {
                    (Some(it), None) => res.baseline = Some(it.told()),
                    (Some(it), Some(_)) => res.untold.push((it.text, UNREAD)),
                    (None, _) => {}
                }
            }
            Err(reason) => {
                let (When::Year(label) | When::Until(_, label)) = when;
                res.untold.push((format!("{label}: {text}"), reason));
            }
        }
    }
    res
}

impl Reading {
    /// Takes what a part tells. Of several parts of a year the last is told.
    fn take(&mut self, told: Told) {
        let of_same = |it: &&mut Told| it.until.is_some() && told.until.is_some();
        match self.told.iter_mut().find(of_same) {
            Some(last) if last.until <= told.until => self.earlier.push(std::mem::replace(last, told)),
            Some(_) => self.earlier.push(told),
            None => self.told.push(told),
        }
    }
}
