//! Text into lines: every statement of the plan language, one line at a time.
//!
//! A line's parse depends on that line alone, so a broken line spoils itself and
//! nothing else. Parsing never fails: what cannot be read is an [`Error`] beside
//! whatever could be. Nothing here is copied: every part of a [`Line`] is a slice of
//! the text, and its place is where that slice lies ([`crate::text::Span::of`]).
//!
//! `grammar/plan.ebnf` is the normative grammar; one production is one function.

mod error;
mod formula;
mod keyword;
mod line;
mod section;
mod statement;
mod token;
mod unit;
mod value;

pub use error::{Error, Expected, Problem};
pub use formula::{Formula, Function, MAX_DEPTH, Term, TermKind, Terms};
pub(crate) use keyword::slips;
pub use keyword::{KEYWORDS, Key, Keyword, Language, Property, Rank, Spelling, language_of, spelling};
pub use line::{Line, parse_line, rank_of as parse_rank};
pub use section::{is_plan_text, lines_of, read_section, section_after, section_end};
pub use statement::{Band, Comparator, Heading, Measure, PolicyName, Scoring, Statement, TargetGoal, Year};
pub use token::{Amount, Number, Text, is_blank, trim};
pub(crate) use token::{blanks, name, number};
pub use unit::Unit;
pub use value::{Value, ValueKind};
