//! Tables that stand otherwise than in rows under titles, turned into those: a card of
//! labels and values for each objective, and indicators side by side under labels of rows.

use std::borrow::Cow;

use crate::import::field::Field;
use crate::import::read::cell::Cell;
use crate::import::sheet::{RowView, Sheet, moved};
use crate::import::title::{Title, plain, read};

/// What a label must say at least, from 0 to 100.
const KNOWN: u8 = 70;

/// The least labels of a card.
const LEAST: usize = 4;

/// Turns cards and transposed tables into tables; the sheet as it is where there are none.
pub(crate) fn reshaped<'a>(sheet: Sheet<'a>) -> Sheet<'a> {
    if !(0..sheet.n_rows().min(200)).any(|it| label(&sheet.row(it)).is_some()) {
        return sheet;
    }
    let mut res = Sheet::default();
    let mut at = 0;
    let mut is_changed = false;
    while at < sheet.n_rows() {
        let end = run_of_labels(&sheet, at);
        let n = end.saturating_sub(at);
        if n >= LEAST && is_of_labels(&sheet, at, end) {
            is_changed = true;
            let widest = (at..end).map(|it| sheet.row(it).cells.len()).max().unwrap_or(0);
            at = match widest > 2 {
                true => transposed(&sheet, at, end, &mut res),
                false => cards(&sheet, at, end, &mut res),
            };
            continue;
        }
        let row = sheet.row(at);
        res.push(row.cells.iter().cloned(), row.n_empty, row.table);
        at = at.saturating_add(1);
    }
    if is_changed { res } else { sheet }
}

/// The title that a row begins with, where a value follows it and none is a title.
fn label<'a>(row: &RowView<'_, 'a>) -> Option<Title> {
    let [first, values @ ..] = row.cells else { return None };
    if values.is_empty() || first.text.len() > 120 {
        return None;
    }
    let title = read(&first.text);
    if title.best() < KNOWN {
        return None;
    }
    let is_title = |it: &Cell<'_>| it.text.len() <= 60 && read(&it.text).best() >= 90;
    let n_titles = values.iter().filter(|it| is_title(it)).count();
    (n_titles.saturating_mul(2)
        <= values.len().saturating_sub(usize::from(values.len() == 1 && n_titles == 1)))
    .then_some(title)
}

/// The row past a run of labels, blank rows and rows of one cell between them included.
fn run_of_labels(sheet: &Sheet<'_>, at: usize) -> usize {
    let mut end = at;
    let table = sheet.row(at).table;
    let mut last = at;
    while end < sheet.n_rows() && sheet.row(end).table == table {
        let row = sheet.row(end);
        if row.cells.is_empty() || (row.cells.len() == 2 && end > at) {
            end = end.saturating_add(1);
            continue;
        }
        if label(&row).is_none() {
            break;
        }
        end = end.saturating_add(1);
        last = end;
    }
    // What stands behind the last label is none of the run.
    let mut trimmed = end;
    while trimmed > last && label(&sheet.row(trimmed.saturating_sub(1))).is_none() {
        trimmed = trimmed.saturating_sub(1);
    }
    if label(&sheet.row(at)).is_some() { trimmed } else { at }
}

/// Whether the labels name something and tell figures, and do so as labels do: a table
/// whose first column happens to hold such words has other words under it.
fn is_of_labels(sheet: &Sheet<'_>, at: usize, end: usize) -> bool {
    let titles: Vec<Title> = (at..end).filter_map(|it| label(&sheet.row(it))).collect();
    let rows = (at..end).filter(|it| !sheet.row(*it).cells.is_empty()).count();
    let fields: Vec<Field> = titles.iter().filter_map(|it| it.meant.first()).map(|it| it.0).collect();
    let has_name = fields.iter().any(|it| it.is_name());
    let has_figure = fields.iter().any(|it| it.tells_performance());
    let mut distinct = fields.clone();
    distinct.sort();
    distinct.dedup();
    has_name && has_figure && distinct.len() >= 3 && titles.len().saturating_mul(10) >= rows.saturating_mul(7)
}

/// Indicators side by side: each column is a row.
fn transposed<'a>(sheet: &Sheet<'a>, at: usize, end: usize, out: &mut Sheet<'a>) -> usize {
    let rows: Vec<usize> = (at..end).filter(|it| !sheet.row(*it).cells.is_empty()).collect();
    let table = sheet.row(at).table;
    let mut columns: Vec<u32> = Vec::new();
    for row in &rows {
        for cell in sheet.row(*row).cells {
            if let Err(at) = columns.binary_search(&cell.column) {
                columns.insert(at, cell.column);
            }
        }
    }
    for column in columns {
        let cells = rows.iter().zip(0_u32..).filter_map(|(row, to)| {
            let own = sheet.row(*row).at(column).map(|it| it.0);
            own.map(|it| moved(it, to))
        });
        out.push(cells.collect::<Vec<_>>().into_iter(), 0, table);
    }
    end
}

/// A card for each objective: labels once, then a row for each card.
fn cards<'a>(sheet: &Sheet<'a>, at: usize, end: usize, out: &mut Sheet<'a>) -> usize {
    let table = sheet.row(at).table;
    let mut labels: Vec<String> = Vec::new();
    let mut titles: Vec<Cell<'a>> = Vec::new();
    let mut all: Vec<Vec<Cell<'a>>> = Vec::new();
    let mut card: Vec<Cell<'a>> = Vec::new();
    let mut seen: Vec<u32> = Vec::new();
    for row in (at..end).map(|it| sheet.row(it)) {
        let [name, values @ ..] = row.cells else { continue };
        let Some(value) = values.first() else { continue };
        let label = plain(&name.text);
        let column = match labels.iter().position(|it| *it == label) {
            Some(it) => it,
            None => {
                labels.push(label);
                titles.push(moved(name, u32::try_from(titles.len()).unwrap_or(u32::MAX)));
                titles.len().saturating_sub(1)
            }
        };
        let column = u32::try_from(column).unwrap_or(u32::MAX);
        // A label that comes again begins the next card.
        if seen.contains(&column) {
            all.push(std::mem::take(&mut card));
            seen.clear();
        }
        seen.push(column);
        card.push(moved(value, column));
    }
    all.push(card);
    out.push(titles.into_iter().map(|it| Cell { text: Cow::Owned(it.text.into_owned()), ..it }), 0, table);
    for mut cells in all {
        cells.sort_by_key(|it| it.column);
        out.push(cells.into_iter(), 0, table);
    }
    end
}
