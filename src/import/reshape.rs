//! Tables that stand otherwise than in rows under titles, turned into those: a card of
//! labels and values for each objective, such cards above tables of indicators, and indicators
//! side by side under labels of rows.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use crate::import::field::Field;
use crate::import::read::cell::Cell;
use crate::import::sheet::{RowView, Sheet, moved};
use crate::import::title::{Title, plain, read};
use crate::syntax::Rank;

/// What a label must say at least, from 0 to 100.
const KNOWN: u8 = 55;

/// What a label must say at least to be plain.
const PLAIN: u8 = 70;

/// The least labels of a card.
const LEAST: usize = 4;

/// The most labels of a card above a table.
const MOST: usize = 24;

/// Turns cards and transposed tables into tables; the sheet as it is where there are none.
pub(crate) fn reshaped<'a>(sheet: Sheet<'a>) -> Sheet<'a> {
    if !(0..sheet.n_rows().min(200)).any(|it| label(&sheet.row(it)).is_some()) {
        return sheet;
    }
    let mut res = Sheet::default();
    let mut at = 0;
    let mut is_changed = false;
    while at < sheet.n_rows() {
        if let Some(sheets) = sheets(&sheet, at) {
            is_changed = true;
            at = below_their_cards(&sheet, &sheets, &mut res);
            continue;
        }
        let end = match begins_with_unknown(&sheet, at) {
            true => run_of_labels(&sheet, at.saturating_add(1)),
            false => run_of_labels(&sheet, at),
        };
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

/// A card above a table: the labels, the titles of the table, and its last row.
struct Carded {
    labels: Range<usize>,
    titles: usize,
    end: usize,
}

/// Cards above tables, all with the same labels and the same titles: the sheets of objectives
/// one below the other.
fn sheets(sheet: &Sheet<'_>, at: usize) -> Option<Vec<Carded>> {
    let mut res: Vec<Carded> = Vec::new();
    let mut next = at;
    while let Some(it) = carded(sheet, next) {
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
        let values = it.labels.clone().map(|it| sheet.row(it));
        values
            .filter(|row| is_weight(row))
            .all(|row| row.cells.get(1).is_some_and(|it| it.text.starts_with("100")))
    };
    (res.len() > 1 || res.first().is_some_and(is_whole)).then_some(res)
}

fn is_weight(row: &RowView<'_, '_>) -> bool {
    label(row).is_some_and(|it| it.meant.iter().any(|it| matches!(it.0, Field::Weight(_))))
}

/// The card and its table that begin at a row.
fn carded(sheet: &Sheet<'_>, at: usize) -> Option<Carded> {
    let table = sheet.rest_of_table(at);
    let is_label = |it: &usize| {
        let row = sheet.row(*it);
        row.cells.len() == 2 && row.cells.first().is_some_and(|it| it.text.len() <= 120)
    };
    let is_filled = |it: &usize| !sheet.row(*it).cells.is_empty();
    let start = table.clone().find(is_filled)?;
    let titles = (start..table.end).take(MOST).find(|it| !is_label(it))?;
    let labels = (start..titles).filter_map(|it| label(&sheet.row(it)));
    let label_names: Vec<Field> = labels
        .filter_map(|it| it.meant.first().copied())
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
fn below_their_cards<'a>(sheet: &Sheet<'a>, cards: &[Carded], out: &mut Sheet<'a>) -> usize {
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
    let n_titles = n_titles(values);
    (n_titles.saturating_mul(2)
        <= values.len().saturating_sub(usize::from(values.len() == 1 && n_titles == 1)))
    .then_some(title)
}

/// How many different plain titles some cells are.
fn n_titles(cells: &[Cell<'_>]) -> usize {
    let is_title = |it: &&Cell<'_>| it.text.len() <= 60 && read(&it.text).best() >= 90;
    let mut titles: Vec<&str> = cells.iter().filter(is_title).map(|it| it.text.as_ref()).collect();
    titles.sort_unstable();
    titles.dedup();
    titles.len()
}

/// Whether a label that is not known stands above one that is, after a blank row or at the top.
fn begins_with_unknown(sheet: &Sheet<'_>, at: usize) -> bool {
    let pair = |it: usize| sheet.row(it).cells.len() == 2;
    let before = at.checked_sub(1).map(|it| sheet.row(it).cells.len()).unwrap_or(0);
    let row = sheet.row(at);
    pair(at)
        && before < 2
        && label(&row).is_none()
        && row.cells.first().is_some_and(|it| it.text.len() <= 80)
        && pair(at.saturating_add(1))
        && label(&sheet.row(at.saturating_add(1))).is_some()
}

/// The row past a run of labels, blank rows, labels without values and labels that are not
/// known included.
fn run_of_labels(sheet: &Sheet<'_>, at: usize) -> usize {
    if label(&sheet.row(at)).is_none() {
        return at;
    }
    let table = sheet.rest_of_table(at);
    let mut last = at;
    let mut n = 0_usize;
    let mut seen: HashSet<&str> = HashSet::new();
    for number in table {
        let row = sheet.row(number);
        if row.cells.is_empty() {
            continue;
        }
        let is_label = label(&row).is_some();
        // A label that stood with a value stands without one elsewhere.
        let is_seen = row.single().is_some_and(|it| seen.contains(it.text.as_ref()));
        if let [first, _] = row.cells {
            seen.insert(first.text.as_ref());
        }
        n = n.saturating_add(usize::from(is_label));
        // An unknown label without values stands between labels that have as many values.
        let is_between = || {
            let other = |it: Option<usize>| it.map_or(0, |it| sheet.row(it).cells.len());
            let next = number.saturating_add(1);
            row.cells.len() == 1
                && n >= LEAST
                && label(&sheet.row(next)).is_some()
                && other(Some(next)) == other(Some(last))
        };
        if is_label || (number > at && (is_seen || goes_on(&row, n) || is_between())) {
            last = number;
            continue;
        }
        break;
    }
    last.saturating_add(1)
}

/// Whether a row that begins with no known label goes on with a run of so many.
fn goes_on(row: &RowView<'_, '_>, n: usize) -> bool {
    let Some(first) = row.cells.first().filter(|it| it.text.len() <= 120) else { return false };
    match row.cells.len() {
        1 => read(&first.text).best() >= KNOWN,
        2 => true,
        _ => n >= LEAST && n_titles(row.cells).saturating_mul(2) < row.cells.len(),
    }
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
    has_name && has_figure && distinct.len() >= 3 && titles.len().saturating_mul(2) >= rows
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

/// Whether a label stands before an indicator, or its code.
fn begins_indicator(label: &str) -> bool {
    let indicator = [Field::Name(Rank::Indicator), Field::Code(Rank::Indicator)];
    read(label).meant.first().is_some_and(|it| it.1 >= PLAIN && indicator.contains(&it.0))
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
