//! Tables in a text whose columns stand apart by blanks alone, as reports are printed to files.
//!
//! Where columns are is told by the lines together: the stretches that their pieces cover, in
//! characters. A line that lies across them is a heading, a few words below a cell go on with it.

use std::borrow::Cow;

use crate::import::read::cell::{At, Cell, Row};
use crate::import::read::stored::Page;
use crate::text::Span;

/// So many blanks part two cells.
const GAP: usize = 2;

/// A table has at least so many columns, and so many lines that fill as many.
const LEAST_COLUMNS: usize = 3;
const LEAST_LINES: usize = 3;

/// The most columns that are looked for.
const MOST_COLUMNS: usize = 200;

/// A text between gaps, and the characters of its line that it covers.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Piece<'t> {
    text: &'t str,
    from: usize,
    to: usize,
}

/// Whether a text is such a table: most lines with several pieces agree in their columns. A line
/// with quotes is one of a plan, a line with tabs one of another table.
pub(crate) fn is_one(head: &str) -> bool {
    // What ends its cells with a mark is a table of marks.
    let is_marked =
        |it: &Vec<Piece<'_>>| it.iter().filter(|it| it.text.ends_with([',', ';', '|'])).count() > 1;
    let is_seed = |it: &Vec<Piece<'_>>| it.len() >= LEAST_COLUMNS && !is_marked(it);
    chunks(head).any(|lines| {
        let seeds: Vec<Vec<Piece<'_>>> = lines
            .iter()
            .filter(|it| !it.contains(['"', '\t']))
            .map(|it| pieces(it))
            .filter(is_seed)
            .collect();
        let columns = Columns::of(&seeds);
        let fits = |it: &&Vec<Piece<'_>>| it.iter().all(|it| columns.under(it).is_some());
        let n_fit = seeds.iter().filter(fits).count();
        // Prose that is set in full lines has gaps anywhere.
        n_fit >= LEAST_LINES
            && n_fit.saturating_mul(10) >= seeds.len().saturating_mul(9)
            && n_fit.saturating_mul(2) >= lines.len()
            && (LEAST_COLUMNS..MOST_COLUMNS).contains(&columns.0.len())
    })
}

/// Reads the tables of a text.
pub(crate) fn read(text: &str) -> Page<'_> {
    let mut reader = Reader { text, rows: Vec::new(), columns: Columns::default(), table: 0, number: 0 };
    for lines in chunks(text) {
        let pieces: Vec<Vec<Piece<'_>>> = lines.iter().map(|it| pieces(it)).collect();
        // A blank line within a table leaves its columns as they are.
        let goes_on = pieces.iter().filter(|it| it.len() > 1).all(|it| reader.columns.hold(it));
        if !goes_on || reader.columns.0.is_empty() {
            let seeds: Vec<Vec<Piece<'_>>> =
                pieces.iter().filter(|it| it.len() >= LEAST_COLUMNS).cloned().collect();
            if !seeds.is_empty() {
                reader.columns = Columns::of(&seeds);
                reader.table = reader.table.saturating_add(1);
            }
        }
        for line in &pieces {
            reader.line(line);
        }
    }
    Page { rows: reader.rows, remarks: Vec::new() }
}

/// Lines without a blank one between them.
fn chunks(text: &str) -> impl Iterator<Item = Vec<&str>> {
    let mut lines = text.lines();
    std::iter::from_fn(move || {
        let first = lines.find(|it| !it.trim().is_empty())?;
        let rest = lines.by_ref().take_while(|it| !it.trim().is_empty());
        Some(std::iter::once(first).chain(rest).collect())
    })
}

/// The pieces of a line.
fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut res: Vec<Piece<'_>> = Vec::new();
    // The bytes and the characters from the beginning of a piece to its last letter.
    let mut open: Option<(usize, usize)> = None;
    let mut last = (0, 0);
    let mut end = |open: &mut Option<(usize, usize)>, last: (usize, usize)| {
        if let Some((byte, from)) = open.take()
            && let Some(text) = line.get(byte..last.0)
        {
            res.push(Piece { text, from, to: last.1 });
        }
    };
    for (n, (at, it)) in line.char_indices().enumerate() {
        if it.is_whitespace() {
            continue;
        }
        if open.is_some() && n.saturating_sub(last.1) >= GAP {
            end(&mut open, last);
        }
        open.get_or_insert((at, n));
        last = (at.saturating_add(it.len_utf8()), n.saturating_add(1));
    }
    end(&mut open, last);
    res
}

/// Stretches that the pieces of columns cover, from the left.
#[derive(Clone, Debug, Default)]
struct Columns(Vec<(usize, usize)>);

