//! The name of the body and the year of the plan, from what stands above the first table.

use crate::import::code::coded;
use crate::import::notation::value::{Kind, goal};
use crate::import::period;
use crate::import::read::cell::At;
use crate::import::sheet::Sheet;
use crate::import::title::years;

/// The most rows that are looked at.
const MAX_ROWS: usize = 4096;

/// What stands above tables.
#[derive(Clone, Debug, Default)]
pub(crate) struct Preamble {
    /// The body's name, with its place.
    pub(crate) name: Option<(String, At)>,
    /// The year, with its place.
    pub(crate) year: Option<(String, At)>,
    /// Whether that is no calendar year.
    pub(crate) is_fiscal: bool,
    /// The year that all deadlines lie in, where one does.
    pub(crate) year_of_dates: Option<(String, At)>,
    /// Titles of pages.
    pub(crate) titles: Vec<String>,
}

impl Preamble {
    /// Looks at the rows of one cell above the headings and figures. `headers` are the rows
    /// of titles of tables, `by_columns` tells whether cells stand under them.
    pub(crate) fn of(sheet: &Sheet<'_>, headers: &[usize], by_columns: bool) -> Self {
        let mut res = Self::default();
        let mut first_title = None;
        let mut is_open = true;
        let first_header = headers.first().copied().unwrap_or(usize::MAX);
        for number in 0..sheet.n_rows().min(MAX_ROWS) {
            if number > first_header && (by_columns || !is_open) {
                break;
            }
            let row = sheet.row(number);
            let Some(cell) = row.single().filter(|_| row.kinds.first() == Some(&Kind::Text)) else {
                is_open = is_open && (row.cells.is_empty() || headers.contains(&number));
                continue;
            };
            if coded(&cell.text).is_some() {
                break;
            }
            let text = cell.text.as_ref();
            if res.titles.iter().any(|it| it == text) {
                continue;
            }
            if res.year.is_none() {
                res.year = years(text).next().map(|it| (it.to_owned(), cell.part(it)));
                res.is_fiscal = res.year.is_some() && period::names_fiscal_year(text);
            }
            if number > first_header && res.name.is_none() {
                res.name = Some((text.to_owned(), cell.at));
                break;
            }
            if number < first_header {
                first_title.get_or_insert_with(|| (text.to_owned(), cell.at));
                res.titles.push(text.to_owned());
            }
        }
        res.name = res.name.or(first_title);
        res.year_of_dates = year_of_dates(sheet);
        res
    }
}

/// The year that the deadlines lie in; none where they lie in several.
fn year_of_dates(sheet: &Sheet<'_>) -> Option<(String, At)> {
    let mut found: Option<(String, At)> = None;
    for number in 0..sheet.n_rows().min(MAX_ROWS) {
        for (cell, kind) in sheet.row(number).each() {
            let is_deadline =
                kind == Kind::Goal && (goal(&cell.text).is_none() || cell.text.contains(['/', '-', '.']));
            let is_date = kind == Kind::Date;
            if !is_deadline && !is_date {
                continue;
            }
            let Some(year) = years(&cell.text).next() else { continue };
            match &found {
                Some(it) if it.0 != year => return None,
                Some(_) => {}
                None => found = Some((year.to_owned(), cell.at)),
            }
        }
    }
    found
}
