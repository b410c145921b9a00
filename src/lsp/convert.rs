//! Places of the text into positions of the protocol, and back: the only place that does.
//!
//! A position counts lines and units of the negotiated encoding. Work stays within a
//! section and a line, so that its cost does not grow with the document.

use tower_lsp::lsp_types::{Position, PositionEncodingKind, Range};

use crate::check::{Live, Point};
use crate::text::Span;
use crate::text::lines::{LineIndex, RawLine, line_at};

/// What a column counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units: what the protocol means unless something is agreed on.
    #[default]
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

impl Encoding {
    /// The first of a client's offers, which stand in the order of its preference.
    pub(crate) fn agreed(offers: Option<&[PositionEncodingKind]>) -> Self {
        let known = |it: &PositionEncodingKind| match it.as_str() {
            "utf-8" => Some(Self::Utf8),
            "utf-16" => Some(Self::Utf16),
            "utf-32" => Some(Self::Utf32),
            _ => None,
        };
        offers.unwrap_or(&[]).iter().find_map(known).unwrap_or_default()
    }

    /// Its name in the protocol.
    pub(crate) fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    /// The length of a text.
    pub(crate) fn units(self, text: &str) -> u32 {
        let res = match self {
            Self::Utf8 => text.len(),
            Self::Utf16 => text.chars().map(char::len_utf16).sum(),
            Self::Utf32 => text.chars().count(),
        };
        u32::try_from(res).unwrap_or(u32::MAX)
    }

    /// The byte offset of a column in a line. One past the end gives the end, one inside a
    /// character its start.
    fn offset(self, line: &str, column: u32) -> usize {
        let mut left = column;
        for (at, it) in line.char_indices() {
            let length = match self {
                Self::Utf8 => it.len_utf8(),
                Self::Utf16 => it.len_utf16(),
                Self::Utf32 => 1,
            };
            let length = u32::try_from(length).unwrap_or(1);
            if left < length {
                return at;
            }
            left = left.saturating_sub(length);
        }
        line.len()
    }
}

/// The place of a position. One past the end of a line or of the text gives that end.
pub(crate) fn point(live: &Live, encoding: Encoding, position: Position) -> Point {
    let (section, line) = live.line(position.line as usize);
    let text = live.parts().get(section).map_or("", |it| it.text.as_str());
    let offset = match nth_line(text, line) {
        Some(it) => it.start.saturating_add(encoding.offset(it.text, position.character)),
        None => text.len(),
    };
    Point { section, offset }
}

/// The places of a range, in order.
pub(crate) fn points(live: &Live, encoding: Encoding, range: Range) -> (Point, Point) {
    let (start, end) = (point(live, encoding, range.start), point(live, encoding, range.end));
    (start.min(end), start.max(end))
}

/// The position of a place.
pub(crate) fn position(live: &Live, encoding: Encoding, point: Point) -> Position {
    section(live, encoding, point.section).position(point.offset)
}

/// The range of a place in a section.
pub(crate) fn range(live: &Live, encoding: Encoding, at: usize, span: Span) -> Range {
    section(live, encoding, at).range(span)
}

/// A section, to convert many places of it.
pub(crate) fn section(live: &Live, encoding: Encoding, at: usize) -> Places<'_> {
    let text = live.parts().get(at).map_or("", |it| it.text.as_str());
    Places::new(text, live.lines_before(at), encoding)
}

fn nth_line(text: &str, n: usize) -> Option<RawLine<'_>> {
    let mut line = line_at(text, 0)?;
    for _ in 0..n {
        line = line_at(text, line.next)?;
    }
    Some(line)
}

/// The places of one section.
#[derive(Clone, Debug)]
pub(crate) struct Places<'t> {
    text: &'t str,
    first_line: usize,
    encoding: Encoding,
    index: LineIndex,
}

impl<'t> Places<'t> {
    /// The places of a section's text that has so many lines before it.
    pub(crate) fn new(text: &'t str, first_line: usize, encoding: Encoding) -> Self {
        Self { text, first_line, encoding, index: LineIndex::new(text) }
    }

    /// The position of a byte offset in the section.
    pub(crate) fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let line = self.index.line(offset);
        let start = self.index.start(line).unwrap_or(0);
        let before = self.text.get(start..offset).unwrap_or("");
        let line = self.first_line.saturating_add(line);
        Position::new(u32::try_from(line).unwrap_or(u32::MAX), self.encoding.units(before))
    }

    /// The range of a place in the section.
    pub(crate) fn range(&self, span: Span) -> Range {
        let start = self.position(span.start as usize);
        let end = if span.is_empty() { start } else { self.position(span.end as usize) };
        Range::new(start, end)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::Config;

    const TEXT: &str =
        "piano \"à 😀 e\u{301}\" 2023\r\n\r\nobiettivo 1 \"è\"\r  peso 1%\nobiettivo 2 \"x\"\n";

    #[test]
    fn positions_lead_to_places_and_back_in_every_encoding() {
        let live = Live::new(TEXT, Arc::new(Config::default()));
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            for (section, part) in live.parts().iter().enumerate() {
                for (offset, it) in part.text.char_indices().filter(|it| !"\r\n".contains(it.1)) {
                    let place = Point { section, offset };
                    let there = position(&live, encoding, place);
                    assert_eq!(point(&live, encoding, there), place, "{encoding:?} {there:?} {it}");
                }
            }
        }
    }

    #[test]
    fn columns_count_what_was_agreed_on() {
        let live = Live::new(TEXT, Arc::new(Config::default()));
        let year = Point { section: 0, offset: TEXT.find("2023").unwrap() };
        for (encoding, column) in [(Encoding::Utf8, 20), (Encoding::Utf16, 16), (Encoding::Utf32, 15)] {
            assert_eq!(position(&live, encoding, year), Position::new(0, column), "{encoding:?}");
        }
    }

    #[test]
    fn a_position_past_an_end_is_that_end_and_inside_a_character_its_start() {
        let live = Live::new(TEXT, Arc::new(Config::default()));
        let at = |line, column| {
            let it = point(&live, Encoding::Utf16, Position::new(line, column));
            live.parts()[..it.section].iter().map(|it| it.text.len()).sum::<usize>() + it.offset
        };
        assert_eq!(at(0, 99), TEXT.find("\r\n").unwrap());
        assert_eq!(at(0, 10), TEXT.find('😀').unwrap());
        assert_eq!(at(5, 0), TEXT.len());
        assert_eq!(at(99, 3), TEXT.len());
        let empty = Live::new("", Arc::new(Config::default()));
        assert_eq!(point(&empty, Encoding::Utf16, Position::new(3, 3)), Point { section: 0, offset: 0 });
    }
}
