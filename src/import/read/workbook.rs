//! XLSX and XLS workbooks into rows of cells, as their sheets show them.
//!
//! Values only: a formula is never computed, its last result is read. Sheets that are
//! hidden are not read, and that is said.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{Data, Reader, Sheet, SheetType, SheetVisible, Xls, XlsError, Xlsx, XlsxError};

use crate::finding::Message;
use crate::import::read::grid::{Content, Grid, TooMuch};
use crate::import::read::number_format::NumberFormat;
use crate::import::read::unreadable::Unreadable;
use crate::import::read::{xls_records, zipped};

/// Rows of a file, and what is to be said about the reading of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Opened {
    pub(crate) grid: Grid,
    pub(crate) remarks: Vec<Message>,
}

impl From<TooMuch> for Unreadable {
    fn from(_: TooMuch) -> Self {
        Self::TooLarge
    }
}

/// Reads the sheets of an XLSX file.
pub(crate) fn xlsx(bytes: &[u8]) -> Result<Opened, Unreadable> {
    let mut archive = zipped::open(bytes)?;
    zipped::measure(&mut archive)?;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|it| of_xlsx(&it))?;
    let (sheets, remarks) = visible(workbook.sheets_metadata());
    let mut grid = Grid::of_sheets(workbook.sheet_names());
    for (index, name) in sheets {
        let merged = workbook.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let spans: HashMap<(u32, u32), (u32, u32)> = merged.iter().map(|it| (it.start, span(it))).collect();
        let mut reader = workbook.worksheet_cells_reader(&name).map_err(|it| of_xlsx(&it))?;
        let formats: Vec<NumberFormat> = reader
            .styles()
            .iter()
            .map(|it| NumberFormat::new(it.number_format.as_ref().map_or("", |it| &it.format_code)))
            .collect();
        let mut sheet = SheetRows { grid: &mut grid, sheet: index, row: None };
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|it| of_xlsx(&it))? {
            let (row, column) = cell.get_position();
            let (text, is_typed) = shown(&Data::from(cell.get_value().clone()), formats.get(style));
            let (height, width) = spans.get(&(row, column)).copied().unwrap_or((1, 1));
            sheet.push(row, Content { column, height, width, is_typed, ..Content::default() }, &text)?;
        }
    }
    Ok(Opened { grid, remarks })
}

/// Reads the sheets of an XLS file.
pub(crate) fn xls(bytes: &[u8]) -> Result<Opened, Unreadable> {
    let formats = xls_records::formats(bytes)?;
    let workbook = Xls::new(Cursor::new(bytes)).map_err(|it| match it {
        XlsError::Password => Unreadable::Encrypted,
        _ => Unreadable::Broken,
    });
    let mut workbook = workbook?;
    let (sheets, remarks) = visible(workbook.sheets_metadata());
    let mut grid = Grid::of_sheets(workbook.sheet_names());
    for (index, name) in sheets {
        let merged = workbook.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let spans: HashMap<(u32, u32), (u32, u32)> = merged.iter().map(|it| (it.start, span(it))).collect();
        let range = workbook.worksheet_range(&name).map_err(|_| Unreadable::Broken)?;
        let (first_row, first_column) = range.start().unwrap_or((0, 0));
        let mut sheet = SheetRows { grid: &mut grid, sheet: index, row: None };
        for (row, column, value) in range.used_cells() {
            let row = first_row.saturating_add(u32::try_from(row).unwrap_or(u32::MAX));
            let column = first_column.saturating_add(u32::try_from(column).unwrap_or(u32::MAX));
            let (text, is_typed) = shown(value, formats.of(index, row, column));
            let (height, width) = spans.get(&(row, column)).copied().unwrap_or((1, 1));
            sheet.push(row, Content { column, height, width, is_typed, ..Content::default() }, &text)?;
        }
    }
    Ok(Opened { grid, remarks })
}

fn of_xlsx(error: &XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::Encrypted,
        _ => Unreadable::Broken,
    }
}

/// Number of rows and columns that a merged cell stands in.
fn span(merged: &calamine::Dimensions) -> (u32, u32) {
    let length = |from: u32, to: u32| to.saturating_sub(from).saturating_add(1);
    (length(merged.start.0, merged.end.0), length(merged.start.1, merged.end.1))
}

/// The sheets that are read, by index and name, and what is said of the others.
fn visible(sheets: &[Sheet]) -> (Vec<(u16, String)>, Vec<Message>) {
    let mut read = Vec::new();
    let mut remarks = Vec::new();
    for (i, it) in sheets.iter().enumerate() {
        match (it.typ, it.visible) {
            (SheetType::WorkSheet, SheetVisible::Visible) => {
                read.push((u16::try_from(i).unwrap_or(u16::MAX), it.name.clone()));
            }
            (SheetType::WorkSheet, _) => remarks.push(hidden(&it.name)),
            _ => {}
        }
    }
    (read, remarks)
}

/// What is said of a sheet that is not read.
pub(crate) fn hidden(name: &str) -> Message {
    Message::new("import-hidden-sheet").with("sheet", name)
}

/// The rows of one sheet, in the order of the file.
pub(crate) struct SheetRows<'g> {
    pub(crate) grid: &'g mut Grid,
    pub(crate) sheet: u16,
    /// The row that was begun last.
    pub(crate) row: Option<u32>,
}

impl SheetRows<'_> {
    pub(crate) fn push(&mut self, row: u32, content: Content, text: &str) -> Result<(), TooMuch> {
        if text.is_empty() {
            return Ok(());
        }
        if self.row != Some(row) {
            self.row = Some(row);
            self.grid.begin_row(u32::from(self.sheet));
        }
        self.grid.push((self.sheet, row), content, text)
    }
}

/// What a cell shows, and whether the file holds it as a number.
fn shown(value: &Data, format: Option<&NumberFormat>) -> (String, bool) {
    let number = |it: f64| match format {
        Some(format) => format.shown(it),
        None => NumberFormat::default().shown(it),
    };
    match value {
        Data::Empty => (String::new(), false),
        Data::String(it) => (it.clone(), false),
        Data::Int(it) => {
            #[allow(clippy::cast_precision_loss, reason = "workbooks keep numbers as floats")]
            let it = *it as f64;
            (number(it), true)
        }
        Data::Float(it) => (number(*it), true),
        Data::Bool(it) => (if *it { "SI" } else { "NO" }.to_owned(), false),
        Data::DateTime(it) if it.is_datetime() => {
            let (year, month, day, ..) = it.to_ymd_hms_milli();
            (format!("{day:02}-{month:02}-{year:04}"), false)
        }
        Data::DateTime(it) => (number(it.as_f64()), true),
        Data::DateTimeIso(it) => (it.split('T').next().unwrap_or("").to_owned(), false),
        Data::DurationIso(it) => (it.clone(), false),
        Data::Error(it) => (it.to_string(), false),
    }
}
