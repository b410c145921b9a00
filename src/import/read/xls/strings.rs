//! Texts of XLS files: letters of one byte or of two, whose runs have fonts, and which go on
//! in the next record.

use encoding_rs::{Encoding, WINDOWS_1252};

use crate::import::read::budget::Budget;
use crate::import::read::marks::{Formatted, Marks};
use crate::import::read::unreadable::Unreadable;
use crate::import::read::workbook::Shown;
use crate::import::read::xls::record::u16_at;

/// A text that cells share.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shared {
    pub(crate) shown: Shown<'static>,
    /// Whether no part of it has a font of its own: then the cell's holds.
    pub(crate) is_plain: bool,
}

/// Bytes that go on from one record to the next.
pub(crate) struct Pieces<'s> {
    pieces: std::vec::IntoIter<&'s [u8]>,
    piece: &'s [u8],
}

/// From which letter a font holds, and the font.
type Run = (usize, u16);

impl<'s> Pieces<'s> {
    pub(crate) fn new(pieces: Vec<&'s [u8]>) -> Self {
        let mut pieces = pieces.into_iter();
        let piece = pieces.next().unwrap_or(&[]);
        Self { pieces, piece }
    }

    fn is_at_end(&mut self) -> bool {
        while self.piece.is_empty() {
            match self.pieces.next() {
                Some(it) => self.piece = it,
                None => return true,
            }
        }
        false
    }

    fn byte(&mut self) -> Option<u8> {
        if self.is_at_end() {
            return None;
        }
        let (first, rest) = self.piece.split_first()?;
        self.piece = rest;
        Some(*first)
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes([self.byte()?, self.byte()?, self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, mut n: usize) -> Option<()> {
        while n > 0 {
            if self.is_at_end() {
                return None;
            }
            let here = n.min(self.piece.len());
            self.piece = self.piece.get(here..)?;
            n = n.saturating_sub(here);
        }
        Some(())
    }

    /// So many letters. Where they go on in another record, it says anew how wide they are.
    fn letters(&mut self, n: usize, mut is_wide: bool) -> Option<Vec<u16>> {
        let mut units: Vec<u16> = Vec::new();
        while units.len() < n {
            if self.piece.is_empty() {
                if self.is_at_end() {
                    return None;
                }
                is_wide = self.byte()? & 1 == 1;
            }
            units.push(if is_wide { self.u16()? } else { u16::from(self.byte()?) });
        }
        Some(units)
    }

    /// A text of the newer kind with its runs: letter from which a font holds, and font.
    fn text(&mut self) -> Option<(Vec<u16>, Vec<Run>)> {
        let n = usize::from(self.u16()?);
        let flags = self.byte()?;
        let n_runs = if flags & 8 == 8 { self.u16()? } else { 0 };
        let n_more = if flags & 4 == 4 { self.u32()? } else { 0 };
        let units = self.letters(n, flags & 1 == 1)?;
        let mut runs = Vec::new();
        for _ in 0..n_runs {
            runs.push((usize::from(self.u16()?), self.u16()?));
        }
        self.skip(usize::try_from(n_more).ok()?)?;
        Some((units, runs))
    }

    /// A text with the formatting that its fonts say.
    pub(crate) fn shared(&mut self, font: impl Fn(u16) -> Marks) -> Option<Shared> {
        let (units, runs) = self.text()?;
        let mut formatted = Formatted::default();
        let mut push = |from: usize, to: usize, marks: Marks| {
            let part = units.get(from..to.min(units.len())).unwrap_or(&[]);
            formatted.push(&String::from_utf16_lossy(part), marks);
        };
        let first = runs.first().map_or(units.len(), |it| it.0);
        push(0, first, Marks::default());
        for (i, (from, number)) in runs.iter().enumerate() {
            let to = runs.get(i.saturating_add(1)).map_or(units.len(), |it| it.0);
            push(*from, to, font(*number));
        }
        Some(Shared { shown: Shown::of_text(formatted), is_plain: runs.is_empty() })
    }
}

/// The texts that cells share, to the first that is damaged.
pub(crate) fn table(
    pieces: Vec<&[u8]>,
    font: impl Fn(u16) -> Marks,
    budget: &Budget,
) -> Result<Vec<Shared>, Unreadable> {
    let mut pieces = Pieces::new(pieces);
    let n = pieces.u32().and_then(|_| pieces.u32()).unwrap_or(0);
    let mut res = Vec::new();
    for _ in 0..n {
        let Some(it) = pieces.shared(&font) else { break };
        budget.keep(it.shown.text.len().saturating_add(96))?;
        res.push(it);
    }
    Ok(res)
}

/// A text of the older kind: bytes in a code page.
pub(crate) fn bytes_as_text(bytes: &[u8], encoding: &'static Encoding) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// The encoding that a file names by its number.
pub(crate) fn code_page(body: &[u8]) -> &'static Encoding {
    let label = match u16_at(body, 0) {
        Some(it @ 1250..=1258) => format!("windows-{it}"),
        Some(10_000 | 32_768) => "macintosh".to_owned(),
        Some(932) => "shift_jis".to_owned(),
        Some(936) => "gbk".to_owned(),
        _ => return WINDOWS_1252,
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RAISED: Marks = Marks { is_raised: true, is_struck: false, is_hidden: false, is_bold: false };

    #[test]
    fn a_text_goes_on_in_the_next_record_with_letters_of_another_width() {
        let first = [&7_u16.to_le_bytes()[..], &[8], &1_u16.to_le_bytes(), b"Quot"].concat();
        let second =
            [&[1][..], &[0xE0, 0, b' ', 0, b'2', 0], &6_u16.to_le_bytes(), &5_u16.to_le_bytes()].concat();
        let font = |it: u16| if it == 5 { RAISED } else { Marks::default() };
        let it = Pieces::new(vec![&first, &second]).shared(font).unwrap();
        assert_eq!((it.shown.text.as_ref(), it.is_plain), ("Quotà ²", false));
    }

    #[test]
    fn a_table_ends_where_it_is_damaged() {
        let table_of =
            |n: u32| [&n.to_le_bytes()[..], &n.to_le_bytes(), &1_u16.to_le_bytes(), &[0, b'a']].concat();
        let read =
            |bytes: &[u8]| table(vec![bytes], |_| Marks::default(), &Budget::unlimited()).unwrap().len();
        assert_eq!(read(&table_of(1)), 1);
        assert_eq!(read(&table_of(u32::MAX)), 1);
        assert_eq!(read(&[]), 0);
    }
}
