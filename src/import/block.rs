//! Rows of titles: where a table begins, over how many rows its titles stand, and what the
//! title of each column is.
//!
//! They are found by joint evidence: short cells that name things a table of a plan has,
//! unlike the cells below in kind.

use smallvec::SmallVec;

use crate::import::Options;
use crate::import::field::Field;
use crate::import::layout::{TitleOf, Titles};
use crate::import::notation::value::Kind;
use crate::import::period::{self, Period};
use crate::import::profile::MAX_COLUMNS;
use crate::import::read::cell::Cell;
use crate::import::sheet::{RowView, Sheet};
use crate::import::title::{LONGEST, Title, of_text, plain, read};
use crate::import::vocabulary::may_say;
use crate::syntax::Rank;

/// The most rows that titles stand in.
const MOST_ROWS: usize = 3;

/// What a title must say at least to count as known, from 0 to 100.
const KNOWN: u8 = 55;

/// What the name of a group says of a column of it.
const GROUP: u8 = 27;

/// What a title says at least that may be one of degrees.
const DEGREE: u8 = 40;

/// What a title must say at least to be plain.
const PLAIN: u8 = 84;

/// The titles of a table that begins at a row; none where the row is none of titles.
/// `is_first` tells that no titles were met in the table yet, so that unknown ones count.
pub(crate) fn titles_at(sheet: &Sheet<'_>, at: usize, options: &Options, is_first: bool) -> Option<Titles> {
    let first = sheet.row(at).first(MAX_COLUMNS);
    // One year alone may stand over one of the titles below it.
    let is_period_above = first.single().is_some_and(|it| it.column > 0 && is_period(&it.text));
    if (first.cells.len() < 2 && !is_period_above) || !is_like_titles(&first, options) {
        return None;
    }
    // Most rows of words say nothing that titles say.
    if !says_anything(&first, options) {
        let is_one = is_first && is_unlike_rows_below(sheet, at);
        return is_one.then(|| joined(sheet, at..at.saturating_add(1), options));
    }
    let rest = sheet.rest_of_table(at);
    let mut best: Option<(i32, Titles)> = None;
    for n in 1..=MOST_ROWS {
        let rows = at..at.saturating_add(n);
        if rows.end > rest.end {
            break;
        }
        let last = sheet.row(rows.end.saturating_sub(1)).first(MAX_COLUMNS);
        let is_one = |it: &RowView<'_, '_>| {
            continues(&first, it)
                || (has_groups(&first, it) && is_unlike_rows_below(sheet, at.saturating_add(1)))
        };
        if n > 1 && !(is_like_titles(&last, options) && is_one(&last)) {
            break;
        }
        let titles = joined(sheet, rows, options);
        let score = score(&titles, sheet, n, is_first);
        if score > 0 && best.as_ref().is_none_or(|it| score > it.0) {
            best = Some((score, titles));
        }
    }
    if best.is_none() && is_first && is_unlike_rows_below(sheet, at) {
        return Some(joined(sheet, at..at.saturating_add(1), options));
    }
    best.map(|it| it.1)
}

/// Whether every cell of a row could be a title: short, and no value but a period.
fn is_like_titles(row: &RowView<'_, '_>, options: &Options) -> bool {
    let n_plain = || row.cells.iter().filter(|it| read(&it.text).best() >= PLAIN).count();
    row.each().all(|(cell, kind)| {
        let text = cell.text.as_ref();
        text.len() <= LONGEST
            && match kind {
                Kind::Text | Kind::Broken => !is_heading(text),
                // `Target 2024` reads like a target, `entro giugno 2024` is one. `2022 Actual`
                // begins as a number does, `Achieved` may be a judgement.
                kind => {
                    is_period(text)
                        || options.given(text).is_some()
                        || (!has_numbers(text) && is_titled(text, kind))
                        // Words that could judge stand among plain titles: `Milestone achieved`.
                        || (kind == Kind::Judgement
                            && text.contains(char::is_alphabetic)
                            && n_plain() >= 3
                            && n_plain().saturating_mul(2) >= row.cells.len())
                }
            }
    })
}

/// Whether numbers stand in a text that name no period.
fn has_numbers(text: &str) -> bool {
    let (words, _) = words_and_period(text);
    words.iter().any(|it| it.starts_with(|it: char| it.is_ascii_digit()))
}

