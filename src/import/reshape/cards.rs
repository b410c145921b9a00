//! A card of labels and values for each objective or indicator, and indicators side by side
//! under labels of rows.

use std::borrow::Cow;

use crate::import::field::Field;
use crate::import::read::cell::Cell;
use crate::import::reshape::labels::PLAIN;
use crate::import::sheet::{Sheet, moved};
use crate::import::title::{plain, read};
use crate::syntax::Rank;

/// Indicators side by side: each column is a row.
pub(super) fn transposed<'a>(sheet: &Sheet<'a>, at: usize, end: usize, out: &mut Sheet<'a>) -> usize {
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

/// Whether a label stands before an indicator, or its code.
fn begins_indicator(label: &str) -> bool {
    let indicator = [Field::Name(Rank::Indicator), Field::Code(Rank::Indicator)];
    read(label).meant.first().is_some_and(|it| it.1 >= PLAIN && indicator.contains(&it.0))
}

/// A card for each objective: labels once, then a row for each card.
pub(super) fn cards<'a>(sheet: &Sheet<'a>, at: usize, end: usize, out: &mut Sheet<'a>) -> usize {
    let table = sheet.row(at).table;
    let mut labels: Vec<String> = Vec::new();
    let mut titles: Vec<Cell<'a>> = Vec::new();
    let mut all: Vec<Vec<Cell<'a>>> = Vec::new();
    let mut card: Vec<Cell<'a>> = Vec::new();
    let mut seen: Vec<u32> = Vec::new();
    for row in (at..end).map(|it| sheet.row(it)) {
        let [name, values @ ..] = row.cells else { continue };
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
        // A label that comes again begins the next card; an indicator goes on with the objective.
        if seen.contains(&column) {
            let done = std::mem::take(&mut card);
            seen.clear();
            if column > 0 && begins_indicator(&name.text) {
                card.extend(done.iter().filter(|it| it.column < column).cloned());
                seen.extend(card.iter().map(|it| it.column));
            }
            all.push(done);
        }
        seen.push(column);
        card.extend(values.first().map(|it| moved(it, column)));
    }
    all.push(card);
    out.push(titles.into_iter().map(|it| Cell { text: Cow::Owned(it.text.into_owned()), ..it }), 0, table);
    for mut cells in all {
        cells.sort_by_key(|it| it.column);
        out.push(cells.into_iter(), 0, table);
    }
    end
}
