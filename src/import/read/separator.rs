//! What stands between the cells of a text: the mark by which its lines fall into the
//! same number of cells.

use crate::import::read::cell::{Row, Rows};
use crate::import::read::delimited::Delimited;
use crate::import::title::is_known;

/// The marks that are tried. Of two that do as well, the first.
const MARKS: [u8; 6] = [b'\t', b';', b'|', b',', b'~', b'^'];

/// The most bytes and rows that are looked at.
const MAX_BYTES: usize = 1 << 16;
const MAX_ROWS: usize = 200;

/// The mark that separates the cells of a text; none where no mark makes it a table.
pub(crate) fn of(text: &str) -> Option<u8> {
    if let Some(mark) = declared(text).0 {
        return Some(mark);
    }
    let end = (0..=MAX_BYTES.min(text.len())).rev().find(|it| text.is_char_boundary(*it));
    let head = text.get(..end.unwrap_or(0)).unwrap_or(text);
    let fits = MARKS.into_iter().rev().filter_map(|mark| Some((fit(head, mark)?, mark)));
    fits.max_by_key(|it| it.0).map(|it| it.1)
}

/// The mark that the first lines of a text declare, as `sep=;` does for spreadsheets, and
/// where what they speak of begins. They are no rows.
pub(crate) fn declared(text: &str) -> (Option<u8>, usize) {
    const MOST_LINES: usize = 3;
    let mut mark = None;
    let mut at = 0_usize;
    for line in text.split_inclusive('\n').take(MOST_LINES) {
        // A tab may be the mark itself.
        let plain = line.trim_matches(['\r', '\n', ' ', '"', '#']);
        let Some((name, value)) = plain.split_once('=') else { break };
        let is_one = |names: &[&str]| names.iter().any(|it| name.trim().eq_ignore_ascii_case(it));
        if is_one(&["sep"]) {
            mark = match value.as_bytes() {
                b"\\t" | b"tab" => Some(b'\t'),
                [it] if it.is_ascii_punctuation() || *it == b'\t' => Some(*it),
                _ => mark,
            };
        } else if !is_one(&["encoding", "charset", "codepage"]) || value.len() > 20 {
            break;
        }
        at = at.saturating_add(line.len());
    }
    (mark, at)
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
    fn a_text_may_declare_its_mark() {
        for (text, meant) in [
            ("sep=;\na,b;c\n", (Some(b';'), 6)),
            ("\"sep=,\"\r\na,b\n", (Some(b','), 9)),
            ("SEP=\t\na\n", (Some(b'\t'), 6)),
            ("encoding=utf-8\nsep=|\na\n", (Some(b'|'), 21)),
            ("sep=x\na\n", (None, 6)),
            ("a=b\nsep=;\n", (None, 0)),
            ("", (None, 0)),
        ] {
            assert_eq!(declared(text), meant, "{text:?}");
        }
        assert_eq!(of("sep=;\nx\n"), Some(b';'));
    }

    #[test]
    fn prose_is_no_table() {
        for text in ["", "piano \"x\" 2023\n", "Uno, due, tre; e poi, quattro.\nCinque.\n"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
