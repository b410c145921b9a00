//! Two editions of a plan into pairs: which section was which, which indicator was which.
//!
//! An edition is the plan of the year before, the plan that a report is about, or what was
//! decided before a change in the course of the year. Sections of one rank are matched by
//! code where their names have something in common, then by name, then by likeness of names,
//! and last by code alone. Indicators of matched sections are matched by name, by likeness,
//! then by place where they are measured alike. Candidates are found by the words that they
//! share, so the work grows with the plans and not with their product.
//!
//! What changed within a pair is the business of the rules of the family *history*; what
//! "easier" means stands in [`shift`], what "the same method" means in [`same_method`].

mod edition;
mod goal;
mod head;
mod likeness;
mod method;
mod names;
mod pairs;
mod policy;
mod shift;

pub use edition::Edition;
pub use goal::{is_left_open, is_turned_round, shift};
pub use head::Head;
pub use likeness::Tokens;
pub use method::{Rework, rework, same_method};
pub use pairs::{indicator_pairs, section_pairs};
pub use policy::policy_shift;
pub use shift::Shift;

/// A pair of two things by index; one side is missing where it was added or dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// In the earlier edition.
    pub old: Option<usize>,
    /// In the later one.
    pub new: Option<usize>,
}
