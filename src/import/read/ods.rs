//! ODS sheets into rows of cells, as they are shown.
//!
//! Read here and not with the reader of the other workbooks: that one hands out numbers
//! without what the cell shows, and makes room for every repeated cell before it looks at
//! it. An OpenDocument cell holds both, its value and the text that stands for it.

use std::ops::Range;

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::import::read::grid::{Content, Grid};
use crate::import::read::number_format::{NumberFormat, as_shown};
use crate::import::read::unreadable::Unreadable;
use crate::import::read::workbook::{Opened, SheetRows, hidden};
use crate::import::read::zipped;

/// The most columns of a sheet.
const MOST_COLUMNS: u32 = 16_384;

/// Reads the sheets of an ODS file.
pub(crate) fn ods(bytes: &[u8]) -> Result<Opened, Unreadable> {
    let mut archive = zipped::open(bytes)?;
    zipped::measure(&mut archive)?;
    if zipped::text(&mut archive, "META-INF/manifest.xml").is_ok_and(|it| it.contains("encryption-data")) {
        return Err(Unreadable::Encrypted);
    }
    let content = zipped::text(&mut archive, "content.xml")?;
    let names = sheet_names(&content)?;
    let mut res = Opened { grid: Grid::of_sheets(names), remarks: Vec::new() };
    Document { reader: reader(&content), hidden_styles: Vec::new() }.read(&mut res)?;
    Ok(res)
}

fn reader(content: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(content);
    reader.config_mut().expand_empty_elements = true;
    reader
}

fn sheet_names(content: &str) -> Result<Vec<String>, Unreadable> {
    let mut reader = reader(content);
    let mut names = Vec::new();
    loop {
        match next(&mut reader)? {
            Event::Start(it) if it.name().as_ref() == "table:table" => {
                names.push(attribute(&it, "table:name").unwrap_or_default());
            }
            Event::Eof => return Ok(names),
            _ => {}
        }
    }
}

fn next<'x>(reader: &mut Reader<&'x [u8]>) -> Result<Event<'x>, Unreadable> {
    reader.read_event().map_err(|_| Unreadable::Broken)
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let it = element.try_get_attribute(name).ok()??;
    let text = quick_xml::escape::unescape(&it.value).ok()?;
    Some(text.into_owned())
}

fn count(element: &BytesStart<'_>, name: &str) -> u32 {
    attribute(element, name).and_then(|it| it.parse().ok()).unwrap_or(1)
}

struct Document<'x> {
    reader: Reader<&'x [u8]>,
    /// Names of the styles of hidden sheets.
    hidden_styles: Vec<String>,
}

/// A cell as the file has it.
struct Held {
    kind: String,
    value: Option<String>,
    text: String,
    height: u32,
    width: u32,
    /// How often it is repeated in its row.
    n_columns: u32,
}

