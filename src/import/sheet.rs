//! All rows of a report side by side, each cell with what it holds.

use std::borrow::Cow;
use std::ops::Range;

use crate::import::notation::value::{Kind, kind};
use crate::import::read::cell::{At, Cell, Row, Rows};

/// The rows of a report.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet<'a> {
    cells: Vec<Cell<'a>>,
    kinds: Vec<Kind>,
    rows: Vec<SheetRow>,
    /// The first row of each table.
    tables: Vec<usize>,
}

#[derive(Clone, Debug)]
struct SheetRow {
    cells: Range<usize>,
    n_empty: usize,
    table: u32,
}

/// One row: its cells and what each holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RowView<'s, 'a> {
    pub(crate) cells: &'s [Cell<'a>],
    pub(crate) kinds: &'s [Kind],
    /// Number of empty cells.
    pub(crate) n_empty: usize,
    /// Number of its table in the file.
    pub(crate) table: u32,
}

impl<'a> Sheet<'a> {
    /// Reads every row.
    pub(crate) fn of(mut rows: impl Rows<'a>) -> Self {
        let mut res = Self::default();
        let mut row = Row::new();
        while rows.next_row(&mut row) {
            let (n_empty, table) = (row.n_empty, row.table);
            res.push(row.cells.drain(..), n_empty, table);
        }
        res
    }

    /// Adds a row.
    pub(crate) fn push(&mut self, cells: impl Iterator<Item = Cell<'a>>, n_empty: usize, table: u32) {
        let start = self.cells.len();
        self.cells.extend(cells);
        let added = self.cells.get(start..).unwrap_or(&[]);
        self.kinds.extend(added.iter().map(|it| kind(&it.text)));
        if self.rows.last().is_none_or(|it| it.table != table) {
            self.tables.push(self.rows.len());
        }
        self.rows.push(SheetRow { cells: start..self.cells.len(), n_empty, table });
    }

    /// Number of rows.
    pub(crate) fn n_rows(&self) -> usize {
        self.rows.len()
    }

    /// A row; an empty one past the last.
    pub(crate) fn row(&self, number: usize) -> RowView<'_, 'a> {
        let Some(row) = self.rows.get(number) else {
            return RowView { cells: &[], kinds: &[], n_empty: 0, table: u32::MAX };
        };
        RowView {
            cells: self.cells.get(row.cells.clone()).unwrap_or(&[]),
            kinds: self.kinds.get(row.cells.clone()).unwrap_or(&[]),
            n_empty: row.n_empty,
            table: row.table,
        }
    }

    /// Rows from one on, as far as their table reaches.
    pub(crate) fn rest_of_table(&self, from: usize) -> Range<usize> {
        if from >= self.rows.len() {
            return from..from;
        }
        let next = self.tables.partition_point(|it| *it <= from);
        from..self.tables.get(next).copied().unwrap_or(self.rows.len())
    }
}

impl<'s, 'a> RowView<'s, 'a> {
    /// The cell of a column, with what it holds.
    pub(crate) fn at(&self, column: u32) -> Option<(&'s Cell<'a>, Kind)> {
        let i = self.cells.partition_point(|it| it.column < column);
        let cell = self.cells.get(i).filter(|it| it.column == column)?;
        Some((cell, self.kinds.get(i).copied().unwrap_or(Kind::Text)))
    }

    /// Its first cells, so many at most.
    pub(crate) fn first(self, most: usize) -> Self {
        let n = most.min(self.cells.len());
        Self { cells: self.cells.get(..n).unwrap_or(&[]), kinds: self.kinds.get(..n).unwrap_or(&[]), ..self }
    }

    /// Its only cell, where it has just one.
    pub(crate) fn single(&self) -> Option<&'s Cell<'a>> {
        match self.cells {
            [it] => Some(it),
            _ => None,
        }
    }

    /// Whether its cells hold the same texts as those of another row.
    pub(crate) fn says_the_same(&self, other: &RowView<'_, '_>) -> bool {
        let texts = self.cells.iter().zip(other.cells);
        self.cells.len() == other.cells.len() && texts.into_iter().all(|(a, b)| a.text == b.text)
    }

    /// Its cells, each with what it holds.
    pub(crate) fn each(&self) -> impl Iterator<Item = (&'s Cell<'a>, Kind)> + use<'s, 'a> {
        self.cells.iter().zip(self.kinds.iter().copied())
    }

    /// Where it begins.
    pub(crate) fn start(&self) -> Option<At> {
        self.cells.first().map(|it| it.at)
    }
}

/// A cell in another column: tables that are turned round have their cells moved.
pub(crate) fn moved<'a>(cell: &Cell<'a>, column: u32) -> Cell<'a> {
    Cell { text: Cow::clone(&cell.text), column, ..cell.clone() }
}
