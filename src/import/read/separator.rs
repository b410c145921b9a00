//! What stands between the cells of a text: the mark by which its lines fall into the
//! same number of cells.

use crate::import::read::cell::{Row, Rows};
use crate::import::read::delimited::Delimited;
use crate::import::title::is_known;

/// The marks that are tried. Of two that do as well, the first.
const MARKS: [u8; 4] = [b'\t', b';', b'|', b','];

/// The most bytes and rows that are looked at.
const MAX_BYTES: usize = 1 << 16;
const MAX_ROWS: usize = 200;

/// The mark that separates the cells of a text; none where no mark makes it a table.
pub(crate) fn of(text: &str) -> Option<u8> {
    let end = (0..=MAX_BYTES.min(text.len())).rev().find(|it| text.is_char_boundary(*it));
    let head = text.get(..end.unwrap_or(0)).unwrap_or(text);
    let fits = MARKS.into_iter().rev().filter_map(|mark| Some((fit(head, mark)?, mark)));
    fits.max_by_key(|it| it.0).map(|it| it.1)
}

/// How well a mark makes rows: whether one is a row of known titles, and how many rows
/// are as long as most are, counted in cells.
fn fit(head: &str, mark: u8) -> Option<(bool, usize)> {
    let mut rows = Delimited::new(head, mark);
    let mut row = Row::new();
    let mut lengths: Vec<usize> = Vec::new();
    let mut has_titles = false;
    let mut n_labelled = 0_usize;
    while lengths.len() < MAX_ROWS && rows.next_row(&mut row) {
        let length = row.cells.len().saturating_add(row.n_empty);
        // Two cells are a label and its value: of cards.
        let is_labelled = length == 2 && row.cells.first().is_some_and(|it| is_known(&it.text));
        if length >= 3 || is_labelled {
            lengths.push(length);
            n_labelled = n_labelled.saturating_add(usize::from(is_labelled));
            has_titles = has_titles || row.cells.iter().filter(|it| is_known(&it.text)).count() >= 3;
        }
    }
    let n = |length: usize| lengths.iter().filter(|it| **it == length).count();
    let best = lengths.iter().map(|it| n(*it).saturating_mul(*it)).max()?;
    let has_titles = has_titles || n_labelled >= 3;
    (has_titles || lengths.len() >= 2).then_some((has_titles, best))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_of_the_table_wins() {
        let rows = |mark: &str| {
            ["PESO~INDICATORE~TARGET", "50,5~Nomi, cognomi; altro~>= 90,5", "49,5~b~>= 1"]
                .map(|it| it.replace('~', mark))
                .join("\n")
        };
        for mark in ["\t", ";", "|"] {
            assert_eq!(of(&rows(mark)), Some(mark.as_bytes()[0]));
        }
        let quoted = "PESO,INDICATORE,TARGET\n\"50,5\",\"a, b; c\",\">= 90,5\"\n";
        assert_eq!(of(quoted), Some(b','));
    }

    #[test]
    fn prose_is_no_table() {
        for text in ["", "piano \"x\" 2023\n", "Uno, due, tre; e poi, quattro.\nCinque.\n"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
