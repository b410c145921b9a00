//! Tables with a row for each period, `Q1`, `Q2`, or for each year, turned into one row for each
//! indicator, with a column for each period.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use crate::import::Options;
use crate::import::block::titles_at;
use crate::import::field::Field;
use crate::import::layout::{TitleOf, Titles};
use crate::import::notation::value::Kind;
use crate::import::read::cell::Cell;
use crate::import::sheet::{RowView, Sheet, moved};
use crate::import::title::read;
use crate::import::vocabulary::may_say;

/// What a title must say at least to name periods, from 0 to 100.
const PLAIN: u8 = 84;

/// Titles stand among the first rows of a table.
const FIRST: usize = 40;

/// The most periods that rows are put together over.
const MOST: usize = 24;

/// Turns rows of periods into columns; the sheet as it is where there are none.
pub(super) fn by_period<'a>(sheet: Sheet<'a>, options: &Options) -> Sheet<'a> {
    let found: Vec<Periodic> = tables(&sheet).filter_map(|it| periodic(&sheet, it, options)).collect();
    if found.is_empty() {
        return sheet;
    }
    let mut res = Sheet::default();
    let mut at = 0;
    for it in found {
        copy(&sheet, at..it.titles.rows.start, &mut res);
        it.write(&sheet, &mut res);
        at = it.rows.end;
    }
    copy(&sheet, at..sheet.n_rows(), &mut res);
    res
}

fn copy<'a>(sheet: &Sheet<'a>, rows: Range<usize>, out: &mut Sheet<'a>) {
    for row in rows.map(|it| sheet.row(it)) {
        out.push(row.cells.iter().cloned(), row.n_empty, row.table);
    }
}

/// The rows of each table of the file.
fn tables<'s>(sheet: &'s Sheet<'_>) -> impl Iterator<Item = Range<usize>> + 's {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rows = sheet.rest_of_table(at);
        at = rows.end;
        (!rows.is_empty()).then_some(rows)
    })
}

/// A table in which the same indicator has a row for each period.
struct Periodic {
    titles: Titles,
    rows: Range<usize>,
    /// The columns that tell the period, and whether their cells need the title's word: `1`
    /// under `Trimestre`.
    periods: Vec<(u32, Option<String>)>,
    /// The columns whose cells differ from period to period.
    differing: BTreeSet<u32>,
    /// The periods in their order, as titles of columns say them.
    names: Vec<String>,
    /// The rows of each indicator, each with the place of its period.
    groups: Vec<Vec<(usize, usize)>>,
}

/// Reads a table as one with a row for each period; none where it is not.
fn periodic(sheet: &Sheet<'_>, table: Range<usize>, options: &Options) -> Option<Periodic> {
    let titles = table.clone().take(FIRST).find_map(|at| {
        let is_period = |it: &Cell<'_>| it.text.len() <= 40 && may_say(&it.text) && names_periods(&it.text);
        let row = sheet.row(at);
        let has_values = row.kinds.iter().any(|it| matches!(it, Kind::Percent | Kind::Number | Kind::Ratio));
        let is_one = !has_values && row.cells.len() > 2 && row.cells.iter().any(is_period);
        is_one.then(|| titles_at(sheet, at, options, true)).flatten()
    })?;
    let rows = titles.rows.end..table.end;
    let first = rows.clone().find(|it| !sheet.row(*it).cells.is_empty())?;
    let is_period = |it: &&TitleOf| !it.title.is_given && it.title.meant.first().is_some_and(is_plain_period);
    let word = |it: &TitleOf| {
        let cell = sheet.row(first).at(it.column).map_or("", |it| it.0.text.as_ref());
        (it.column, (!is_period_text(cell)).then(|| it.title.text.to_lowercase()))
    };
    let periods: Vec<(u32, Option<String>)> = titles.columns.iter().filter(is_period).map(word).collect();
    let keys: Vec<u32> = titles.columns.iter().filter(|it| is_key(it)).map(|it| it.column).collect();
    let has_name = titles.columns.iter().any(|it| it.title.meant.first().is_some_and(|it| it.0.is_name()));
    if periods.is_empty() || periods.len() > 2 || !has_name {
        return None;
    }
    group(sheet, titles, rows, periods, &keys)
}

