//! What the whole plan needs to know of a section once its model is gone.

use compact_str::CompactString;
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::syntax::Rank;
use crate::text::Span;

/// A weight or an achievement: where it stands and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Its place in the section.
    pub span: Span,
    /// In %, where it is a number with one reading. Its scale is that of the print.
    pub percent: Option<Decimal>,
}

/// A section in short. Places are relative to the section.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Rank of the heading.
    pub rank: Rank,
    /// Whether the section has a heading that could be read.
    pub has_heading: bool,
    /// The code.
    pub code: Option<CompactString>,
    /// Where the code stands, else the name.
    pub code_span: Span,
    /// Where to point for findings about the node as a whole.
    pub anchor: Span,
    /// The weight; a broken line gives a share without a number.
    pub weight: Option<Share>,
    /// The reported achievement.
    pub achieved: Option<Share>,
    /// Whether a reason for a deviation is recorded.
    pub has_reason: bool,
    /// The indicators, in order.
    pub indicators: Vec<IndicatorSummary>,
}

/// An indicator in short.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorSummary {
    /// Where to point for findings about the indicator as a whole.
    pub anchor: Span,
    /// The weight.
    pub weight: Option<Share>,
    /// The reported achievement.
    pub achieved: Option<Share>,
    /// The achievement that the plan's policy gives for result and target, in %.
    pub recomputed: Option<Decimal>,
    /// Whether the indicator is taken out of the reckoning or does not apply.
    pub is_excluded: bool,
    /// Where the result stands.
    pub result: Option<Span>,
    /// The result, where it is a date.
    pub result_date: Option<Date>,
}
