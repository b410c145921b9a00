//! Tables without lines, by the gaps between their columns.

use crate::import::read::pdf::budget::{Budget, Spent};
use crate::import::read::pdf::matrix::around;
use crate::import::read::pdf::table::cell::{self, Cell, Doubt, worse};
use crate::import::read::pdf::table::row_breaks::{self, TextLine};
use crate::import::read::pdf::table::vocabulary::Vocabulary;
use crate::import::read::pdf::table::words::Word;
use crate::import::read::pdf::table::{Block, Evidence, Row, Sheet, Table};

/// A gap of so much of the size parts pieces of a line.
const GAP: f64 = 0.5;

/// A gap of so much of the size is wider than that between words.
const NARROW: f64 = 0.32;

/// Texts of a column begin or end within so much of the size.
const ALIGNED: f64 = 0.1;

/// A table has at least so many columns and so many lines that fill three of them.
const LEAST_COLUMNS: usize = 3;
const LEAST_LINES: usize = 2;

/// Two lines further apart than so many sizes are of two blocks.
const FAR: f64 = 4.5;

/// So many lines in a row that lie across the columns end a table.
const PROSE: usize = 3;

/// Takes the words that stand in columns off a page and makes tables of them.
pub(crate) fn tables(
    sheet: &mut Sheet,
    vocabulary: &Vocabulary,
    budget: &Budget,
) -> Result<Vec<Block>, Spent> {
    let (words, turned): (Vec<Word>, Vec<Word>) =
        std::mem::take(&mut sheet.words).into_iter().partition(|it| !it.is_turned && !it.is_artifact);
    let refs: Vec<&Word> = words.iter().collect();
    let lines: Vec<PieceLine<'_>> = cell::lines(&refs).into_iter().map(PieceLine::new).collect();
    let mut res = Vec::new();
    let mut taken: Vec<*const Word> = Vec::new();
    for block in blocks(&lines) {
        budget.operate(block.len())?;
        of_block(block, sheet, vocabulary, budget, &mut res, &mut taken)?;
    }
    taken.sort_unstable();
    let is_taken = |word: &Word| taken.binary_search(&std::ptr::from_ref(word)).is_ok();
    sheet.words = words.iter().filter(|it| !is_taken(it)).cloned().collect();
    sheet.words.extend(turned);
    Ok(res)
}

/// A line as pieces that stand apart.
struct PieceLine<'w> {
    base: f64,
    size: f64,
    pieces: Vec<Piece<'w>>,
}

#[derive(Clone)]
struct Piece<'w> {
    left: f64,
    right: f64,
    words: Vec<&'w Word>,
}

impl<'w> PieceLine<'w> {
    fn new(line: Vec<&'w Word>) -> Self {
        let base = line.first().map_or(0.0, |it| it.base);
        let size = line.iter().map(|it| it.size).fold(0.0, f64::max);
        let mut pieces: Vec<Piece<'w>> = Vec::new();
        for word in line {
            let goes_on = |it: &Piece<'_>| match it.words.last() {
                Some(last) => {
                    last.mark == word.mark && word.left - it.right < (size * GAP).max(blank(last, word))
                }
                None => true,
            };
            match pieces.last_mut().filter(|it| goes_on(it)) {
                Some(it) => {
                    it.right = it.right.max(word.right);
                    it.words.push(word);
                }
                None => pieces.push(Piece { left: word.left, right: word.right, words: vec![word] }),
            }
        }
        Self { base, size, pieces }
    }
}

/// How far two words of one text stand apart where a wide blank parts them: one that is drawn,
/// or that of a font whose characters are all of one width.
fn blank(last: &Word, word: &Word) -> f64 {
    let has_letters = |it: &Word| it.n_glyphs > 2 && it.text.chars().any(char::is_alphabetic);
    let pitch = last.pitch.zip(word.pitch).filter(|(a, b)| (a - b).abs() < a * 0.02);
    let pitch = pitch.filter(|_| has_letters(last) || has_letters(word)).map(|it| it.0);
    word.blank.or(pitch).map_or(0.0, |it| it * 1.15)
}

