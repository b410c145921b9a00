//! Who writes: each kind of body has its own words for the same columns.

use super::random::Random;

/// The language of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    Italian,
    English,
}

/// The kind of body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Chamber,
    Municipality,
    Region,
    Ministry,
    University,
    Health,
    Piao,
    British,
    Canadian,
    Australian,
    American,
    European,
    Aid,
    KeyResults,
}

impl Style {
    pub fn of(random: &mut Random) -> Self {
        use Style::*;
        random.choose(&[
            (10, Chamber),
            (10, Municipality),
            (8, Region),
            (8, Ministry),
            (8, University),
            (8, Health),
            (6, Piao),
            (9, British),
            (6, Canadian),
            (6, Australian),
            (7, American),
            (6, European),
            (9, Aid),
            (4, KeyResults),
        ])
    }

    pub fn language(self) -> Language {
        use Style::*;
        match self {
            Chamber | Municipality | Region | Ministry | University | Health | Piao => Language::Italian,
            British | Canadian | Australian | American | European | Aid | KeyResults => Language::English,
        }
    }

    pub fn has_fiscal_years(self) -> bool {
        matches!(self, Self::British | Self::Canadian | Self::Australian | Self::American)
    }
}

/// What a column, or the line of a card, holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    RunningNumber,
    Context(usize),
    Perspective,
    GoalCode,
    Goal,
    ObjectiveCode,
    Objective,
    ObjectiveWeight,
    IndicatorCode,
    Indicator,
    Weight,
    Type,
    Formula,
    Operands,
    Numerator,
    Denominator,
    Unit,
    Prior,
    Baseline,
    Interim,
    Target,
    NextTarget,
    Result,
    Achievement,
    Deviation,
    Judgement,
    Deadline,
    Owner,
    SecondOwner,
    Source,
    Note,
}

impl Column {
    /// Whether its title names a period where titles do.
    pub fn has_period(self) -> bool {
        matches!(
            self,
            Self::Prior | Self::Baseline | Self::Interim | Self::Target | Self::NextTarget | Self::Result
        )
    }

    /// Whether it stands once for an objective.
    pub fn is_of_heading(self) -> bool {
        matches!(
            self,
            Self::Perspective
                | Self::GoalCode
                | Self::Goal
                | Self::ObjectiveCode
                | Self::Objective
                | Self::ObjectiveWeight
        )
    }
}
