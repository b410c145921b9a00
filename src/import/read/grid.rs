//! Rows of files that are no text, written as a text of one line a row.
//!
//! A workbook and a printed page have cells and no lines. The grid writes their rows one
//! below the other, so that a finding can show the row that it is about; each cell keeps
//! the name that a spreadsheet gives it, or the number of its page.

use std::borrow::Cow;
use std::ops::Range;

use compact_str::{CompactString, format_compact};

use crate::import::read::cell::{At, Cell, Doubt, Row, Rows, column_letters};
use crate::syntax::trim;
use crate::text::Span;
use crate::text::origin::Place;

/// The most cells of a file that are read, so that no file takes all memory.
pub(crate) const MAX_CELLS: usize = 8_000_000;

/// The most bytes that the cells of a file may hold together.
const MAX_TEXT: usize = 512 << 20;

/// What stands between two cells of a line.
const BETWEEN: &str = " | ";

/// Rows of a workbook or of pages.
#[derive(Clone, Debug, Default)]
pub(crate) struct Grid {
    /// The rows, one a line.
    pub(crate) text: String,
    /// Names of sheets, or none for pages.
    sheets: Vec<String>,
    cells: Vec<Spot>,
    rows: Vec<GridRow>,
    /// Texts of several lines, as the cells have them.
    of_lines: Vec<String>,
}

/// A cell that holds something.
#[derive(Clone, Copy, Debug)]
struct Spot {
    text: Span,
    /// Which of the texts of several lines it has.
    of_lines: Option<u32>,
    row: u32,
    column: u32,
    height: u32,
    width: u32,
    /// Index of the sheet, or number of the page.
    sheet: u16,
    is_typed: bool,
    is_bold: bool,
    doubt: Option<Doubt>,
}

#[derive(Clone, Debug)]
struct GridRow {
    cells: Range<usize>,
    table: u32,
}

/// What a cell is that is added to a grid.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Content {
    pub(crate) column: u32,
    /// Number of rows that it stands in.
    pub(crate) height: u32,
    /// Number of columns that it stands in.
    pub(crate) width: u32,
    /// Whether the file holds it as a number.
    pub(crate) is_typed: bool,
    /// Whether all of it is bold.
    pub(crate) is_bold: bool,
    /// Why its text may not be what the document shows.
    pub(crate) doubt: Option<Doubt>,
}

/// More was in the file than is read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TooMuch;

impl Grid {
    /// A grid of sheets with these names.
    pub(crate) fn of_sheets(sheets: Vec<String>) -> Self {
        Self { sheets, ..Self::default() }
    }

    /// Adds a sheet behind the others.
    pub(crate) fn add_sheet(&mut self, name: &str) {
        self.sheets.push(name.to_owned());
    }

    /// Begins a row of a sheet or page, counted from 0.
    pub(crate) fn begin_row(&mut self, table: u32) {
        self.end_row();
        let at = self.cells.len();
        self.rows.push(GridRow { cells: at..at, table });
    }

    fn end_row(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Adds a cell to the row that was begun last. In the line of its row, line breaks and
    /// tabs are blanks.
    pub(crate) fn push(
        &mut self,
        (sheet, row): (u16, u32),
        content: Content,
        text: &str,
    ) -> Result<(), TooMuch> {
        let text = trim(text);
        if text.is_empty() {
            return Ok(());
        }
        let is_full = self.cells.len() >= MAX_CELLS || self.text.len().saturating_add(text.len()) > MAX_TEXT;
        let Some(last) = self.rows.last_mut().filter(|_| !is_full) else { return Err(TooMuch) };
        if !last.cells.is_empty() {
            self.text.push_str(BETWEEN);
        }
        let start = self.text.len();
        let mut of_lines = None;
        if text.contains(['\n', '\r', '\t']) {
            let lines = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
            self.text.push_str(&lines.replace('\n', " "));
            if lines.contains('\n') {
                of_lines = u32::try_from(self.of_lines.len()).ok();
                self.of_lines.push(lines);
            }
        } else {
            self.text.push_str(text);
        }
        self.cells.push(Spot {
            text: Span::new(start, self.text.len()),
            of_lines,
            row,
            column: content.column,
            height: content.height.max(1),
            width: content.width.max(1),
            sheet,
            is_typed: content.is_typed,
            is_bold: content.is_bold,
            doubt: content.doubt,
        });
        last.cells.end = self.cells.len();
        Ok(())
    }

    /// The rows with their cells.
    pub(crate) fn rows(&self) -> GridRows<'_> {
        GridRows { grid: self, at: 0 }
    }

