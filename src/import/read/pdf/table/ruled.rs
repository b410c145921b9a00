//! Tables by the lines drawn around their cells.

use std::collections::BTreeMap;

use crate::import::read::pdf::budget::{Budget, Spent};
use crate::import::read::pdf::page::Rule;
use crate::import::read::pdf::table::cell::{self, Cell, Doubt, worse};
use crate::import::read::pdf::table::row_breaks;
use crate::import::read::pdf::table::rules::{NEAR, Rules};
use crate::import::read::pdf::table::vocabulary::Vocabulary;
use crate::import::read::pdf::table::words::Word;
use crate::import::read::pdf::table::{Block, Evidence, Row, Sheet, Table};

/// How far two lines may miss each other and still meet.
const REACH: f64 = 3.5;

/// The least rows of a table between lines, and between the edges of painted areas: every
/// other row alone may be painted.
const LEAST_ROWS: usize = 1;
const LEAST_PAINTED: usize = 3;

/// The most fields of a table: its columns times its rows.
const MAX_FIELDS: usize = 400_000;

/// Takes the words that stand between lines off a page and makes tables of them.
pub(crate) fn tables(
    sheet: &mut Sheet,
    vocabulary: &Vocabulary,
    budget: &Budget,
) -> Result<Vec<Block>, Spent> {
    let mut res = Vec::new();
    let strong = sheet.rules.clone();
    for frame in frames(&strong, budget)? {
        res.extend(table(sheet, frame, LEAST_ROWS, vocabulary, budget)?.map(Block::Table));
    }
    // Painted areas part what no line parts.
    let with_edges = sheet.rules.with(&sheet.edges);
    if !sheet.edges.flat.is_empty() {
        for frame in frames(&with_edges, budget)? {
            let is_taken = |block: &Block| {
                let ([left, bottom, right, top], it) = (block.sides(), frame.sides());
                left < it[2] && it[0] < right && bottom < it[3] && it[1] < top
            };
            if !res.iter().any(is_taken) {
                res.extend(table(sheet, frame, LEAST_PAINTED, vocabulary, budget)?.map(Block::Table));
            }
        }
    }
    Ok(res)
}

/// Lines that meet each other.
#[derive(Clone, Debug, Default)]
struct Frame {
    flat: Vec<Rule>,
    steep: Vec<Rule>,
}

impl Frame {
    fn sides(&self) -> [f64; 4] {
        let xs = self.flat.iter().flat_map(|it| [it.from, it.to]).chain(self.steep.iter().map(|it| it.at));
        let ys = self.steep.iter().flat_map(|it| [it.from, it.to]).chain(self.flat.iter().map(|it| it.at));
        let (left, right) = ends(xs);
        let (bottom, top) = ends(ys);
        [left, bottom, right, top]
    }
}

fn ends(it: impl Iterator<Item = f64>) -> (f64, f64) {
    it.fold((f64::MAX, f64::MIN), |(low, high), it| (low.min(it), high.max(it)))
}

/// The sets of lines that hang together.
fn frames(rules: &Rules, budget: &Budget) -> Result<Vec<Frame>, Spent> {
    let n_flat = rules.flat.len();
    let mut sets = Sets::new(n_flat.saturating_add(rules.steep.len()));
    for (s, steep) in rules.steep.iter().enumerate() {
        let from = rules.flat.partition_point(|it| it.at < steep.from - REACH);
        let to = rules.flat.partition_point(|it| it.at <= steep.to + REACH);
        let near = rules.flat.get(from..to).unwrap_or(&[]);
        budget.operate(near.len() / 8)?;
        for (f, flat) in near.iter().enumerate() {
            if flat.from - REACH <= steep.at && steep.at <= flat.to + REACH {
                sets.join(from.saturating_add(f), n_flat.saturating_add(s));
            }
        }
    }
    let mut res: std::collections::BTreeMap<usize, Frame> = std::collections::BTreeMap::new();
    for (i, rule) in rules.flat.iter().enumerate() {
        res.entry(sets.of(i)).or_default().flat.push(*rule);
    }
    for (i, rule) in rules.steep.iter().enumerate() {
        res.entry(sets.of(n_flat.saturating_add(i))).or_default().steep.push(*rule);
    }
    Ok(res.into_values().filter(|it| it.flat.len() >= 2 && !it.steep.is_empty()).collect())
}

