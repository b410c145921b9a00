//! The records of an XLS file, looked through before the workbook is read: number formats
//! of cells, which the reader does not hand out, and how far the sheets reach.
//!
//! The reader makes room for every cell between the first and the last, and for as many as
//! a sheet says that it has. Two cells in the far corners of many sheets, or a false size,
//! would take all memory, so the room is counted first.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use crate::import::read::grid::MAX_CELLS;
use crate::import::read::number_format::NumberFormat;
use crate::import::read::unreadable::Unreadable;

/// Number formats of the cells of a workbook.
#[derive(Clone, Debug, Default)]
pub(crate) struct Formats {
    formats: Vec<NumberFormat>,
    /// Index of a format, by sheet, row and column.
    of: HashMap<(u16, u32, u32), u16>,
}

impl Formats {
    /// The format of a cell.
    pub(crate) fn of(&self, sheet: u16, row: u32, column: u32) -> Option<&NumberFormat> {
        self.formats.get(usize::from(*self.of.get(&(sheet, row, column))?))
    }
}

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const XF: u16 = 0x00E0;
const FORMAT: u16 = 0x041E;
const BOUND_SHEET: u16 = 0x0085;
const FILE_PASS: u16 = 0x002F;
const DIMENSIONS: u16 = 0x0200;
const MUL_RK: u16 = 0x00BD;
const MUL_BLANK: u16 = 0x00BE;

/// Records of one cell that may hold a number: NUMBER, RK, FORMULA in its three forms.
const NUMBERS: &[u16] = &[0x0203, 0x027E, 0x0006, 0x0206, 0x0406];

/// Records of one cell that holds something else: LABELSST, LABEL, BOOLERR, BLANK, RSTRING.
const OTHERS: &[u16] = &[0x00FD, 0x0204, 0x0205, 0x0201, 0x00D6];

/// Looks through the records of a workbook.
pub(crate) fn formats(bytes: &[u8]) -> Result<Formats, Unreadable> {
    let stream = workbook_stream(bytes)?;
    let mut scan = Scan::default();
    let mut at = 0;
    while let Some((record, body, next)) = record_at(&stream, at) {
        scan.record(record, body, at)?;
        at = next;
    }
    scan.end_sheet()?;
    let codes = scan.codes;
    let format_of = |id: &u16| NumberFormat::new(codes.get(id).map_or_else(|| built_in(*id), String::as_str));
    Ok(Formats { formats: scan.xfs.iter().map(format_of).collect(), of: scan.cells })
}

fn workbook_stream(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| Unreadable::Broken)?;
    if file.exists("/EncryptedPackage") {
        return Err(Unreadable::Encrypted);
    }
    let Some(name) = ["/Workbook", "/Book"].into_iter().find(|it| file.is_stream(it)) else {
        let is_word = file.exists("/WordDocument");
        return Err(Unreadable::Other(if is_word { "Word" } else { "OLE" }));
    };
    let mut res = Vec::new();
    let stream = file.open_stream(name).map_err(|_| Unreadable::Broken)?;
    stream.take(bytes.len() as u64).read_to_end(&mut res).map_err(|_| Unreadable::Broken)?;
    Ok(res)
}

/// A record: its kind, its body, and where the next one begins.
fn record_at(stream: &[u8], at: usize) -> Option<(u16, &[u8], usize)> {
    let kind = number(stream, at)?;
    let length = usize::from(number(stream, at.checked_add(2)?)?);
    let start = at.checked_add(4)?;
    let end = start.checked_add(length)?;
    Some((kind, stream.get(start..end)?, end))
}

fn number(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes([*bytes.get(at)?, *bytes.get(at.checked_add(1)?)?]))
}

#[derive(Default)]
struct Scan {
    /// Format of each cell style.
    xfs: Vec<u16>,
    codes: HashMap<u16, String>,
    /// Where each sheet begins.
    starts: Vec<usize>,
    sheet: Option<u16>,
    cells: HashMap<(u16, u32, u32), u16>,
    /// First and last row and column of the sheet.
    reach: Option<[u32; 4]>,
    n_cells: usize,
}

