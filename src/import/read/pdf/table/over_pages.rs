//! Tables that go on over the end of a page.

use crate::import::read::pdf::table::cell::worse;
use crate::import::read::pdf::table::row_breaks::is_value;
use crate::import::read::pdf::table::{Block, Cell, Doubt, Evidence, Row, Table};

/// How far the columns of two pages may lie apart.
const NEAR: f64 = 4.0;

/// How far the pages of a table without lines may be shifted.
const MARGINS: f64 = 40.0;

/// The least columns by which a page without lines is known to go on with fewer than before.
const LEAST_COLUMNS: usize = 4;

/// Joins tables that go on: titles that a page repeats are left out, and a row that a page
/// cuts is put together.
pub(crate) fn join(blocks: &mut [Block]) {
    let mut last: Option<usize> = None;
    let mut chains: Vec<Vec<usize>> = Vec::new();
    for i in 0..blocks.len() {
        let (before, rest) = blocks.split_at_mut(i);
        let Some(block) = rest.first_mut() else { break };
        let Block::Table(table) = block else { continue };
        match last.and_then(|it| before.get_mut(it)) {
            Some(Block::Table(above)) if goes_on(above, table) => {
                table.goes_on = true;
                chains.last_mut().into_iter().for_each(|it| it.push(i));
            }
            _ => chains.push(vec![i]),
        }
        last = Some(i);
    }
    for chain in chains.iter().filter(|it| it.len() > 1) {
        share_columns(blocks, chain);
        share_stretches(blocks, chain);
        // Tables of one shape have the same columns, whatever stands between them.
        let titles = chain.first().and_then(|it| blocks.get(*it)).map_or_else(Vec::new, |it| match it {
            Block::Table(it) => it.rows.iter().take(DEEPEST_TITLES.saturating_mul(2)).cloned().collect(),
            Block::Line(_) => Vec::new(),
        });
        for (above, below) in chain.iter().zip(chain.iter().skip(1)) {
            // A line between two tables parts their rows, and not what their columns mean.
            let is_next = below.checked_sub(1) == Some(*above);
            let (before, rest) = blocks.split_at_mut(*below);
            if !is_next {
                continue;
            }
            if let (Some(Block::Table(above)), Some(Block::Table(table))) =
                (before.get_mut(*above), rest.first_mut())
            {
                repeat_no_titles(&titles, table);
                mend(above, table);
            }
        }
    }
}

fn is_near(a: f64, b: f64) -> bool {
    (a - b).abs() < NEAR
}

/// How far a table lies to the right of another that it goes on with.
fn offset(above: &Table, table: &Table) -> f64 {
    let left = |it: &Table| it.columns.first().copied().unwrap_or(0.0);
    left(table) - left(above)
}

fn goes_on(above: &Table, table: &Table) -> bool {
    if above.evidence != table.evidence {
        return false;
    }
    if above.evidence == Evidence::Gaps {
        let (n, n_above) = (table.covered.len(), above.covered.len());
        let may_differ = n.min(n_above) >= LEAST_COLUMNS && table.page == above.page.saturating_add(1);
        return (n == n_above || may_differ) && shift(&above.covered, &table.covered).is_some();
    }
    let by = offset(above, table);
    let is_in = |at: f64, columns: &[f64], by: f64| columns.iter().any(|it| is_near(at, it + by));
    // A page may draw fewer lines than the others, where no row of it needs them.
    let (few, many, by_few) = match above.columns.len() < table.columns.len() {
        true => (&above.columns, &table.columns, -by),
        false => (&table.columns, &above.columns, by),
    };
    let has_same_ends = match (above.columns.last(), table.columns.last()) {
        (Some(a), Some(b)) => is_near(a + by, *b),
        _ => false,
    };
    let is_same = has_same_ends && few.iter().all(|it| is_in(*it - by_few, many, 0.0));
    let has_as_many = above.columns.len() == table.columns.len();
    is_same && (has_as_many || above.evidence == Evidence::Rules)
}

