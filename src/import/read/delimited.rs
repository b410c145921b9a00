//! Text with a separator between cells: tabs, semicolons, commas.

use std::borrow::Cow;

use memchr::{memchr, memchr3};

use crate::import::read::cell::{At, Cell, Row, Rows};
use crate::import::read::separator;
use crate::syntax::trim;
use crate::text::Span;

/// Reads rows from text, without copying what stands in plain cells.
#[derive(Clone)]
pub(crate) struct Delimited<'a> {
    text: &'a str,
    separator: u8,
    quote: u8,
    at: usize,
    /// Bytes looked through for closing quotes that were not there. Past the length of the
    /// text, quotes are taken as they stand: no file makes reading quadratic.
    wasted: usize,
    n_rows: u32,
}

impl<'a> Delimited<'a> {
    /// A reader of `text` from its start, or from behind the lines that say how to read it.
    pub(crate) fn new(text: &'a str, separator: u8) -> Self {
        let at = separator::declared(text).1;
        let n_rows =
            u32::try_from(memchr::memchr_iter(b'\n', text.as_bytes().get(..at).unwrap_or(&[])).count());
        Self { text, separator, quote: quote(text, separator), at, wasted: 0, n_rows: n_rows.unwrap_or(0) }
    }

    /// Whether what stands between two quotes is rows rather than a cell of several lines:
    /// a quote that was never closed must not eat the file.
    fn holds_rows(&self, body: &str, length: usize) -> bool {
        const MOST_LINES: usize = 25;
        let inner = body.as_bytes().get(..length).unwrap_or(&[]);
        if memchr(b'\n', inner).is_none() {
            return false;
        }
        let n_lines = memchr::memchr_iter(b'\n', inner).count();
        // Prose has commas; other separators are rare in it.
        let is_dense = || {
            let n = memchr::memchr_iter(self.separator, inner).count();
            self.separator != b',' && n_lines >= 2 && n >= n_lines.saturating_mul(2)
        };
        n_lines > MOST_LINES || is_dense()
    }

    /// The cell that begins at `start` in quotes, and where it ends.
    fn quoted(&mut self, start: usize) -> Option<(Cow<'a, str>, usize)> {
        if self.wasted > self.text.len() {
            return None;
        }
        let body_at = start.saturating_add(1);
        let body = self.text.get(body_at..)?;
        let (length, is_escaped) = self.quoted_length(body);
        let end = self.blanks_from(body_at.saturating_add(length).saturating_add(1));
        let is_closed = body.as_bytes().get(length) == Some(&self.quote);
        match self.text.as_bytes().get(end) {
            None | Some(b'\n' | b'\r') if is_closed && !self.holds_rows(body, length) => {}
            Some(it) if is_closed && *it == self.separator && !self.holds_rows(body, length) => {}
            _ => {
                self.wasted = self.wasted.saturating_add(length);
                return None;
            }
        }
        let inner = body.get(..length)?;
        if !is_escaped {
            return Some((Cow::Borrowed(inner), end));
        }
        let quote = char::from(self.quote);
        let inner = inner.replace(&format!("\\{quote}"), &quote.to_string());
        Some((Cow::Owned(inner.replace(&format!("{quote}{quote}"), &quote.to_string())), end))
    }

    /// Length of quoted text up to its closing quote, and whether a quote stands in it:
    /// doubled, or behind a stroke.
    fn quoted_length(&self, body: &str) -> (usize, bool) {
        let bytes = body.as_bytes();
        let mut is_escaped = false;
        let mut at = 0;
        while let Some(found) = bytes.get(at..).and_then(|it| memchr(self.quote, it)) {
            let quote = at.saturating_add(found);
            let next = quote.saturating_add(1);
            let is_doubled = bytes.get(next) == Some(&self.quote);
            let is_at_end =
                bytes.get(next).is_none_or(|it| *it == self.separator || matches!(it, b'\n' | b'\r'));
            let is_behind_stroke = quote.checked_sub(1).and_then(|it| bytes.get(it)) == Some(&b'\\');
            if !is_doubled && (is_at_end || !is_behind_stroke) {
                return (quote, is_escaped);
            }
            is_escaped = true;
            at = if is_doubled { quote.saturating_add(2) } else { next };
        }
        (body.len(), is_escaped)
    }

    /// The first byte from here on that is no blank.
    fn blanks_from(&self, at: usize) -> usize {
        let rest = self.text.as_bytes().get(at..).unwrap_or(&[]);
        at.saturating_add(rest.iter().take_while(|it| **it == b' ' && **it != self.separator).count())
    }
}

/// What stands around cells that hold separators: a single quote, where it does at least
/// three times and a double one never does.
fn quote(text: &str, separator: u8) -> u8 {
    const MAX_BYTES: usize = 1 << 14;
    let head = text.as_bytes().get(..MAX_BYTES.min(text.len())).unwrap_or(&[]);
    let begins_cell = |at: usize| {
        let before = at.checked_sub(1).and_then(|it| head.get(it));
        before.is_none_or(|it| *it == separator || matches!(it, b'\n' | b'\r' | b' '))
    };
    if memchr::memchr_iter(b'\'', head).filter(|it| begins_cell(*it)).take(3).count() < 3 {
        return b'"';
    }
    let n_of = |quote: u8| {
        let cells = head.split(|it| *it == separator || matches!(it, b'\n' | b'\r'));
        let cells = cells.map(<[u8]>::trim_ascii);
        cells.filter(|it| it.len() >= 2 && it.first() == Some(&quote) && it.last() == Some(&quote)).count()
    };
    if n_of(b'\'') >= 3 && n_of(b'"') == 0 { b'\'' } else { b'"' }
}

