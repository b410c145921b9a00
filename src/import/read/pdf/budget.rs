//! What reading one file may cost, counted while it is read.
//!
//! A PDF is a program: a few bytes of it unpack to gigabytes, draw a form that draws itself,
//! or show one content a thousand times. So nothing is trusted beforehand. Whoever unpacks,
//! parses or executes pays first, and where nothing is left the reading ends.

use std::cell::Cell;

/// The most bytes of a file.
pub(crate) const MAX_BYTES: usize = 64 << 20;

/// The most bytes that its streams unpack to, each time that they are unpacked.
pub(crate) const MAX_UNPACKED: usize = 256 << 20;

/// The most bytes of one stream.
pub(crate) const MAX_STREAM: usize = 64 << 20;

/// The most bytes of objects that are parsed.
pub(crate) const MAX_PARSED: usize = 512 << 20;

/// The most operators that are executed, on all pages together.
pub(crate) const MAX_OPERATORS: usize = 12_000_000;

/// The most characters.
pub(crate) const MAX_GLYPHS: usize = 4_000_000;

/// The most pages.
pub(crate) const MAX_PAGES: usize = 2_000;

/// The most lines and areas painted on one page. What has more is a drawing.
pub(crate) const MAX_PAINTED: usize = 200_000;

/// How deep arrays and dictionaries, forms and pages may stand in each other.
pub(crate) const DEEPEST: usize = 24;

/// More would have to be done than is done for a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spent;

/// What is left.
#[derive(Debug)]
pub(crate) struct Budget {
    unpacked: Cell<usize>,
    parsed: Cell<usize>,
    operators: Cell<usize>,
    glyphs: Cell<usize>,
}

impl Default for Budget {
    fn default() -> Self {
        Self::of_share(1)
    }
}

fn take(from: &Cell<usize>, n: usize) -> Result<(), Spent> {
    match from.get().checked_sub(n) {
        Some(left) => {
            from.set(left);
            Ok(())
        }
        None => {
            from.set(0);
            Err(Spent)
        }
    }
}

impl Budget {
    /// One of so many parts of what a file may cost.
    pub(crate) fn of_share(parts: usize) -> Self {
        let share = |it: usize| Cell::new(it.checked_div(parts).unwrap_or(it));
        Self {
            unpacked: share(MAX_UNPACKED),
            parsed: share(MAX_PARSED),
            operators: share(MAX_OPERATORS),
            glyphs: share(MAX_GLYPHS),
        }
    }

    /// Pays for bytes that a filter gives out.
    pub(crate) fn unpack(&self, n: usize) -> Result<(), Spent> {
        take(&self.unpacked, n)
    }

    /// How many bytes may still be unpacked.
    pub(crate) fn unpackable(&self) -> usize {
        self.unpacked.get().min(MAX_STREAM)
    }

    /// Pays for bytes of objects that are parsed.
    pub(crate) fn parse(&self, n: usize) -> Result<(), Spent> {
        take(&self.parsed, n)
    }

    /// Pays for operators.
    pub(crate) fn operate(&self, n: usize) -> Result<(), Spent> {
        take(&self.operators, n)
    }

    /// Pays for a character.
    pub(crate) fn show(&self) -> Result<(), Spent> {
        take(&self.glyphs, 1)
    }

    /// Whether something was paid for that was not there.
    pub(crate) fn is_spent(&self) -> bool {
        [&self.unpacked, &self.parsed, &self.operators, &self.glyphs].iter().any(|it| it.get() == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_left_is_not_given() {
        let budget = Budget::default();
        assert_eq!(budget.operate(MAX_OPERATORS - 1), Ok(()));
        assert!(!budget.is_spent());
        assert_eq!(budget.operate(2), Err(Spent));
        assert!(budget.is_spent());
    }
}