impl Columns {
    /// The lines with the most pieces say first what columns there are.
    fn of(lines: &[Vec<Piece<'_>>]) -> Self {
        let mut sorted: Vec<&Vec<Piece<'_>>> = lines.iter().collect();
        sorted.sort_by_key(|it| std::cmp::Reverse(it.len()));
        let mut res = Self::default();
        for piece in sorted.into_iter().flatten() {
            let (from, to) = res.range(piece);
            match to.checked_sub(from) {
                Some(1) => {
                    if let Some(it) = res.0.get_mut(from) {
                        *it = (it.0.min(piece.from), it.1.max(piece.to));
                    }
                }
                Some(n) if n > 1 => {}
                _ if res.0.len() < MOST_COLUMNS => res.0.insert(from, (piece.from, piece.to)),
                _ => {}
            }
        }
        res
    }

    /// The columns that a piece lies over: the first, and the one behind the last.
    fn range(&self, piece: &Piece<'_>) -> (usize, usize) {
        let from = self.0.partition_point(|it| it.1 <= piece.from);
        (from, self.0.partition_point(|it| it.0 < piece.to).max(from))
    }

    /// The one column that a piece stands in.
    fn under(&self, piece: &Piece<'_>) -> Option<usize> {
        let (from, to) = self.range(piece);
        (to.saturating_sub(from) == 1).then_some(from)
    }

    /// Whether all pieces of a line stand in columns of their own.
    fn hold(&self, line: &[Piece<'_>]) -> bool {
        let places: Option<Vec<usize>> = line.iter().map(|it| self.under(it)).collect();
        places.is_some_and(|it| it.windows(2).all(|pair| pair.first() < pair.last()))
    }
}

struct Reader<'t> {
    text: &'t str,
    rows: Vec<Row<'t>>,
    columns: Columns,
    table: u32,
    number: u32,
}

impl<'t> Reader<'t> {
    fn line(&mut self, line: &[Piece<'t>]) {
        self.number = self.number.saturating_add(1);
        if self.goes_on(line) {
            return;
        }
        let mut row = Row { table: self.table, number: self.number, ..Row::empty() };
        for (i, piece) in line.iter().enumerate() {
            let column = match (line.len(), self.columns.0.is_empty()) {
                (1, _) => 0,
                (_, true) => i,
                _ => self.columns.range(piece).0,
            };
            let at = At::Text(Span::of(piece.text, self.text));
            let column = u32::try_from(column).unwrap_or(u32::MAX);
            match row.cells.last_mut().filter(|it| it.column >= column) {
                // Two pieces of one column: a wide blank within a text.
                Some(it) => it.text = Cow::Owned(format!("{} {}", it.text, piece.text)),
                None => row.cells.push(Cell::new(Cow::Borrowed(piece.text), at, column)),
            }
        }
        row.n_empty = self.columns.0.len().saturating_sub(row.cells.len());
        self.rows.push(row);
    }

    /// Puts a line of a few words to the cells above it. Says whether it is one.
    fn goes_on(&mut self, line: &[Piece<'t>]) -> bool {
        let Some(above) = self.rows.last_mut().filter(|it| it.table == self.table) else { return false };
        let is_first = |it: &Piece<'_>| self.columns.under(it).is_none_or(|it| it == 0);
        let is_value =
            |it: &Piece<'_>| it.text.starts_with(|it: char| it.is_ascii_digit() || "<>=-".contains(it));
        let is_few = line.len().saturating_mul(2) <= above.cells.len();
        if !is_few || line.iter().any(|it| is_first(it) || is_value(it)) {
            return false;
        }
        let place = |it: &Piece<'_>| {
            let column = u32::try_from(self.columns.under(it)?).ok()?;
            above.cells.iter().position(|it| it.column == column)
        };
        let Some(places) = line.iter().map(place).collect::<Option<Vec<usize>>>() else { return false };
        for (piece, place) in line.iter().zip(places) {
            if let Some(it) = above.cells.get_mut(place) {
                it.text = Cow::Owned(format!("{} {}", it.text, piece.text));
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_as(text: &str) -> Vec<String> {
        let texts = |row: &Row<'_>| {
            row.cells.iter().map(|it| format!("{}:{}", it.column, it.text)).collect::<Vec<_>>().join("|")
        };
        read(text).rows.iter().map(texts).collect()
    }

    const TABLE: &str = "\
Relazione 2018

Indicatore                      Valore     Obiettivo   Esito
                                iniziale
Obiettivo: Migliorare l'accessibilità
Controlli sul territorio        2          >= 4            3
Certificazione mantenuta più               Sì          Sì
  a lungo
Pubblicazioni                   38         >= 41          42

Pratiche                        1          >= 2            2
";

    #[test]
    fn columns_are_where_all_lines_say() {
        assert!(is_one(TABLE));
        assert_eq!(
            read_as(TABLE),
            [
                "0:Relazione 2018",
                "0:Indicatore|1:Valore iniziale|2:Obiettivo|3:Esito",
                "0:Obiettivo: Migliorare l'accessibilità",
                "0:Controlli sul territorio|1:2|2:>= 4|3:3",
                "0:Certificazione mantenuta più|2:Sì|3:Sì",
                "0:a lungo",
                "0:Pubblicazioni|1:38|2:>= 41|3:42",
                "0:Pratiche|1:1|2:>= 2|3:2",
            ]
        );
        assert_eq!(read(TABLE).rows.iter().filter(|it| it.table == 1).count(), 7);
    }

    #[test]
    fn plans_prose_and_other_tables_are_none() {
        let plan = "piano \"Ente\" 2024\nobiettivo 1 \"a\"\n  indicatore \"b\"\n    peso       100%\n    \
                    misura     evase      = 80 N \"pratiche\"\n    misura     tutte      = 90 N \"pratiche\"\n    \
                    misura     altre      = 95 N \"pratiche\"\n    formula    evase / tutte\n";
        let prose = "Nel  corso dell'anno il   settore ha\ncurato dodici  procedimenti   con esito\n\
                     positivo, e  altri tre   sono in  corso\nper  i  quali si  attende il  parere\n";
        let marks = "a,  b,  c\n1,  2,  3\n1,  2,  3\n1,  2,  3\n";
        let tabs = "a\tb  c\td\n1\t2  2\t3\n1\t2  2\t3\n1\t2  2\t3\n";
        for text in [plan, prose, tabs, marks, "Una riga\nun'altra riga\n", ""] {
            assert!(!is_one(text), "{text}");
        }
    }
}
