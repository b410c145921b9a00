//! Tables of HTML pages into rows of cells.
//!
//! Only what stands in tables counts, and headings, which are titles. Tags and scripts are
//! nothing but bytes here; styles say what is struck out, raised or hidden.

mod css;
mod table;

use std::borrow::Cow;

use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};
use html5gum::{Spanned, Tokenizer};

use crate::import::read::budget::Budget;
use crate::import::read::cell::{At, Cell, Row};
use crate::import::read::html::css::Sheet;
use crate::import::read::html::table::Table;
use crate::import::read::left_out::{LeftOut, line};
use crate::import::read::marks::{Formatted, Marks};
use crate::import::read::stored::Page;
use crate::import::read::unreadable::Unreadable;
use crate::syntax::is_blank;
use crate::text::Span;

/// The most tables that stand in each other, and the most elements.
const DEEPEST: usize = 64;
const MOST_OPEN: usize = 512;

/// Elements that have no end.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// Reads the tables of a page.
pub(crate) fn read(page: &str) -> Result<Page<'_>, Unreadable> {
    let budget = Budget::of(page.len());
    let mut emitter = DefaultEmitter::new_with_span();
    emitter.naively_switch_states(true);
    let mut reader = Reader {
        page,
        budget: &budget,
        rows: Vec::new(),
        tables: Vec::new(),
        open: Vec::new(),
        cell: None,
        title: None,
        sheet: Sheet::default(),
        style: None,
        is_silent: false,
        n_tables: 0,
        n_too_deep: 0,
        left_out: LeftOut::of_text(),
        n_hidden_rows: 0,
        is_hidden_row: false,
    };
    for token in Tokenizer::new_with_emitter(page, emitter) {
        match token {
            Ok(Token::StartTag(it)) => reader.start(&it)?,
            Ok(Token::EndTag(it)) => reader.end(&String::from_utf8_lossy(&it.name))?,
            Ok(Token::String(it)) => reader.text(&it),
            Ok(_) => {}
            Err(never) => match never {},
        }
    }
    reader.end_heading();
    while !reader.tables.is_empty() {
        reader.end_table()?;
    }
    reader.left_out.rows("", reader.n_hidden_rows);
    Ok(Page { rows: reader.rows, remarks: reader.left_out.remarks() })
}

struct Reader<'p, 'b> {
    page: &'p str,
    budget: &'b Budget,
    rows: Vec<Row<'p>>,
    /// Tables that are open, the innermost last, each with the elements that were open
    /// before it and the cell that it stands in.
    tables: Vec<(Table<'p>, usize, Option<Held>)>,
    /// Elements that are open, each with all that is said of its text.
    open: Vec<(String, Marks)>,
    /// A cell that is open.
    cell: Option<Held>,
    /// A heading that is open.
    title: Option<Held>,
    sheet: Sheet,
    /// The text of a style that is open.
    style: Option<String>,
    /// Whether what follows is a script, which nobody reads.
    is_silent: bool,
    n_tables: u32,
    /// Tables that are passed over because they stand too deep in others.
    n_too_deep: usize,
    left_out: LeftOut,
    n_hidden_rows: usize,
    /// Whether the row is hidden and holds something.
    is_hidden_row: bool,
}

/// A cell or heading that is being read.
#[derive(Default)]
struct Held {
    text: Formatted,
    /// The first and last byte of its text in the page.
    bytes: Option<(usize, usize)>,
    width: u32,
    height: u32,
}

impl Held {
    fn push(&mut self, piece: &Spanned<html5gum::HtmlString>, marks: Marks) {
        let text = String::from_utf8_lossy(piece);
        let is_said = !text.trim_matches(is_white).is_empty();
        let mut plain = String::with_capacity(text.len());
        for it in text.chars() {
            let before = plain.chars().next_back().or_else(|| self.text.so_far().chars().next_back());
            match is_white(it) {
                true if before.is_none_or(|it| matches!(it, ' ' | '\n')) => {}
                true => plain.push(' '),
                false => plain.push(it),
            }
        }
        self.text.push(&plain, marks);
        if is_said && !marks.is_struck && !marks.is_hidden {
            let start = self.bytes.map_or(piece.span.start, |it| it.0);
            self.bytes = Some((start, piece.span.end));
        }
    }

    /// The text and its place in the page; none where there is none.
    fn cell<'p>(mut self, page: &'p str, column: u32) -> Option<Cell<'p>> {
        let is_bold = self.text.is_bold();
        let text = self.text.finish();
        let text = text.trim_matches(|it| is_blank(it) || it == '\n');
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
        let (height, width) = (self.height.max(1), self.width.max(1));
        Some(Cell { height, width, is_bold, ..Cell::new(text, at, column) })
    }
}