/// Whether a text that looks like a value of a kind is a title.
fn is_titled(text: &str, kind: Kind) -> bool {
    let title = read(text);
    match kind {
        // `Entro il 31/12/2021` is a day to be met.
        Kind::Goal if title.meant.first().is_some_and(|it| it.0 == Field::Deadline) => {
            !text.bytes().any(|it| it.is_ascii_digit())
        }
        Kind::Goal | Kind::Percent | Kind::Ratio if text.bytes().any(|it| it.is_ascii_digit()) => {
            title.best() >= PLAIN || (title.best() >= KNOWN && title.period.stage.is_some())
        }
        _ => title.best() >= KNOWN,
    }
}

/// A code with a name is a heading, never a title.
fn is_heading(text: &str) -> bool {
    crate::import::code::coded(text)
        .is_some_and(|it| it.code.contains('.') && it.code.bytes().any(|it| it.is_ascii_digit()))
}

/// Whether some cell of a row says what a title says, or names a period.
fn says_anything(row: &RowView<'_, '_>, options: &Options) -> bool {
    let says = |text: &str| {
        if options.given.columns.is_empty() && !may_say(text) {
            return false;
        }
        let title = read(text);
        title.best() >= KNOWN || title.period.is_any() || options.given(text).is_some()
    };
    row.cells.iter().any(|it| says(&it.text))
}

fn is_period(text: &str) -> bool {
    let (words, period) = words_and_period(text);
    period.is_any() && words.is_empty()
}

/// The words of a text and the period that it names, perhaps in brackets: `Year end (2018/19)`.
fn words_and_period(text: &str) -> (Vec<String>, Period) {
    period::split(&text.to_lowercase().replace(['(', ')', '[', ']'], " "))
}

/// Whether a row goes on with the titles of one above: it stands below merged or blank
/// cells, or has nothing but periods, or says the same again.
fn continues(first: &RowView<'_, '_>, row: &RowView<'_, '_>) -> bool {
    // A name alone is a heading of the rows below.
    if row.cells.is_empty() || row.single().is_some_and(|it| !is_period(&it.text)) {
        return false;
    }
    let is_under = |cell: &Cell<'_>| match above(first, cell.column) {
        Some(over) => {
            over.column == cell.column
                && (over.height > 1 || over.width > 1 || over.text == cell.text || is_period(&over.text))
                || over.column < cell.column
        }
        None => true,
    };
    let all_periods = row
        .cells
        .iter()
        .all(|it| is_period(&it.text) || first.at(it.column).is_some_and(|over| over.0.text == it.text));
    // Names of groups stand above titles that are all plain.
    let n_plain = row.cells.iter().filter(|it| read(&it.text).best() >= PLAIN).count();
    let is_below_groups =
        has_groups(first, row) && n_plain >= 3 && n_plain.saturating_mul(2) >= row.cells.len();
    let is_below_periods = first.cells.iter().all(|it| is_period(&it.text));
    let has_gaps = first.cells.iter().any(|it| it.width > 1) || first.n_empty > 0 || row.n_empty > 0;
    all_periods || is_below_periods || is_below_groups || (has_gaps && row.cells.iter().all(is_under))
}

/// Whether a row could hold the names of groups of the columns below it. A label and its value
/// stand above the first columns alone.
fn has_groups(first: &RowView<'_, '_>, row: &RowView<'_, '_>) -> bool {
    let mut groups: Vec<&str> = first.cells.iter().map(|it| it.text.as_ref()).collect();
    let n = groups.len();
    groups.sort_unstable();
    groups.dedup();
    let last = |row: &RowView<'_, '_>| row.cells.last().map_or(0, |it| it.column.saturating_add(it.width));
    n >= 2 && groups.len() < row.cells.len() && last(first).saturating_mul(2) >= last(row)
}

/// The cell of a row that stands over a column: the one in it, or the last before it where
/// cells between are merged or blank.
fn above<'r, 'a>(row: &RowView<'r, 'a>, column: u32) -> Option<&'r Cell<'a>> {
    row.cells.iter().rev().find(|it| it.column <= column)
}

