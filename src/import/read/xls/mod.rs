//! XLS workbooks, of Excel 5 to 2003, into rows of cells, as their sheets show them.

mod globals;
mod record;
mod sheet;
mod strings;

use std::io::{Cursor, Read};

use crate::import::read::budget::Budget;
use crate::import::read::grid::Grid;
use crate::import::read::left_out::LeftOut;
use crate::import::read::unreadable::Unreadable;
use crate::import::read::workbook::{Opened, hidden};
use crate::import::read::xls::globals::Globals;

/// Reads the sheets of an XLS file.
pub(crate) fn xls(bytes: &[u8]) -> Result<Opened, Unreadable> {
    let budget = Budget::of(bytes.len());
    let stream = workbook_stream(bytes)?;
    let globals = Globals::read(&stream, &budget)?;
    let mut res = Opened {
        grid: Grid::of_sheets(globals.sheets.iter().map(|it| it.name.clone()).collect()),
        remarks: Vec::new(),
    };
    let mut left_out = LeftOut::default();
    for (number, part) in (0..).zip(&globals.sheets) {
        if !part.is_worksheet {
            continue;
        }
        if part.is_hidden {
            res.remarks.push(hidden(&part.name));
            continue;
        }
        let records = stream.get(part.start..).ok_or(Unreadable::Broken)?;
        sheet::read(records, &globals, number, &mut res.grid, &mut left_out, &budget)?;
    }
    res.remarks.extend(left_out.remarks());
    Ok(res)
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
