//! What an XLS workbook says of all its sheets: their names, styles and shared texts.

use std::collections::HashMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use crate::import::read::budget::Budget;
use crate::import::read::marks::Marks;
use crate::import::read::number_format::{NumberFormat, built_in};
use crate::import::read::unreadable::Unreadable;
use crate::import::read::xls::record::{
    BOF, BOUND_SHEET, CODE_PAGE, DATE_MODE, EOF, FILE_PASS, FONT, FORMAT, RECALC_ID, Records, SHARED_STRINGS,
    XF, u16_at, u32_at,
};
use crate::import::read::xls::strings::{Shared, bytes_as_text, code_page, table};

/// How a cell looks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Style {
    pub(crate) format: NumberFormat,
    pub(crate) marks: Marks,
}

/// A sheet of the workbook.
#[derive(Clone, Debug)]
pub(crate) struct SheetPart {
    pub(crate) name: String,
    /// Where its records begin.
    pub(crate) start: usize,
    pub(crate) is_worksheet: bool,
    pub(crate) is_hidden: bool,
}

/// What holds for all sheets.
pub(crate) struct Globals {
    pub(crate) sheets: Vec<SheetPart>,
    pub(crate) styles: Vec<Style>,
    pub(crate) fonts: Vec<Marks>,
    pub(crate) strings: Vec<Shared>,
    /// Whether texts are bytes in a code page, as before Excel 97.
    pub(crate) has_bytes: bool,
    pub(crate) encoding: &'static Encoding,
    pub(crate) is_1904: bool,
    /// Whether a program with a calculator in it wrote the file.
    pub(crate) is_computed: bool,
}

impl Globals {
    pub(crate) fn read(stream: &[u8], budget: &Budget) -> Result<Self, Unreadable> {
        let mut res = Self {
            sheets: Vec::new(),
            styles: Vec::new(),
            fonts: Vec::new(),
            strings: Vec::new(),
            has_bytes: false,
            encoding: WINDOWS_1252,
            is_1904: false,
            is_computed: false,
        };
        let mut codes: HashMap<u16, String> = HashMap::new();
        let mut styles: Vec<(u16, u16)> = Vec::new();
        let mut records = Records::new(stream);
        let Some((BOF, body)) = records.next() else { return Err(Unreadable::Broken) };
        res.has_bytes = u16_at(body, 0).is_some_and(|it| it < 0x0600);
        while let Some((kind, body)) = records.next() {
            match kind {
                FILE_PASS => return Err(Unreadable::Encrypted),
                EOF => break,
                CODE_PAGE => res.encoding = code_page(body),
                DATE_MODE => res.is_1904 = u16_at(body, 0) == Some(1),
                RECALC_ID => res.is_computed = true,
                FONT => res.fonts.push(font(body)),
                FORMAT => codes.extend(u16_at(body, 0).zip(res.short_text(body.get(2..).unwrap_or(&[]), 2))),
                XF => styles.extend(u16_at(body, 0).zip(u16_at(body, 2))),
                BOUND_SHEET => res.sheets.extend(res.sheet(body)),
                SHARED_STRINGS => {
                    let pieces = records.continued(body);
                    let fonts = std::mem::take(&mut res.fonts);
                    res.strings = table(pieces, |it| marks(&fonts, it), budget)?;
                    res.fonts = fonts;
                }
                _ => {}
            }
        }
        for (font, id) in styles {
            let code = codes.get(&id).map_or_else(|| built_in(u32::from(id)), String::as_str);
            budget.keep(128_usize.saturating_add(code.len()))?;
            res.styles.push(Style { format: NumberFormat::new(code), marks: marks(&res.fonts, font) });
        }
        Ok(res)
    }

    fn sheet(&self, body: &[u8]) -> Option<SheetPart> {
        Some(SheetPart {
            start: usize::try_from(u32_at(body, 0)?).ok()?,
            is_hidden: body.get(4)? & 3 != 0,
            is_worksheet: *body.get(5)? == 0,
            name: self.short_text(body.get(6..)?, 1)?,
        })
    }

    /// A text that stands in one record and has no runs, its length in one byte or two.
    pub(crate) fn short_text(&self, body: &[u8], n_of_length: usize) -> Option<String> {
        // Before Excel 97 the lengths of formats were of one byte too.
        let n_of_length = if self.has_bytes { 1 } else { n_of_length };
        let length = match n_of_length {
            1 => usize::from(*body.first()?),
            _ => usize::from(u16_at(body, 0)?),
        };
        self.letters(body.get(n_of_length..)?, length)
    }

    /// So many letters, behind the byte that says how wide they are, where there is one.
    pub(crate) fn letters(&self, body: &[u8], length: usize) -> Option<String> {
        if self.has_bytes {
            return Some(bytes_as_text(body.get(..length.min(body.len()))?, self.encoding));
        }
        let (flags, rest) = body.split_first()?;
        if flags & 1 == 0 {
            return Some(rest.iter().take(length).map(|it| char::from(*it)).collect());
        }
        let units: Vec<u16> =
            rest.as_chunks::<2>().0.iter().take(length).map(|it| u16::from_le_bytes(*it)).collect();
        Some(String::from_utf16_lossy(&units))
    }
}

/// What a font says: struck out, bold, raised.
fn font(body: &[u8]) -> Marks {
    let word = |at| u16_at(body, at).unwrap_or(0);
    Marks { is_struck: word(2) & 8 == 8, is_bold: word(6) >= 600, is_raised: word(8) == 1, is_hidden: false }
}

/// The font of a number. There is none of number 4.
pub(crate) fn marks(fonts: &[Marks], number: u16) -> Marks {
    let number = if number > 4 { number.saturating_sub(1) } else { number };
    fonts.get(usize::from(number)).copied().unwrap_or_default()
}
