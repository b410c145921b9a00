//! Tables of HTML pages into rows of cells.
//!
//! Only what stands in tables counts, and headings, which are titles. Tags, scripts and
//! styles are nothing but bytes here.

use std::borrow::Cow;

use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};
use html5gum::{Spanned, Tokenizer};

use crate::import::read::cell::{At, Cell, Row};
use crate::syntax::is_blank;
use crate::text::Span;

/// The most columns of a table, and the most rows that a cell can stand in.
const MOST: u32 = 16_384;

/// The most tables that stand in each other.
const DEEPEST: usize = 64;

/// Reads the tables of a page.
pub(crate) fn rows(page: &str) -> Vec<Row<'_>> {
    let mut emitter = DefaultEmitter::new_with_span();
    emitter.naively_switch_states(true);
    let mut reader =
        Reader { page, rows: Vec::new(), tables: Vec::new(), title: None, n_tables: 0, is_silent: false };
    for token in Tokenizer::new_with_emitter(page, emitter) {
        match token {
            Ok(Token::StartTag(it)) => reader.start(&it),
            Ok(Token::EndTag(it)) => reader.end(&it.name),
            Ok(Token::String(it)) => reader.text(&it),
            Ok(_) => {}
            Err(never) => match never {},
        }
    }
    while !reader.tables.is_empty() {
        reader.end(b"table");
    }
    reader.rows
}

struct Reader<'p> {
    page: &'p str,
    rows: Vec<Row<'p>>,
    /// Tables that are open, the innermost last.
    tables: Vec<Table<'p>>,
    /// A heading that is open.
    title: Option<Held>,
    n_tables: u32,
    /// Whether what follows is a script or a style, which nobody reads.
    is_silent: bool,
}

/// A table that is being read.
struct Table<'p> {
    row: Row<'p>,
    column: u32,
    /// For each column, in how many rows below a cell still stands.
    covered: Vec<u32>,
    cell: Option<Held>,
}

/// A cell that is being read.
#[derive(Default)]
struct Held {
    text: String,
    /// The first and last byte of its text in the page.
    bytes: Option<(usize, usize)>,
    width: u32,
    height: u32,
}

impl Held {
    fn push(&mut self, piece: &Spanned<html5gum::HtmlString>) {
        let text = String::from_utf8_lossy(piece);
        let is_said = !text.trim_matches(is_white).is_empty();
        for it in text.chars() {
            match is_white(it) {
                true if self.text.is_empty() || self.text.ends_with(' ') => {}
                true => self.text.push(' '),
                false => self.text.push(it),
            }
        }
        if is_said {
            let start = self.bytes.map_or(piece.span.start, |it| it.0);
            self.bytes = Some((start, piece.span.end));
        }
    }

    /// A break, as between two lines of a cell.
    fn pause(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    /// The text and its place in the page; none where there is none.
    fn cell<'p>(self, page: &'p str, column: u32) -> Option<Cell<'p>> {
        let text = self.text.trim_matches(is_blank);
        let (start, end) = self.bytes?;
        if text.is_empty() {
            return None;
        }
        let source = page.get(start..end).unwrap_or("");
        let trimmed = source.trim_matches(is_white);
        let start =
            start.saturating_add(source.len().saturating_sub(source.trim_start_matches(is_white).len()));
        let at = At::Text(Span::new(start, start.saturating_add(trimmed.len())));
        let text = if trimmed == text { Cow::Borrowed(trimmed) } else { Cow::Owned(text.to_owned()) };
        Some(Cell { height: self.height.max(1), width: self.width.max(1), ..Cell::new(text, at, column) })
    }
}