/// What a cell says that is written as a formula so that it stays a text: `="01.01"`.
fn text_in_formula(text: &str) -> Option<&str> {
    let inner = trim(text.strip_prefix('=')?).strip_prefix('"')?.strip_suffix('"')?;
    (!inner.contains('"')).then_some(inner)
}

impl<'a> Rows<'a> for Delimited<'a> {
    fn next_row(&mut self, row: &mut Row<'a>) -> bool {
        row.clear();
        if self.at >= self.text.len() {
            return false;
        }
        self.n_rows = self.n_rows.saturating_add(1);
        row.number = self.n_rows;
        let bytes = self.text.as_bytes();
        let mut column = 0_u32;
        loop {
            let start = self.at;
            let quote_at = self.blanks_from(start);
            let quoted = if bytes.get(quote_at) == Some(&self.quote) { self.quoted(quote_at) } else { None };
            let end = match &quoted {
                Some((_, end)) => *end,
                None => {
                    let rest = bytes.get(start..).unwrap_or(&[]);
                    memchr3(self.separator, b'\n', b'\r', rest)
                        .map_or(bytes.len(), |it| start.saturating_add(it))
                }
            };
            match quoted {
                Some((text, _)) => push(row, text, quote_at, end, column),
                None => {
                    let text = trim(self.text.get(start..end).unwrap_or(""));
                    push_plain(row, self.text, text, column);
                }
            }
            self.at = end.saturating_add(1);
            match bytes.get(end) {
                Some(it) if *it == self.separator => column = column.saturating_add(1),
                Some(b'\r') if bytes.get(self.at) == Some(&b'\n') => {
                    self.at = self.at.saturating_add(1);
                    return true;
                }
                _ => return true,
            }
        }
    }
}

fn push_plain<'a>(row: &mut Row<'a>, whole: &str, text: &'a str, column: u32) {
    if text.is_empty() {
        row.n_empty = row.n_empty.saturating_add(1);
        return;
    }
    let text = text_in_formula(text).unwrap_or(text);
    row.cells.push(Cell::new(Cow::Borrowed(text), At::Text(Span::of(text, whole)), column));
}

/// A quoted cell: its place is the cell with its quotes, for its text may be written
/// otherwise there.
fn push(row: &mut Row<'_>, text: Cow<'_, str>, start: usize, end: usize, column: u32) {
    let text = trim(&text);
    if text.is_empty() {
        row.n_empty = row.n_empty.saturating_add(1);
        return;
    }
    let text = text_in_formula(text).unwrap_or(text);
    let at = At::Text(Span::new(start, end));
    row.cells.push(Cell::new(Cow::Owned(text.to_owned()), at, column));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, separator: u8) -> Vec<Vec<String>> {
        let mut reader = Delimited::new(text, separator);
        let mut row = Row::new();
        let mut res = Vec::new();
        while reader.next_row(&mut row) {
            res.push(row.cells.iter().map(|it| format!("{}:{}", it.column, it.text)).collect());
        }
        res
    }

    #[test]
    fn empty_cells_keep_their_columns_and_every_line_end_counts_once() {
        assert_eq!(rows("a\t\t b \r\n\nc\rd", b'\t'), [vec!["0:a", "2:b"], vec![], vec!["0:c"], vec!["0:d"]]);
    }

    #[test]
    fn quotes_are_taken_off_where_they_close_a_cell() {
        assert_eq!(rows("\"a;b\";\"c \"\"d\"\"\"\n", b';'), [["0:a;b", "1:c \"d\""]]);
        assert_eq!(rows("\"a\nb\";c", b';'), [["0:a\nb", "1:c"]]);
        assert_eq!(rows("\"a\" b;\"c;d", b';'), [["0:\"a\" b", "1:\"c", "2:d"]]);
    }

    #[test]
    fn quotes_that_never_close_cost_no_more_than_the_text() {
        let text = "\"a\"\"\t".repeat(200_000);
        assert_eq!(rows(&text, b'\t').len(), 1);
    }

    #[test]
    fn other_quotes_and_escapes_are_taken_off_too() {
        assert_eq!(rows("'a;b';'c''d'\n'e';'f'\n", b';'), [["0:a;b", "1:c'd"], ["0:e", "1:f"]]);
        assert_eq!(rows("l'anno;'x';'y\n", b';'), [["0:l'anno", "1:'x'", "2:'y"]]);
        assert_eq!(rows("\"a\\\"b;c\";d\n\"C:\\\";e\n", b';'), [["0:a\"b;c", "1:d"], ["0:C:\\", "1:e"]]);
        assert_eq!(rows("a; \"b;c\" ; d\n", b';'), [["0:a", "1:b;c", "2:d"]]);
    }

    #[test]
    fn a_formula_that_is_a_text_is_that_text() {
        assert_eq!(
            rows("=\"01.01\";\"=\"\"01.02\"\"\";=1+1;=\"\n", b';'),
            [["0:01.01", "1:01.02", "2:=1+1", "3:=\""]]
        );
    }

    #[test]
    fn lines_that_say_how_to_read_are_no_rows() {
        let mut reader = Delimited::new("sep=;\na;b\n", b';');
        let mut row = Row::new();
        assert!(reader.next_row(&mut row));
        assert_eq!((row.number, row.cells.len()), (2, 2));
    }
}
