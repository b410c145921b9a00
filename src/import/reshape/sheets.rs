//! Cards above tables: the sheet of an objective, with its indicators in a table.

use std::ops::Range;

use crate::import::field::Field;
use crate::import::read::cell::Cell;
use crate::import::reshape::labels::{KNOWN, Labels, PLAIN};
use crate::import::sheet::{Sheet, moved};
use crate::import::title::read;

/// The most labels of a card above a table.
const MOST: usize = 24;

/// A card above a table: the labels, the titles of the table, and its last row.
pub(super) struct Carded {
    labels: Range<usize>,
    titles: usize,
    end: usize,
}

/// Cards above tables, all with the same labels and the same titles: the sheets of objectives
/// one below the other.
pub(super) fn sheets(labels: &Labels<'_, '_>, at: usize) -> Option<Vec<Carded>> {
    let sheet = labels.sheet;
    let mut res: Vec<Carded> = Vec::new();
    let mut next = at;
    while let Some(it) = carded(labels, next) {
        let is_same = |a: usize, b: usize, n: usize| {
            let texts = |row: usize| sheet.row(row).cells.iter().take(n).map(|it| it.text.as_ref());
            texts(a).eq(texts(b))
        };
        let is_like_first = res.first().is_none_or(|first| {
            first.labels.len() == it.labels.len()
                && first.labels.clone().zip(it.labels.clone()).all(|(a, b)| is_same(a, b, 1))
                && is_same(first.titles, it.titles, usize::MAX)
        });
        if !is_like_first {
            break;
        }
        next = it.end;
        res.push(it);
    }
    // The weight of the only objective of a part is no weight of a whole plan.
    let is_whole = |it: &Carded| {
        let is_weight = |it: &usize| {
            labels.meant(*it).is_some_and(|it| it.iter().any(|it| matches!(it.0, Field::Weight(_))))
        };
        let values = it.labels.clone().filter(is_weight).map(|it| sheet.row(it));
        values.into_iter().all(|row| row.cells.get(1).is_some_and(|it| it.text.starts_with("100")))
    };
    (res.len() > 1 || res.first().is_some_and(is_whole)).then_some(res)
}

/// The card and its table that begin at a row.
fn carded(labels: &Labels<'_, '_>, at: usize) -> Option<Carded> {
    let sheet = labels.sheet;
    let table = sheet.rest_of_table(at);
    let is_label = |it: &usize| {
        let row = sheet.row(*it);
        row.cells.len() == 2 && row.cells.first().is_some_and(|it| it.text.len() <= 120)
    };
    let is_filled = |it: &usize| !sheet.row(*it).cells.is_empty();
    let start = table.clone().find(is_filled)?;
    let titles = (start..table.end).take(MOST).find(|it| !is_label(it))?;
    let label_names: Vec<Field> = (start..titles)
        .filter_map(|it| labels.meant(it)?.first().copied())
        .filter(|it| it.0.is_name() && it.1 >= PLAIN)
        .map(|it| it.0)
        .collect();
    if label_names.is_empty() {
        return None;
    }
    let row = sheet.row(titles);
    let meant: Vec<Field> = row
        .cells
        .iter()
        .filter_map(|it| read(&it.text).meant.first().filter(|it| it.1 >= KNOWN).map(|it| it.0))
        .collect();
    // A card names what the table does not: groups of columns stand above their own names.
    let is_named = |it: &Cell<'_>| {
        let plain = read(&it.text).meant.first().copied().filter(|it| it.1 >= PLAIN);
        plain.is_some_and(|it| label_names.contains(&it.0))
    };
    if row.cells.iter().any(is_named) {
        return None;
    }
    let is_of_titles = meant.iter().any(|it| it.is_name() || *it == Field::Formula)
        && meant.iter().any(|it| it.tells_performance());
    if row.cells.len() < 3 || meant.len().saturating_mul(2) < row.cells.len() || !is_of_titles {
        return None;
    }
    let end = (titles.saturating_add(1)..table.end).find(|it| !is_filled(it) || is_label(it));
    let end = end.unwrap_or(table.end);
    (end > titles.saturating_add(1)).then_some(Carded { labels: start..titles, titles, end })
}

/// One table of all: what the cards tell stands before each row.
pub(super) fn below_their_cards<'a>(sheet: &Sheet<'a>, cards: &[Carded], out: &mut Sheet<'a>) -> usize {
    let mut end = 0;
    for (i, card) in cards.iter().enumerate() {
        let n = u32::try_from(card.labels.len()).unwrap_or(u32::MAX);
        let table = sheet.row(card.titles).table;
        let of_card = |which: usize| {
            card.labels
                .clone()
                .zip(0_u32..)
                .filter_map(move |(row, to)| Some(moved(sheet.row(row).cells.get(which)?, to)))
        };
        let of_row =
            |row: usize| sheet.row(row).cells.iter().map(move |it| moved(it, it.column.saturating_add(n)));
        if i == 0 {
            out.push(of_card(0).chain(of_row(card.titles)).collect::<Vec<_>>().into_iter(), 0, table);
        }
        for row in card.titles.saturating_add(1)..card.end {
            let cells: Vec<Cell<'a>> = of_card(1).chain(of_row(row)).collect();
            out.push(cells.into_iter(), sheet.row(row).n_empty, table);
        }
        end = card.end;
    }
    end
}