/// How far the columns of a table without lines lie from those of another, where every column of
/// the one with fewer has its own in the other. Texts begin or end below each other, so those of
/// one column overlap, whatever their length.
fn shift(above: &[(f64, f64)], below: &[(f64, f64)]) -> Option<f64> {
    let offset = below.first()?.0 - above.first()?.0;
    [0.0, offset].into_iter().find(|by| by.abs() <= MARGINS && are_below(above, below, *by))
}

fn are_below(above: &[(f64, f64)], below: &[(f64, f64)], by: f64) -> bool {
    let (few, many, by) = match above.len() < below.len() {
        true => (above, below, by),
        false => (below, above, -by),
    };
    let mut next = 0;
    few.iter().all(|it| {
        let (left, right) = (it.0 + by, it.1 + by);
        let from = many.partition_point(|it| it.1 <= left);
        let to = many.partition_point(|it| it.0 < right);
        let is_one = to.checked_sub(from) == Some(1) && from >= next;
        next = to;
        is_one
    })
}

/// Gives the tables of a chain without lines the columns of the one that has most of them: a
/// page leaves out a column in which it has nothing.
fn share_stretches(blocks: &mut [Block], chain: &[usize]) {
    let Some(Block::Table(first)) = chain.first().and_then(|it| blocks.get(*it)) else { return };
    let first = first.covered.clone();
    let mut all: Vec<(f64, f64)> = Vec::new();
    let mut shifts: Vec<f64> = Vec::new();
    let mut most = 0;
    for i in chain {
        let Some(Block::Table(table)) = blocks.get(*i) else { continue };
        let Some(by) = shift(&first, &table.covered) else { return };
        shifts.push(by);
        most = most.max(table.covered.len());
        all.extend(table.covered.iter().map(|it| (it.0 - by, it.1 - by)));
    }
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    all.dedup_by(|next, last| {
        let is_one = next.0 < last.1;
        if is_one {
            last.1 = last.1.max(next.1);
        }
        is_one
    });
    if all.len() != most {
        return;
    }
    for (i, by) in chain.iter().zip(shifts) {
        let Some(Block::Table(table)) = blocks.get_mut(*i) else { continue };
        let places: Vec<usize> =
            table.covered.iter().map(|own| all.partition_point(|it| it.1 <= own.0 - by)).collect();
        let place = |column: u32| {
            let at = places.get(column as usize).copied().unwrap_or(column as usize);
            u32::try_from(at).unwrap_or(u32::MAX)
        };
        for cell in table.rows.iter_mut().flat_map(|it| it.cells.iter_mut()) {
            let last = place(cell.column.saturating_add(cell.width.saturating_sub(1)));
            cell.column = place(cell.column);
            cell.width = last.saturating_sub(cell.column).saturating_add(1);
        }
    }
}

/// Gives the tables of a chain the columns of all of them together.
fn share_columns(blocks: &mut [Block], chain: &[usize]) {
    let mut left = None;
    let mut all: Vec<f64> = Vec::new();
    for i in chain {
        let Some(Block::Table(table)) = blocks.get(*i) else { continue };
        if table.evidence != Evidence::Rules {
            return;
        }
        let first = table.columns.first().copied().unwrap_or(0.0);
        left.get_or_insert(first);
        all.extend(table.columns.iter().map(|it| it - first));
    }
    all.sort_by(f64::total_cmp);
    all.dedup_by(|a, b| (*a - *b).abs() < NEAR);
    for i in chain {
        let Some(Block::Table(table)) = blocks.get_mut(*i) else { continue };
        let first = table.columns.first().copied().unwrap_or(0.0);
        let place = |column: u32| {
            let at = table.columns.get(column as usize).map_or(f64::MAX, |it| it - first);
            u32::try_from(all.partition_point(|it| *it < at - NEAR)).unwrap_or(u32::MAX)
        };
        for cell in table.rows.iter_mut().flat_map(|it| it.cells.iter_mut()) {
            let end = place(cell.column.saturating_add(cell.width));
            cell.column = place(cell.column);
            cell.width = end.saturating_sub(cell.column).max(1);
        }
        table.columns = all.iter().map(|it| it + first).collect();
    }
}

