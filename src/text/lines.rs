//! Lines of a text: iteration, and byte offsets turned into line and column.

use memchr::memchr2;

/// One line of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawLine<'a> {
    /// The line without its terminator.
    pub text: &'a str,
    /// Byte offset of its first byte.
    pub start: usize,
    /// Byte offset of the next line, past the terminator.
    pub next: usize,
}

/// The line that begins at `start`. Lines end in LF, CRLF or a lone CR, as in the
/// language server protocol, so that the editor and the command line count alike.
pub fn line_at(text: &str, start: usize) -> Option<RawLine<'_>> {
    let rest = text.get(start..)?;
    if rest.is_empty() {
        return None;
    }
    let Some(end) = memchr2(b'\n', b'\r', rest.as_bytes()) else {
        return Some(RawLine { text: rest, start, next: text.len() });
    };
    let (line, after) = rest.split_at_checked(end)?;
    let terminator = if after.starts_with("\r\n") { 2 } else { 1 };
    let next = start.saturating_add(end).saturating_add(terminator);
    Some(RawLine { text: line, start, next })
}

/// A place in a text whose line and column are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The byte offset.
    pub offset: usize,
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted from 1.
    pub column: usize,
}

impl Known {
    /// The beginning of a text.
    pub const START: Self = Self { offset: 0, line: 1, column: 1 };
}

/// Where lines begin in a text, to turn offsets into lines and columns.
#[derive(Clone, Debug, Default)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Scans a text once.
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        let mut at = 0;
        while let Some(line) = line_at(text, at) {
            at = line.next;
            if at > line.start.saturating_add(line.text.len()) {
                starts.push(u32::try_from(at).unwrap_or(u32::MAX));
            }
        }
        Self { starts }
    }

    /// The line that holds an offset, counted from 0.
    pub fn line(&self, offset: usize) -> usize {
        let offset = u32::try_from(offset).unwrap_or(u32::MAX);
        self.starts.partition_point(|it| *it <= offset).saturating_sub(1)
    }

    /// Byte offset of the first byte of a line counted from 0.
    pub fn start(&self, line: usize) -> Option<usize> {
        self.starts.get(line).map(|it| *it as usize)
    }

    /// Line and column as [`LineIndex::position`] counts them, from a place in the text that is
    /// known already: many places in one long line cost no more than the line.
    pub fn position_from(&self, text: &str, known: Known, offset: usize) -> Known {
        let start = self.start(self.line(offset)).unwrap_or(0);
        if known.offset < start || known.offset > offset {
            let (line, column) = self.position(text, offset);
            return Known { offset, line, column };
        }
        let between = text.get(known.offset..offset.min(text.len())).unwrap_or("").chars().count();
        Known { offset, line: known.line, column: known.column.saturating_add(between) }
    }

    /// Line and column, both counted from 1; the column in Unicode scalar values.
    pub fn position(&self, text: &str, offset: usize) -> (usize, usize) {
        let line = self.line(offset);
        let start = self.start(line).unwrap_or(0);
        let before = text.get(start..offset.min(text.len())).unwrap_or("");
        (line.saturating_add(1), before.chars().count().saturating_add(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_counts_once() {
        let text = "a\nb\r\nc\rd";
        let index = LineIndex::new(text);
        assert_eq!(index.starts, [0, 2, 5, 7]);
        assert_eq!(index.position(text, 5), (3, 1));
    }

    #[test]
    fn columns_count_characters() {
        let text = "x\nè😀y";
        let index = LineIndex::new(text);
        assert_eq!(index.position(text, 8), (2, 3));
        let mut known = Known::START;
        for offset in [0, 1, 2, 4, 8, 8, 2, 9] {
            known = index.position_from(text, known, offset);
            assert_eq!((known.line, known.column), index.position(text, offset), "{offset}");
        }
    }
}
