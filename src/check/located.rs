//! Findings with their places resolved: in the plan text, or in the report that it came from.

use compact_str::CompactString;

use crate::check::coverage::Coverage;
use crate::finding::{Finding, Message};
use crate::text::Span;
use crate::text::origin::Place;

/// A checked document with everything that an output needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Its path, as the user named it, with forward slashes.
    pub path: String,
    /// What it is.
    pub kind: Kind,
    /// Number of operating objectives.
    pub objectives: usize,
    /// Number of indicators.
    pub indicators: usize,
    /// How far the check could see.
    pub coverage: Coverage,
    /// The findings, in the order of the text.
    pub findings: Vec<Located>,
}

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A plan in the plan language.
    Plan,
    /// An imported report.
    Report,
}

/// Something in a report that could not be understood, as its importer says it.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Id of the rule that reports it.
    pub rule: &'static str,
    /// Where it stands in the report.
    pub place: Place,
    /// What is said of it.
    pub message: Message,
    /// The last byte of the plan text that was written when it was met.
    pub at: usize,
    /// Whether it is about the heading or indicator that was written last.
    pub is_about_last: bool,
}

impl Kind {
    /// The word that machines use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Report => "report",
        }
    }
}

/// A finding with its places resolved.
#[derive(Clone, Debug, PartialEq)]
pub struct Located {
    /// What was found.
    pub finding: Finding,
    /// Code of the objective or goal that it is about.
    pub objective: Option<CompactString>,
    /// The section of the plan text that it is in, by its place among them.
    pub section: usize,
    /// Where.
    pub place: Location,
    /// Where its labels point, in their order.
    pub labels: Vec<Location>,
    /// What is said, as sixteen hexadecimal digits that survive edits elsewhere.
    pub fingerprint: String,
}

/// A place in the document that the user has: lines and columns count from 1, columns in
/// Unicode scalar values, ends are exclusive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Location {
    /// First line, or the row of a cell.
    pub line: usize,
    /// Column of the first character.
    pub column: usize,
    /// Last line.
    pub end_line: usize,
    /// Column past the last character.
    pub end_column: usize,
    /// The cell of a spreadsheet: `Sheet1!K220`; or the page, where line is a line on it: `p. 3`.
    pub cell: Option<CompactString>,
    /// Bytes of the document's text, or of the one that shows the rows of a spreadsheet.
    pub span: Option<Span>,
    /// The earlier edition that the place is in, where it is not in the document itself.
    pub path: Option<CompactString>,
}
