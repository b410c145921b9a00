//! What a report is like, found in its first rows: titles of columns, ranks of codes,
//! the convention of its numbers, its name and its year.

use crate::import::Options;
use crate::import::above::Group;
use crate::import::code::{Levels, Shape, coded, shape};
use crate::import::columns::Columns;
use crate::import::notation::number::Mark;
use crate::import::notation::value::{Kind, goal, numbers};
use crate::import::read::cell::{At, Cell, Row, Rows};
use crate::import::sort::{Sort, kinds};
use crate::import::titles::{Role, Title, USUAL_ORDER, title, years};
use crate::syntax::Rank;

/// The most rows that are looked at before reading begins.
const MAX_ROWS: usize = 4096;

/// The most numbers that are asked for the report's convention.
const MAX_NUMBERS: usize = 64;

/// What a report is like.
#[derive(Clone, Debug, Default)]
pub(crate) struct Survey {
    /// What marks decimals, and whether a number said so.
    pub(crate) mark: Option<Mark>,
    pub(crate) levels: Levels,
    /// Roles in the order of the titles.
    pub(crate) order: Vec<Role>,
    /// Whether the titles speak of achievements: then a percentage beside a heading is one.
    pub(crate) has_achievements: bool,
    /// The body's name, with its place.
    pub(crate) name: Option<(String, At)>,
    /// The year, with its place.
    pub(crate) year: Option<(String, At)>,
    /// Titles of pages.
    pub(crate) titles: Vec<String>,
}

impl Survey {
    /// Looks at the first rows.
    pub(crate) fn of<'a>(mut rows: impl Rows<'a>, options: &Options) -> Self {
        let mut res = Self { order: USUAL_ORDER.to_vec(), has_achievements: true, ..Self::default() };
        let mut found = Found::default();
        let mut row = Row::new();
        for _ in 0..MAX_ROWS {
            if !rows.next_row(&mut row) || found.is_enough() {
                break;
            }
            res.look(&row, &rows, options, &mut found);
        }
        res.levels = Levels::new(&found.shapes, &found.ranks);
        res.mark = found.mark();
        if res.name.is_none() {
            res.name = found.first_title.take();
        }
        if res.year.is_none() {
            res.year = found.date_year.take();
        }
        res
    }

    fn look<'a>(&mut self, row: &Row<'a>, rows: &impl Rows<'a>, options: &Options, found: &mut Found) {
        let kinds = kinds(row);
        if row.table != found.table {
            (found.table, found.columns) = (row.table, None);
        }
        let above = found.above.take();
        match options.sort(row, &kinds) {
            Sort::Header => {
                let columns = Columns::of(row, above.as_ref().map(Group::row), rows.clone(), options);
                if let Some(it) = &columns {
                    self.year = self.year.take().or_else(|| Some((it.year()?.to_string(), first(row)?)));
                }
                self.header(row, found);
                found.columns = columns;
            }
            it if found.columns.as_ref().is_some_and(|columns| columns.takes(row, it, rows.clone())) => {
                found.seen_indicator = true;
            }
            Sort::Unknown | Sort::Indicator if Group::is_one(row, rows.clone()) => {
                found.above = Some(Group::new(row));
                return;
            }
            Sort::Empty | Sort::Unknown => {}
            Sort::Single => {
                if let Some(cell) = row.cells.first() {
                    self.single(cell, found);
                }
            }
            Sort::Heading => {
                let code = row.cells.first().and_then(|it| coded(&it.text)).map(|it| shape(it.code));
                if let Some(shape) = code.filter(|it| !found.seen_indicator && !found.shapes.contains(it)) {
                    found.shapes.push(shape);
                }
            }
            Sort::Indicator => found.seen_indicator = true,
        }
        for (cell, kind) in row.cells.iter().zip(kinds) {
            found.cell(cell, kind);
        }
    }

    /// A row of one cell: the title of a page, or behind the header the name of the body.
    fn single(&mut self, cell: &Cell<'_>, found: &mut Found) {
        let text = cell.text.as_ref();
        if self.titles.iter().any(|it| it == text) || found.has_headings() {
            return;
        }
        if self.year.is_none() {
            self.year = year_in(text).map(|it| (it.to_owned(), cell.part(it)));
        }
        if found.seen_header && found.columns.is_none() && self.name.is_none() {
            self.name = Some((text.to_owned(), cell.at));
            return;
        }
        if found.columns.is_some() {
            return;
        }
        found.first_title.get_or_insert_with(|| (text.to_owned(), cell.at));
        self.titles.push(text.to_owned());
    }

    fn header(&mut self, row: &Row<'_>, found: &mut Found) {
        if found.seen_header {
            return;
        }
        found.seen_header = true;
        let titles = || row.cells.iter().filter_map(|it| title(&it.text));
        let mut order: Vec<Role> = Vec::new();
        for it in titles() {
            match it {
                Title::Heading(rank) => found.ranks.push(rank),
                Title::Role(role) if !order.contains(&role) => order.push(role),
                _ => {}
            }
        }
        self.has_achievements = order.contains(&Role::Achieved);
        self.order = order;
    }
}

/// Where a row begins.
fn first(row: &Row<'_>) -> Option<At> {
    row.cells.first().map(|it| it.at)
}

/// The first year in a text.
fn year_in(text: &str) -> Option<&str> {
    years(text).next()
}

/// What the rows have shown so far.
#[derive(Default)]
struct Found {
    shapes: Vec<Shape>,
    ranks: Vec<Rank>,
    seen_header: bool,
    seen_indicator: bool,
    n_commas: usize,
    n_points: usize,
    first_title: Option<(String, At)>,
    date_year: Option<(String, At)>,
    table: u32,
    columns: Option<Columns>,
    above: Option<Group>,
}

impl Found {
    fn has_headings(&self) -> bool {
        !self.shapes.is_empty() || self.seen_indicator
    }

    fn is_enough(&self) -> bool {
        self.seen_indicator && self.n_commas.saturating_add(self.n_points) >= MAX_NUMBERS
    }

    fn mark(&self) -> Option<Mark> {
        match self.n_commas.cmp(&self.n_points) {
            std::cmp::Ordering::Greater => Some(Mark::Comma),
            std::cmp::Ordering::Less => Some(Mark::Point),
            std::cmp::Ordering::Equal => None,
        }
    }

    fn cell(&mut self, cell: &Cell<'_>, kind: Kind) {
        match kind {
            // Written here, and not in the report's own convention.
            _ if cell.is_typed => {}
            Kind::Text | Kind::Broken | Kind::Word => {}
            Kind::Goal if goal(&cell.text).is_none() => {
                let year = || year_in(&cell.text).map(|it| (it.to_owned(), cell.at));
                self.date_year = self.date_year.take().or_else(year);
            }
            Kind::Date => {
                let year = || year_in(&cell.text).map(|it| (it.to_owned(), cell.at));
                self.date_year = self.date_year.take().or_else(year);
            }
            _ => {
                for number in numbers(&cell.text) {
                    match number.mark() {
                        Some(Mark::Comma) => self.n_commas = self.n_commas.saturating_add(1),
                        Some(Mark::Point) => self.n_points = self.n_points.saturating_add(1),
                        None => {}
                    }
                }
            }
        }
    }
}
