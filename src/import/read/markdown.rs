//! Tables of Markdown texts into rows of cells. Headings are titles; prose is left aside.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::import::read::cell::{At, Cell, Row};
use crate::syntax::trim;
use crate::text::Span;

/// Reads the tables of a text.
pub(crate) fn rows(text: &str) -> Vec<Row<'_>> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut table = 0;
    let mut number = 0_u32;
    let mut row = Row::new();
    let mut column = 0;
    // The text of the open cell or heading.
    let mut held: Option<(String, Option<Range<usize>>)> = None;
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                number = number.saturating_add(1);
                row = Row { table, number, ..Row::new() };
                column = 0;
            }
            Event::Start(Tag::TableCell | Tag::Heading { .. }) => held = Some((String::new(), None)),
            Event::Text(it) | Event::Code(it) | Event::InlineHtml(it) => {
                if let Some((cell, at)) = &mut held {
                    cell.push_str(&it);
                    let start = at.as_ref().map_or(range.start, |it| it.start);
                    *at = Some(start..range.end);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some((cell, _)) = &mut held {
                    cell.push(' ');
                }
            }
            Event::End(TagEnd::TableCell) => {
                match held.take().and_then(|it| cell(text, it, column)) {
                    Some(it) => row.cells.push(it),
                    None => row.n_empty = row.n_empty.saturating_add(1),
                }
                column = column.saturating_add(1);
            }
            Event::End(TagEnd::Heading(_)) => {
                let cell = held.take().and_then(|it| cell(text, it, 0));
                number = number.saturating_add(u32::from(cell.is_some()));
                rows.extend(cell.map(|it| Row { cells: vec![it], n_empty: 0, table, number }));
            }
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => {
                rows.push(std::mem::replace(&mut row, Row::new()));
            }
            Event::End(TagEnd::Table) => table = table.saturating_add(1),
            _ => {}
        }
    }
    rows
}

/// A cell with its place: borrowed from the text where it stands there as it is read.
fn cell(text: &str, held: (String, Option<Range<usize>>), column: u32) -> Option<Cell<'_>> {
    let (read, range) = held;
    let range = range?;
    let read = trim(&read);
    if read.is_empty() {
        return None;
    }
    let source = text.get(range).unwrap_or("");
    let trimmed = trim(source);
    let at = At::Text(Span::of(trimmed, text));
    let read = if trimmed == read { Cow::Borrowed(trimmed) } else { Cow::Owned(read.to_owned()) };
    Some(Cell::new(read, at, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_where_the_text_has_them() {
        let text = "# Piano 2023\n\nProsa | con barra.\n\n| PESO | TARGET |\n|---|---:|\n| 50% | a \\| b **c** |\n|  | >= 1 |\n";
        let read: Vec<Vec<String>> = rows(text)
            .iter()
            .map(|row| row.cells.iter().map(|it| format!("{}:{}", it.column, it.text)).collect())
            .collect();
        assert_eq!(
            read,
            [vec!["0:Piano 2023"], vec!["0:PESO", "1:TARGET"], vec!["0:50%", "1:a | b c"], vec!["1:>= 1"]]
        );
        let all = rows(text);
        let At::Text(span) = all[3].cells[0].at else { panic!("no text") };
        assert_eq!(span.text(text), ">= 1");
    }
}