/// Lines that stand close below each other.
fn blocks<'l, 'w>(lines: &'l [PieceLine<'w>]) -> Vec<&'l [PieceLine<'w>]> {
    let mut res = Vec::new();
    let mut start = 0;
    for (i, (upper, lower)) in lines.iter().zip(lines.iter().skip(1)).enumerate() {
        if upper.base - lower.base > upper.size.max(lower.size) * FAR {
            res.extend(lines.get(start..i.saturating_add(1)));
            start = i.saturating_add(1);
        }
    }
    res.extend(lines.get(start..));
    res
}

/// Stretches that the texts of columns cover, from the left.
#[derive(Clone, Debug, Default)]
struct Columns(Vec<(f64, f64)>);

/// Where a piece stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Under {
    Column(usize),
    /// Across several, from one to another.
    Several(usize, usize),
    None,
}

impl Columns {
    /// The columns of lines: those with the most pieces say first what there is.
    fn new(lines: &[PieceLine<'_>]) -> Self {
        let mut seeds: Vec<&PieceLine<'_>> =
            lines.iter().filter(|it| it.pieces.len() >= LEAST_COLUMNS).collect();
        seeds.sort_by(|a, b| b.pieces.len().cmp(&a.pieces.len()).then(b.base.total_cmp(&a.base)));
        let mut res = Self::default();
        for seed in seeds {
            for piece in &seed.pieces {
                res.add(piece);
            }
        }
        // Lines of fewer pieces only widen.
        for line in lines.iter().filter(|it| it.pieces.len() < LEAST_COLUMNS) {
            for piece in &line.pieces {
                if let Under::Column(_) = res.under(piece) {
                    res.add(piece);
                }
            }
        }
        res
    }

    fn under(&self, piece: &Piece<'_>) -> Under {
        let from = self.0.partition_point(|it| it.1 <= piece.left);
        let to = self.0.partition_point(|it| it.0 < piece.right);
        match to.checked_sub(from) {
            Some(1) => Under::Column(from),
            Some(n) if n > 1 => Under::Several(from, to.saturating_sub(1)),
            _ => Under::None,
        }
    }

    fn add(&mut self, piece: &Piece<'_>) {
        match self.under(piece) {
            Under::Column(i) => {
                if let Some(it) = self.0.get_mut(i) {
                    *it = (it.0.min(piece.left), it.1.max(piece.right));
                }
            }
            Under::None => {
                let at = self.0.partition_point(|it| it.0 < piece.left);
                self.0.insert(at, (piece.left, piece.right));
            }
            Under::Several(..) => {}
        }
    }

    /// A line whose pieces are parted where the columns are: a full cell may end as close to
    /// the next as a word does, but not quite as close.
    fn parted<'w>(&self, line: &PieceLine<'w>) -> PieceLine<'w> {
        let pieces = line.pieces.iter().flat_map(|it| match self.under(it) {
            Under::Several(..) => self.parts(it, line.size),
            _ => vec![it.clone()],
        });
        PieceLine { base: line.base, size: line.size, pieces: pieces.collect() }
    }

    fn parts<'w>(&self, piece: &Piece<'w>, size: f64) -> Vec<Piece<'w>> {
        let mut res: Vec<(usize, Piece<'w>)> = Vec::new();
        for word in &piece.words {
            let own = Piece { left: word.left, right: word.right, words: vec![*word] };
            let Under::Column(column) = self.under(&own) else { return vec![piece.clone()] };
            match res.last_mut() {
                Some((last, it)) if *last == column => {
                    it.right = it.right.max(word.right);
                    it.words.push(word);
                }
                Some((last, it))
                    if word.left - it.right < size * NARROW
                        && !self.is_edge(*last, it.right, column, word.left, size) =>
                {
                    return vec![piece.clone()];
                }
                _ => res.push((column, own)),
            }
        }
        res.into_iter().map(|it| it.1).collect()
    }

    /// Whether a text ends where its column does, or the next one begins where its own does, so
    /// that they are of two cells however close they stand.
    fn is_edge(&self, last: usize, right: f64, next: usize, left: f64, size: f64) -> bool {
        let near = size * ALIGNED;
        let ends = self.0.get(last).is_some_and(|it| (it.1 - right).abs() < near);
        let begins = self.0.get(next).is_some_and(|it| (it.0 - left).abs() < near);
        next == last.saturating_add(1) && (ends || begins)
    }

    /// Whether all pieces of a line stand under one column each.
    fn fits(&self, line: &PieceLine<'_>) -> bool {
        line.pieces.iter().all(|it| matches!(self.under(it), Under::Column(_)))
    }

    /// Whether a line lies across the columns.
    fn lies_across(&self, line: &PieceLine<'_>) -> bool {
        line.pieces.iter().any(|it| matches!(self.under(it), Under::Several(..)))
    }

    /// Where the columns begin, each in the middle of the gap, and where the last one ends.
    fn starts(&self) -> Vec<f64> {
        let between = self.0.iter().zip(self.0.iter().skip(1)).map(|(a, b)| (a.1 + b.0) / 2.0);
        let first = self.0.first().map(|it| it.0 - 1.0);
        let last = self.0.last().map(|it| it.1 + 1.0);
        first.into_iter().chain(between).chain(last).collect()
    }
}

