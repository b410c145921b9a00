//! One thing that is known, as a condition compares it and as a message writes it.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::finding::Arg;
use crate::own::number::Number;

/// What is known of something, by name.
pub(crate) type Facts = Vec<(&'static str, Fact)>;

/// One thing that is known.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Fact {
    /// The plan does not say.
    Missing,
    Truth(bool),
    Count(i64),
    Year(i64),
    Figure(Figure),
    Date(Date),
    Text(String),
    /// A word for conditions, and the message that says it to people.
    Word(&'static str, &'static str),
    List(Vec<Facts>),
}

/// A figure, as it is compared and as it is written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Figure {
    /// What it is worth.
    pub(crate) number: Number,
    /// The number as it is printed, with the decimals that it carries.
    pub(crate) printed: Decimal,
    /// Its unit: a word of the catalogues, or text as it stands in the plan.
    pub(crate) unit: Arg,
}

impl Fact {
    /// The number alone, where its unit stands beside it in the message.
    pub(crate) fn number(&self) -> Arg {
        match self {
            Self::Figure(it) => Arg::Number(it.printed),
            other => other.written(),
        }
    }

    /// The unit alone; none where the figure has none, or there is no figure.
    pub(crate) fn unit(&self) -> Option<Arg> {
        match self {
            Self::Figure(it) if it.unit != Arg::Text("".into()) => Some(it.unit.clone()),
            _ => None,
        }
    }

    /// As a message writes it, in the reader's convention.
    pub(crate) fn written(&self) -> Arg {
        match self {
            Self::Missing => Arg::Word("own-rule.missing"),
            Self::Truth(true) => Arg::Word("own-rule.yes"),
            Self::Truth(false) => Arg::Word("own-rule.no"),
            Self::Count(it) => Arg::Number(Decimal::from(*it)),
            // A year has no thousands, however far away it is.
            Self::Year(it) => Arg::Text(it.to_string().into()),
            Self::Figure(it) => match it.unit {
                Arg::Word(unit) => Arg::Measured(it.printed, unit),
                Arg::Text(ref unit) => Arg::Quantity(it.printed, unit.clone()),
                _ => Arg::Number(it.printed),
            },
            Self::Date(it) => Arg::Date(*it),
            Self::Text(it) => it.as_str().into(),
            Self::Word(_, it) => Arg::Word(it),
            Self::List(it) => it.len().into(),
        }
    }
}
