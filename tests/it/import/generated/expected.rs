//! What a document tells, and what a careful reader takes from it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::plan::Figure;

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Code,
    Heading,
    Objective,
    Indicator,
    Weight,
    Formula,
    Operands,
    Baseline,
    Target,
    Result,
    Achievement,
    Owner,
}

impl Field {
    pub const ALL: [Self; 12] = [
        Self::Code,
        Self::Heading,
        Self::Objective,
        Self::Indicator,
        Self::Weight,
        Self::Formula,
        Self::Operands,
        Self::Baseline,
        Self::Target,
        Self::Result,
        Self::Achievement,
        Self::Owner,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Heading => "heading above",
            Self::Objective => "objective",
            Self::Indicator => "indicator",
            Self::Weight => "weight",
            Self::Formula => "formula",
            Self::Operands => "operands",
            Self::Baseline => "baseline",
            Self::Target => "target",
            Self::Result => "result",
            Self::Achievement => "achievement",
            Self::Owner => "owner",
        }
    }
}

/// A value that stands in the document.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    Words(String),
    /// Either of several says the same.
    OneOf(Vec<String>),
    /// A share of a hundred.
    Percent(Decimal),
    /// A value, whether it is a share, and on which side of a target it lies.
    Value {
        figure: Figure,
        is_share: bool,
        less_is_better: Option<bool>,
    },
    Numbers(Vec<Decimal>),
}

/// A field of the document: the value and how its cell shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Cellful {
    pub told: Told,
    pub shown: String,
}

/// What stands for an indicator or an objective.
pub type Fields = BTreeMap<Field, Cellful>;

#[derive(Clone, Debug, Default)]
pub struct ExpectedIndicator {
    pub fields: Fields,
    /// Values that are there for other periods: to read them as such is no fault.
    pub others: Vec<Figure>,
    pub deadline: Option<Date>,
    /// The word that judges it, and whether it says that the target was met.
    pub judgement: Option<bool>,
    pub less_is_better: bool,
}

#[derive(Clone, Debug, Default)]
pub struct ExpectedObjective {
    pub fields: Fields,
    pub indicators: Vec<ExpectedIndicator>,
}

/// A document's plan.
#[derive(Clone, Debug, Default)]
pub struct Expected {
    pub year: i16,
    pub is_fiscal: bool,
    pub has_objectives: bool,
    /// Names that stand above goals or around objectives.
    pub around: Vec<String>,
    pub objectives: Vec<ExpectedObjective>,
    /// The title of the column of each field.
    pub titles: BTreeMap<Field, Vec<String>>,
}
