//! What the cells below the titles of a table are like, column by column.

use crate::import::code::is_bare_code;
use crate::import::columns::{Column, What, titles};
use crate::import::notation::number::Mark;
use crate::import::notation::value::{Kind, numbers};
use crate::import::read::cell::{Row, Rows, column_letters};
use crate::import::sort::{Sort, kinds, sort};
use crate::import::titles::{Role, Title};

/// The most rows below the titles that are looked at.
const MAX_ROWS: usize = 200;

/// What the cells of a column are like.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen {
    pub(crate) n: usize,
    pub(crate) n_text: usize,
    pub(crate) n_values: usize,
    pub(crate) n_goals: usize,
    pub(crate) n_codes: usize,
    /// Numbers from 0 to 1 without a unit, and those among them with decimals.
    pub(crate) n_to_one: usize,
    pub(crate) n_parts: usize,
}

/// Looks at the rows below the titles. Columns without a title are added in their places.
pub(crate) fn look<'a>(
    mut rows: impl Rows<'a>,
    header: &Row<'_>,
    columns: &mut Vec<Column>,
    titled: &mut Vec<Option<Title>>,
) -> Vec<Seen> {
    let mut seen = vec![Seen::default(); columns.len()];
    let mut row = Row::new();
    for _ in 0..MAX_ROWS {
        if !rows.next_row(&mut row) || row.table != header.table {
            break;
        }
        let kinds = kinds(&row);
        match sort(&row, &kinds) {
            Sort::Header if titles(&row) != titles(header) => break,
            Sort::Header | Sort::Empty | Sort::Single | Sort::Heading => continue,
            Sort::Indicator | Sort::Unknown => {}
        }
        for (cell, kind) in row.cells.iter().zip(kinds) {
            let i = columns.partition_point(|it| it.number < cell.column);
            if columns.get(i).is_none_or(|it| it.number != cell.column) {
                columns.insert(i, untitled(cell.column));
                titled.insert(i, None);
                seen.insert(i, Seen::default());
            }
            if let Some(seen) = seen.get_mut(i) {
                seen.cell(&cell.text, kind);
            }
        }
    }
    seen
}

fn untitled(number: u32) -> Column {
    Column {
        number,
        title: column_letters(number).to_string(),
        at: None,
        what: What::Note,
        year: None,
        is_percent: false,
        is_share: false,
        certainty: 0,
    }
}

impl Seen {
    fn cell(&mut self, text: &str, kind: Kind) {
        let add = |n: &mut usize, is: bool| *n = n.saturating_add(usize::from(is));
        add(&mut self.n, true);
        add(&mut self.n_text, kind == Kind::Text);
        add(&mut self.n_values, !matches!(kind, Kind::Text | Kind::Word));
        add(&mut self.n_goals, kind == Kind::Goal);
        add(&mut self.n_codes, is_bare_code(text));
        if kind == Kind::Number && text.bytes().all(|it| it.is_ascii_digit() || matches!(it, b',' | b'.')) {
            let mut written = String::new();
            numbers(text).for_each(|it| it.write(Mark::Comma, &mut written));
            let is_part = written.starts_with("0,") || written.starts_with("00,");
            add(&mut self.n_parts, is_part && written.bytes().any(|it| matches!(it, b'1'..=b'9')));
            add(&mut self.n_to_one, is_part || matches!(written.as_str(), "0" | "1" | "1,0" | "1,00"));
        }
    }
}

/// Whether the cells are what their titles say.
pub(crate) fn fits(columns: &[Column], titles: &[Option<Title>], seen: &[Seen]) -> bool {
    let (mut n, mut n_fit) = (0_usize, 0_usize);
    for (title, seen) in titles.iter().zip(seen) {
        let Some(title) = title else { continue };
        n = n.saturating_add(seen.n);
        n_fit = n_fit.saturating_add(match title {
            Title::Heading(_) => seen.n_text.max(seen.n_codes),
            Title::Role(Role::Weight | Role::Achieved) | Title::OfHeading(..) => seen.n_values,
            Title::Role(it) if it.is_value() => seen.n.saturating_sub(seen.n_text / 2),
            Title::Role(_) | Title::Description => seen.n_text.max(seen.n_codes),
            Title::Code | Title::Count | Title::Unit | Title::Deadline | Title::Ignored => seen.n,
        });
    }
    let untitled = columns.iter().zip(seen).filter(|it| it.0.at.is_none());
    n = n.saturating_add(untitled.map(|it| it.1.n).sum());
    n > 0 && n_fit.saturating_mul(4) >= n.saturating_mul(3)
}