fn is_white(it: char) -> bool {
    matches!(it, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

impl Reader<'_> {
    fn start(&mut self, tag: &StartTag<usize>) {
        match &**tag.name {
            b"table" if self.tables.len() < DEEPEST => {
                let row = Row { table: self.n_tables, number: 1, ..Row::new() };
                self.n_tables = self.n_tables.saturating_add(1);
                self.tables.push(Table { row, column: 0, covered: Vec::new(), cell: None });
            }
            b"tr" => self.end_row(),
            b"td" | b"th" => {
                self.end_cell();
                let number = |name: &[u8]| {
                    let text = std::str::from_utf8(tag.attributes.get(name)?).ok()?;
                    text.trim().parse::<u32>().ok()
                };
                let (width, height) = (number(b"colspan").unwrap_or(1), number(b"rowspan").unwrap_or(1));
                if let Some(table) = self.tables.last_mut() {
                    table.skip_covered();
                    let (width, height) = (width.clamp(1, 1000), height.clamp(1, MOST));
                    table.cell = Some(Held { width, height, ..Held::default() });
                }
            }
            b"script" | b"style" => self.is_silent = true,
            b"br" | b"p" | b"div" | b"li" => {
                if let Some(it) = self.held() {
                    it.pause();
                }
            }
            b"h1" | b"h2" | b"h3" | b"h4" | b"caption" if self.cell().is_none() => {
                self.title = Some(Held::default());
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            b"table" => {
                self.end_row();
                self.tables.pop();
                self.held().into_iter().for_each(Held::pause);
            }
            b"tr" => self.end_row(),
            b"td" | b"th" => self.end_cell(),
            b"script" | b"style" => self.is_silent = false,
            b"h1" | b"h2" | b"h3" | b"h4" | b"caption" => {
                let cell = self.title.take().and_then(|it| it.cell(self.page, 0));
                if let Some(cell) = cell {
                    self.rows.push(Row { cells: vec![cell], table: self.n_tables, number: 1, ..Row::new() });
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, piece: &Spanned<html5gum::HtmlString>) {
        let is_silent = self.is_silent;
        if let Some(it) = self.held().filter(|_| !is_silent) {
            it.push(piece);
        }
    }

    fn cell(&mut self) -> Option<&mut Held> {
        self.tables.last_mut()?.cell.as_mut()
    }

    /// What text belongs to: a heading that is open, else a cell.
    fn held(&mut self) -> Option<&mut Held> {
        match &mut self.title {
            Some(it) => Some(it),
            None => self.tables.last_mut()?.cell.as_mut(),
        }
    }

    fn end_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let Some(held) = table.cell.take() else { return };
        let (width, height, column) = (held.width, held.height, table.column);
        table.cover(width, height);
        match held.cell(self.page, column) {
            Some(it) => table.row.cells.push(it),
            None => table.row.n_empty = table.row.n_empty.saturating_add(1),
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        let Some(table) = self.tables.last_mut() else { return };
        if !table.row.cells.is_empty() || table.row.n_empty > 0 {
            let number = table.row.number.saturating_add(1);
            let next = Row { table: table.row.table, number, ..Row::new() };
            let row = std::mem::replace(&mut table.row, next);
            table.covered.iter_mut().for_each(|it| *it = it.saturating_sub(1));
            self.rows.push(row);
        }
        table.column = 0;
    }
}

impl Table<'_> {
    /// Goes on to the next column in which no cell from above stands.
    fn skip_covered(&mut self) {
        while self.covered.get(self.column as usize).is_some_and(|it| *it > 0) {
            self.column = self.column.saturating_add(1);
        }
    }

    /// Takes columns for a cell, in this row and the rows below that it stands in. The
    /// count is brought down at the end of this row.
    fn cover(&mut self, width: u32, height: u32) {
        let end = self.column.saturating_add(width).min(MOST);
        if self.covered.len() < end as usize {
            self.covered.resize(end as usize, 0);
        }
        for it in self.covered.get_mut(self.column as usize..end as usize).unwrap_or_default() {
            *it = height;
        }
        self.column = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(page: &str) -> Vec<Vec<String>> {
        let cell = |it: &Cell<'_>| {
            let At::Text(span) = it.at else { panic!("no text") };
            assert!(page.get(span.start as usize..span.end as usize).is_some());
            format!("{}:{}", it.column, it.text)
        };
        rows(page).iter().map(|row| row.cells.iter().map(cell).collect()).collect()
    }

    #[test]
    fn cells_have_their_columns_whatever_spans_them() {
        let page = "<table><tr><th colspan=2>A</th><th>B</th></tr>\
            <tr><td rowspan=\"2\">1</td><td>2<td>3</tr><tr><td>4</td><td> 5 <b>6</b><br>7</td></tr></table>";
        assert_eq!(read(page), [vec!["0:A", "2:B"], vec!["0:1", "1:2", "2:3"], vec!["1:4", "2:5 6 7"]]);
    }

    #[test]
    fn scripts_comments_and_entities_are_what_they_are() {
        let page = "<h2>Piano &amp; c.</h2><p>no</p><table><tr><td>&gt;= 90&nbsp;%</td>\
            <td><script>x<td>y</script>a<!-- b --></td></tr>";
        assert_eq!(read(page), [vec!["0:Piano & c."], vec!["0:>= 90\u{a0}%", "1:a"]]);
    }

    #[test]
    fn a_table_in_a_cell_is_a_table_of_its_own() {
        let page = "<table><tr><td>a<table><tr><td>b</td></tr></table>c</td></tr></table>";
        let tables: Vec<_> = rows(page).iter().map(|it| it.table).collect();
        assert_eq!((read(page), tables), (vec![vec!["0:b".into()], vec!["0:a c".into()]], vec![1, 0]));
    }
}