/// Sets that are joined.
struct Sets(Vec<usize>);

impl Sets {
    fn new(n: usize) -> Self {
        Self((0..n).collect())
    }

    fn of(&mut self, mut i: usize) -> usize {
        while let Some(above) = self.0.get(i).copied().filter(|it| *it != i) {
            let next = self.0.get(above).copied().unwrap_or(above);
            if let Some(it) = self.0.get_mut(i) {
                *it = next;
            }
            i = next;
        }
        i
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of(a), self.of(b));
        // The first one stays the name of the set.
        if let Some(it) = self.0.get_mut(a.max(b)) {
            *it = a.min(b);
        }
    }
}

/// The places of lines in order, with those of the edges.
fn places(rules: &[Rule], edges: [f64; 2]) -> Vec<f64> {
    let mut res: Vec<f64> = rules.iter().map(|it| it.at).chain(edges).collect();
    res.sort_by(f64::total_cmp);
    res.dedup_by(|a, b| (*a - *b).abs() <= NEAR);
    res
}

/// Lines by the index of their place, to ask whether they part two fields.
struct Edges(Vec<Vec<(f64, f64)>>);

impl Edges {
    fn new(rules: &[Rule], places: &[f64]) -> Self {
        let mut res = vec![Vec::new(); places.len()];
        for rule in rules {
            let i = places.partition_point(|it| *it < rule.at - NEAR);
            if let Some(it) = res.get_mut(i) {
                it.push((rule.from, rule.to));
            }
        }
        Self(res)
    }

    /// Whether lines cover most of this stretch.
    fn covers(&self, i: usize, from: f64, to: f64) -> bool {
        let parts = self.0.get(i).map_or(&[][..], |it| it);
        let covered: f64 = parts.iter().map(|it| (it.1.min(to) - it.0.max(from)).max(0.0)).sum();
        covered >= (to - from) * 0.6
    }
}