    /// The name of a sheet by its number.
    pub(crate) fn sheet_name(&self, number: u16) -> &str {
        self.sheets.get(usize::from(number)).map_or("", String::as_str)
    }

    /// The name of the sheet that a cell stands in.
    pub(crate) fn sheet(&self, at: At) -> Option<&str> {
        let At::Cell(cell) = at else { return None };
        let spot = self.cells.get(cell as usize)?;
        self.sheets.get(usize::from(spot.sheet)).map(String::as_str)
    }

    /// The place of a cell as findings name it: `Sheet1!K220`, or `p. 3`.
    pub(crate) fn place(&self, cell: u32) -> Place {
        let Some(spot) = self.cells.get(cell as usize) else { return Place::Text(Span::at(0)) };
        let row = spot.row.saturating_add(1);
        let name = match self.sheets.get(usize::from(spot.sheet)) {
            Some(sheet) => cell_name(sheet, spot.column, row),
            None => format_compact!("p. {}", spot.sheet),
        };
        Place::Cell { name, row, span: spot.text }
    }
}

/// A cell's name as spreadsheets write it. A sheet's name that is not plain stands in
/// quotes.
fn cell_name(sheet: &str, column: u32, row: u32) -> CompactString {
    let letters = column_letters(column);
    let is_plain = sheet.chars().all(|it| it.is_alphanumeric() || it == '_');
    match is_plain {
        true => format_compact!("{sheet}!{letters}{row}"),
        false => format_compact!("'{}'!{letters}{row}", sheet.replace('\'', "''")),
    }
}

/// The rows of a grid, from one on.
#[derive(Clone)]
pub(crate) struct GridRows<'g> {
    grid: &'g Grid,
    at: usize,
}

impl<'g> Rows<'g> for GridRows<'g> {
    fn next_row(&mut self, row: &mut Row<'g>) -> bool {
        row.clear();
        let Some(next) = self.grid.rows.get(self.at) else { return false };
        self.at = self.at.saturating_add(1);
        row.table = next.table;
        let mut end = 0_u32;
        for i in next.cells.clone() {
            let Some(spot) = self.grid.cells.get(i) else { break };
            let lines = spot.of_lines.and_then(|it| self.grid.of_lines.get(it as usize));
            let text = lines.map_or_else(|| spot.text.text(&self.grid.text), String::as_str);
            let text = Cow::Borrowed(text);
            let at = At::Cell(u32::try_from(i).unwrap_or(u32::MAX));
            let gap = spot.column.saturating_sub(end) as usize;
            row.n_empty = row.n_empty.saturating_add(gap);
            end = spot.column.saturating_add(spot.width);
            row.number = spot.row.saturating_add(1);
            row.cells.push(Cell {
                text,
                at,
                column: spot.column,
                height: spot.height,
                width: spot.width,
                is_typed: spot.is_typed,
                is_bold: spot.is_bold,
                doubt: spot.doubt,
            });
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_line_and_every_cell_has_its_name() {
        let mut grid = Grid::of_sheets(vec!["Dati 2023".into()]);
        let content = |column| Content { column, ..Content::default() };
        grid.begin_row(0);
        grid.push((0, 4), content(0), "PESO\n(%)").unwrap();
        grid.push((0, 4), content(2), " TARGET ").unwrap();
        grid.begin_row(0);
        grid.push((0, 9), content(27), "x").unwrap();
        assert_eq!(grid.text, "PESO (%) | TARGET\nx");
        let Place::Cell { name, row, span } = grid.place(2) else { panic!("no cell") };
        assert_eq!((&*name, row, span.text(&grid.text)), ("'Dati 2023'!AB10", 10, "x"));
        let mut row = Row::new();
        let mut rows = grid.rows();
        assert!(rows.next_row(&mut row));
        assert_eq!((row.cells.len(), row.n_empty, &*row.cells[1].text), (2, 1, "TARGET"));
        assert_eq!((row.number, &*row.cells[0].text), (5, "PESO\n(%)"));
    }
}
