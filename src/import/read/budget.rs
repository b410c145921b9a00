//! What the reading of one file may cost, counted while it is read.
//!
//! A few bytes can say "and that a million times", in a packed part, in a cell that is
//! repeated, in a text that many cells share. So what counts is not the size of a file but
//! what is made of it: bytes unpacked, and bytes of cells and texts produced. The limits
//! grow with the file, as honest ones do.

use std::cell::Cell;

use crate::import::read::unreadable::Unreadable;

/// What a cell costs until it is a line of a plan with an origin, beside its text.
const PER_CELL: usize = 256;

/// What any file may cost, however small. Tests exhaust it, and are not to take long.
const BASE: usize = if cfg!(test) { 4 << 20 } else { 64 << 20 };

/// What is left to be spent on a file.
#[derive(Debug)]
pub(crate) struct Budget {
    unpacked: Cell<usize>,
    produced: Cell<usize>,
}

impl Budget {
    /// The budget of a file of so many bytes.
    pub(crate) fn of(n_bytes: usize) -> Self {
        let unpacked = BASE.saturating_add(n_bytes.saturating_mul(64)).min(1 << 30);
        let produced = BASE.saturating_add(n_bytes.saturating_mul(96)).min(2 << 30);
        Self { unpacked: Cell::new(unpacked), produced: Cell::new(produced) }
    }

    /// A budget that nothing exhausts, for what was counted before.
    #[cfg(test)]
    pub(crate) fn unlimited() -> Self {
        Self { unpacked: Cell::new(usize::MAX), produced: Cell::new(usize::MAX) }
    }

    /// Bytes that may still be unpacked.
    pub(crate) fn left_to_unpack(&self) -> usize {
        self.unpacked.get()
    }

    /// Spends what was unpacked.
    pub(crate) fn unpack(&self, n_bytes: usize) -> Result<(), Unreadable> {
        spend(&self.unpacked, n_bytes)
    }

    /// Spends what a cell with a text costs.
    pub(crate) fn cell(&self, text: &str) -> Result<(), Unreadable> {
        spend(&self.produced, PER_CELL.saturating_add(text.len()))
    }

    /// Spends bytes that are kept, or steps that are made, for what is no cell.
    pub(crate) fn keep(&self, n_bytes: usize) -> Result<(), Unreadable> {
        spend(&self.produced, n_bytes)
    }
}

fn spend(left: &Cell<usize>, n: usize) -> Result<(), Unreadable> {
    left.set(left.get().checked_sub(n).ok_or(Unreadable::TooLarge)?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spent_is_gone() {
        let budget = Budget::of(0);
        let all = budget.left_to_unpack();
        assert_eq!(budget.unpack(all), Ok(()));
        assert_eq!(budget.unpack(1), Err(Unreadable::TooLarge));
        let n_cells = (0..10_000_000).take_while(|_| budget.cell("a").is_ok()).count();
        assert_eq!(n_cells, BASE / 257);
    }

    #[test]
    fn a_larger_file_may_cost_more() {
        assert!(Budget::of(1 << 20).left_to_unpack() > Budget::of(0).left_to_unpack());
        assert_eq!(Budget::of(usize::MAX).left_to_unpack(), 1 << 30);
    }
}