fn table(
    sheet: &mut Sheet,
    frame: Frame,
    least_rows: usize,
    vocabulary: &Vocabulary,
    budget: &Budget,
) -> Result<Option<Table>, Spent> {
    let sides = frame.sides();
    let [left, bottom, right, top] = sides;
    let xs = places(&frame.steep, [left, right]);
    // Rows from the top: heights are counted downwards.
    let downwards = |it: &Rule| Rule { at: -it.at, ..*it };
    let flat: Vec<Rule> = frame.flat.iter().map(downwards).collect();
    let ys = places(&flat, [-top, -bottom]);
    let (n_columns, n_rows) = (xs.len().saturating_sub(1), ys.len().saturating_sub(1));
    if n_columns < 2 || n_rows < least_rows || n_columns.saturating_mul(n_rows) > MAX_FIELDS {
        return Ok(None);
    }
    budget.operate(n_columns.saturating_mul(n_rows))?;
    let is_in = |word: &Word| {
        let (x, y) = word.middle();
        left - NEAR <= x && x <= right + NEAR && bottom - NEAR <= y && y <= top + NEAR
    };
    let (words, rest): (Vec<Word>, Vec<Word>) = std::mem::take(&mut sheet.words).into_iter().partition(is_in);
    sheet.words = rest;
    let mut fields = Fields { n_columns, n_rows, words: vec![Vec::new(); n_columns.saturating_mul(n_rows)] };
    for (i, word) in words.iter().enumerate() {
        let (x, y) = word.middle();
        let column = xs.partition_point(|it| *it <= x).saturating_sub(1).min(n_columns.saturating_sub(1));
        let row = ys.partition_point(|it| *it <= -y).saturating_sub(1).min(n_rows.saturating_sub(1));
        if let Some(it) = fields.words.get_mut(row.saturating_mul(n_columns).saturating_add(column)) {
            it.push(i);
        }
    }
    let n_filled = fields.words.iter().filter(|it| !it.is_empty()).count();
    if n_filled < 3 {
        // A frame around a text is no table.
        sheet.words.extend(words);
        return Ok(None);
    }
    let sets = merged(&fields, &words, &xs, &ys, &Edges::new(&frame.steep, &xs), &Edges::new(&flat, &ys));
    let cells = cells(&fields, sets);
    let rights = rights(&cells, &words, &xs);
    let mut rows: Vec<Row> = Vec::new();
    let (mut n_glyphs, mut n_unknown) = (0_usize, 0_usize);
    for word in &words {
        n_glyphs = n_glyphs.saturating_add(word.n_glyphs);
        n_unknown = n_unknown.saturating_add(word.n_unknown);
    }
    for r in 0..n_rows {
        let of_row: Vec<&Found> = cells.iter().filter(|it| it.row == r && !it.words.is_empty()).collect();
        if of_row.is_empty() {
            continue;
        }
        let right = |it: &Found| match it.width {
            1 => rights.get(it.column).copied().unwrap_or(f64::MAX),
            _ => f64::MAX,
        };
        let split = row_breaks::within(
            &of_row.iter().map(|it| (right(it), refs(&words, &it.words))).collect::<Vec<_>>(),
        );
        for part in split.unwrap_or_else(|| vec![of_row.iter().map(|it| refs(&words, &it.words)).collect()]) {
            let mut row = Row { page: sheet.number, cells: Vec::new() };
            for (found, words) in of_row.iter().zip(part) {
                let (text, doubt) = cell::text(&words, right(found), vocabulary);
                let crooked = (!found.is_whole).then_some(Doubt::Placed);
                let number = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
                if !text.is_empty() || doubt.is_some() {
                    row.cells.push(Cell {
                        column: number(found.column),
                        height: number(found.height),
                        width: number(found.width),
                        text,
                        is_bold: words.iter().all(|it| it.is_bold),
                        doubt: worse(doubt, crooked),
                    });
                }
            }
            if !row.cells.is_empty() {
                rows.push(row);
            }
        }
    }
    if rows.len() < 2 && !rows.iter().any(|it| it.cells.len() > 2) {
        sheet.words.extend(words);
        return Ok(None);
    }
    Ok(Some(Table {
        page: sheet.number,
        evidence: Evidence::Rules,
        rows,
        sides,
        columns: xs,
        covered: Vec::new(),
        n_glyphs,
        n_unknown,
        goes_on: false,
    }))
}

fn refs<'w>(words: &'w [Word], indices: &[usize]) -> Vec<&'w Word> {
    indices.iter().filter_map(|it| words.get(*it)).collect()
}

/// The fields between all lines, row by row from the top, with their words.
struct Fields {
    n_columns: usize,
    n_rows: usize,
    words: Vec<Vec<usize>>,
}

impl Fields {
    fn at(&self, row: usize, column: usize) -> usize {
        row.saturating_mul(self.n_columns).saturating_add(column)
    }

    fn words(&self, row: usize, column: usize) -> &[usize] {
        self.words.get(self.at(row, column)).map_or(&[], |it| it)
    }
}

/// Joins the fields that no line parts.
fn merged(fields: &Fields, words: &[Word], xs: &[f64], ys: &[f64], steep: &Edges, flat: &Edges) -> Sets {
    let mut sets = Sets::new(fields.words.len());
    let place = |places: &[f64], i: usize| places.get(i).copied().unwrap_or(0.0);
    for r in 0..fields.n_rows {
        let (from, to) = (-place(ys, r.saturating_add(1)), -place(ys, r));
        let is_parted = |c: usize| steep.covers(c, from, to);
        let inner = 1..fields.n_columns;
        let has_none = !inner.clone().any(&is_parted);
        let crosses = |c: usize| {
            let x = place(xs, c);
            let in_row = (0..fields.n_columns).flat_map(|c| fields.words(r, c));
            in_row.filter_map(|it| words.get(*it)).any(|it| it.left < x - 1.0 && it.right > x + 1.0)
        };
        // A row without any line in it is a heading across, unless its texts stand apart at
        // the very places of the columns.
        let stands_apart = has_none && {
            let n_filled = (0..fields.n_columns).filter(|c| !fields.words(r, *c).is_empty()).count();
            n_filled >= 3 && !inner.clone().any(&crosses) && gaps_at_lines(fields, words, r)
        };
        for c in inner {
            let joins = if stands_apart { false } else { !is_parted(c) };
            if joins {
                sets.join(fields.at(r, c.saturating_sub(1)), fields.at(r, c));
            }
        }
    }
    for r in 1..fields.n_rows {
        for c in 0..fields.n_columns {
            if !flat.covers(r, place(xs, c), place(xs, c.saturating_add(1))) {
                sets.join(fields.at(r.saturating_sub(1), c), fields.at(r, c));
            }
        }
    }
    sets
}

