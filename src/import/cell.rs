//! Rows of cells: what every format is read into, each cell with its place.

use std::borrow::Cow;

use compact_str::{CompactString, format_compact};

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
}

/// Where a cell stands, small enough to be copied for each cell of a large report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum At {
    /// Bytes of a text file.
    Text(Span),
    /// A cell of a sheet: the sheet's index, row and column, all counted from 0.
    #[allow(dead_code, reason = "made by the readers of workbooks, which come next")]
    Sheet { sheet: u16, row: u32, column: u32 },
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
    pub(crate) fn place(self, sheets: &[String]) -> Place {
        match self {
            Self::Text(span) => Place::Text(span),
            Self::Sheet { sheet, row, column } => {
                let name = sheets.get(usize::from(sheet)).map_or("", String::as_str);
                let row = row.saturating_add(1);
                let letters = column_letters(column);
                let is_plain = name.chars().all(|it| it.is_alphanumeric() || it == '_');
                let name = match is_plain {
                    true => format_compact!("{name}!{letters}{row}"),
                    false => format_compact!("'{}'!{letters}{row}", name.replace('\'', "''")),
                };
                Place::Cell { name, row }
            }
        }
    }
}

/// The letters of a column as spreadsheets write them: 0 is `A`, 26 is `AA`.
fn column_letters(column: u32) -> CompactString {
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
}

impl Row<'_> {
    /// A row to be filled.
    pub(crate) fn new() -> Self {
        Self { cells: Vec::with_capacity(16), n_empty: 0 }
    }

    /// Makes room for the next row.
    pub(crate) fn clear(&mut self) {
        self.cells.clear();
        self.n_empty = 0;
    }
}

/// Something that hands out rows, from the first to the last.
pub(crate) trait Rows<'a> {
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
        let plain = Cell { text: Cow::Borrowed(text), at, column: 0 };
        assert_eq!(plain.part(&plain.text[8..]), At::Text(Span::new(108, 113)));
        let unquoted = Cell { text: Cow::Owned(text.into()), at, column: 0 };
        assert_eq!(unquoted.part(&unquoted.text[8..]), at);
    }
}
