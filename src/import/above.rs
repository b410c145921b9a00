//! What stands above the titles of a table: names of its part, and titles over titles.

use crate::import::read::cell::{Cell, Row, Rows};
use crate::import::sort::{Sort, kinds, sort};
use crate::import::titles::years;

/// Whether the next row that holds something is one of titles.
pub(crate) fn is_before_titles<'a>(rows: impl Rows<'a>) -> bool {
    titles_follow(rows, 8, |it| it.cells.is_empty())
}

/// Whether a row of titles follows, perhaps behind other rows of one cell.
pub(crate) fn is_above_titles<'a>(rows: impl Rows<'a>) -> bool {
    titles_follow(rows, 12, |it| it.cells.len() <= 1)
}

/// Whether the first of the next rows that is not passed over is one of titles.
fn titles_follow<'a>(mut rows: impl Rows<'a>, most: usize, is_passed: impl Fn(&Row<'_>) -> bool) -> bool {
    let mut next = Row::new();
    for _ in 0..most {
        if !rows.next_row(&mut next) {
            return false;
        }
        if !is_passed(&next) {
            return sort_of(&next) == Sort::Header;
        }
    }
    false
}

fn sort_of(row: &Row<'_>) -> Sort {
    sort(row, &kinds(row))
}

/// Titles over titles: years, each over some columns.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    row: Row<'static>,
}

impl Group {
    /// Whether a row is one: short words or years side by side, over the titles.
    pub(crate) fn is_one<'a>(row: &Row<'a>, mut rows: impl Rows<'a>) -> bool {
        let is_short = row.cells.len() >= 2 && row.cells.iter().all(|it| it.text.len() <= 40);
        if !is_short || row.cells.iter().all(|it| years(&it.text).next().is_none()) {
            return false;
        }
        let mut next = Row::new();
        rows.next_row(&mut next) && sort_of(&next) == Sort::Header
    }

    pub(crate) fn new(row: &Row<'_>) -> Self {
        let cells = row.cells.iter().map(Cell::detached).collect();
        Self { row: Row { cells, n_empty: row.n_empty, table: row.table, number: row.number } }
    }

    pub(crate) fn row(&self) -> &Row<'static> {
        &self.row
    }
}
