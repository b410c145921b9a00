//! Merged cells of a sheet: where they begin, how far they reach, and what lies under them.

use crate::import::read::budget::Budget;
use crate::import::read::unreadable::Unreadable;

/// An area of cells: first and last row and column, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Area {
    pub(crate) top: u32,
    pub(crate) bottom: u32,
    pub(crate) left: u32,
    pub(crate) right: u32,
}

impl Area {
    /// Number of rows.
    pub(crate) fn height(self) -> u32 {
        self.bottom.saturating_sub(self.top).saturating_add(1)
    }

    /// Number of columns.
    pub(crate) fn width(self) -> u32 {
        self.right.saturating_sub(self.left).saturating_add(1)
    }
}

/// What a cell is among merged ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Merge {
    /// It is merged with no other.
    None,
    /// It is the first of an area, and shown in all of it.
    First(Area),
    /// It lies under the first cell of an area, and is not shown.
    Under,
}

/// The merged cells of a sheet, asked row by row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Merged {
    areas: Vec<Area>,
    /// Areas from here on begin below the row that was asked for last.
    next: usize,
    row: u32,
    /// Areas that stand in the row that was asked for last.
    open: Vec<Area>,
}

impl Merged {
    pub(crate) fn new(mut areas: Vec<Area>) -> Self {
        areas.retain(|it| it.bottom >= it.top && it.right >= it.left);
        areas.retain(|it| it.bottom > it.top || it.right > it.left);
        areas.sort_by_key(|it| (it.top, it.left));
        Self { areas, ..Self::default() }
    }

    /// What a cell is. Each area that stands in the row is looked at, and paid for.
    pub(crate) fn at(&mut self, row: u32, column: u32, budget: &Budget) -> Result<Merge, Unreadable> {
        if self.areas.is_empty() {
            return Ok(Merge::None);
        }
        if row < self.row {
            (self.next, self.row) = (0, 0);
            self.open.clear();
        }
        if row > self.row || self.next == 0 {
            self.row = row;
            budget.keep(self.open.len())?;
            self.open.retain(|it| it.bottom >= row);
            while let Some(it) = self.areas.get(self.next).filter(|it| it.top <= row) {
                self.next = self.next.saturating_add(1);
                if it.bottom >= row {
                    self.open.push(*it);
                }
            }
        }
        budget.keep(self.open.len())?;
        let found = self.open.iter().find(|it| it.left <= column && column <= it.right);
        Ok(match found {
            None => Merge::None,
            Some(it) if (it.top, it.left) == (row, column) => Merge::First(*it),
            Some(_) => Merge::Under,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_cell_of_an_area_covers_the_others() {
        let area = Area { top: 0, bottom: 1, left: 4, right: 5 };
        let below = Area { top: 3, bottom: 9, left: 0, right: 0 };
        let mut it = Merged::new(vec![below, area]);
        let budget = Budget::unlimited();
        let mut at = |row, column| it.at(row, column, &budget).unwrap();
        assert_eq!(at(0, 3), Merge::None);
        assert_eq!(at(0, 4), Merge::First(area));
        assert_eq!(at(1, 5), Merge::Under);
        assert_eq!(at(2, 5), Merge::None);
        assert_eq!(at(7, 0), Merge::Under);
        assert_eq!(at(3, 0), Merge::First(below));
        assert_eq!(at(10, 0), Merge::None);
    }

    #[test]
    fn areas_without_end_are_paid_for() {
        let area = Area { top: 0, bottom: u32::MAX, left: 9, right: 9 };
        let mut it = Merged::new(vec![area; 100_000]);
        let budget = Budget::of(0);
        let paid = (0..100_000).find_map(|row| it.at(row, 0, &budget).err());
        assert_eq!(paid, Some(Unreadable::TooLarge));
    }
}
