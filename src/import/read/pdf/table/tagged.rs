//! Tables by the structure that the writer gave.

use std::collections::BTreeMap;

use crate::import::read::pdf::matrix::around;
use crate::import::read::pdf::structure::TaggedTable;
use crate::import::read::pdf::table::cell::{self, Cell, worse};
use crate::import::read::pdf::table::vocabulary::Vocabulary;
use crate::import::read::pdf::table::words::Word;
use crate::import::read::pdf::table::{Block, Evidence, Row, Sheet, Table};

/// The most cells of a table.
const MAX_CELLS: usize = 2_000_000;

/// Takes the words of tagged tables off the pages and makes tables of them.
pub(crate) fn tables(sheets: &mut [Sheet], tagged: &[TaggedTable], vocabulary: &Vocabulary) -> Vec<Block> {
    let mut res = Vec::new();
    // Which cell a content belongs to. One that belongs to two is no evidence.
    let mut owners: BTreeMap<(u32, u32), (usize, usize, usize)> = BTreeMap::new();
    let mut is_sound = vec![true; tagged.len()];
    for (t, table) in tagged.iter().enumerate() {
        let n_columns = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        let is_table = table.rows.len() >= 2 && n_columns >= 2;
        for (r, row) in table.rows.iter().enumerate() {
            for (c, cell) in row.iter().enumerate() {
                for mark in &cell.marks {
                    let other = owners.insert(*mark, (t, r, c));
                    if other.is_some_and(|it| it != (t, r, c)) || !is_table {
                        is_sound.get_mut(t).into_iter().for_each(|it| *it = false);
                    }
                }
            }
        }
    }
    let mut given_back: Vec<usize> = Vec::new();
    let mut words: BTreeMap<(usize, usize, usize), BTreeMap<usize, Vec<Word>>> = BTreeMap::new();
    for (s, sheet) in sheets.iter_mut().enumerate() {
        let object = sheet.object;
        let all = std::mem::take(&mut sheet.words);
        for word in all {
            let owner = word.mark.and_then(|it| owners.get(&(object, it)));
            match owner.filter(|it| is_sound.get(it.0) == Some(&true)) {
                Some(owner) => words.entry(*owner).or_default().entry(s).or_default().push(word),
                None => sheet.words.push(word),
            }
        }
    }
    for (t, table) in tagged.iter().enumerate() {
        let of_table = words.range((t, 0, 0)..(t.saturating_add(1), 0, 0));
        if of_table.clone().next().is_some() {
            let of_table: BTreeMap<_, _> = of_table.map(|(at, words)| ((at.1, at.2), words)).collect();
            match table_of(table, &of_table, sheets, vocabulary) {
                Some(it) => res.push(Block::Table(it)),
                // The lines and gaps of the page may tell what the structure does not.
                None => given_back.push(t),
            }
        }
    }
    for ((t, ..), of_pages) in words {
        if given_back.contains(&t) {
            for (s, of_page) in of_pages {
                sheets.get_mut(s).into_iter().for_each(|it| it.words.extend(of_page.iter().cloned()));
            }
        }
    }
    res
}

type WordsOfCells<'w> = BTreeMap<(usize, usize), &'w BTreeMap<usize, Vec<Word>>>;

fn table_of(
    table: &TaggedTable,
    words: &WordsOfCells<'_>,
    sheets: &[Sheet],
    vocabulary: &Vocabulary,
) -> Option<Table> {
    let mut places = places(table)?;
    let n_columns = places.iter().flatten().map(|it| it.0.saturating_add(it.1)).max().unwrap_or(0);
    if !by_geometry(&mut places, words, n_columns) {
        return None;
    }
    // How far the words of each column reach.
    let mut rights = vec![f64::MIN; n_columns as usize];
    let mut lefts = vec![f64::MAX; n_columns as usize];
    for ((r, c), of_pages) in words {
        let Some((column, width)) = places.get(*r).and_then(|it| it.get(*c)).copied() else { continue };
        let column = column as usize;
        for word in of_pages.values().flatten().filter(|_| width == 1) {
            rights.get_mut(column).into_iter().for_each(|it| *it = it.max(word.right));
            lefts.get_mut(column).into_iter().for_each(|it| *it = it.min(word.left));
        }
    }
    let mut rows = Vec::new();
    let mut first_sheet = None;
    let (mut n_glyphs, mut n_unknown) = (0_usize, 0_usize);
    for (r, row) in table.rows.iter().enumerate() {
        let mut out = Row::default();
        let sheet_of_row = (0..row.len()).filter_map(|c| words.get(&(r, c))?.keys().next().copied()).min();
        out.page = sheet_of_row.and_then(|it| sheets.get(it)).map_or(0, |it| it.number);
        for (c, tagged) in row.iter().enumerate() {
            let Some(of_pages) = words.get(&(r, c)) else { continue };
            let Some((column, width)) = places.get(r).and_then(|it| it.get(c)).copied() else { continue };
            let right = match width {
                1 => rights.get(column as usize).copied().unwrap_or(f64::MAX),
                _ => f64::MAX,
            };
            let mut text = String::new();
            let mut doubt = None;
            for (sheet, of_page) in of_pages.iter() {
                first_sheet = Some(first_sheet.map_or(*sheet, |it: usize| it.min(*sheet)));
                for word in of_page {
                    n_glyphs = n_glyphs.saturating_add(word.n_glyphs);
                    n_unknown = n_unknown.saturating_add(word.n_unknown);
                }
                let refs: Vec<&Word> = of_page.iter().collect();
                let (part, part_doubt) = cell::text(&refs, right, vocabulary);
                doubt = worse(doubt, part_doubt);
                // A title that each page repeats is one.
                if text == part {
                    continue;
                }
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(&part);
            }
            if !text.is_empty() || doubt.is_some() {
                let is_bold = of_pages.values().flatten().all(|it| it.is_bold);
                out.cells.push(Cell { column, height: tagged.height, width, text, is_bold, doubt });
            }
        }
        rows.push(out);
    }
    let first_sheet = first_sheet?;
    let on_first = words.values().filter_map(|it| it.get(&first_sheet)).flatten();
    let corners = on_first.flat_map(|it| {
        let [left, bottom, right, top] = it.sides();
        [(left, bottom), (right, top)]
    });
    let sides = around(corners);
    let page = sheets.get(first_sheet)?.number;
    let mut columns: Vec<f64> = lefts.iter().map(|it| it.min(sides[2])).collect();
    columns.push(sides[2]);
    rows.iter_mut().filter(|it| it.page == 0).for_each(|it| it.page = page);
    Some(Table {
        page,
        evidence: Evidence::Tags,
        rows,
        sides,
        columns,
        covered: Vec::new(),
        n_glyphs,
        n_unknown,
        goes_on: false,
    })
}