/// Whether the texts of neighbouring fields stand further apart than words do.
fn gaps_at_lines(fields: &Fields, words: &[Word], row: usize) -> bool {
    let ends: Vec<(f64, f64, f64)> = (0..fields.n_columns)
        .filter_map(|c| {
            let of_field = fields.words(row, c).iter().filter_map(|it| words.get(*it));
            let size = of_field.clone().map(|it| it.size).fold(0.0, f64::max);
            let (left, _) = ends(of_field.clone().map(|it| it.left));
            let (_, right) = ends(of_field.map(|it| it.right));
            (size > 0.0).then_some((left, right, size))
        })
        .collect();
    ends.iter().zip(ends.iter().skip(1)).all(|(a, b)| b.0 - a.1 > a.2.min(b.2) * 0.45)
}

/// A cell with the words in it.
struct Found {
    row: usize,
    column: usize,
    height: usize,
    width: usize,
    /// Whether it is a rectangle.
    is_whole: bool,
    words: Vec<usize>,
}

/// The fields that are one cell: their outermost rows and columns, how many they are, and the
/// words in them.
struct Joined {
    top: usize,
    low: usize,
    left: usize,
    right: usize,
    n: usize,
    words: Vec<usize>,
}

/// The cells, row by row, each where it begins.
fn cells(fields: &Fields, mut sets: Sets) -> Vec<Found> {
    let mut by_set: BTreeMap<usize, Joined> = BTreeMap::new();
    for r in 0..fields.n_rows {
        for c in 0..fields.n_columns {
            let first = || Joined { top: r, low: r, left: c, right: c, n: 0, words: Vec::new() };
            let cell = by_set.entry(sets.of(fields.at(r, c))).or_insert_with(first);
            cell.top = cell.top.min(r);
            cell.low = cell.low.max(r);
            cell.left = cell.left.min(c);
            cell.right = cell.right.max(c);
            cell.n = cell.n.saturating_add(1);
            cell.words.extend_from_slice(fields.words(r, c));
        }
    }
    let found = by_set.into_values().map(|it| {
        let height = it.low.saturating_sub(it.top).saturating_add(1);
        let width = it.right.saturating_sub(it.left).saturating_add(1);
        let is_whole = height.saturating_mul(width) == it.n;
        Found { row: it.top, column: it.left, height, width, is_whole, words: it.words }
    });
    let mut res: Vec<Found> = found.collect();
    res.sort_by_key(|it| (it.row, it.column));
    res
}

/// How far the words of each column reach to the right.
fn rights(cells: &[Found], words: &[Word], xs: &[f64]) -> Vec<f64> {
    let n_columns = xs.len().saturating_sub(1);
    let mut res = vec![f64::MIN; n_columns];
    let mut lefts = vec![f64::MAX; n_columns];
    for cell in cells.iter().filter(|it| it.width == 1) {
        for word in cell.words.iter().filter_map(|it| words.get(*it)) {
            res.get_mut(cell.column).into_iter().for_each(|it| *it = it.max(word.right));
            lefts.get_mut(cell.column).into_iter().for_each(|it| *it = it.min(word.left));
        }
    }
    // A text may reach as near to the line at its right as it stands to the one at its left.
    let sides = xs.iter().zip(xs.iter().skip(1));
    for ((res, left), (from, to)) in res.iter_mut().zip(lefts).zip(sides) {
        if left < f64::MAX {
            *res = res.max(to - (left - from).max(0.0));
        }
    }
    res
}
