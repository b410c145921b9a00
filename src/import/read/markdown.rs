//! Tables of Markdown texts into rows of cells. Headings are titles; prose is left aside.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::import::read::cell::{At, Cell, Row};
use crate::import::read::left_out::{LeftOut, line};
use crate::import::read::marks::{Formatted, Marks};
use crate::import::read::stored::Page;
use crate::syntax::trim;
use crate::text::Span;

/// What is read beside plain Markdown. Notes are asked for, so that their marks are known.
const READ: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH).union(Options::ENABLE_FOOTNOTES);

/// A cell or heading that is open.
#[derive(Default)]
struct Held {
    text: Formatted,
    /// The first and last byte of what is shown of it.
    bytes: Option<Range<usize>>,
    marks: Marks,
    /// What held before each HTML tag that is open in it.
    tags: Vec<(String, Marks)>,
}

impl Held {
    fn push(&mut self, text: &str, range: Range<usize>) {
        self.text.push(text, self.marks);
        if !self.marks.is_struck {
            let start = self.bytes.as_ref().map_or(range.start, |it| it.start);
            self.bytes = Some(start..range.end);
        }
    }

    /// A tag of HTML within the text.
    fn tag(&mut self, tag: &str, range: Range<usize>) {
        let inner = tag.trim_matches(['<', '>']).trim();
        let name = inner.split([' ', '/']).find(|it| !it.is_empty()).unwrap_or("").to_ascii_lowercase();
        match name.as_str() {
            "br" => self.text.line_break(),
            "sup" | "s" | "del" | "strike" | "b" | "strong" | "sub" | "i" | "em" | "u" | "span" | "a"
            | "small" => {
                if inner.starts_with('/') {
                    if let Some(i) = self.tags.iter().rposition(|it| it.0 == name) {
                        self.marks = self.tags.get(i).map_or(self.marks, |it| it.1);
                        self.tags.truncate(i);
                    }
                } else if self.tags.len() < 64 {
                    let before = self.marks;
                    self.marks.is_raised |= name == "sup";
                    self.marks.is_struck |= matches!(name.as_str(), "s" | "del" | "strike");
                    self.marks.is_bold |= matches!(name.as_str(), "b" | "strong");
                    self.tags.push((name, before));
                }
            }
            _ if tag.starts_with("<!--") => {}
            _ => self.push(tag, range),
        }
    }

    /// A cell with its place: borrowed from the text where it stands there as it is read.
    fn cell(mut self, text: &str, column: u32) -> Option<Cell<'_>> {
        let is_bold = self.text.is_bold();
        let read = self.text.finish();
        let read = read.trim_matches(|it: char| it == '\n' || it.is_ascii_whitespace());
        let read = trim(read);
        if read.is_empty() {
            return None;
        }
        let source = text.get(self.bytes?).unwrap_or("");
        let trimmed = trim(source);
        let at = At::Text(Span::of(trimmed, text));
        let read = if trimmed == read { Cow::Borrowed(trimmed) } else { Cow::Owned(read.to_owned()) };
        Some(Cell { is_bold, ..Cell::new(read, at, column) })
    }
}

/// Reads the tables of a text.
pub(crate) fn read(text: &str) -> Page<'_> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut left_out = LeftOut::of_text();
    let mut row = Row::empty();
    let (mut table, mut number, mut column) = (0, 0_u32, 0);
    let mut held: Option<Held> = None;
    for (event, range) in Parser::new_ext(text, READ).into_offset_iter() {
        if let Some(it) = &mut held {
            match &event {
                Event::Text(said) | Event::Code(said) => it.push(said, range.clone()),
                Event::InlineHtml(tag) => it.tag(tag, range.clone()),
                // The mark of a note is raised, whatever its name.
                Event::FootnoteReference(name) => {
                    let marks = Marks { is_raised: true, ..it.marks };
                    it.text.push(name, marks);
                }
                Event::SoftBreak | Event::HardBreak => it.text.push(" ", Marks::default()),
                Event::Start(Tag::Strikethrough) => it.marks.is_struck = true,
                Event::End(TagEnd::Strikethrough) => it.marks.is_struck = false,
                Event::Start(Tag::Strong) => it.marks.is_bold = true,
                Event::End(TagEnd::Strong) => it.marks.is_bold = false,
                _ => {}
            }
        }
        match event {
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                number = number.saturating_add(1);
                row = Row { table, number, ..Row::empty() };
                column = 0;
            }
            Event::Start(Tag::TableCell | Tag::Heading { .. }) => held = Some(Held::default()),
            Event::End(TagEnd::TableCell) => {
                let open = held.take().unwrap_or_default();
                if open.text.has_struck {
                    left_out.struck(|| line(text, range.start));
                }
                match open.cell(text, column) {
                    Some(it) => row.cells.push(it),
                    None => row.n_empty = row.n_empty.saturating_add(1),
                }
                column = column.saturating_add(1);
            }
            Event::End(TagEnd::Heading(_)) => {
                let cell = held.take().and_then(|mut it| {
                    it.text.forget_bold();
                    it.cell(text, 0)
                });
                number = number.saturating_add(u32::from(cell.is_some()));
                rows.extend(cell.map(|it| Row { cells: vec![it], table, number, ..Row::empty() }));
            }
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => {
                rows.push(std::mem::replace(&mut row, Row::empty()));
            }
            Event::End(TagEnd::Table) => table = table.saturating_add(1),
            _ => {}
        }
    }
    Page { rows, remarks: left_out.remarks() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_where_the_text_has_them() {
        let text = "# Piano 2023\n\nProsa | con barra.\n\n| PESO | TARGET |\n|---|---:|\n| 50% | a \\| b **c** |\n|  | >= 1 |\n";
        let read: Vec<Vec<String>> = super::read(text)
            .rows
            .iter()
            .map(|row| row.cells.iter().map(|it| format!("{}:{}", it.column, it.text)).collect())
            .collect();
        assert_eq!(
            read,
            [vec!["0:Piano 2023"], vec!["0:PESO", "1:TARGET"], vec!["0:50%", "1:a | b c"], vec!["1:>= 1"]]
        );
        let all = super::read(text).rows;
        let At::Text(span) = all[3].cells[0].at else { panic!("no text") };
        assert_eq!(span.text(text), ">= 1");
    }

    #[test]
    fn marks_of_notes_and_what_is_struck_are_no_digits() {
        let text = "| A | B | C | D | E |\n|---|---|---|---|---|\n\
            | 45[^1] | ~~45~~ 52 | 45<sup>2</sup> | a<br>b | **x** |\n| ~~9~~ | <b>1</b> | 80% [1] | <del>4</del>5 | <x> |\n\n[^1]: Nota.\n";
        let page = super::read(text);
        let read: Vec<Vec<String>> =
            page.rows.iter().map(|row| row.cells.iter().map(|it| it.text.to_string()).collect()).collect();
        assert_eq!(read[1], ["45¹", "52", "45²", "a\nb", "x"]);
        assert_eq!(read[2], ["1", "80% [1]", "5", "<x>"]);
        assert!(page.rows[1].cells[4].is_bold);
        assert_eq!(page.remarks.len(), 1);
        assert_eq!(page.rows[2].n_empty, 1);
    }
}
