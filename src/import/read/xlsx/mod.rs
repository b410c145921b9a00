//! XLSX workbooks into rows of cells, as their sheets show them.
//!
//! Read here and not with a reader of values: what is raised, struck out or hidden, and
//! which results of formulas are missing, is told by the parts that such a reader skips.

mod book;
mod sheet;
mod strings;
mod styles;

use crate::import::read::budget::Budget;
use crate::import::read::grid::Grid;
use crate::import::read::left_out::LeftOut;
use crate::import::read::unreadable::Unreadable;
use crate::import::read::workbook::{Opened, hidden};
use crate::import::read::xlsx::book::Book;
use crate::import::read::xlsx::strings::Strings;
use crate::import::read::xlsx::styles::Styles;
use crate::import::read::zipped;

/// Reads the sheets of an XLSX file.
pub(crate) fn xlsx(bytes: &[u8]) -> Result<Opened, Unreadable> {
    let budget = Budget::of(bytes.len());
    let mut archive = zipped::open(bytes)?;
    let book = Book::read(&mut archive, &budget)?;
    let mut part = |path: &Option<String>| match path {
        Some(path) => zipped::text_if_any(&mut archive, path, &budget),
        None => Ok(None),
    };
    let styles = Styles::read(part(&book.styles)?.as_deref().unwrap_or(""), &budget)?;
    let strings = Strings::read(part(&book.strings)?.as_deref().unwrap_or(""), &budget)?;
    let mut res = Opened {
        grid: Grid::of_sheets(book.sheets.iter().map(|it| it.name.clone()).collect()),
        remarks: Vec::new(),
    };
    let mut left_out = LeftOut::default();
    for (number, sheet) in (0..).zip(&book.sheets) {
        if !sheet.is_worksheet {
            continue;
        }
        if sheet.is_hidden {
            res.remarks.push(hidden(&sheet.name));
            continue;
        }
        let text = zipped::text(&mut archive, &sheet.path, &budget)?;
        let context = sheet::Context { book: &book, styles: &styles, strings: &strings, budget: &budget };
        context.read(&text, number, &mut res.grid, &mut left_out)?;
    }
    res.remarks.extend(left_out.remarks());
    Ok(res)
}
