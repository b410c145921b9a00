//! Tables that are drawn in a text: with `+---+` and `|`, or with the signs for lines and
//! corners.

use std::borrow::Cow;

use crate::import::read::cell::{At, Cell, Row};
use crate::import::read::stored::Page;
use crate::import::read::unreadable::Unreadable;
use crate::syntax::trim;
use crate::text::Span;

/// Signs that stand between cells.
const BARS: &[char] = &['|', '│', '┃', '║'];

/// Signs that lie between rows, and those where lines meet.
const STROKES: &[char] = &['-', '=', '─', '━', '═'];
const CORNERS: &[char] = &[
    '+', '┌', '┐', '└', '┘', '├', '┤', '┬', '┴', '┼', '╔', '╗', '╚', '╝', '╠', '╣', '╦', '╩', '╬', '╒', '╕',
    '╘', '╛', '╞', '╡', '╤', '╧', '╪', '┏', '┓', '┗', '┛', '┣', '┫', '┳', '┻', '╋', '┡', '┩', '╇',
];

/// Whether a text holds such a table.
pub(crate) fn is_one(head: &str) -> bool {
    // Most texts have no such line, and their first letters say so.
    head.lines().any(is_rule) && head.lines().filter(|it| it.matches(BARS).count() >= 2).count() >= 2
}

/// Whether a line lies between rows.
fn is_rule(line: &str) -> bool {
    let line = trim(line);
    let is_of = |it: char| STROKES.contains(&it) || CORNERS.contains(&it) || BARS.contains(&it) || it == ':';
    !line.is_empty()
        && line.chars().all(is_of)
        && line.contains(CORNERS)
        && line.matches(STROKES).count() >= 3
}

/// The cells of a line: what stands in each, and its column.
type Line<'t> = Vec<&'t str>;

/// Reads the tables of a text. One whose lines do not go through is refused: which cells
/// reach over others would be a guess.
pub(crate) fn read(text: &str) -> Result<Page<'_>, Unreadable> {
    let mut reader = Reader { text, rows: Vec::new(), blocks: Vec::new(), table: 0, number: 0 };
    for line in text.lines() {
        if is_rule(line) {
            reader.blocks.push(Vec::new());
        } else if line.contains(BARS) {
            if is_broken_rule(line) {
                return Err(Unreadable::NoColumns);
            }
            let cells = cells(line);
            match reader.blocks.last_mut() {
                Some(it) => it.push(cells),
                None => reader.blocks.push(vec![cells]),
            }
        } else {
            reader.end_table();
            let line = trim(line);
            if !line.is_empty() {
                reader.row(vec![Cow::Borrowed(line)], &[line]);
            }
        }
    }
    reader.end_table();
    Ok(Page { rows: reader.rows, remarks: Vec::new() })
}

/// Whether a line lies between some cells and not between others.
fn is_broken_rule(line: &str) -> bool {
    let mut before = [' '; 2];
    for it in line.chars() {
        let is_corner = CORNERS.contains(&before[0]);
        if is_corner && STROKES.contains(&before[1]) && STROKES.contains(&it) {
            return true;
        }
        before = [before[1], it];
    }
    false
}

fn cells(line: &str) -> Line<'_> {
    let line = trim(line);
    let line = line.strip_prefix(BARS).unwrap_or(line);
    let line = line.strip_suffix(BARS).unwrap_or(line);
    line.split(BARS).map(trim).collect()
}

struct Reader<'t> {
    text: &'t str,
    rows: Vec<Row<'t>>,
    /// The lines of the table between its rules.
    blocks: Vec<Vec<Line<'t>>>,
    table: u32,
    number: u32,
}