/// The titles over some rows, each joined over the cells that stand over its column.
fn joined(sheet: &Sheet<'_>, rows: std::ops::Range<usize>, options: &Options) -> Titles {
    let mut columns: Vec<u32> = Vec::new();
    for row in rows.clone() {
        for cell in sheet.row(row).first(MAX_COLUMNS).cells {
            if let Err(at) = columns.binary_search(&cell.column) {
                columns.insert(at, cell.column);
            }
        }
    }
    let n = rows.len();
    let of = |column: u32| {
        let mut parts: SmallVec<[&Cell<'_>; 3]> = SmallVec::new();
        for (i, number) in rows.clone().enumerate() {
            let row = sheet.row(number);
            let own = row.at(column).map(|it| it.0);
            // A title stretches over blank cells beside it where titles stand below it there.
            let over = || {
                let title_below = || {
                    let below = number.saturating_add(1)..rows.end;
                    below.filter_map(|it| sheet.row(it).at(column)).next().map(|it| read(&it.0.text))
                };
                let is_split = i.saturating_add(1) < n
                    && (number.saturating_add(1)..rows.end)
                        .any(|below| sheet.row(below).at(column).is_some());
                above(&row, column).filter(|it| {
                    is_split
                        && (it.column.saturating_add(it.width) > column
                            || it.width <= 1
                                && it.column < column
                                && (!is_period(&it.text)
                                    || title_below().is_some_and(|it| is_of_period(&it))))
                })
            };
            if let Some(cell) = own.or_else(over)
                && parts.last().is_none_or(|it| it.text != cell.text)
            {
                parts.push(cell);
            }
        }
        let at = parts.last().map(|it| it.at)?;
        Some(TitleOf { column, at, title: title(&parts, options) })
    };
    Titles { columns: columns.into_iter().filter_map(of).collect(), rows }
}

fn is_part_of_year(it: &Period) -> bool {
    it.reach.is_some() || it.stage.is_some()
}

/// Whether a title is one of those that years stand above.
fn is_of_period(it: &Title) -> bool {
    it.meant.first().is_some_and(|it| matches!(it.0, Field::Target | Field::Result | Field::Baseline))
}

/// Reads the title that some cells make together.
fn title(parts: &[&Cell<'_>], options: &Options) -> Title {
    let text = parts.iter().map(|it| it.text.as_ref()).collect::<Vec<_>>().join(" ");
    let given = options.given(&text).or_else(|| parts.iter().rev().find_map(|it| options.given(&it.text)));
    let mut res = read(&text);
    if parts.len() > 1 {
        // What one part says plainly is not made less sure by the others.
        for part in parts {
            let own = read(&part.text);
            for (field, strength) in own.meant {
                match res.meant.iter_mut().find(|it| it.0 == field) {
                    Some(it) => it.1 = it.1.max(strength.saturating_sub(4)),
                    None if strength > 90 => res.meant.push((field, strength.saturating_sub(30))),
                    None => {}
                }
            }
            res.period = res.period.clone().or(&own.period);
        }
        res.meant.sort_by_key(|it| std::cmp::Reverse(it.1));
        // Groups of columns stand above plain titles: `Rendicontazione` above `Stato`. They say
        // of what a weight is, or a code.
        let own = parts.iter().rev().find(|it| !is_period(&it.text)).map(|it| read(&it.text));
        if own.as_ref().is_some_and(|it| it.best() == 0) {
            match parts.last().map(|it| read(&it.text)).filter(|it| is_part_of_year(&it.period)) {
                // A part of a year is a title of its own: `Year end 2023` below `Reporting`.
                Some(last) => res.meant = last.meant,
                // Below a group a title that says nothing may be any of the group.
                None => res.meant.iter_mut().for_each(|it| it.1 = it.1.min(GROUP)),
            }
        }
        // What may be a degree is no result because one of its group is: `Performance` below
        // `Rendicontazione`.
        let degree = own.as_ref().filter(|it| it.best() < PLAIN);
        if let Some(own) = degree.filter(|it| it.strength(Field::Achieved(Rank::Indicator)) >= DEGREE) {
            let most = own.strength(Field::Result);
            let results = res.meant.iter_mut().filter(|it| it.0 == Field::Result);
            results.for_each(|it| it.1 = it.1.min(most));
            res.meant.sort_by_key(|it| std::cmp::Reverse(it.1));
        }
        let last = own.filter(|it| it.best() > 0);
        if let Some(plain) = last.filter(|it| it.best() >= PLAIN) {
            res.meant = plain.meant.iter().map(|it| (of_text(it.0, &text), it.1)).collect();
        }
    }
    if let Some(meaning) = given {
        res.meant.clear();
        res.meant.push((Field::given(meaning), 100));
        res.is_given = true;
        if let Some(year) = meaning.year.as_deref().and_then(|it| it.parse().ok()) {
            res.period.year = Some(year);
        }
    }
    res
}

/// How much speaks for rows being titles: above zero where enough does.
fn score(titles: &Titles, sheet: &Sheet<'_>, n_rows: usize, is_first: bool) -> i32 {
    let n = titles.columns.len();
    let all = || titles.columns.iter().map(|it| &it.title);
    let n_given = all().filter(|it| it.is_given).count();
    let known: Vec<&Title> = all().filter(|it| it.best() >= KNOWN).collect();
    let n_plain = known.iter().filter(|it| it.best() >= 84).count();
    let means = |test: fn(Field) -> bool| {
        known.iter().any(|it| it.meant.iter().any(|it| it.1 >= KNOWN && test(it.0)))
    };
    let has_name = means(|it| {
        it.is_name() || matches!(it, Field::AnyCode | Field::Code(_) | Field::Description | Field::Formula)
    });
    let has_figure = means(|it| it.is_figure() || it == Field::Unit);
    let is_enough = n_given >= 2
        || (n_plain >= 2 && has_name && has_figure)
        || (n_plain >= 3 && known.len().saturating_mul(2) >= n)
        || (known.len() >= 2 && has_name && known.len().saturating_mul(2) >= n && n_plain >= 1);
    // Below titles stand rows, some of whose words could be titles.
    if !is_first && n_given < 2 && n_plain < 3 && n_plain.saturating_mul(2) < n {
        return 0;
    }
    // Names alone are a row of data as soon as they repeat what is above; figures must follow.
    let follows = sheet.row(titles.rows.end);
    let is_followed = !follows.cells.is_empty() || titles.rows.end < sheet.n_rows();
    if !is_enough || !is_followed {
        return 0;
    }
    let sum = all().map(|it| i32::from(it.best())).fold(0_i32, i32::saturating_add);
    // A year and a part of it say more than either alone: `Year-end` above `2023`.
    let n_periods = |it: &Title| {
        usize::from(it.period.year.is_some()).saturating_add(usize::from(is_part_of_year(&it.period)))
    };
    let periods = all().map(n_periods).fold(0_usize, usize::saturating_add);
    sum.saturating_add(i32::try_from(periods.saturating_mul(15)).unwrap_or(0))
        .saturating_sub(i32::try_from(n_rows.saturating_mul(6)).unwrap_or(0))
}

/// Whether a row of short texts stands over rows with values under several of them.
fn is_unlike_rows_below(sheet: &Sheet<'_>, at: usize) -> bool {
    let row = sheet.row(at);
    let is_short = |it: &Cell<'_>| it.text.len() <= 80;
    let is_text = |it: &Kind| matches!(it, Kind::Text | Kind::Broken | Kind::Judgement);
    if row.cells.len() < 3 || !row.cells.iter().all(is_short) || !row.kinds.iter().all(is_text) {
        return false;
    }
    let below = sheet.rest_of_table(at.saturating_add(1)).take(12).map(|it| sheet.row(it));
    let mut n_rows = 0_usize;
    let mut n_like = 0_usize;
    for next in below.filter(|it| it.cells.len() >= 2) {
        n_rows = n_rows.saturating_add(1);
        let n_values =
            next.each().filter(|(cell, kind)| !is_text(kind) && row.at(cell.column).is_some()).count();
        n_like = n_like.saturating_add(usize::from(n_values >= 2));
    }
    if n_rows == 0 || n_like.saturating_mul(10) < n_rows.saturating_mul(7) {
        return false;
    }
    let mut texts: Vec<String> = row.cells.iter().map(|it| plain(&it.text)).collect();
    texts.sort();
    texts.dedup();
    texts.len() == row.cells.len()
}