fn is_white(it: char) -> bool {
    matches!(it, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// What a tag says of the text in it, by itself.
fn of_tag(tag: &str) -> Marks {
    Marks {
        is_raised: tag == "sup",
        is_struck: matches!(tag, "del" | "s" | "strike"),
        is_hidden: false,
        is_bold: matches!(tag, "b" | "strong" | "th"),
    }
}

impl Reader<'_, '_> {
    fn start(&mut self, tag: &StartTag<usize>) -> Result<(), Unreadable> {
        let name = String::from_utf8_lossy(&tag.name);
        let name = name.as_ref();
        let attribute = |name: &[u8]| tag.attributes.get(name).map(|it| String::from_utf8_lossy(it));
        match name {
            "table" => self.begin_table(),
            "thead" | "tbody" | "tfoot" => self.begin_group(name)?,
            "tr" => {
                self.end_row()?;
                if let Some((table, ..)) = self.tables.last_mut() {
                    table.is_in_row = true;
                }
                self.close_to(&["table", "thead", "tbody", "tfoot"]);
            }
            "td" | "th" => {
                self.end_cell()?;
                self.close_to(&["tr", "table", "thead", "tbody", "tfoot"]);
                let number = |name: &[u8]| {
                    let text = attribute(name)?;
                    let digits = text.trim().split(|it: char| !it.is_ascii_digit()).next().unwrap_or("");
                    // More than any table has is as good as the most.
                    (!digits.is_empty()).then(|| digits.parse::<u32>().unwrap_or(u32::MAX))
                };
                let (width, height) = (number(b"colspan").unwrap_or(1), number(b"rowspan").unwrap_or(1));
                if let Some((table, ..)) = self.tables.last_mut() {
                    table.is_in_row = true;
                    table.skip_covered(self.budget)?;
                    self.cell = Some(Held { width, height, ..Held::default() });
                }
            }
            "script" => self.is_silent = true,
            "style" => self.style = Some(String::new()),
            "br" | "p" | "div" | "li" => self.line_break(),
            "h1" | "h2" | "h3" | "h4" | "caption" if self.cell.is_none() => {
                self.title = Some(Held::default());
            }
            _ => {}
        }
        if VOID.contains(&name) || self.open.len() >= MOST_OPEN {
            return Ok(());
        }
        let mut marks = self.marks().and(of_tag(name));
        if let Some(it) = attribute(b"style") {
            marks = marks.and(css::marks(&it));
        }
        marks.is_hidden |= attribute(b"hidden").is_some();
        marks = marks.and(self.sheet.marks(name, &attribute(b"class").unwrap_or_default()));
        // A heading is no bold cell, and a lowered digit no raised one.
        marks.is_raised &= name != "sub";
        self.open.push((name.to_owned(), marks));
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Unreadable> {
        match name {
            "table" => match self.n_too_deep.checked_sub(1) {
                Some(it) => self.n_too_deep = it,
                None => self.end_table()?,
            },
            "thead" | "tbody" | "tfoot" => {
                self.end_group()?;
                self.close(name);
            }
            "tr" => {
                self.end_row()?;
                self.close(name);
            }
            "td" | "th" => {
                self.end_cell()?;
                self.close(name);
            }
            "script" => {
                self.is_silent = false;
                self.close(name);
            }
            "style" => {
                if let Some(it) = self.style.take() {
                    self.sheet.read(&it);
                }
                self.close(name);
            }
            "h1" | "h2" | "h3" | "h4" | "caption" => {
                self.end_heading();
                self.close(name);
            }
            "p" | "div" | "li" => {
                self.line_break();
                self.close(name);
            }
            _ => self.close(name),
        }
        Ok(())
    }

    fn text(&mut self, piece: &Spanned<html5gum::HtmlString>) {
        if let Some(style) = &mut self.style {
            style.push_str(&String::from_utf8_lossy(piece));
            return;
        }
        let (marks, is_silent) = (self.marks(), self.is_silent);
        if let Some(it) = self.held().filter(|_| !is_silent) {
            it.push(piece, marks);
        }
    }

    /// What is said of the text that comes next.
    fn marks(&self) -> Marks {
        self.open.last().map(|it| it.1).unwrap_or_default()
    }

    /// The first element that is open within the innermost table.
    fn floor(&self) -> usize {
        self.tables.last().map_or(0, |it| it.1)
    }

    /// Closes an element with all in it, unless it is not open in this table.
    fn close(&mut self, name: &str) {
        let floor = self.floor();
        let within = self.open.get(floor..).unwrap_or(&[]);
        if let Some(i) = within.iter().rposition(|it| it.0 == name) {
            self.open.truncate(floor.saturating_add(i));
        }
    }

    /// Closes all that is open within the innermost of some elements.
    fn close_to(&mut self, names: &[&str]) {
        let floor = self.floor();
        let within = self.open.get(floor..).unwrap_or(&[]);
        if let Some(i) = within.iter().rposition(|it| names.contains(&it.0.as_str())) {
            self.open.truncate(floor.saturating_add(i).saturating_add(1));
        }
    }

    /// What text belongs to: a heading that is open, else a cell.
    fn held(&mut self) -> Option<&mut Held> {
        self.title.as_mut().or(self.cell.as_mut())
    }

    fn line_break(&mut self) {
        if let Some(it) = self.held() {
            it.text.line_break();
        }
    }

    fn end_heading(&mut self) {
        let Some(mut held) = self.title.take() else { return };
        held.text.forget_bold();
        if let Some(cell) = held.cell(self.page, 0) {
            self.rows.push(Row { cells: vec![cell], table: self.n_tables, number: 1, ..Row::empty() });
        }
    }

    fn begin_table(&mut self) {
        if self.tables.len() >= DEEPEST {
            self.n_too_deep = self.n_too_deep.saturating_add(1);
            return;
        }
        self.end_heading();
        let outer = self.cell.take();
        self.tables.push((Table::new(self.n_tables), self.open.len(), outer));
        self.n_tables = self.n_tables.saturating_add(1);
    }

    fn end_table(&mut self) -> Result<(), Unreadable> {
        self.end_group()?;
        let Some((mut table, n_open, outer)) = self.tables.pop() else { return Ok(()) };
        table.end(&mut self.rows);
        self.open.truncate(n_open);
        self.cell = outer;
        self.line_break();
        Ok(())
    }

    fn begin_group(&mut self, name: &str) -> Result<(), Unreadable> {
        self.end_group()?;
        self.close_to(&["table"]);
        if let Some((table, ..)) = self.tables.last_mut() {
            table.is_foot = name == "tfoot";
        }
        Ok(())
    }

    fn end_group(&mut self) -> Result<(), Unreadable> {
        self.end_row()?;
        if let Some((table, ..)) = self.tables.last_mut() {
            table.end_group(&mut self.rows);
        }
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Unreadable> {
        self.end_cell()?;
        if std::mem::take(&mut self.is_hidden_row) {
            self.n_hidden_rows = self.n_hidden_rows.saturating_add(1);
        }
        match self.tables.last_mut() {
            Some((table, ..)) => table.end_row(&mut self.rows, self.budget),
            None => Ok(()),
        }
    }

    fn end_cell(&mut self) -> Result<(), Unreadable> {
        let floor = self.floor();
        let Some((table, ..)) = self.tables.last_mut() else { return Ok(()) };
        let Some(mut held) = self.cell.take() else { return Ok(()) };
        self.budget.cell(held.text.so_far())?;
        let column = table.column;
        (held.width, held.height) = table.cover(held.width, held.height);
        let within = self.open.get(floor..).unwrap_or(&[]);
        let is_row_hidden = within.iter().rfind(|it| it.0 == "tr").is_some_and(|it| it.1.is_hidden)
            || within.first().is_some_and(|it| it.1.is_hidden);
        let at = held.bytes.map_or(0, |it| it.0);
        if is_row_hidden {
            self.is_hidden_row |= held.text.has_hidden || held.text.has_struck;
        } else {
            let page = self.page;
            if held.text.has_struck {
                self.left_out.struck(|| line(page, at));
            }
            if held.text.has_hidden {
                self.left_out.hidden(|| line(page, at));
            }
        }
        let n_rows = self.rows.len();
        table.push(held.cell(self.page, column), n_rows);
        Ok(())
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
        super::read(page).unwrap().rows.iter().map(|row| row.cells.iter().map(cell).collect()).collect()
    }

    #[test]
    fn cells_have_their_columns_whatever_spans_them() {
        let page = "<table><tr><th colspan=2>A</th><th>B</th></tr>\
            <tr><td rowspan=\"2\">1</td><td>2<td>3</tr><tr><td>4</td><td> 5 <b>6</b><br>7</td></tr></table>";
        assert_eq!(read(page), [vec!["0:A", "2:B"], vec!["0:1", "1:2", "2:3"], vec!["1:4", "2:5 6\n7"]]);
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
        let tables: Vec<_> = super::read(page).unwrap().rows.iter().map(|it| it.table).collect();
        assert_eq!((read(page), tables), (vec![vec!["0:b".into()], vec!["0:a\nc".into()]], vec![1, 0]));
    }

    /// Texts of rows with what their cells span.
    fn spans(page: &str) -> Vec<String> {
        let cell = |it: &Cell<'_>| format!("{}:{} {}x{}", it.column, it.text, it.height, it.width);
        let page = super::read(page).unwrap();
        page.rows.iter().map(|row| row.cells.iter().map(cell).collect::<Vec<_>>().join(" | ")).collect()
    }

    fn remarks(page: &str) -> Vec<&'static str> {
        super::read(page).unwrap().remarks.iter().map(|it| it.id).collect()
    }

    #[test]
    fn a_cell_reaches_to_the_end_of_its_group_and_no_further() {
        for height in ["0", "65535", "9999999999", "3"] {
            let page = format!(
                "<table><tbody><tr><td rowspan={height}>a<td>b</tr><tr><td>c</tr><tr></tr></tbody>\
                 <tbody><tr><td>d<td>e</tr></tbody></table>"
            );
            assert_eq!(spans(&page), ["0:a 3x1 | 1:b 1x1", "1:c 1x1", "0:d 1x1 | 1:e 1x1"], "{height}");
        }
        let page = "<table><tr><td rowspan=1>a<td rowspan=2 colspan=2>b<td>c<tr><td>d<td>e</table>";
        assert_eq!(spans(page), ["0:a 1x1 | 1:b 2x2 | 3:c 1x1", "0:d 1x1 | 3:e 1x1"]);
    }

    #[test]
    fn a_foot_is_shown_at_the_end_wherever_it_stands() {
        let page = "<table><thead><tr><th>A</thead><tfoot><tr><td rowspan=0>Totale<tr><td>9</tfoot>\
            <tbody><tr><td>1</tr></tbody></table><table><tr><td>z</table>";
        assert_eq!(spans(page), ["0:A 1x1", "0:1 1x1", "0:Totale 2x1", "1:9 1x1", "0:z 1x1"]);
        let numbers: Vec<_> = super::read(page).unwrap().rows.iter().map(|it| it.number).collect();
        assert_eq!(numbers, [1, 4, 5, 6, 1]);
    }

    #[test]
    fn what_is_raised_struck_or_hidden_is_no_digit() {
        let cell = |text: &str| read(&format!("<table><tr><td>{text}</td><td>x</td></tr></table>"));
        for (text, meant) in [
            ("45<sup>2</sup>", "45²"),
            ("<sup>45</sup>", "45"),
            ("H<sub>2</sub>O", "H2O"),
            ("<del>45</del>52", "52"),
            ("<s>4<b>5</s>52", "52"),
            ("45<span style=\"display:none\">2</span>", "45"),
            ("45<span hidden>2</span>", "45"),
            ("45<span style='vertical-align:super'>2</span> x", "45² x"),
            ("a<br>b<p>c</p>d", "a\nb\nc\nd"),
        ] {
            assert_eq!(cell(text), [[format!("0:{meant}"), "1:x".to_owned()]], "{text}");
        }
        assert_eq!(remarks("<table><tr><td><del>4</del>5<td><i hidden>6</i>7</table>").len(), 2);
        assert_eq!(remarks("<table><tr><td><del> </del>5<td>7</table>").len(), 0);
        let page = "<style>.no{display:none}</style><table><tr class=no><td>a<td>b</tr>\
            <tr style='display:none'><td></tr><tr><td>1<td class=no>2</tr></table>";
        assert_eq!(read(page).concat(), ["0:1"]);
        assert_eq!(remarks(page), ["import-hidden-rows.text", "import-hidden-text.lines"]);
    }

    #[test]
    fn bold_is_what_is_bold_as_a_whole() {
        let page = "<table><tr><th>a<td><b>b</b><td><b>c</b> d<td style='font-weight:700'>e</table>";
        let page = super::read(page).unwrap();
        let bold: Vec<_> = page.rows[0].cells.iter().map(|it| it.is_bold).collect();
        assert_eq!(bold, [true, true, false, true]);
    }

    #[test]
    fn spans_without_end_are_paid_for() {
        let wide = "<td rowspan=65000>a".repeat(16_000);
        let page = format!("<table><tr>{wide}{}</table>", "<tr><td>b".repeat(70_000));
        assert!(super::read(&page).is_err_and(|it| it == Unreadable::TooLarge));
        let deep = "<table><tr><td>".repeat(70_000);
        assert!(super::read(&deep).is_ok());
    }
}
