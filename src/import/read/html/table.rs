//! A table of a page while it is read: which columns cells take, and how far they reach.

use crate::import::read::budget::Budget;
use crate::import::read::cell::{Cell, Row};
use crate::import::read::unreadable::Unreadable;

/// The most columns of a table.
const MOST_COLUMNS: u32 = 16_384;

/// The most columns that a cell can say that it stands in, and the most rows.
const WIDEST: u32 = 1_000;
const TALLEST: u32 = 65_534;

/// Columns in which a cell from above still stands.
#[derive(Clone, Copy, Debug)]
struct Cover {
    left: u32,
    /// One past the last.
    right: u32,
    /// The first row of the group in which it stands no more.
    until: u32,
}

/// A cell that says it stands in several rows: it may be that there are fewer.
#[derive(Clone, Copy, Debug)]
struct Tall {
    is_foot: bool,
    row: usize,
    cell: usize,
    /// The row of the group that it begins in.
    first: u32,
}

/// A table that is being read.
pub(crate) struct Table<'p> {
    pub(crate) row: Row<'p>,
    /// The column that comes next.
    pub(crate) column: u32,
    pub(crate) is_in_row: bool,
    /// Whether the rows that come are those of a foot, which is shown at the end wherever
    /// it stands.
    pub(crate) is_foot: bool,
    foot: Vec<Row<'p>>,
    covers: Vec<Cover>,
    /// Covers of this row, which hold from the next one on.
    fresh: Vec<Cover>,
    /// The cover that was looked at last.
    cursor: usize,
    tall: Vec<Tall>,
    /// Number of the row in its group.
    of_group: u32,
}

impl<'p> Table<'p> {
    pub(crate) fn new(number: u32) -> Self {
        Self {
            row: Row { table: number, number: 1, ..Row::empty() },
            column: 0,
            is_in_row: false,
            is_foot: false,
            foot: Vec::new(),
            covers: Vec::new(),
            fresh: Vec::new(),
            cursor: 0,
            tall: Vec::new(),
            of_group: 0,
        }
    }

    /// Goes on to the next column in which no cell from above stands.
    pub(crate) fn skip_covered(&mut self, budget: &Budget) -> Result<(), Unreadable> {
        let before = self.cursor;
        while let Some(it) = self.covers.get(self.cursor).filter(|it| it.left <= self.column) {
            if it.right > self.column && it.until > self.of_group {
                self.column = it.right;
            }
            self.cursor = self.cursor.saturating_add(1);
        }
        budget.keep(self.cursor.saturating_sub(before).saturating_mul(16))
    }

    /// Takes columns for a cell, in this row and the rows below that it stands in: 0 is to
    /// the end of the group. Gives its width and height.
    pub(crate) fn cover(&mut self, width: u32, height: u32) -> (u32, u32) {
        let width = width.clamp(1, WIDEST);
        let height = if height == 0 { TALLEST } else { height.min(TALLEST) };
        let right = self.column.saturating_add(width).min(MOST_COLUMNS);
        if height > 1 {
            let until = self.of_group.saturating_add(height);
            self.fresh.push(Cover { left: self.column, right, until });
        }
        self.column = right;
        (width, height)
    }

    /// Adds a cell to the row; where it holds nothing, its place.
    pub(crate) fn push(&mut self, cell: Option<Cell<'p>>, n_rows: usize) {
        let Some(cell) = cell else {
            self.row.n_empty = self.row.n_empty.saturating_add(1);
            return;
        };
        if cell.height > 1 {
            let row = if self.is_foot { self.foot.len() } else { n_rows };
            let cell = self.row.cells.len();
            self.tall.push(Tall { is_foot: self.is_foot, row, cell, first: self.of_group });
        }
        self.row.cells.push(cell);
    }

    /// Ends the row. It goes behind those that were read, or waits with the foot.
    pub(crate) fn end_row(&mut self, rows: &mut Vec<Row<'p>>, budget: &Budget) -> Result<(), Unreadable> {
        if !std::mem::take(&mut self.is_in_row) {
            return Ok(());
        }
        (self.column, self.cursor) = (0, 0);
        self.of_group = self.of_group.saturating_add(1);
        if !self.fresh.is_empty() {
            budget.keep(self.covers.len())?;
            let now = self.of_group;
            self.covers.retain(|it| it.until > now);
            self.covers.append(&mut self.fresh);
            self.covers.sort_by_key(|it| it.left);
        }
        let number = self.row.number.saturating_add(1);
        let next = Row { table: self.row.table, number, ..Row::empty() };
        let row = std::mem::replace(&mut self.row, next);
        if !row.cells.is_empty() || row.n_empty > 0 {
            if self.is_foot { self.foot.push(row) } else { rows.push(row) }
        }
        Ok(())
    }

    /// Ends a group of rows. No cell reaches out of it.
    pub(crate) fn end_group(&mut self, rows: &mut [Row<'p>]) {
        for it in self.tall.drain(..) {
            let rows = if it.is_foot { self.foot.as_mut_slice() } else { &mut *rows };
            let cell = rows.get_mut(it.row).and_then(|row| row.cells.get_mut(it.cell));
            if let Some(cell) = cell {
                cell.height = cell.height.min(self.of_group.saturating_sub(it.first)).max(1);
            }
        }
        self.covers.clear();
        self.fresh.clear();
        self.of_group = 0;
        self.cursor = 0;
        self.is_foot = false;
    }

    /// Ends the table: its foot goes behind its other rows.
    pub(crate) fn end(&mut self, rows: &mut Vec<Row<'p>>) {
        let mut number = self.row.number;
        for mut row in self.foot.drain(..) {
            row.number = number;
            number = number.saturating_add(1);
            rows.push(row);
        }
    }
}