fn of_block(
    lines: &[PieceLine<'_>],
    sheet: &Sheet,
    vocabulary: &Vocabulary,
    budget: &Budget,
    res: &mut Vec<Block>,
    taken: &mut Vec<*const Word>,
) -> Result<(), Spent> {
    let mut rest = lines;
    while !rest.is_empty() {
        let (part, after) = next_part(rest);
        budget.operate(part.len())?;
        if let Some(table) = table(part, sheet, vocabulary, taken) {
            res.push(Block::Table(table));
        }
        rest = after;
    }
    Ok(())
}

/// The lines up to where the text turns to prose, and the lines behind it.
fn next_part<'l, 'w>(lines: &'l [PieceLine<'w>]) -> (&'l [PieceLine<'w>], &'l [PieceLine<'w>]) {
    let Some(start) = lines.iter().position(|it| it.pieces.len() >= LEAST_COLUMNS) else { return (&[], &[]) };
    // Columns of the first lines tell what lies across them; later lines may add to them.
    let mut columns = Columns::default();
    let mut n_across = 0_usize;
    for (i, line) in lines.iter().enumerate().skip(start) {
        let lies_across = line.pieces.len() < LEAST_COLUMNS && columns.lies_across(line);
        n_across = if lies_across { n_across.saturating_add(1) } else { 0 };
        if line.pieces.len() >= LEAST_COLUMNS {
            line.pieces.iter().for_each(|it| columns.add(it));
        }
        if n_across >= PROSE {
            let end = i.saturating_add(1);
            return (lines.get(..end).unwrap_or(&[]), lines.get(end..).unwrap_or(&[]));
        }
    }
    (lines, &[])
}

