//! What a column of a table can hold.

use crate::config::{Holds, Meaning};
use crate::syntax::{Keyword, Language, Property, Rank, spelling};

/// What a column holds. Everything that reads tables speaks of columns in these words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Field {
    /// Names of nodes of a rank, perhaps with their codes before them.
    Name(Rank),
    /// Codes of nodes of a rank.
    Code(Rank),
    /// Codes of what another column names: layout says of which.
    AnyCode,
    /// Words about the node that the column before names or numbers.
    Description,
    /// Weights of nodes of a rank.
    Weight(Rank),
    /// Degrees of achievement of nodes of a rank.
    Achieved(Rank),
    /// How the result is computed.
    Formula,
    /// The measures that the formula takes, one or two in a cell: `46 / 47`.
    Measures,
    /// The upper of two measures.
    Numerator,
    /// The lower of two measures.
    Denominator,
    /// The value before the plan.
    Baseline,
    /// What is promised.
    Target,
    /// What was reached.
    Result,
    /// The least that counts.
    Minimum,
    /// More than the target.
    Excellent,
    /// Comparators of the targets in another column.
    Comparator,
    /// The day by which something is to be done.
    Deadline,
    /// An assessment in words or by a traffic light.
    Judgement,
    /// The unit of the row's values.
    Unit,
    /// The period that the row is for.
    Period,
    /// The body whose plan it is.
    Body,
    /// Who answers.
    Owner,
    /// Where the data come from.
    Source,
    /// Why a result deviates.
    Reason,
    /// For whom it is done.
    Stakeholders,
    /// Who takes part.
    Contributors,
    /// What kind of thing is measured.
    Dimension,
    /// Anything else, kept under its title.
    Note,
    /// Rows counted through.
    Count,
    /// Nothing, by the configuration.
    Ignored,
}

impl Field {
    /// Whether its cells are figures that findings may rest on.
    pub(crate) fn is_figure(self) -> bool {
        matches!(
            self,
            Self::Weight(_)
                | Self::Achieved(_)
                | Self::Measures
                | Self::Numerator
                | Self::Denominator
                | Self::Baseline
                | Self::Target
                | Self::Result
                | Self::Minimum
                | Self::Excellent
                | Self::Comparator
                | Self::Deadline
                | Self::Judgement
        )
    }

    /// Whether it tells how a node is called.
    pub(crate) fn is_name(self) -> bool {
        matches!(self, Self::Name(_))
    }

    /// Whether it says that a table is about performance: budgets and registers have names
    /// and dates too.
    pub(crate) fn tells_performance(self) -> bool {
        matches!(self, Self::Target | Self::Result | Self::Achieved(_) | Self::Weight(_) | Self::Minimum)
    }

    /// Whether several columns of a table may hold it.
    pub(crate) fn may_repeat(self) -> bool {
        matches!(
            self,
            Self::Owner
                | Self::Source
                | Self::Reason
                | Self::Stakeholders
                | Self::Contributors
                | Self::Dimension
                | Self::Note
                | Self::Count
                | Self::Ignored
                | Self::AnyCode
                | Self::Description
        )
    }

    /// Whether its values are for a period, so that a table may have one column for each.
    pub(crate) fn has_period(self) -> bool {
        matches!(
            self,
            Self::Target
                | Self::Result
                | Self::Baseline
                | Self::Achieved(_)
                | Self::Weight(_)
                | Self::Numerator
                | Self::Denominator
                | Self::Measures
                | Self::Judgement
                | Self::Reason
        )
    }

    /// The property that its cells are written under.
    pub(crate) fn property(self) -> Property {
        match self {
            Self::Weight(_) => Property::Weight,
            Self::Achieved(_) => Property::Achieved,
            Self::Formula => Property::Formula,
            Self::Measures | Self::Numerator | Self::Denominator => Property::Measure,
            Self::Baseline => Property::Baseline,
            Self::Target | Self::Deadline | Self::Minimum | Self::Excellent | Self::Comparator => {
                Property::Target
            }
            Self::Result => Property::Result,
            Self::Judgement => Property::Judgement,
            Self::Owner => Property::Owner,
            Self::Source => Property::Source,
            Self::Reason => Property::Reason,
            Self::Stakeholders => Property::Stakeholders,
            Self::Contributors => Property::Contributors,
            Self::Dimension => Property::Dimension,
            _ => Property::Note,
        }
    }

    /// What the configuration calls it, in a language of plans. The same words name it in
    /// `[import]`.
    pub(crate) fn word(self, language: Language) -> String {
        let keyword = |it| spelling(it, language).to_owned();
        let heading = |rank| keyword(Keyword::Heading(rank));
        let of = |what: String, rank: Rank| match rank {
            Rank::Indicator => what,
            rank => format!("{what} ({})", heading(rank)),
        };
        match self {
            Self::Name(rank) => heading(rank),
            Self::Code(rank) => format!("{} ({})", Holds::Code.word(language), heading(rank)),
            Self::AnyCode | Self::Count => Holds::Code.word(language).to_owned(),
            Self::Weight(rank) | Self::Achieved(rank) => {
                of(keyword(Keyword::Property(self.property())), rank)
            }
            Self::Numerator => language.choose("numeratore", "numerator").to_owned(),
            Self::Denominator => language.choose("denominatore", "denominator").to_owned(),
            Self::Minimum => language.choose("soglia minima", "minimum").to_owned(),
            Self::Excellent => language.choose("soglia massima", "excellent").to_owned(),
            Self::Comparator => language.choose("comparatore", "comparator").to_owned(),
            Self::Judgement => language.choose("giudizio", "judgement").to_owned(),
            Self::Period => language.choose("periodo", "period").to_owned(),
            Self::Body => language.choose("ente", "body").to_owned(),
            Self::Unit => Holds::Unit.word(language).to_owned(),
            Self::Deadline => Holds::Deadline.word(language).to_owned(),
            Self::Ignored => Holds::Nothing.word(language).to_owned(),
            it => keyword(Keyword::Property(it.property())),
        }
    }

    /// What the configuration says that a column holds.
    pub(crate) fn given(meaning: &Meaning) -> Self {
        match meaning.holds {
            Holds::Heading(rank) => Self::Name(rank),
            Holds::Property(it) => match it {
                Property::Weight => Self::Weight(Rank::Indicator),
                Property::Measure => Self::Measures,
                Property::Formula => Self::Formula,
                Property::Target => Self::Target,
                Property::Result => Self::Result,
                Property::Achieved => Self::Achieved(Rank::Indicator),
                Property::Baseline => Self::Baseline,
                Property::Owner => Self::Owner,
                Property::Source => Self::Source,
                Property::Reason => Self::Reason,
                Property::Stakeholders => Self::Stakeholders,
                Property::Contributors => Self::Contributors,
                Property::Dimension => Self::Dimension,
                _ => Self::Note,
            },
            Holds::Code => Self::AnyCode,
            Holds::Unit => Self::Unit,
            Holds::Deadline => Self::Deadline,
            Holds::Nothing => Self::Ignored,
        }
    }
}