impl Scan {
    fn record(&mut self, kind: u16, body: &[u8], at: usize) -> Result<(), Unreadable> {
        match kind {
            FILE_PASS => return Err(Unreadable::Encrypted),
            XF => self.xfs.extend(number(body, 2)),
            FORMAT => {
                self.codes.extend(number(body, 0).zip(code(body)));
            }
            BOUND_SHEET => {
                let start = body.first_chunk::<4>().map(|it| u32::from_le_bytes(*it));
                self.starts.push(start.map_or(usize::MAX, |it| it as usize));
            }
            BOF => {
                self.end_sheet()?;
                let sheet = self.starts.iter().position(|it| *it == at);
                self.sheet = sheet.and_then(|it| u16::try_from(it).ok());
            }
            EOF => self.end_sheet()?,
            DIMENSIONS => {
                let n_said = n_cells_said(body).ok_or(Unreadable::Broken)?;
                if n_said > MAX_CELLS {
                    return Err(Unreadable::TooLarge);
                }
            }
            MUL_RK => {
                let n = body.len().saturating_sub(6) / 6;
                for i in 0..n {
                    self.cell(body, i, number(body, i.saturating_mul(6).saturating_add(4)));
                }
            }
            MUL_BLANK => {
                self.cell(body, 0, None);
                self.cell(body, (body.len().saturating_sub(6) / 2).saturating_sub(1), None);
            }
            _ if NUMBERS.contains(&kind) => self.cell(body, 0, number(body, 4)),
            _ if OTHERS.contains(&kind) => self.cell(body, 0, None),
            _ => {}
        }
        Ok(())
    }

    /// A cell so many columns behind the first of its record.
    fn cell(&mut self, body: &[u8], behind: usize, style: Option<u16>) {
        let Some((row, column)) = number(body, 0).zip(number(body, 2)) else { return };
        let (row, column) = (u32::from(row), u32::from(column));
        let column = column.saturating_add(u32::try_from(behind).unwrap_or(u32::MAX));
        let [top, bottom, left, right] = self.reach.unwrap_or([row, row, column, column]);
        self.reach = Some([top.min(row), bottom.max(row), left.min(column), right.max(column)]);
        if let Some((sheet, style)) = self.sheet.zip(style) {
            self.cells.insert((sheet, row, column), style);
        }
    }

    fn end_sheet(&mut self) -> Result<(), Unreadable> {
        self.sheet = None;
        let Some([top, bottom, left, right]) = self.reach.take() else { return Ok(()) };
        let rows = bottom.saturating_sub(top).saturating_add(1) as usize;
        let columns = right.saturating_sub(left).saturating_add(1) as usize;
        self.n_cells = self.n_cells.saturating_add(rows.saturating_mul(columns));
        if self.n_cells > MAX_CELLS { Err(Unreadable::TooLarge) } else { Ok(()) }
    }
}

/// How many cells a sheet says that it has: rows and columns from the first to one past the
/// last, in numbers of two bytes or, in later versions, rows in numbers of four. A first
/// column that cannot be is taken for none, as the reader does.
fn n_cells_said(body: &[u8]) -> Option<usize> {
    let short = |at| number(body, at).map(usize::from);
    let long = |at: usize| {
        let bytes = body.get(at..)?.first_chunk::<4>()?;
        usize::try_from(u32::from_le_bytes(*bytes)).ok()
    };
    let (top, bottom, left, right) = match body.len() {
        10 => (short(0)?, short(2)?, short(4)?, short(6)?),
        _ => (long(0)?, long(4)?, short(8)?, short(10)?),
    };
    // A sheet that ends nowhere has no cells.
    let rows = if bottom == 0 { 0 } else { bottom.checked_sub(top)? };
    rows.checked_mul(right.checked_sub(left).unwrap_or(right))
}

/// The text of a format: letters of one byte or of two.
fn code(body: &[u8]) -> Option<String> {
    let length = usize::from(number(body, 2)?);
    let is_wide = body.get(4)? & 1 == 1;
    let rest = body.get(5..)?;
    if is_wide {
        let units: Vec<u16> = rest.as_chunks::<2>().0.iter().map(|it| u16::from_le_bytes(*it)).collect();
        return Some(String::from_utf16_lossy(units.get(..length.min(units.len()))?));
    }
    Some(rest.iter().take(length).map(|it| char::from(*it)).collect())
}

/// The formats that no file spells out.
fn built_in(id: u16) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 => "#,##0",
        4 | 39 | 40 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        _ => "",
    }
}
