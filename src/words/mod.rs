//! Names into classified words, for the rules about wording.
//!
//! The lists are data, in `lists`: one file a class, compiled in. They hold what an
//! official would write, in Italian and English; a word's case, accents and elision do not
//! matter. A rule asks for classes and never for a word.

mod class;
mod fold;
mod lexicon;
mod number;
mod signature;
mod signs;
mod split;
mod texts;

pub use class::Classes;
pub(crate) use fold::Folded;
pub(crate) use signature::{n_lacking, signature};
pub use split::{Shape, Word, Words};
pub use texts::Texts;
