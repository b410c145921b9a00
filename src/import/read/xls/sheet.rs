//! The cells of one sheet of an XLS workbook.

use std::borrow::Cow;

use crate::import::read::budget::Budget;
use crate::import::read::grid::Grid;
use crate::import::read::left_out::LeftOut;
use crate::import::read::marks::{Formatted, Marks};
use crate::import::read::merged::{Area, Merged};
use crate::import::read::unreadable::Unreadable;
use crate::import::read::workbook::{Sheet, Shown};
use crate::import::read::xls::globals::{Globals, Style, marks};
use crate::import::read::xls::record::{
    BOF, BOOL_ERR, COLUMN_INFO, EOF, FORMULA, FORMULA_3, FORMULA_4, LABEL, LABEL_SST, MERGED_CELLS, MUL_RK,
    NUMBER, RICH_STRING, RK, ROW, Records, STRING, f64_at, u16_at, u32_at,
};
use crate::import::read::xls::strings::Pieces;

/// A cell with its row and column.
type Placed<'g> = (u32, u32, Shown<'g>);

/// What the records of a sheet say.
#[derive(Default)]
struct Found<'g> {
    cells: Vec<Placed<'g>>,
    merged: Vec<Area>,
    hidden_rows: Vec<u32>,
    hidden_columns: Vec<(u32, u32)>,
    /// Whether the result of the last cell is the text that follows: its style.
    awaits_text: Option<u16>,
}

/// Reads the sheet whose records begin here.
pub(crate) fn read(
    stream: &[u8],
    globals: &Globals,
    number: u16,
    grid: &mut Grid,
    left_out: &mut LeftOut,
    budget: &Budget,
) -> Result<(), Unreadable> {
    let mut found = Found::default();
    let mut records = Records::new(stream);
    // Charts stand in sheets, with records of their own.
    let mut depth = 0_usize;
    while let Some((kind, body)) = records.next() {
        match kind {
            BOF => depth = depth.saturating_add(1),
            EOF => depth = depth.saturating_sub(1),
            STRING if depth == 1 => {
                let pieces = records.continued(body);
                found.result(pieces, globals);
            }
            _ if depth == 1 => {
                found.record(kind, body, globals, budget)?;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    let Found { mut cells, merged, mut hidden_rows, hidden_columns, .. } = found;
    if !cells.is_sorted_by_key(|it| (it.0, it.1)) {
        cells.sort_by_key(|it| (it.0, it.1));
    }
    hidden_rows.sort_unstable();
    let mut merged = Merged::new(merged);
    let mut sheet = Sheet::new(grid, left_out, budget, number);
    sheet.hidden_columns = hidden_columns;
    for (row, column, shown) in cells {
        sheet.is_row_hidden = hidden_rows.binary_search(&row).is_ok();
        let merge = merged.at(row, column, budget)?;
        sheet.push(row, column, merge, &shown)?;
    }
    sheet.finish();
    Ok(())
}

impl<'g> Found<'g> {
    fn record(
        &mut self,
        kind: u16,
        body: &[u8],
        globals: &'g Globals,
        budget: &Budget,
    ) -> Result<(), Unreadable> {
        match kind {
            ROW => {
                if u16_at(body, 12).is_some_and(|it| it & 0x20 != 0) {
                    self.hidden_rows.extend(u16_at(body, 0).map(u32::from));
                }
            }
            COLUMN_INFO => {
                if u16_at(body, 8).is_some_and(|it| it & 1 != 0) {
                    let reach = u16_at(body, 0).zip(u16_at(body, 2));
                    self.hidden_columns.extend(reach.map(|it| (u32::from(it.0), u32::from(it.1))));
                }
            }
            MERGED_CELLS => {
                let areas = body.get(2..).unwrap_or(&[]).as_chunks::<8>().0;
                self.merged.extend(areas.iter().filter_map(|it| area(it)));
            }
            MUL_RK => {
                let Some((row, first)) = place(body) else { return Ok(()) };
                let cells = body.get(4..body.len().saturating_sub(2)).unwrap_or(&[]).as_chunks::<6>().0;
                for (column, cell) in (first..).zip(cells) {
                    let style = globals.styles.get(usize::from(u16_at(cell, 0).unwrap_or(0)));
                    let value = u32_at(cell, 2).map_or(0.0, rk);
                    self.cells.push((row, column, number(value, style, globals)));
                }
            }
            _ => {
                let Some((row, column)) = place(body) else { return Ok(()) };
                let Some(shown) = cell(kind, body, globals) else { return Ok(()) };
                budget.keep(shown.text.len())?;
                self.awaits_text = u16_at(body, 4).filter(|_| awaits_text(kind, body));
                self.cells.push((row, column, shown));
            }
        }
        Ok(())
    }

    /// The text that is the result of the formula before it.
    fn result(&mut self, pieces: Vec<&[u8]>, globals: &Globals) {
        let Some(style) = self.awaits_text.take() else { return };
        let text = match globals.has_bytes {
            true => pieces.first().and_then(|it| globals.letters(it.get(2..)?, usize::from(u16_at(it, 0)?))),
            false => Pieces::new(pieces).shared(|_| Marks::default()).map(|it| it.shown.text.into_owned()),
        };
        if let Some((cell, text)) = self.cells.last_mut().zip(text) {
            cell.2 = dressed(text_of(&text), true, globals.styles.get(usize::from(style)));
        }
    }
}

/// The cell of a record that has one.
fn cell<'g>(kind: u16, body: &[u8], globals: &'g Globals) -> Option<Shown<'g>> {
    let style = globals.styles.get(usize::from(u16_at(body, 4)?));
    let font = style.map(|it| it.marks).unwrap_or_default();
    match kind {
        LABEL_SST => {
            let it = globals.strings.get(usize::try_from(u32_at(body, 6)?).ok()?)?;
            Some(dressed(it.shown.borrowed(), it.is_plain, style))
        }
        LABEL => {
            let text = globals.letters(body.get(8..)?, usize::from(u16_at(body, 6)?))?;
            Some(dressed(text_of(&text), true, style))
        }
        RICH_STRING => Some(rich(body, globals, font)?),
        NUMBER => Some(number(f64_at(body, 6)?, style, globals)),
        RK => Some(number(rk(u32_at(body, 6)?), style, globals)),
        BOOL_ERR => Some(dressed(bool_or_error(*body.get(6)?, *body.get(7)? == 1), true, style)),
        FORMULA | FORMULA_3 | FORMULA_4 => formula(body, style, globals),
        _ => None,
    }
}

/// Whether a formula has a text for its result.
fn awaits_text(kind: u16, body: &[u8]) -> bool {
    matches!(kind, FORMULA | FORMULA_3 | FORMULA_4)
        && u16_at(body, 12) == Some(0xFFFF)
        && body.get(6) == Some(&0)
}

fn formula<'g>(body: &[u8], style: Option<&Style>, globals: &'g Globals) -> Option<Shown<'g>> {
    if u16_at(body, 12)? != 0xFFFF {
        return Some(number(f64_at(body, 6)?, style, globals));
    }
    match *body.get(6)? {
        0 => Some(Shown::default()),
        1 => Some(dressed(bool_or_error(*body.get(8)?, false), true, style)),
        2 => Some(dressed(bool_or_error(*body.get(8)?, true), true, style)),
        // An empty text, or nothing yet where nobody computed it.
        _ if globals.is_computed => None,
        _ => Some(Shown::formula("…")),
    }
}