/// The texts of a row without blanks: a page may break a title where another does not.
fn texts(row: &Row) -> impl Iterator<Item = (u32, String)> {
    let bare = |it: &str| it.chars().filter(|it| !it.is_whitespace()).collect();
    row.cells.iter().map(move |it| (it.column, bare(&it.text)))
}

/// How far down the titles of a table may stand.
const DEEPEST_TITLES: usize = 8;

/// Leaves out the first rows of a table that are those of the one above.
fn repeat_no_titles(above: &[Row], table: &mut Table) {
    // Titles may stand below lines of their own in the table where they stand first.
    let is_first = |it: &Row| table.rows.first().is_some_and(|first| texts(it).eq(texts(first)));
    let Some(start) = above.iter().take(DEEPEST_TITLES).position(is_first) else { return };
    // A heading of one cell may come again for what follows it, unless the table begins with it.
    if start > 0 && table.rows.first().is_some_and(|it| it.cells.len() < 2) {
        return;
    }
    let titles = above.get(start..).unwrap_or(&[]);
    let n = titles.iter().zip(&table.rows).take_while(|(a, b)| texts(a).eq(texts(b))).count();
    let n = n.min(table.rows.len());
    table.rows.drain(..n);
}

/// Puts a row together that the end of a page cuts: where it goes on, the columns in which
/// rows begin say nothing, and what goes on are words.
fn mend(above: &mut Table, table: &mut Table) {
    let (Some(last), Some(first)) = (above.rows.last_mut(), table.rows.first()) else { return };
    if last.cells.len() < 2 || first.cells.is_empty() {
        return;
    }
    let begins = |row: &Row| row.cells.first().map_or(0, |it| it.column);
    let of_last = |column: u32| last.cells.iter().find(|it| it.column == column);
    let begins_small =
        |text: &str| text.chars().find(|it| it.is_alphanumeric()).is_some_and(char::is_lowercase);
    let has_more = first.cells.len() < last.cells.len();
    // A row of which the first page has the values and the second the names.
    let has_values = first.cells.iter().any(|it| is_value(&it.text));
    let is_other_half = first.cells.len() > 1 && !has_values && begins(first) < begins(last);
    let is_cut = |above: &str, text: &str| {
        let is_digit = |it: Option<char>| it.is_some_and(|it| it.is_ascii_digit());
        let together = format!("{above}{text}");
        is_digit(above.chars().last())
            && is_digit(text.chars().next())
            && above.contains([',', '.'])
            && is_value(&together)
    };
    let goes_on = |it: &Cell| {
        begins_small(&it.text) || of_last(it.column).is_some_and(|above| is_cut(&above.text, &it.text))
    };
    let is_rest =
        (begins(first) > begins(last) && has_more) || is_other_half || first.cells.iter().all(goes_on);
    let goes_with = |column: u32, text: &str| match of_last(column) {
        Some(above) if is_cut(&above.text, text) => true,
        Some(above) => {
            let are_words = above.text.chars().any(char::is_alphabetic) && !is_value(text);
            let is_unit = text.chars().all(|it| !it.is_ascii_digit()) && text.chars().count() <= 3;
            are_words || is_unit
        }
        None => !is_value(text),
    };
    if !is_rest || !first.cells.iter().all(|it| goes_with(it.column, &it.text)) {
        return;
    }
    let rest = table.rows.remove(0);
    for mut cell in rest.cells {
        let at = last.cells.partition_point(|it| it.column < cell.column);
        if last.cells.get(at).is_none_or(|it| it.column != cell.column) {
            cell.doubt = worse(cell.doubt, Some(Doubt::Placed));
            last.cells.insert(at, cell);
        } else if let Some(it) = last.cells.get_mut(at) {
            let is_unit = cell.text.chars().count() <= 3 && !cell.text.chars().any(|it| it.is_ascii_digit());
            let (between, why) = match (is_cut(&it.text, &cell.text), is_unit) {
                (true, _) => ("", Some(Doubt::Broken)),
                (_, true) => (" ", None),
                _ => (" ", Some(Doubt::Placed)),
            };
            it.text = format!("{}{between}{}", it.text, cell.text);
            it.doubt = worse(worse(it.doubt, cell.doubt), why);
        }
    }
}
