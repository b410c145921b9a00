//! In what two summaries of a section differ, so that only what depends on it is done anew.

/// In what two summaries differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// What there is: ranks, codes, indicators, properties.
    pub structure: bool,
    /// Weights, achievements, what was computed, days.
    pub figures: bool,
    /// Names.
    pub names: bool,
}

impl Difference {
    /// Everything may be another.
    pub const EVERYTHING: Self = Self { structure: true, figures: true, names: true };

    /// Both differences.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            structure: self.structure || other.structure,
            figures: self.figures || other.figures,
            names: self.names || other.names,
        }
    }

    /// Whether they say the same.
    pub fn is_none(self) -> bool {
        self == Self::default()
    }
}
