//! Text with a separator between cells: tabs, semicolons, commas.

use std::borrow::Cow;

use memchr::{memchr, memchr3};

use crate::import::read::cell::{At, Cell, Row, Rows};
use crate::syntax::trim;
use crate::text::Span;

/// Reads rows from text, without copying what stands in plain cells.
#[derive(Clone)]
pub(crate) struct Delimited<'a> {
    text: &'a str,
    separator: u8,
    at: usize,
    /// Bytes looked through for closing quotes that were not there. Past the length of the
    /// text, quotes are taken as they stand: no file makes reading quadratic.
    wasted: usize,
    n_rows: u32,
}

impl<'a> Delimited<'a> {
    /// A reader of `text` from its start.
    pub(crate) fn new(text: &'a str, separator: u8) -> Self {
        Self { text, separator, at: 0, wasted: 0, n_rows: 0 }
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
        let (length, is_doubled) = quoted_length(body);
        let end = body_at.saturating_add(length).saturating_add(1);
        let is_closed = body.as_bytes().get(length) == Some(&b'"');
        match self.text.as_bytes().get(end) {
            None | Some(b'\n' | b'\r') if is_closed && !self.holds_rows(body, length) => {}
            Some(it) if is_closed && *it == self.separator && !self.holds_rows(body, length) => {}
            _ => {
                self.wasted = self.wasted.saturating_add(length);
                return None;
            }
        }
        let inner = body.get(..length)?;
        let inner = if is_doubled { Cow::Owned(inner.replace("\"\"", "\"")) } else { Cow::Borrowed(inner) };
        Some((inner, end))
    }
}

/// Length of quoted text up to its closing quote, and whether a doubled quote stands in it.
fn quoted_length(body: &str) -> (usize, bool) {
    let mut is_doubled = false;
    let mut at = 0;
    while let Some(found) = body.as_bytes().get(at..).and_then(|it| memchr(b'"', it)) {
        let quote = at.saturating_add(found);
        if body.as_bytes().get(quote.saturating_add(1)) != Some(&b'"') {
            return (quote, is_doubled);
        }
        is_doubled = true;
        at = quote.saturating_add(2);
    }
    (body.len(), is_doubled)
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
            let quoted = if bytes.get(start) == Some(&b'"') { self.quoted(start) } else { None };
            let end = match &quoted {
                Some((_, end)) => *end,
                None => {
                    let rest = bytes.get(start..).unwrap_or(&[]);
                    memchr3(self.separator, b'\n', b'\r', rest)
                        .map_or(bytes.len(), |it| start.saturating_add(it))
                }
            };
            match quoted {
                Some((text, _)) => push(row, text, start, end, column),
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
}
