//! ODS sheets into rows of cells, as they are shown.
//!
//! An OpenDocument cell holds both its value and the text that stands for it. Cells and rows
//! may be repeated without end, so each that holds something is paid for.

mod cell;
mod styles;

use std::ops::Range;

use quick_xml::events::{BytesStart, Event};

use crate::import::read::budget::Budget;
use crate::import::read::grid::Grid;
use crate::import::read::left_out::{LeftOut, name};
use crate::import::read::marks::Marks;
use crate::import::read::merged::{Area, Merge};
use crate::import::read::ods::cell::Held;
use crate::import::read::ods::styles::Styles;
use crate::import::read::unreadable::Unreadable;
use crate::import::read::workbook::{Opened, Sheet, Shown, hidden};
use crate::import::read::xml::{Xml, attribute, next, reader, skip};
use crate::import::read::zipped;

/// The most columns of a sheet.
const MOST_COLUMNS: u32 = 16_384;

/// Reads the sheets of an ODS file.
pub(crate) fn ods(bytes: &[u8]) -> Result<Opened, Unreadable> {
    let budget = Budget::of(bytes.len());
    let mut archive = zipped::open(bytes)?;
    let manifest = zipped::text_if_any(&mut archive, "META-INF/manifest.xml", &budget)?;
    if manifest.is_some_and(|it| it.contains("encryption-data")) {
        return Err(Unreadable::Encrypted);
    }
    let mut styles = Styles::default();
    if let Some(text) = zipped::text_if_any(&mut archive, "styles.xml", &budget)? {
        styles.read(&text, &budget)?;
    }
    let content = zipped::text(&mut archive, "content.xml", &budget)?;
    read(&content, styles, &budget)
}

/// Reads the sheets of an OpenDocument file that is one text.
pub(crate) fn flat(bytes: &[u8]) -> Result<Opened, Unreadable> {
    let text = std::str::from_utf8(bytes).map_err(|_| Unreadable::Broken)?;
    read(text.trim_start_matches('\u{feff}'), Styles::default(), &Budget::of(bytes.len()))
}

/// Reads the sheets of a content, with what styles are known of it.
fn read(content: &str, styles: Styles, budget: &Budget) -> Result<Opened, Unreadable> {
    let mut opened = Opened { grid: Grid::of_sheets(Vec::new()), remarks: Vec::new() };
    let mut left_out = LeftOut::default();
    let mut document = Document { reader: reader(content), styles, budget };
    document.read(&mut opened, &mut left_out)?;
    opened.remarks.extend(left_out.remarks());
    Ok(opened)
}

struct Document<'x, 'b> {
    reader: Xml<'x>,
    styles: Styles,
    budget: &'b Budget,
}

