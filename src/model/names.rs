//! The names of a section in short, for rules that compare names over the whole plan.

use rust_decimal::Decimal;
use smallvec::SmallVec;

use crate::text::Span;

/// The names of a section. Kept only where a rule asks for them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    /// Stems of every word of the section's name, then of each indicator's.
    stems: Vec<u32>,
    /// Where each name ends among the stems.
    ends: SmallVec<[usize; 4]>,
    /// Things that were counted.
    pub counts: Vec<Counted>,
}

/// A number of things, and what things.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// The indicator, counted from 1 within its section.
    pub indicator: u32,
    /// Where the number stands.
    pub span: Span,
    /// The number.
    pub number: Decimal,
    /// Roots of the words that say what was counted, each once, in order.
    pub roots: SmallVec<[u32; 8]>,
}

impl Names {
    /// No names yet, and room for the words of some.
    pub(crate) fn with_room(n_words: usize) -> Self {
        Self { stems: Vec::with_capacity(n_words), ..Self::default() }
    }

    /// Adds the stems of a name: first the section's own, then those of its indicators.
    pub fn add(&mut self, stems: impl IntoIterator<Item = u32>) {
        self.stems.extend(stems);
        self.ends.push(self.stems.len());
    }

    /// The stems of a name: the section's own is the first, those of its indicators follow.
    pub fn stems(&self, name: usize) -> &[u32] {
        let start = name.checked_sub(1).and_then(|it| self.ends.get(it)).copied().unwrap_or(0);
        self.ends.get(name).and_then(|it| self.stems.get(start..*it)).unwrap_or(&[])
    }

    /// Whether two sections have the same names and counts, wherever they stand.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        let said = |it: &Counted| (it.indicator, it.number);
        self.stems == other.stems
            && self.ends == other.ends
            && self.counts.iter().map(said).eq(other.counts.iter().map(said))
            && self.counts.iter().zip(&other.counts).all(|(a, b)| a.roots == b.roots)
    }
}