/// Row and column of a cell.
fn place(body: &[u8]) -> Option<(u32, u32)> {
    Some((u32::from(u16_at(body, 0)?), u32::from(u16_at(body, 2)?)))
}

fn area(bytes: &[u8]) -> Option<Area> {
    let at = |at| u16_at(bytes, at).map(u32::from);
    Some(Area { top: at(0)?, bottom: at(2)?, left: at(4)?, right: at(6)? })
}

/// A number of thirty bits: whole or the upper half of another, perhaps in hundredths.
fn rk(bits: u32) -> f64 {
    let value = match bits & 2 {
        0 => f64::from_bits(u64::from(bits & !3) << 32),
        _ => f64::from(bits.cast_signed() >> 2),
    };
    if bits & 1 == 1 { value / 100.0 } else { value }
}

fn number<'g>(value: f64, style: Option<&Style>, globals: &Globals) -> Shown<'g> {
    let default = Style::default();
    let format = style.map_or(&default.format, |it| &it.format);
    let shown = match format.moment(value, globals.is_1904) {
        Some(it) => text_of(&it),
        None => Shown { text: Cow::Owned(format.shown(value)), is_typed: true, ..Shown::default() },
    };
    dressed(shown, true, style)
}

fn text_of<'g>(text: &str) -> Shown<'g> {
    let mut formatted = Formatted::default();
    formatted.push(text, Marks::default());
    Shown::of_text(formatted)
}

fn bool_or_error<'g>(value: u8, is_error: bool) -> Shown<'g> {
    text_of(match (is_error, value) {
        (false, 0) => "NO",
        (false, _) => "SI",
        (true, 0x00) => "#NULL!",
        (true, 0x07) => "#DIV/0!",
        (true, 0x0F) => "#VALUE!",
        (true, 0x17) => "#REF!",
        (true, 0x1D) => "#NAME?",
        (true, 0x24) => "#NUM!",
        (true, _) => "#N/A",
    })
}

/// A cell with what its style says, unless its text has fonts of its own.
fn dressed<'g>(shown: Shown<'g>, is_plain: bool, style: Option<&Style>) -> Shown<'g> {
    let Some(style) = style else { return shown };
    shown.dressed(is_plain, style.marks, &style.format)
}

/// A text of the older kind with runs: the first letter of each, and its font.
fn rich<'g>(body: &[u8], globals: &Globals, font: Marks) -> Option<Shown<'g>> {
    let length = usize::from(u16_at(body, 6)?);
    let letters = body.get(8..)?.get(..length)?;
    let runs = body.get(length.checked_add(9)?..).unwrap_or(&[]).as_chunks::<2>().0;
    let mut formatted = Formatted::default();
    let mut from = 0_usize;
    let mut holds = font;
    for [start, number] in runs.iter().chain(std::iter::once(&[u8::MAX, 0])) {
        let to = if *start == u8::MAX { letters.len() } else { usize::from(*start).min(letters.len()) };
        let part = letters.get(from..to).unwrap_or(&[]);
        formatted.push(&globals.encoding.decode_without_bom_handling(part).0, holds);
        (from, holds) = (to, marks(&globals.fonts, u16::from(*number)));
    }
    Some(Shown::of_text(formatted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_thirty_bits() {
        assert_eq!(rk((1234 << 2) | 2), 1234.0);
        assert_eq!(rk((1234 << 2) | 3), 12.34);
        assert_eq!(rk(0x3FF0_0000), 1.0);
        assert_eq!(rk((-5_i32 << 2).cast_unsigned() | 2), -5.0);
    }
}