/// The columns of a cell, the cells that it is merged with, and what it shows.
type Placed = (Range<u32>, (u32, u32), Shown<'static>);

impl Document<'_, '_> {
    fn read(&mut self, out: &mut Opened, left_out: &mut LeftOut) -> Result<(), Unreadable> {
        let mut number = 0_u16;
        loop {
            match next(&mut self.reader)? {
                Event::Start(it) => match it.name().into_inner() {
                    "style:style" => self.styles.style(&mut self.reader, &it, self.budget)?,
                    // Sheets of other files, and what was there before a change.
                    "table:dde-links" | "table:tracked-changes" => skip(&mut self.reader)?,
                    "table:table" => {
                        self.budget.keep(256)?;
                        let name = attribute(&it, "table:name").unwrap_or_default();
                        out.grid.add_sheet(&name);
                        let style = attribute(&it, "table:style-name").unwrap_or_default();
                        if self.styles.hides_sheet(&style) {
                            out.remarks.push(hidden(&name));
                            skip(&mut self.reader)?;
                        } else {
                            let sheet = Sheet::new(&mut out.grid, left_out, self.budget, number);
                            self.sheet(sheet)?;
                        }
                        number = number.saturating_add(1);
                    }
                    _ => {}
                },
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn sheet(&mut self, mut sheet: Sheet<'_>) -> Result<(), Unreadable> {
        let mut row = 0_u32;
        let mut column = 0_u32;
        // Styles of the cells of columns that have none themselves.
        let mut of_columns: Vec<(Range<u32>, String)> = Vec::new();
        loop {
            match next(&mut self.reader)? {
                Event::Start(it) => match it.name().into_inner() {
                    "table:table-column" => {
                        self.budget.keep(64)?;
                        let end = column.saturating_add(count(&it, "table:number-columns-repeated"));
                        if is_collapsed(&it) {
                            sheet.hidden_columns.push((column, end.saturating_sub(1)));
                        }
                        let style = attribute(&it, "table:default-cell-style-name");
                        let style = style.filter(|it| self.styles.marks(it) != Marks::default());
                        of_columns.extend(style.map(|it| (column..end, it.into_owned())));
                        column = end;
                    }
                    "table:table-row" => {
                        let n = count(&it, "table:number-rows-repeated");
                        sheet.is_row_hidden = is_collapsed(&it);
                        let style = attribute(&it, "table:default-cell-style-name").map(|it| it.into_owned());
                        let cells = self.row(style.as_deref(), &of_columns, row, &mut sheet)?;
                        for i in 0..if cells.is_empty() { 0 } else { n } {
                            self.push(&cells, row.saturating_add(i), &mut sheet)?;
                        }
                        row = row.saturating_add(n);
                    }
                    "table:shapes" => skip(&mut self.reader)?,
                    _ => {}
                },
                Event::End(it) if it.name().into_inner() == "table:table" => break,
                Event::Eof => return Err(Unreadable::Broken),
                _ => {}
            }
        }
        sheet.finish();
        Ok(())
    }

    /// Adds the cells of a row.
    fn push(&self, cells: &[Placed], row: u32, sheet: &mut Sheet<'_>) -> Result<(), Unreadable> {
        for (columns, (height, width), shown) in cells {
            for column in columns.clone() {
                let merge = match (height, width) {
                    (1, 1) => Merge::None,
                    (height, width) => Merge::First(Area {
                        top: row,
                        bottom: row.saturating_add(height.saturating_sub(1)),
                        left: column,
                        right: column.saturating_add(width.saturating_sub(1)),
                    }),
                };
                sheet.push(row, column, merge, shown)?;
            }
        }
        Ok(())
    }

    /// The cells of a row that hold something, with their columns.
    fn row(
        &mut self,
        style: Option<&str>,
        of_columns: &[(Range<u32>, String)],
        row: u32,
        sheet: &mut Sheet<'_>,
    ) -> Result<Vec<Placed>, Unreadable> {
        let mut cells = Vec::new();
        let mut column = 0_u32;
        loop {
            match next(&mut self.reader)? {
                Event::Start(it) => {
                    // What lies under a merged cell is not shown.
                    let is_covered = match it.name().into_inner() {
                        "table:table-cell" => false,
                        "table:covered-table-cell" => true,
                        _ => {
                            skip(&mut self.reader)?;
                            continue;
                        }
                    };
                    let held = Held::read(&mut self.reader, &it, &self.styles)?;
                    let end = column.saturating_add(held.n_columns);
                    let columns = column..end.min(MOST_COLUMNS);
                    if !held.is_empty() && !columns.is_empty() {
                        self.budget.keep(of_columns.len() / 8)?;
                        let of_column = of_columns.iter().find(|it| it.0.contains(&column));
                        let other = style.or(of_column.map(|it| it.1.as_str()));
                        let span = (held.height.max(1), held.width.max(1));
                        let shown = held.shown(&self.styles, other);
                        let is_nothing =
                            shown.text.trim().is_empty() && !shown.has_struck && !shown.has_hidden;
                        match is_nothing {
                            true => {}
                            false if is_covered => sheet.left_out.hidden(|| name(row, column)),
                            false => {
                                self.budget.keep(shown.text.len())?;
                                cells.push((columns, span, shown));
                            }
                        }
                    }
                    column = end;
                }
                Event::End(_) => return Ok(cells),
                Event::Eof => return Err(Unreadable::Broken),
                _ => {}
            }
        }
    }
}

fn count(element: &BytesStart<'_>, name: &str) -> u32 {
    attribute(element, name).and_then(|it| it.parse().ok()).unwrap_or(1)
}

/// Whether a row or a column is hidden, by hand or by a filter.
fn is_collapsed(element: &BytesStart<'_>) -> bool {
    matches!(attribute(element, "table:visibility").as_deref(), Some("collapse" | "filter"))
}