fn table(
    lines: &[PieceLine<'_>],
    sheet: &Sheet,
    vocabulary: &Vocabulary,
    taken: &mut Vec<*const Word>,
) -> Option<Table> {
    let columns = Columns::new(lines);
    let n_columns = columns.0.len();
    let lines: Vec<PieceLine<'_>> = lines.iter().map(|it| columns.parted(it)).collect();
    let is_seed = |it: &PieceLine<'_>| it.pieces.len() >= LEAST_COLUMNS && columns.fits(it);
    let n_seeds = lines.iter().filter(|it| is_seed(it)).count();
    if n_columns < LEAST_COLUMNS || n_seeds < LEAST_LINES {
        return None;
    }
    let first = lines.iter().position(is_seed)?;
    let last = lines.iter().rposition(|it| columns.fits(it))?;
    // Titles of several lines begin above the first full one; a heading of the text stands
    // alone at the left.
    let is_title = |it: &PieceLine<'_>| {
        let is_left = matches!(it.pieces.first().map(|it| columns.under(it)), Some(Under::Column(0)));
        let is_near = it.pieces.iter().all(|it| !matches!(columns.under(it), Under::None));
        is_near && (it.pieces.len() > 1 || !is_left) && !(it.pieces.len() == 1 && columns.lies_across(it))
    };
    let mut from = first;
    while from.checked_sub(1).and_then(|it| lines.get(it)).is_some_and(is_title) {
        from = from.saturating_sub(1);
    }
    let lines = lines.get(from..=last)?;
    let n_across = lines.iter().filter(|it| columns.lies_across(it)).count();
    if n_across.saturating_mul(10) > lines.len().saturating_mul(4) {
        return None;
    }
    let starts = columns.starts();
    let (left, right) = (*starts.first()?, *starts.last()?);
    let mut rows: Vec<Row> = Vec::new();
    let mut open: Vec<TextLine<'_>> = Vec::new();
    let mut above: Option<f64> = None;
    for line in lines {
        let is_parted = above.is_some_and(|above| {
            [&sheet.rules.flat, &sheet.edges.flat].into_iter().flatten().any(|it| {
                let covered = it.to.min(right) - it.from.max(left);
                line.base + line.size * 0.5 < it.at && it.at < above && covered > (right - left) * 0.6
            })
        });
        above = Some(line.base);
        if columns.lies_across(line) {
            rows.extend(flush(&mut open, &columns, sheet.number, vocabulary));
            rows.push(across(line, &columns, sheet.number));
            continue;
        }
        let mut cells: Vec<Vec<&Word>> = vec![Vec::new(); n_columns];
        for piece in &line.pieces {
            if let Under::Column(i) = columns.under(piece)
                && let Some(it) = cells.get_mut(i)
            {
                it.extend(piece.words.iter().copied());
            }
        }
        open.push(TextLine { base: line.base, size: line.size, cells, is_parted });
    }
    rows.extend(flush(&mut open, &columns, sheet.number, vocabulary));
    let words = || lines.iter().flat_map(|it| it.pieces.iter().flat_map(|it| it.words.iter()));
    taken.extend(words().map(|it| std::ptr::from_ref::<Word>(it)));
    let corners = words().flat_map(|it| {
        let [left, bottom, right, top] = it.sides();
        [(left, bottom), (right, top)]
    });
    Some(Table {
        page: sheet.number,
        evidence: Evidence::Gaps,
        rows,
        sides: around(corners),
        columns: starts,
        covered: columns.0,
        n_glyphs: words().fold(0, |sum, it| sum.saturating_add(it.n_glyphs)),
        n_unknown: words().fold(0, |sum, it| sum.saturating_add(it.n_unknown)),
        goes_on: false,
    })
}

/// The rows of lines that follow each other.
fn flush(open: &mut Vec<TextLine<'_>>, columns: &Columns, page: u32, vocabulary: &Vocabulary) -> Vec<Row> {
    let lines = std::mem::take(open);
    let mut res = Vec::new();
    for range in row_breaks::rows(&lines) {
        let of_row = lines.get(range.from..range.to).unwrap_or(&[]);
        let mut row = Row { page, cells: Vec::new() };
        for (c, (_, right)) in columns.0.iter().enumerate() {
            let words: Vec<&Word> =
                of_row.iter().filter_map(|it| it.cells.get(c)).flatten().copied().collect();
            if words.is_empty() {
                continue;
            }
            let (text, doubt) = cell::text(&words, *right, vocabulary);
            // Two values in one cell are of two rows.
            let n_values = of_row
                .iter()
                .filter(|it| {
                    it.cells
                        .get(c)
                        .is_some_and(|it| !it.is_empty() && row_breaks::is_value(&cell::written(it)))
                })
                .count();
            let is_placed = range.is_sure && (n_values < 2 || of_row.len() < 2);
            let doubt = worse(doubt, (!is_placed && of_row.len() > 1).then_some(Doubt::Placed));
            let column = u32::try_from(c).unwrap_or(u32::MAX);
            let is_bold = words.iter().all(|it| it.is_bold);
            row.cells.push(Cell { column, height: 1, width: 1, text, is_bold, doubt });
        }
        if !row.cells.is_empty() {
            res.push(row);
        }
    }
    res
}

/// A line that lies across columns: a heading, or titles over several columns.
fn across(line: &PieceLine<'_>, columns: &Columns, page: u32) -> Row {
    let mut row = Row { page, cells: Vec::new() };
    for piece in &line.pieces {
        let (from, to) = match columns.under(piece) {
            Under::Column(i) => (i, i),
            Under::Several(from, to) => (from, to),
            Under::None => continue,
        };
        let number = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
        row.cells.push(Cell {
            column: number(from),
            height: 1,
            width: number(to.saturating_sub(from).saturating_add(1)),
            text: cell::written(&piece.words),
            is_bold: piece.words.iter().all(|it| it.is_bold),
            doubt: piece.words.iter().fold(None, |sum, it| worse(sum, it.doubt)),
        });
    }
    row
}
