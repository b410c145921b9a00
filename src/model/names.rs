//! The names of a section in short, for rules that compare names over the whole plan.

use rust_decimal::Decimal;

use crate::text::Span;

/// The names of a section. Kept only where a rule asks for them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    /// Stems of every word of the section's name.
    pub node: Box<[u32]>,
    /// The same of each indicator.
    pub indicators: Vec<Box<[u32]>>,
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
    pub roots: Box<[u32]>,
}

impl Names {
    /// Whether two sections have the same names and counts, wherever they stand.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        let said = |it: &Counted| (it.indicator, it.number, it.roots.clone());
        self.node == other.node
            && self.indicators == other.indicators
            && self.counts.iter().map(said).eq(other.counts.iter().map(said))
    }
}
