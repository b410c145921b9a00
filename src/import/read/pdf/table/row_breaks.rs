//! Where rows begin, when no line says so.
//!
//! A row has one line on which its values stand: an anchor. The lines around it, on which
//! its longer texts go on, belong to the anchor from which the smaller gaps lead to them.

use crate::import::read::pdf::table::cell;
use crate::import::read::pdf::table::words::Word;

/// Whether a text may be a value: short, and with a digit.
pub(crate) fn is_value(text: &str) -> bool {
    let n = text.chars().count();
    n <= 22 && text.bytes().any(|it| it.is_ascii_digit()) && {
        let n_letters = text.chars().filter(|it| it.is_alphabetic()).count();
        n_letters <= 8
    }
}

/// A line of a table: its height on the page, and the text in each column.
#[derive(Clone, Debug)]
pub(crate) struct TextLine<'w> {
    pub(crate) base: f64,
    pub(crate) size: f64,
    pub(crate) cells: Vec<Vec<&'w Word>>,
    /// Whether a line is drawn above it.
    pub(crate) is_parted: bool,
}

impl TextLine<'_> {
    fn n_filled(&self) -> usize {
        self.cells.iter().filter(|it| !it.is_empty()).count()
    }

    fn has_value(&self, column: usize) -> bool {
        self.cells.get(column).is_some_and(|it| !it.is_empty() && is_value(&cell::written(it)))
    }

    /// Whether most of its texts begin as those do that go on with a line above.
    fn goes_on(&self) -> bool {
        let first = |it: &Vec<&Word>| it.first().and_then(|it| it.text.chars().next());
        let firsts = || self.cells.iter().filter_map(first);
        let n_small = firsts().filter(|it| it.is_lowercase()).count();
        n_small.saturating_mul(2) >= firsts().count().max(1)
    }

    fn has_words(&self, column: usize) -> bool {
        self.cells.get(column).is_some_and(|it| !it.is_empty() && !is_value(&cell::written(it)))
    }
}

/// Rows as ranges of lines, and whether it is sure where each begins.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RowRange {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) is_sure: bool,
}