/// Some writers leave empty cells out, so that a row of fewer cells says nothing of their
/// columns: they follow from where the texts stand below those of full rows. Says whether
/// they do.
fn by_geometry(places: &mut [Vec<(u32, u32)>], words: &WordsOfCells<'_>, n_columns: u32) -> bool {
    let is_full = |row: &[(u32, u32)]| row.last().is_some_and(|it| it.0.saturating_add(it.1) == n_columns);
    if places.iter().all(|it| is_full(it)) {
        return true;
    }
    let around_cell = |r: usize, c: usize| -> Option<(f64, f64)> {
        let of_pages = words.get(&(r, c))?;
        let ends = of_pages.values().flatten().map(|it| (it.left, it.right));
        ends.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    };
    let mut columns: Vec<Option<(f64, f64)>> = vec![None; n_columns as usize];
    for (r, row) in places.iter().enumerate().filter(|it| is_full(it.1)) {
        for (c, (column, _)) in row.iter().enumerate().filter(|it| it.1.1 == 1) {
            let (Some(it), Some(ends)) = (columns.get_mut(*column as usize), around_cell(r, c)) else {
                continue;
            };
            *it = Some(it.map_or(ends, |it| (it.0.min(ends.0), it.1.max(ends.1))));
        }
    }
    // Columns whose texts lie over each other tell nothing.
    let known: Vec<(f64, f64)> = columns.iter().filter_map(|it| *it).collect();
    let is_apart = known.iter().zip(known.iter().skip(1)).all(|(a, b)| a.1 <= b.0 + 1.0);
    if !is_apart || known.len() < columns.len() {
        return false;
    }
    for (r, row) in places.iter_mut().enumerate() {
        if is_full(row) {
            continue;
        }
        let mut next = 0_usize;
        for (c, place) in row.iter_mut().enumerate() {
            let Some((left, right)) = around_cell(r, c) else { continue };
            let overlap = |it: &(f64, f64)| it.1.min(right) - it.0.max(left);
            let mut under = known.iter().enumerate().skip(next).filter(|it| overlap(it.1) > 0.0);
            let Some((column, _)) = under.next() else {
                // Beside all texts of full rows: the nearest column, if there is one left.
                let distance = |it: &(f64, f64)| (it.0 - right).max(left - it.1);
                let nearest = known.iter().enumerate().skip(next);
                let nearest = nearest.min_by(|a, b| distance(a.1).total_cmp(&distance(b.1)));
                let Some((column, _)) = nearest else { return false };
                *place = (u32::try_from(column).unwrap_or(u32::MAX), 1);
                next = column.saturating_add(1);
                continue;
            };
            let last = under.next_back().map_or(column, |it| it.0);
            let width = u32::try_from(last.saturating_sub(column).saturating_add(1)).unwrap_or(1);
            *place = (u32::try_from(column).unwrap_or(u32::MAX), width);
            next = last.saturating_add(1);
        }
    }
    true
}

/// The first column and the breadth of each cell, where cells of rows above reach down.
fn places(table: &TaggedTable) -> Option<Vec<Vec<(u32, u32)>>> {
    let mut taken: BTreeMap<u32, u32> = BTreeMap::new();
    let mut res = Vec::new();
    let mut n = 0_usize;
    for row in &table.rows {
        let mut of_row = Vec::new();
        let mut column = 0_u32;
        let mut next_taken: BTreeMap<u32, u32> =
            taken.iter().filter(|it| *it.1 > 1).map(|(at, left)| (*at, left.saturating_sub(1))).collect();
        for cell in row {
            while taken.get(&column).is_some_and(|it| *it > 0) {
                column = column.saturating_add(1);
            }
            of_row.push((column, cell.width));
            n = n.saturating_add(cell.width as usize);
            if n > MAX_CELLS {
                return None;
            }
            if cell.height > 1 {
                for at in column..column.saturating_add(cell.width) {
                    next_taken.insert(at, cell.height.saturating_sub(1));
                }
            }
            column = column.saturating_add(cell.width);
        }
        res.push(of_row);
        taken = next_taken;
    }
    Some(res)
}
