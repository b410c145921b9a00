//! One thing that is known, as a condition compares it and as a message writes it.

use std::collections::HashMap;
use std::sync::Arc;

use cel::Value as Cel;
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::finding::Arg;
use crate::scoring::rounded;

/// Decimals of a computed figure in a message.
const DECIMALS: u32 = 2;

/// What is known of something, by name.
pub(super) type Facts = Vec<(&'static str, Fact)>;

/// One thing that is known.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Fact {
    /// The plan does not say.
    Missing,
    Truth(bool),
    Count(i64),
    Year(i64),
    /// A figure of the plan, with the decimals that it carries.
    Number(Decimal),
    /// A figure that is computed, with all its decimals.
    Computed(Decimal),
    Date(Date),
    Text(String),
    /// A word for conditions, and the message that says it to people.
    Word(&'static str, &'static str),
    List(Vec<Facts>),
}

impl Fact {
    /// As a condition compares it.
    pub(super) fn compared(&self) -> Cel {
        match self {
            Self::Missing => Cel::Null,
            Self::Truth(it) => Cel::Bool(*it),
            Self::Count(it) | Self::Year(it) => Cel::Int(*it),
            // The double nearest to a decimal: the one that the same digits in a condition give.
            Self::Number(it) | Self::Computed(it) => it.to_string().parse().map_or(Cel::Null, Cel::Float),
            // Days in this form compare as texts do.
            Self::Date(it) => Cel::String(Arc::new(it.to_string())),
            Self::Text(it) => Cel::String(Arc::new(it.clone())),
            Self::Word(it, _) => Cel::String(Arc::new((*it).to_owned())),
            Self::List(it) => Cel::List(Arc::new(it.iter().map(|it| compared(it)).collect())),
        }
    }

    /// As a message writes it, in the reader's convention.
    pub(super) fn written(&self) -> Arg {
        match self {
            Self::Missing => Arg::Word("own-rule.missing"),
            Self::Truth(true) => Arg::Word("own-rule.yes"),
            Self::Truth(false) => Arg::Word("own-rule.no"),
            Self::Count(it) => Arg::Number(Decimal::from(*it)),
            // A year has no thousands, however far away it is.
            Self::Year(it) => Arg::Text(it.to_string().into()),
            Self::Number(it) => Arg::Number(*it),
            Self::Computed(it) => Arg::Number(rounded(*it, DECIMALS)),
            Self::Date(it) => Arg::Date(*it),
            Self::Text(it) => it.as_str().into(),
            Self::Word(_, it) => Arg::Word(it),
            Self::List(it) => it.len().into(),
        }
    }
}

/// All that is known of something, as a condition sees it.
pub(super) fn compared(facts: &[(&'static str, Fact)]) -> Cel {
    facts.iter().map(|(name, it)| (*name, it.compared())).collect::<HashMap<&'static str, Cel>>().into()
}