/// Puts the rows of each indicator together.
fn group(
    sheet: &Sheet<'_>,
    titles: Titles,
    rows: Range<usize>,
    periods: Vec<(u32, Option<String>)>,
    keys: &[u32],
) -> Option<Periodic> {
    let mut names: Vec<String> = Vec::new();
    let mut groups: Vec<Vec<(usize, usize)>> = Vec::new();
    let mut known: HashMap<Vec<&str>, usize> = HashMap::new();
    let mut key: Vec<&str> = vec![""; keys.len()];
    let mut end = rows.start;
    let mut n_rows = 0_usize;
    for at in rows.clone() {
        let row = sheet.row(at);
        if row.cells.is_empty() {
            continue;
        }
        let Some(name) = name_of(&row, &periods) else { break };
        // Names are filled in once where the rows of an indicator stand together.
        for (slot, column) in key.iter_mut().zip(keys) {
            *slot = row.at(*column).map_or(*slot, |it| it.0.text.as_ref());
        }
        let period = match names.iter().position(|it| *it == name) {
            Some(it) => it,
            None => {
                names.push(name);
                names.len().saturating_sub(1)
            }
        };
        let n = groups.len();
        let group = *known.entry(key.clone()).or_insert(n);
        if group == n {
            groups.push(Vec::new());
        }
        let own = groups.get_mut(group)?;
        // What has two rows for a period is no indicator.
        if names.len() > MOST || own.iter().any(|it| it.1 == period) {
            return None;
        }
        own.push((at, period));
        n_rows = n_rows.saturating_add(1);
        end = at.saturating_add(1);
    }
    let is_periodic = names.len() > 1 && n_rows.saturating_mul(2) >= groups.len().saturating_mul(3);
    if !is_periodic {
        return None;
    }
    let mut res =
        Periodic { titles, rows: rows.start..end, periods, differing: BTreeSet::new(), names, groups };
    res.differing = res.differing(sheet, keys);
    (!res.differing.is_empty()).then_some(res)
}

impl Periodic {
    /// The columns whose cells differ between the rows of some indicator.
    fn differing(&self, sheet: &Sheet<'_>, keys: &[u32]) -> BTreeSet<u32> {
        let is_own = |column: u32| !keys.contains(&column) && self.periods.iter().all(|it| it.0 != column);
        let columns: Vec<u32> =
            self.titles.columns.iter().map(|it| it.column).filter(|it| is_own(*it)).collect();
        let text = |row: usize, column: u32| sheet.row(row).at(column).map_or("", |it| it.0.text.as_ref());
        let differs = |column: &u32| {
            self.groups.iter().any(|group| {
                let mut texts = group.iter().map(|it| text(it.0, *column)).filter(|it| !it.is_empty());
                let first = texts.next();
                texts.any(|it| Some(it) != first)
            })
        };
        columns.into_iter().filter(differs).collect()
    }

    /// Writes the titles and a row for each indicator.
    fn write<'a>(&self, sheet: &Sheet<'a>, out: &mut Sheet<'a>) {
        let columns: Vec<u32> = self.titles.columns.iter().map(|it| it.column).collect();
        let is_kept = |it: &u32| self.periods.iter().all(|period| period.0 != *it);
        // Where each column begins: one that differs takes a column for each period.
        let width = |it: u32| if self.differing.contains(&it) { self.names.len() } else { 1 };
        let mut places: Vec<(u32, u32)> = Vec::new();
        let mut next = 0_u32;
        for column in columns.into_iter().filter(is_kept) {
            places.push((column, next));
            next = next.saturating_add(u32::try_from(width(column)).unwrap_or(u32::MAX));
        }
        let titles = sheet.row(self.titles.rows.end.saturating_sub(1));
        let table = titles.table;
        out.push(places.iter().flat_map(|it| self.titles_of(&titles, *it)), 0, table);
        for group in &self.groups {
            let mut cells: Vec<Cell<'a>> = Vec::new();
            for (column, to) in &places {
                if !self.differing.contains(column) {
                    let rows = group.iter().map(|it| sheet.row(it.0));
                    let filled = rows.filter_map(|it| it.at(*column).map(|it| moved(it.0, *to))).next();
                    cells.extend(filled);
                    continue;
                }
                for (row, period) in group {
                    let to = to.saturating_add(u32::try_from(*period).unwrap_or(u32::MAX));
                    cells.extend(sheet.row(*row).at(*column).map(|it| moved(it.0, to)));
                }
            }
            cells.sort_by_key(|it| it.column);
            out.push(cells.into_iter(), 0, table);
        }
    }

    /// The titles of a column: one, or one for each period.
    fn titles_of<'a>(&self, row: &RowView<'_, 'a>, (column, to): (u32, u32)) -> Vec<Cell<'a>> {
        let Some(title) = self.titles.columns.iter().find(|it| it.column == column) else {
            return Vec::new();
        };
        let is_bold = row.at(column).is_some_and(|it| it.0.is_bold);
        let made = |text: String, to: u32| Cell { is_bold, ..Cell::new(Cow::Owned(text), title.at, to) };
        if !self.differing.contains(&column) {
            return vec![made(title.title.text.clone(), to)];
        }
        let of =
            |(name, i): (&String, u32)| made(format!("{} {name}", title.title.text), to.saturating_add(i));
        self.names.iter().zip(0..).map(of).collect()
    }
}