/// The columns in which most lines that hold anything hold a value.
fn value_columns(lines: &[TextLine<'_>]) -> Vec<usize> {
    let n_columns = lines.first().map_or(0, |it| it.cells.len());
    (0..n_columns)
        .filter(|c| {
            let n_values = lines.iter().filter(|it| it.has_value(*c)).count();
            let n_words = lines.iter().filter(|it| it.has_words(*c)).count();
            n_values >= 2 && n_values > n_words
        })
        .collect()
}

/// Parts the lines of a table into rows.
pub(crate) fn rows(lines: &[TextLine<'_>]) -> Vec<RowRange> {
    by_gaps(lines).or_else(|| by_rules(lines)).unwrap_or_else(|| by_anchors(lines))
}

/// Rows between the lines that are drawn across, where each then has one value in each
/// column of values.
fn by_rules(lines: &[TextLine<'_>]) -> Option<Vec<RowRange>> {
    let starts = lines.iter().enumerate().skip(1).filter(|it| it.1.is_parted).map(|it| it.0);
    let starts: Vec<usize> = [0].into_iter().chain(starts).collect();
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    let rows: Vec<RowRange> =
        starts.iter().zip(ends).map(|(from, to)| RowRange { from: *from, to, is_sure: true }).collect();
    (rows.len() >= 3 && is_sound(lines, &rows)).then_some(rows)
}

/// Whether hardly a row has two values in a column of values, and most have one.
fn is_sound(lines: &[TextLine<'_>], rows: &[RowRange]) -> bool {
    let values = value_columns(lines);
    let body = rows.get(1..).unwrap_or(&[]);
    let of = |range: &RowRange| lines.get(range.from..range.to).unwrap_or(&[]);
    let n_values = |range: &RowRange, c: usize| of(range).iter().filter(|it| it.has_value(c)).count();
    if body.len() < 2 {
        return false;
    }
    if values.len() < 2 {
        // Without columns of values the rows must all begin where rows begin.
        let begins =
            |range: &RowRange| of(range).iter().any(|it| it.cells.first().is_some_and(|it| !it.is_empty()));
        return body.iter().filter(|it| begins(it)).count().saturating_mul(10)
            >= body.len().saturating_mul(9);
    }
    let n_crowded = body.iter().filter(|it| values.iter().any(|c| n_values(it, *c) > 1)).count();
    let n_empty = body.iter().filter(|it| !values.iter().any(|c| n_values(it, *c) > 0)).count();
    n_crowded <= body.len() / 10 && n_empty <= body.len() / 4
}

/// Lines of one cell stand at most so many sizes apart.
const TIGHT: f64 = 1.4;

/// Two lines of one cell stand at least so many sizes apart.
const LAID_OVER: f64 = 0.85;

/// Rows where the gaps between them are wider than those between the lines of one row, and
/// where every row then has one value in each column of values.
fn by_gaps(lines: &[TextLine<'_>]) -> Option<Vec<RowRange>> {
    let pairs = || lines.iter().zip(lines.iter().skip(1));
    let gap = |(upper, lower): (&TextLine<'_>, &TextLine<'_>)| {
        (upper.base - lower.base) / upper.size.max(lower.size).max(1.0)
    };
    // Lines closer than that lie over each other, or stand in different columns.
    let mut gaps: Vec<f64> = pairs().map(gap).filter(|it| *it >= LAID_OVER).collect();
    gaps.sort_by(f64::total_cmp);
    // The widest step from a gap within rows to one between them.
    let steps =
        gaps.iter().zip(gaps.iter().skip(1)).filter(|(low, high)| **low <= TIGHT && **high > *low * 1.1);
    let step = steps.max_by(|a, b| (a.1 / a.0.max(0.1)).total_cmp(&(b.1 / b.0.max(0.1))));
    let threshold = match (step, gaps.first()) {
        (Some((low, high)), _) => (low + high) / 2.0,
        (None, Some(least)) if *least > TIGHT => TIGHT,
        _ => return None,
    };
    let mut res = Vec::new();
    let mut from = 0;
    for (i, pair) in pairs().enumerate() {
        let is_laid_over = gap(pair) < LAID_OVER && is_below(lines, i.saturating_add(1));
        if gap(pair) > threshold || is_laid_over || pair.1.is_parted {
            let to = i.saturating_add(1);
            res.push(RowRange { from, to, is_sure: true });
            from = to;
        }
    }
    res.push(RowRange { from, to: lines.len(), is_sure: true });
    is_sound(lines, &res).then_some(res)
}

/// Rows around the lines on which values stand. The first one holds the titles.
fn by_anchors(lines: &[TextLine<'_>]) -> Vec<RowRange> {
    let values = value_columns(lines);
    let n_at = |line: &TextLine<'_>| match values.len() {
        0 | 1 => line.n_filled(),
        _ => values.iter().filter(|c| line.cells.get(**c).is_some_and(|it| !it.is_empty())).count(),
    };
    let most = lines.iter().map(&n_at).max().unwrap_or(0);
    let least = (most.saturating_mul(if values.len() > 1 { 5 } else { 7 })).div_ceil(10).max(1);
    // The titles end with the last line of words in a column of values, before the first
    // line of values.
    let is_values = |line: &TextLine<'_>| {
        let n = values.iter().filter(|c| line.has_value(**c)).count();
        values.len() > 1 && n.saturating_mul(2) >= n_at(line).max(1) && n_at(line) >= least
    };
    let first_values = lines.iter().position(is_values).unwrap_or(0);
    let before = lines.get(..first_values).unwrap_or(&[]);
    let n_titles = before
        .iter()
        .rposition(|line| values.iter().any(|c| line.has_words(*c)))
        .map_or(0, |it| it.saturating_add(1));
    // Titles that are bold go on as long as they are bold, unless all is.
    let is_bold = |line: &TextLine<'_>| line.cells.iter().flatten().all(|it| it.is_bold);
    let n_bold = lines.iter().take_while(|it| is_bold(it)).count();
    let n_titles = if n_bold < lines.len() { n_titles.max(n_bold) } else { n_titles };
    let n_titles = n_titles.max(full_titles(lines));
    let mut res = Vec::new();
    if n_titles > 0 {
        res.push(RowRange { from: 0, to: n_titles, is_sure: true });
    }
    let body = lines.get(n_titles..).unwrap_or(&[]);
    let is_anchor = |line: &TextLine<'_>| n_at(line) >= least && (values.len() > 1 || !line.goes_on());
    let anchors: Vec<usize> = body.iter().enumerate().filter(|it| is_anchor(it.1)).map(|it| it.0).collect();
    let (starts, are_sure) = starts(body, &anchors);
    let ends = starts.iter().skip(1).copied().chain([body.len()]);
    for ((from, to), is_sure) in starts.iter().zip(ends).zip(are_sure) {
        let (from, to) = (from.saturating_add(n_titles), to.saturating_add(n_titles));
        // Without values that each row has one of, nothing tells whether several lines are one.
        let is_sure = is_sure && (values.len() > 1 || to.saturating_sub(from) < 2);
        res.push(RowRange { from, to, is_sure });
    }
    res
}

/// The lines of titles that begin together, each column with one: they go on until the first
/// column begins anew, behind a gap that is no smaller than theirs.
fn full_titles(lines: &[TextLine<'_>]) -> usize {
    const MOST: usize = 8;
    let is_keyed = |it: &TextLine<'_>| it.cells.first().is_some_and(|it| !it.is_empty());
    let Some(first) = lines.first().filter(|it| it.n_filled() == it.cells.len()) else { return 0 };
    // `Target 2024` looks like a value.
    let n_words = (0..first.cells.len()).filter(|it| first.has_words(*it)).count();
    let has_words = n_words.saturating_mul(3) > first.cells.len().saturating_mul(2);
    let next = lines.iter().skip(1).take(MOST).position(is_keyed).map(|it| it.saturating_add(1));
    let Some(next) = next.filter(|it| has_words && *it > 1) else { return 0 };
    let gap = |i: usize| {
        let above = i.checked_sub(1).and_then(|it| lines.get(it));
        above.zip(lines.get(i)).map_or(0.0, |(above, it)| above.base - it.base)
    };
    let widest = (1..next).map(gap).fold(0.0, f64::max);
    if gap(next) > widest - 0.2 { next } else { 0 }
}

/// Where the rows around these anchors begin.
fn starts(body: &[TextLine<'_>], anchors: &[usize]) -> (Vec<usize>, Vec<bool>) {
    let Some((&first, &last)) = anchors.first().zip(anchors.last()) else {
        return if body.is_empty() { (Vec::new(), Vec::new()) } else { (vec![0], vec![false]) };
    };
    // Where no gap decides: values stand on the first line of a row if nothing stands above
    // the first of them, and on the last line if nothing stands below the last.
    let (has_above, has_below) = (first > 0, last.saturating_add(1) < body.len());
    let mut res = vec![0];
    let mut are_sure = vec![true];
    for (a, b) in anchors.iter().zip(anchors.iter().skip(1)) {
        let gap = |i: usize| {
            let upper = i.checked_sub(1).and_then(|it| body.get(it));
            let lower = body.get(i);
            upper.zip(lower).map_or(0.0, |(upper, lower)| upper.base - lower.base)
        };
        let between = a.saturating_add(1)..b.saturating_add(1);
        let drawn = between.clone().find(|i| body.get(*i).is_some_and(|it| it.is_parted));
        let gaps: Vec<(usize, f64)> = between.clone().map(|i| (i, gap(i))).collect();
        let widest = gaps.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1));
        let narrowest = gaps.iter().map(|it| it.1).fold(f64::MAX, f64::min);
        // Lines that lie over each other are of different rows.
        let overlaps =
            |i: &usize| body.get(*i).is_some_and(|it| gap(*i) < it.size * LAID_OVER) && is_below(body, *i);
        let laid_over = between.clone().find(overlaps);
        let (start, is_sure) = match (drawn.or(laid_over), widest) {
            (Some(i), _) => (i, true),
            _ if gaps.len() == 1 => (*b, true),
            (_, Some((i, wide))) if wide > narrowest * 1.12 + 0.2 => {
                // Only one gap may be that wide.
                let n_wide = gaps.iter().filter(|it| it.1 > (wide + narrowest) / 2.0).count();
                (i, n_wide == 1)
            }
            _ if has_below && !has_above => (*b, true),
            _ if has_above && !has_below => (a.saturating_add(1), true),
            _ => (*b, false),
        };
        if !is_sure && let Some(it) = are_sure.last_mut() {
            *it = false;
        }
        res.push(start);
        are_sure.push(is_sure);
    }
    (res, are_sure)
}

/// Whether a line says something in a column in which the line above it does.
fn is_below(body: &[TextLine<'_>], i: usize) -> bool {
    let above = i.checked_sub(1).and_then(|it| body.get(it));
    above.zip(body.get(i)).is_some_and(|(above, it)| {
        above.cells.iter().zip(&it.cells).any(|(above, it)| !above.is_empty() && !it.is_empty())
    })
}

/// Whether all numbers that have another below them fill their columns: then each may be one
/// number that its column breaks.
fn are_broken(cells: &[(f64, Vec<&Word>)]) -> bool {
    let mut n = 0_usize;
    for (right, words) in cells {
        let lines = cell::lines(words);
        let pairs = lines.iter().zip(lines.iter().skip(1));
        for (above, below) in
            pairs.filter(|(a, b)| is_value(&cell::written(a)) && is_value(&cell::written(b)))
        {
            if !cell::may_be_one_number(above, below, *right) {
                return false;
            }
            n = n.saturating_add(1);
        }
    }
    n > 0
}

/// Parts a row between two drawn lines that holds several rows of text: all of its columns
/// have several lines, at the same heights. Each cell has how far its lines may reach.
pub(crate) fn within<'w>(cells: &[(f64, Vec<&'w Word>)]) -> Option<Vec<Vec<Vec<&'w Word>>>> {
    if cells.len() < 3 || are_broken(cells) {
        return None;
    }
    let all: Vec<&Word> = cells.iter().flat_map(|it| it.1.iter().copied()).collect();
    if all.iter().any(|it| it.is_turned) {
        return None;
    }
    let lines = cell::lines(&all);
    let column_of = |word: &Word| cells.iter().position(|it| it.1.iter().any(|it| std::ptr::eq(*it, word)));
    let n_of = |cell: &Vec<&Word>| cell::lines(cell).len();
    let fewest = cells.iter().map(|it| n_of(&it.1)).min().unwrap_or(0);
    if fewest < 2 || lines.len() > 2_000 {
        return None;
    }
    let of_lines: Vec<TextLine<'w>> = lines
        .iter()
        .map(|line| {
            let mut of_columns: Vec<Vec<&Word>> = vec![Vec::new(); cells.len()];
            for word in line {
                if let Some(it) = column_of(word).and_then(|it| of_columns.get_mut(it)) {
                    it.push(word);
                }
            }
            let (base, size) = line.first().map_or((0.0, 0.0), |it| (it.base, it.size));
            TextLine { base, size, cells: of_columns, is_parted: false }
        })
        .collect();
    let n_full = of_lines.iter().filter(|it| it.n_filled() == cells.len()).count();
    // As many lines on which every column says something as the shortest column has.
    if n_full < fewest || n_full < 2 {
        return None;
    }
    // One value broken over two lines in each column is not two rows: each line that is
    // full must have a value wherever the column has any.
    let values = value_columns(&of_lines);
    let has_any = |c: &usize| of_lines.iter().any(|it| it.has_value(*c));
    let n_with_any = (0..cells.len()).filter(has_any).count();
    let full = || of_lines.iter().filter(|it| it.n_filled() == cells.len());
    let are_all = values.iter().all(|c| full().skip(1).all(|it| it.has_value(*c)));
    if values.len() < 2 || values.len() < n_with_any || !are_all {
        return None;
    }
    let rows = rows(&of_lines);
    let part = |range: &RowRange| {
        let lines = of_lines.get(range.from..range.to).unwrap_or(&[]);
        (0..cells.len())
            .map(|c| lines.iter().flat_map(|it| it.cells.get(c).cloned().unwrap_or_default()).collect())
            .collect()
    };
    Some(rows.iter().map(part).collect())
}
