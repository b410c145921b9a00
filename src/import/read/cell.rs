//! Rows of cells: what every format is read into, each cell with its place.

use std::borrow::Cow;

use compact_str::CompactString;

use crate::import::read::grid::Grid;
use crate::text::Span;
use crate::text::origin::Place;

/// A cell that holds something.
#[derive(Clone, Debug)]
pub(crate) struct Cell<'a> {
    /// What it shows, without blanks around it.
    pub(crate) text: Cow<'a, str>,
    /// Where it stands.
    pub(crate) at: At,
    /// Its column in the row, counted from 0, empty cells included.
    pub(crate) column: u32,
    /// Number of rows that it stands in: more than 1 where cells are merged.
    pub(crate) height: u32,
    /// Number of columns that it stands in: more than 1 where cells are merged.
    pub(crate) width: u32,
    /// Whether the file holds it as a number, so that its text has one reading.
    pub(crate) is_typed: bool,
    /// Whether all of it is bold.
    pub(crate) is_bold: bool,
    /// Why its text may not be what the document shows.
    pub(crate) doubt: Option<Doubt>,
}

/// Why the text of a cell may not be what the document shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// It is a formula, and the file does not hold its result. The text is the formula.
    #[allow(dead_code, reason = "for the readers of workbooks, which come next")]
    FormulaWithoutResult,
    /// Some of its characters could not be read.
    #[allow(dead_code, reason = "for the reader of PDF, which comes next")]
    LostGlyphs,
    /// No line says clearly where it ends and the next cell begins.
    #[allow(dead_code, reason = "for the reader of PDF, which comes next")]
    UncertainBorders,
}

impl<'a> Cell<'a> {
    /// A cell of one row and one column that the file holds as text.
    pub(crate) fn new(text: Cow<'a, str>, at: At, column: u32) -> Self {
        Self { text, at, column, height: 1, width: 1, is_typed: false, is_bold: false, doubt: None }
    }
}

/// Where a cell stands, small enough to be copied for each cell of a large report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum At {
    /// Bytes of a text file.
    Text(Span),
    /// A cell of a grid, by its number in it.
    Cell(u32),
}

impl Cell<'_> {
    /// The place of a part of the text. A cell of a sheet has no smaller places, nor has
    /// text that was written otherwise in the file.
    pub(crate) fn part(&self, part: &str) -> At {
        match (self.at, &self.text) {
            (At::Text(span), Cow::Borrowed(text)) if text.len() == span.len() => {
                At::Text(Span::of(part, text).shifted(span.start as usize))
            }
            _ => self.at,
        }
    }
}

impl At {
    /// The place as findings name it.
    pub(crate) fn place(self, grid: Option<&Grid>) -> Place {
        match (self, grid) {
            (Self::Text(span), _) => Place::Text(span),
            (Self::Cell(i), Some(grid)) => grid.place(i),
            (Self::Cell(_), None) => Place::Text(Span::at(0)),
        }
    }
}

/// The letters of a column as spreadsheets write them: 0 is `A`, 26 is `AA`.
pub(crate) fn column_letters(column: u32) -> CompactString {
    let mut letters = Vec::new();
    let mut rest = column.saturating_add(1);
    while rest > 0 {
        let digit = rest.saturating_sub(1) % 26;
        letters.push(char::from(b'A'.saturating_add(u8::try_from(digit).unwrap_or(0))));
        rest = rest.saturating_sub(1) / 26;
    }
    letters.iter().rev().collect()
}

/// One row of a report.
#[derive(Clone, Debug)]
pub(crate) struct Row<'a> {
    /// The cells that hold something, in order.
    pub(crate) cells: Vec<Cell<'a>>,
    /// Number of empty cells.
    pub(crate) n_empty: usize,
    /// Number of its table in the file.
    pub(crate) table: u32,
    /// Its number in its sheet, page or text, counted from 1.
    #[allow(dead_code, reason = "for the mapping of columns, which comes next")]
    pub(crate) number: u32,
}

impl Row<'_> {
    /// A row to be filled.
    pub(crate) fn new() -> Self {
        Self { cells: Vec::with_capacity(16), n_empty: 0, table: 0, number: 0 }
    }

    /// A row that is kept, with room for nothing yet.
    pub(crate) fn empty() -> Self {
        Self { cells: Vec::new(), n_empty: 0, table: 0, number: 0 }
    }

    /// Makes room for the next row.
    pub(crate) fn clear(&mut self) {
        self.cells.clear();
        self.n_empty = 0;
    }
}

/// Something that hands out rows, from the first to the last. A copy goes on from the
/// same row, to look ahead.
pub(crate) trait Rows<'a>: Clone {
    /// Fills in the next row; false at the end.
    fn next_row(&mut self, row: &mut Row<'a>) -> bool;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_spreadsheets() {
        let letters: Vec<_> = [0, 25, 26, 701, 702].map(column_letters).into();
        assert_eq!(letters, ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_part_of_a_cell_has_its_own_place_in_a_text() {
        let text = "46 N. / 47 N.";
        let at = At::Text(Span::new(100, 113));
        let plain = Cell::new(Cow::Borrowed(text), at, 0);
        assert_eq!(plain.part(&plain.text[8..]), At::Text(Span::new(108, 113)));
        let unquoted = Cell::new(Cow::Owned(text.into()), at, 0);
        assert_eq!(unquoted.part(&unquoted.text[8..]), at);
    }
}