impl<'t> Reader<'t> {
    fn end_table(&mut self) {
        let blocks = std::mem::take(&mut self.blocks);
        if blocks.is_empty() {
            return;
        }
        for block in blocks {
            if is_one_row(&block) {
                let Some(first) = block.first() else { continue };
                let joined = (0..first.len()).map(|i| {
                    let parts = block.iter().filter_map(|it| it.get(i)).filter(|it| !it.is_empty());
                    Cow::Owned(parts.copied().collect::<Vec<_>>().join("\n"))
                });
                let joined: Vec<Cow<'t, str>> = joined.collect();
                self.row(joined, first);
            } else {
                for line in &block {
                    self.row(line.iter().map(|it| Cow::Borrowed(*it)).collect(), line);
                }
            }
        }
        self.table = self.table.saturating_add(1);
    }

    /// Adds a row, each cell with the place of its first line.
    fn row(&mut self, cells: Vec<Cow<'t, str>>, places: &[&str]) {
        self.number = self.number.saturating_add(1);
        let mut row = Row { table: self.table, number: self.number, ..Row::empty() };
        for ((column, text), place) in (0..).zip(cells).zip(places) {
            if text.is_empty() {
                row.n_empty = row.n_empty.saturating_add(1);
                continue;
            }
            let at = At::Text(Span::of(place, self.text));
            row.cells.push(Cell::new(text, at, column));
        }
        self.rows.push(row);
    }
}

/// Whether the lines between two rules are those of one row: most cells of the first line
/// do not go on.
fn is_one_row(block: &[Line<'_>]) -> bool {
    let Some((first, rest)) = block.split_first() else { return false };
    let n = first.iter().filter(|it| !it.is_empty()).count();
    !rest.is_empty()
        && rest.iter().all(|line| {
            let n_on = line.iter().filter(|it| !it.is_empty()).count();
            line.len() == first.len() && n_on.saturating_mul(2) < n
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_as(text: &str) -> Vec<String> {
        let texts = |row: &Row<'_>| {
            row.cells.iter().map(|it| format!("{}:{}", it.column, it.text)).collect::<Vec<_>>().join(" ")
        };
        read(text).unwrap().rows.iter().map(texts).collect()
    }

    #[test]
    fn rules_part_rows_or_only_titles() {
        let text = "Piano 2023\n+----+----+\n| A | B | C |\n+====+\n| 1 | x | |\n| | y | 2 |\n+---+\n";
        assert!(is_one(text));
        assert_eq!(read_as(text), ["0:Piano 2023", "0:A 1:B 2:C", "0:1 1:x", "1:y 2:2"]);
        let text = "+---+---+---+\n| A | B | C |\n+===+===+===+\n| 1 | x | 3 |\n|   | y |   |\n+---+---+---+\n| 2 | z | 4 |\n+---+---+---+\n";
        assert_eq!(read_as(text), ["0:A 1:B 2:C", "0:1 1:x\ny 2:3", "0:2 1:z 2:4"]);
        let text = " A  | B\n----+---\n 1  | x\n 2  | y\n(2 rows)\n";
        assert_eq!(read_as(text), ["0:A 1:B", "0:1 1:x", "0:2 1:y", "0:(2 rows)"]);
        let text = "┌───┬───┐\n│ A │ B │\n├───┼───┤\n│ 1 │ 2 │\n└───┴───┘\n";
        assert!(is_one(text));
        assert_eq!(read_as(text), ["0:A 1:B", "0:1 1:2"]);
    }

    #[test]
    fn lines_that_do_not_go_through_are_refused() {
        let text = "+---+---+\n| A | B |\n+---+---+\n| 1 | 2 |\n|   +---+\n|   | 3 |\n+---+---+\n";
        assert_eq!(read(text).err(), Some(Unreadable::NoColumns));
    }

    #[test]
    fn other_texts_are_none() {
        for text in
            ["a|b|c\n1|2|3\n", "| a | b |\n|---|---|\n| 1 | 2 |\n", "a + b --- c\n", "1;+3;---\n+;-;-\n"]
        {
            assert!(!is_one(text), "{text}");
        }
    }
}