impl Document<'_> {
    fn read(mut self, out: &mut Opened) -> Result<(), Unreadable> {
        let mut style = String::new();
        let mut sheet = 0_u16;
        loop {
            match next(&mut self.reader)? {
                Event::Start(it) => match it.name().as_ref() {
                    "style:style" => style = attribute(&it, "style:name").unwrap_or_default(),
                    "style:table-properties"
                        if attribute(&it, "table:display").as_deref() == Some("false") =>
                    {
                        self.hidden_styles.push(std::mem::take(&mut style));
                    }
                    "table:table" => {
                        let style = attribute(&it, "table:style-name").unwrap_or_default();
                        if self.hidden_styles.contains(&style) {
                            out.remarks.push(hidden(&attribute(&it, "table:name").unwrap_or_default()));
                            self.skip("table:table")?;
                        } else {
                            self.sheet(sheet, &mut out.grid)?;
                        }
                        sheet = sheet.saturating_add(1);
                    }
                    _ => {}
                },
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// Reads on behind the end of an element.
    fn skip(&mut self, name: &str) -> Result<(), Unreadable> {
        let mut depth = 0_usize;
        loop {
            match next(&mut self.reader)? {
                Event::Start(it) if it.name().as_ref() == name => depth = depth.saturating_add(1),
                Event::End(it) if it.name().as_ref() == name => match depth.checked_sub(1) {
                    Some(it) => depth = it,
                    None => return Ok(()),
                },
                Event::Eof => return Err(Unreadable::Broken),
                _ => {}
            }
        }
    }

    fn sheet(&mut self, sheet: u16, grid: &mut Grid) -> Result<(), Unreadable> {
        let mut rows = SheetRows { grid, sheet, row: None };
        let mut row = 0_u32;
        loop {
            match next(&mut self.reader)? {
                Event::Start(it) if it.name().as_ref() == "table:table-row" => {
                    let n = count(&it, "table:number-rows-repeated");
                    let cells = self.row()?;
                    for i in 0..if cells.is_empty() { 0 } else { n } {
                        for (columns, held) in &cells {
                            let (text, is_typed) = held.shown();
                            for column in columns.clone() {
                                let content = Content {
                                    column,
                                    height: held.height,
                                    width: held.width,
                                    is_typed,
                                    ..Content::default()
                                };
                                rows.push(row.saturating_add(i), content, &text)?;
                            }
                        }
                    }
                    row = row.saturating_add(n);
                }
                Event::End(it) if it.name().as_ref() == "table:table" => return Ok(()),
                Event::Eof => return Err(Unreadable::Broken),
                _ => {}
            }
        }
    }

    /// The cells of a row that hold something, with their columns.
    fn row(&mut self) -> Result<Vec<(Range<u32>, Held)>, Unreadable> {
        let mut cells = Vec::new();
        let mut column = 0_u32;
        loop {
            match next(&mut self.reader)? {
                Event::Start(it) if it.name().as_ref() == "table:table-cell" => {
                    let held = self.cell(&it, "table:table-cell")?;
                    let end = column.saturating_add(held.n_columns);
                    if !held.text.is_empty() || held.value.is_some() {
                        cells.push((column..end.min(MOST_COLUMNS), held));
                    }
                    column = end;
                }
                Event::Start(it) if it.name().as_ref() == "table:covered-table-cell" => {
                    // What lies under a merged cell is not shown.
                    column = column.saturating_add(self.cell(&it, "table:covered-table-cell")?.n_columns);
                }
                Event::End(it) if it.name().as_ref() == "table:table-row" => return Ok(cells),
                Event::Eof => return Err(Unreadable::Broken),
                _ => {}
            }
        }
    }

    fn cell(&mut self, start: &BytesStart<'_>, name: &str) -> Result<Held, Unreadable> {
        let value = ["office:value", "office:date-value", "office:boolean-value"];
        let mut held = Held {
            kind: attribute(start, "office:value-type").unwrap_or_default(),
            value: value.iter().find_map(|it| attribute(start, it)),
            text: String::new(),
            height: count(start, "table:number-rows-spanned"),
            width: count(start, "table:number-columns-spanned"),
            n_columns: count(start, "table:number-columns-repeated"),
        };
        loop {
            match next(&mut self.reader)? {
                Event::Text(it) => held.text.push_str(&it.xml10_content()),
                Event::GeneralRef(it) => {
                    let named = quick_xml::escape::resolve_predefined_entity(&it);
                    held.text.push_str(named.unwrap_or(""));
                    held.text.extend(it.resolve_char_ref().ok().flatten());
                }
                Event::Start(it) => match it.name().as_ref() {
                    "office:annotation" => self.skip("office:annotation")?,
                    "text:p" | "text:line-break" | "text:tab" if !held.text.is_empty() => held.text.push(' '),
                    "text:s" => held.text.push(' '),
                    _ => {}
                },
                Event::End(it) if it.name().as_ref() == name => return Ok(held),
                Event::Eof => return Err(Unreadable::Broken),
                _ => {}
            }
        }
    }
}

impl Held {
    /// What the cell shows, and whether it holds a number.
    fn shown(&self) -> (String, bool) {
        let is_percent = self.kind == "percentage";
        match (self.kind.as_str(), &self.value) {
            ("float" | "percentage" | "currency", Some(value)) => {
                let Ok(number) = value.parse::<f64>() else { return (self.text.clone(), false) };
                let exact = NumberFormat::new(if is_percent { "0.############%" } else { "" });
                (as_shown(number, &self.text, is_percent).unwrap_or_else(|| exact.shown(number)), true)
            }
            ("date", Some(value)) => (value.split('T').next().unwrap_or("").to_owned(), false),
            ("boolean", Some(value)) => (if value == "true" { "SI" } else { "NO" }.to_owned(), false),
            _ => (self.text.clone(), false),
        }
    }
}
