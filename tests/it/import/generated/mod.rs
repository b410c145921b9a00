//! Known plans in random layouts, written as files, read back and compared field by field.
//!
//! A [`plan`] whose arithmetic holds is laid out ([`layout`], [`heads`], [`notation`]) as a
//! [`document`] that also knows what it tells; [`writers`] make a file of it; [`reading`] is
//! what the library makes of that, and [`comparison`] holds one against the other. The titles
//! and words here come from published plans and not from the program's own vocabulary.

pub mod comparison;
pub mod document;
pub mod expected;
pub mod heads;
pub mod layout;
pub mod notation;
pub mod plan;
pub mod pollution;
pub mod random;
pub mod reading;
pub mod style;
pub mod subjects;
pub mod tally;
pub mod titles;
pub mod writers;

use comparison::Comparison;
use document::Document;
use reading::read;

/// How many titles are replaced by words that mean nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blinding {
    None,
    One,
    Two,
    All,
}

/// Reads a document back.
pub fn compared(seed: u64, blinding: Blinding) -> Comparison {
    let document = Document::of(seed, blinding);
    let file = document.file(&format!("generated-{seed}"));
    Comparison::of(&document.expected, &read(&file))
}

/// What a polluted table, read, says otherwise than the clean one; none where it is refused.
pub fn polluted(clean: &reading::Reading, name: &str, bytes: Vec<u8>) -> Vec<String> {
    let file = writers::File { name: name.to_owned(), bytes };
    read(&file).map_or(Vec::new(), |it| comparison::contradictions(clean, &it))
}