/// The period that the cells of a row tell, in words that a title may hold.
fn name_of(row: &RowView<'_, '_>, periods: &[(u32, Option<String>)]) -> Option<String> {
    let mut words: Vec<String> = Vec::new();
    for (column, word) in periods {
        let cell = row.at(*column)?.0.text.as_ref();
        let text = match word {
            Some(word) => format!("{cell} {word}"),
            None => cell.to_owned(),
        };
        if text.len() > 60 || !is_period_text(&text) {
            return None;
        }
        words.push(text);
    }
    Some(words.join(" "))
}

/// Whether a text is a period and nothing else.
fn is_period_text(text: &str) -> bool {
    let title = read(text);
    title.period.is_any() && title.meant.iter().all(|it| matches!(it.0, Field::Result | Field::Period))
}

fn names_periods(text: &str) -> bool {
    read(text).meant.first().is_some_and(is_plain_period)
}

fn is_plain_period(it: &(Field, u8)) -> bool {
    it.0 == Field::Period && it.1 >= PLAIN
}

/// Whether a column tells which indicator a row is about.
fn is_key(it: &TitleOf) -> bool {
    let field = it.title.meant.first().map(|it| it.0);
    matches!(
        field,
        Some(
            Field::Name(_)
                | Field::Code(_)
                | Field::AnyCode
                | Field::Description
                | Field::Body
                | Field::Unit
                | Field::Formula
                | Field::Dimension
        )
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::read::cell::At;
    use crate::text::Span;

    fn sheet(text: &'static str) -> Sheet<'static> {
        let mut res = Sheet::default();
        for line in text.lines() {
            let cells = line.split(';').zip(0..).filter(|it| !it.0.is_empty());
            let cells = cells.map(|(it, i)| Cell::new(Cow::Borrowed(it), At::Text(Span::at(0)), i));
            res.push(cells, 0, 0);
        }
        res
    }

    fn turned(text: &'static str) -> Vec<String> {
        let res = by_period(sheet(text), &Options::default());
        let line = |it: usize| {
            let row = res.row(it);
            let cells = row.cells.iter().map(|it| format!("{}:{}", it.column, it.text));
            cells.collect::<Vec<_>>().join(" ")
        };
        (0..res.n_rows()).map(line).collect()
    }

    #[test]
    fn rows_of_periods_are_columns_of_one_row() {
        let text = "Obiettivo;Indicatore;Trimestre;Target;Valore\n\
            Servizi;Sportelli;1;10;2\nServizi;Sportelli;2;10;5\nServizi;Utenti;1;80;20\nServizi;Utenti;2;80;40\n";
        assert_eq!(
            turned(text),
            [
                "0:Obiettivo 1:Indicatore 2:Target 3:Valore 1 trimestre 4:Valore 2 trimestre",
                "0:Servizi 1:Sportelli 2:10 3:2 4:5",
                "0:Servizi 1:Utenti 2:80 3:20 4:40",
            ]
        );
    }

    #[test]
    fn names_may_stand_once_and_years_may_have_their_targets() {
        let text = "Objective;Indicator;Year;Target;Actual\n\
            Roads;Accidents;2022;120;118\n;;2023;110;112\n;;2024;100;\nRoads;Repairs;2022;5;4\n;;2023;6;7\n";
        assert_eq!(
            turned(text),
            [
                "0:Objective 1:Indicator 2:Target 2022 3:Target 2023 4:Target 2024 5:Actual 2022 6:Actual 2023 \
                 7:Actual 2024",
                "0:Roads 1:Accidents 2:120 3:110 4:100 5:118 6:112",
                "0:Roads 1:Repairs 2:5 3:6 5:4 6:7",
            ]
        );
    }

    #[test]
    fn a_year_for_each_indicator_and_two_rows_for_a_period_stay_rows() {
        for text in [
            "Obiettivo;Indicatore;Anno;Target\nServizi;Sportelli;2023;10\nServizi;Utenti;2024;80\n",
            "Obiettivo;Indicatore;Anno;Target\nServizi;Utenti;2023;10\nServizi;Utenti;2023;80\n\
             Servizi;Utenti;2024;80\n",
        ] {
            assert_eq!(turned(text).len(), text.lines().count());
        }
    }
}
