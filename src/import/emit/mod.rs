//! Rows into plan text: tables by their columns, other rows by what they say.

mod bodies;
mod card;
mod figures;
mod headings;
mod hundredths;
mod inferred;
mod names;
mod notes;
mod ordered;
mod roles;
mod table;
mod totals;
mod untitled;
pub(crate) mod write;

use crate::check::Note;
use crate::import::block::titles_at;
use crate::import::code::{Levels, Shape, coded, shape};
use crate::import::emit::bodies::order;
use crate::import::emit::card::Card;
use crate::import::emit::headings::{Current, is_source, is_sum};
use crate::import::emit::ordered::Ordered;
use crate::import::emit::totals::{is_total, weigh};
use crate::import::emit::untitled::Untitled;
use crate::import::emit::write::Writer;
use crate::import::field::Field;
use crate::import::layout::{Inside, Layout, Titles};
use crate::import::mapping::{Status, Table};
use crate::import::notation::number::Mark;
use crate::import::parts::Part;
use crate::import::preamble::Preamble;
use crate::import::profile::Profiles;
use crate::import::read::cell::{At, Cell};
use crate::import::read::grid::Grid;
use crate::import::sheet::{RowView, Sheet};
use crate::import::title::plain;
use crate::import::{Counts, Options};
use crate::syntax::Rank;
use crate::text::Span;

/// How the rows of a table are read.
#[derive(Debug)]
enum Mode {
    /// No titles were met yet.
    Above,
    /// Cells stand under their titles.
    Table(Layout),
    /// Cells come in the order of the titles.
    InOrder(Ordered),
    /// The table is not read.
    Passed,
}

/// A table of the report: its titles, and how it is read.
struct Plan {
    titles: Titles,
    mode: Mode,
    table: Table,
    /// Rows that come again with each page.
    again: Vec<usize>,
    /// The rows in the order in which they are read, where it is not their own.
    order: Vec<usize>,
}

/// Turns the rows of a report into plan text.
pub(crate) struct Emitter<'s, 'a> {
    sheet: &'s Sheet<'a>,
    grid: Option<&'s Grid>,
    options: &'s Options,
    pub(crate) writer: Writer<'s>,
    pub(crate) notes: Vec<Note>,
    pub(crate) counts: Counts,
    /// What was understood of the tables.
    pub(crate) mapping: Vec<Table>,
    preamble: Preamble,
    /// The year of the plan, as titles and preamble tell it.
    year: Option<String>,
    /// The year that the heading of a plan says.
    written_year: Option<(String, At)>,
    /// The body whose plan is being written, where a table has several.
    body: Option<String>,
    levels: Levels,
    /// Rows that come again with each page.
    again: Vec<usize>,
    /// The rows of the titles, to know them again on another page.
    header: std::ops::Range<usize>,
    /// Number of the table in the file.
    table: u32,
    /// Whether nothing was read of the table yet.
    is_fresh: bool,
    /// The title that stands over the table, where one does.
    title: Option<(String, At)>,
    /// The parts of the report that were named last, while nothing stands under them.
    parts: Vec<(Part, At)>,
    /// The rank of the last part that something stands under, unless it is an objective: the
    /// title of the next table, whatever its words, is another such part.
    part_rank: Option<Rank>,
    /// The headings that hold, by rank.
    current: Current,
    /// Labels and values above the next table.
    card: Card<'a>,
    /// Whether it was said that numbers have two readings.
    is_convention_asked: bool,
    /// The last row of the table that holds figures.
    last_row: usize,
    /// Rows of values without titles, since the last titles.
    untitled: Untitled,
}

impl<'s, 'a> Emitter<'s, 'a> {
    /// Reads a whole report. The name stands for the plan's where the report has none.
    pub(crate) fn read(
        sheet: &'s Sheet<'a>,
        grid: Option<&'s Grid>,
        length: usize,
        options: &'s Options,
        name: &str,
    ) -> Self {
        let capacity = length.saturating_add(length / 2);
        let mut res = Self {
            sheet,
            grid,
            options,
            writer: Writer::new(capacity, grid, Mark::Comma),
            notes: Vec::new(),
            counts: Counts::default(),
            mapping: Vec::new(),
            preamble: Preamble::default(),
            year: None,
            written_year: None,
            body: None,
            levels: Levels::default(),
            again: Vec::new(),
            header: 0..0,
            table: u32::MAX,
            is_fresh: true,
            title: None,
            parts: Vec::new(),
            part_rank: None,
            current: Current::default(),
            card: Card::default(),
            is_convention_asked: false,
            last_row: 0,
            untitled: Untitled::default(),
        };
        let mut plans = res.plans();
        res.begin_plan(&plans, name);
        let mut mode = Mode::Above;
        let mut at = 0;
        let mut next = 0;
        // Rows that are not read in their own order: the first of them, and all in theirs.
        let (mut first, mut order): (usize, Vec<usize>) = (0, Vec::new());
        while at < sheet.n_rows() {
            let row = sheet.row(at);
            if row.table != res.table {
                res.begin_sheet(&row);
                mode = Mode::Above;
            }
            if let Some(plan) = plans.get_mut(next).filter(|it| it.titles.rows.start == at) {
                mode = std::mem::replace(&mut plan.mode, Mode::Passed);
                let rows = plan.titles.rows.clone();
                res.begin_table(&plan.titles, &mode);
                res.mapping.push(plan.table.clone());
                for number in rows.clone() {
                    res.count(&sheet.row(number), true);
                }
                at = rows.end.max(at.saturating_add(1));
                res.again = std::mem::take(&mut plan.again);
                (first, order) = (at, std::mem::take(&mut plan.order));
                next = next.saturating_add(1);
                let to = plans.get(next).map_or(usize::MAX, |it| it.titles.rows.start);
                res.last_row = res.last_data_row(at, to, &mode);
                continue;
            }
            let number = at.checked_sub(first).and_then(|it| order.get(it)).copied().unwrap_or(at);
            let row = sheet.row(number);
            let ignored = res.row(&row, number, &mut mode);
            res.count(&row, false);
            res.counts.ignored_cells = res.counts.ignored_cells.saturating_add(ignored);
            at = at.saturating_add(1);
        }
        res.untitled_rows();
        res
    }

    /// Counts a row and its cells.
    fn count(&mut self, row: &RowView<'_, '_>, is_ignored: bool) {
        let n = row.cells.len();
        self.counts.rows = self.counts.rows.saturating_add(1);
        self.counts.cells = self.counts.cells.saturating_add(n);
        self.counts.empty_cells = self.counts.empty_cells.saturating_add(row.n_empty);
        if is_ignored {
            self.counts.ignored_cells = self.counts.ignored_cells.saturating_add(n);
        }
    }

    /// Finds the tables, and how each is read.
    fn plans(&self) -> Vec<Plan> {
        let mut res: Vec<Plan> = Vec::new();
        let mut at = 0;
        let (mut table, mut has_titles) = (u32::MAX, false);
        let mut found: Vec<Titles> = Vec::new();
        while at < self.sheet.n_rows() {
            let row = self.sheet.row(at);
            if row.table != table {
                (table, has_titles) = (row.table, false);
            }
            let is_again = found.last().is_some_and(|it| has_titles && self.is_again(it, at));
            if is_again {
                at = at.saturating_add(1);
                continue;
            }
            match titles_at(self.sheet, at, self.options, !has_titles) {
                Some(titles) => {
                    at = titles.rows.end.max(at.saturating_add(1));
                    has_titles = true;
                    found.push(titles);
                }
                None => at = at.saturating_add(1),
            }
        }
        let starts: Vec<usize> = found.iter().map(|it| it.rows.start).collect();
        for (i, titles) in found.into_iter().enumerate() {
            let end = starts.get(i.saturating_add(1)).copied().unwrap_or(usize::MAX);
            let rest = self.sheet.rest_of_table(titles.rows.end);
            let rows = rest.start..rest.end.min(end).max(rest.start);
            let again: Vec<usize> = rows.clone().filter(|it| self.is_of_page(&titles, *it)).collect();
            let is_row = |it: usize| again.binary_search(&it).is_err() && !is_total(&self.sheet.row(it));
            let profiles = Profiles::of(self.sheet, rows.clone(), is_row);
            let (mode, table) = self.mode(&titles, &profiles, rows.clone(), is_row);
            let order = match &mode {
                Mode::Table(layout) => layout.bodies.map(|it| order(self.sheet, rows, it)),
                _ => None,
            };
            res.push(Plan { titles, mode, table, again, order: order.unwrap_or_default() });
        }
        res
    }

    /// How a table is read.
    fn mode(
        &self,
        titles: &Titles,
        profiles: &Profiles,
        rows: std::ops::Range<usize>,
        is_row: impl Fn(usize) -> bool,
    ) -> (Mode, Table) {
        let mut layout = Layout::of(titles, self.sheet, profiles, self.options);
        weigh(&mut layout, self.sheet, rows.clone());
        let is_around = |it: usize| {
            let row = self.sheet.row(it);
            !is_row(it) || row.single().is_some_and(|it| is_source(&it.text) || is_sum(&it.text))
        };
        let inside = Inside::of(self.sheet, &layout, rows.clone(), is_around);
        layout.set_inside(inside);
        let table = |status| Table::of(titles, &layout, status, self.grid);
        if let Some(ordered) = Ordered::of(titles, profiles, self.sheet, rows) {
            let table = ordered.mapped(table(Status::InOrder));
            return (Mode::InOrder(ordered), table);
        }
        if layout.is_plan() {
            let table = table(Status::Read);
            return (Mode::Table(layout), table);
        }
        let status = if layout.may_be_plan() { Status::NeedsMapping } else { Status::NoPlan };
        (Mode::Passed, table(status))
    }

    /// Whether a row is one of the titles' rows once more, as on the next page.
    fn is_again(&self, titles: &Titles, at: usize) -> bool {
        let row = self.sheet.row(at);
        !row.cells.is_empty() && titles.rows.clone().any(|it| self.sheet.row(it).says_the_same(&row))
    }

    /// Whether a row comes again with each page: titles, and what stands above them.
    fn is_of_page(&self, titles: &Titles, at: usize) -> bool {
        const MOST: usize = 12;
        let row = self.sheet.row(at);
        let start = titles.rows.start;
        let is_same = |it: usize| {
            let other = self.sheet.row(it);
            other.table == row.table && other.says_the_same(&row)
        };
        !row.cells.is_empty()
            && (self.is_again(titles, at) || (start.saturating_sub(MOST)..start).any(is_same))
    }

    /// Writes the heading of the plan.
    fn begin_plan(&mut self, plans: &[Plan], file: &str) {
        let headers: Vec<usize> = plans.iter().flat_map(|it| it.titles.rows.clone()).collect();
        let is_in_order = plans.iter().any(|it| matches!(it.mode, Mode::InOrder(_)));
        self.preamble = Preamble::of(self.sheet, &headers, !is_in_order);
        self.levels = self.ranks_of_codes(plans);
        let layouts = || {
            plans.iter().filter_map(|it| match &it.mode {
                Mode::Table(layout) => Some((layout, it)),
                _ => None,
            })
        };
        let of_titles = layouts().find_map(|(layout, plan)| {
            let at = plan.titles.columns.first()?.at;
            Some((layout.year?.to_string(), at))
        });
        let is_fiscal = layouts().any(|it| it.0.is_fiscal) || of_titles.is_none() && self.preamble.is_fiscal;
        let of_order = plans.iter().find(|_| is_in_order).and(self.preamble.year_of_dates.clone());
        let dates =
            if of_titles.is_none() && !is_fiscal { self.preamble.year_of_dates.clone() } else { None };
        let year = of_titles.or_else(|| self.preamble.year.clone()).or(of_order).or(dates);
        self.year = year.as_ref().map(|it| it.0.clone());
        let file = (file.to_owned(), At::Text(Span::at(0)));
        let (plan, at) = self.preamble.name.clone().unwrap_or(file);
        // A year that is no calendar year would put deadlines outside the plan.
        self.written_year = year.filter(|_| !is_fiscal);
        if layouts().next().is_some_and(|it| it.0.bodies.is_some()) {
            return;
        }
        let written = self.written_year.as_ref().map(|it| (it.0.as_str(), it.1));
        self.writer.plan(&plan, at, written);
    }

    /// Ranks of headings by the shapes of their codes, in the order of their first nesting.
    fn ranks_of_codes(&self, plans: &[Plan]) -> Levels {
        let mut shapes: Vec<Shape> = Vec::new();
        for number in 0..self.sheet.n_rows().min(4096) {
            let row = self.sheet.row(number);
            if row.cells.len() > 3 {
                if !shapes.is_empty() {
                    break;
                }
                continue;
            }
            let code = row.cells.first().and_then(|it| coded(&it.text)).map(|it| shape(it.code));
            shapes.extend(code.filter(|it| !shapes.contains(it)));
        }
        let mut ranks: Vec<Rank> = Vec::new();
        for title in plans.first().iter().flat_map(|it| &it.titles.columns) {
            if let Some((Field::Name(rank), _)) = title.title.meant.first().filter(|it| it.1 >= 84)
                && *rank < Rank::Indicator
            {
                ranks.push(*rank);
            }
        }
        Levels::new(&shapes, &ranks)
    }

    /// Begins a sheet or another table of the file.
    fn begin_sheet(&mut self, row: &RowView<'_, '_>) {
        self.untitled_rows();
        self.table = row.table;
        self.header = 0..0;
        self.card = Card::default();
        let named = row.cells.first().and_then(|cell| Some((self.grid?.sheet(cell.at)?, cell.at)));
        (self.is_fresh, self.title) = (true, named.map(|it| (it.0.to_owned(), it.1)));
        let part = named.and_then(|it| Some((self.part_of_sheet(it.0)?, it.1)));
        self.parts.extend(part);
    }

    /// Begins a table.
    fn begin_table(&mut self, titles: &Titles, mode: &Mode) {
        self.untitled_rows();
        self.is_fresh = true;
        self.header = titles.rows.clone();
        if let Mode::Table(layout) = mode {
            let mark = layout.columns.iter().filter(|it| it.field.is_figure()).find_map(|it| it.mark);
            self.writer.set_mark(mark.unwrap_or_default());
        }
    }

    /// The part that a sheet of a workbook is by its name.
    fn part_of_sheet(&self, name: &str) -> Option<Part> {
        let plain = plain(name);
        if ["foglio", "sheet", "tabella", "table"].iter().any(|it| plain.starts_with(it)) {
            return None;
        }
        crate::import::parts::part(name).or_else(|| Some(Part::named(self.part_rank?, name)))
    }

    /// The last row before another table that holds figures.
    fn last_data_row(&self, from: usize, to: usize, mode: &Mode) -> usize {
        let rest = self.sheet.rest_of_table(from);
        let is_data = |number: &usize| {
            let row = self.sheet.row(*number);
            match mode {
                Mode::Table(layout) => {
                    row.cells.iter().any(|it| layout.at(it.column).is_some_and(|it| it.field.is_figure()))
                        && row.cells.len() >= 2
                }
                _ => row.cells.len() >= 2,
            }
        };
        (rest.start..rest.end.min(to)).rev().find(is_data).unwrap_or(usize::MAX)
    }

    /// Reads a row. Says how many of its cells are ignored.
    fn row(&mut self, row: &RowView<'s, 'a>, at: usize, mode: &mut Mode) -> usize {
        let n = row.cells.len();
        if n == 0 {
            return 0;
        }
        if self.is_header_again(row) || self.again.binary_search(&at).is_ok() {
            return n;
        }
        let n_ignored = match mode {
            Mode::Above => self.above(row, at),
            Mode::Table(layout) => {
                let layout: &Layout = layout;
                self.table_row(row, at, layout)
            }
            Mode::InOrder(ordered) => self.ordered_row(row, at, ordered),
            Mode::Passed => return n,
        };
        self.formulas_without_result(row.cells);
        n_ignored
    }

    fn is_header_again(&self, row: &RowView<'_, '_>) -> bool {
        self.header.clone().any(|it| self.sheet.row(it).says_the_same(row))
    }

    /// A row above the first table, or in a sheet that has none.
    fn above(&mut self, row: &RowView<'s, 'a>, at: usize) -> usize {
        if let Some(cell) = row.single() {
            if self.preamble.name.as_ref().is_some_and(|it| it.1 == cell.at) {
                return 0;
            }
            if self.part_above(cell, at) {
                return 1;
            }
            self.title = Some((cell.text.to_string(), cell.at));
            return 1;
        }
        // What is no label, such as a line of dates, is nothing that a plan needs.
        if self.card.take(row) {
            return 0;
        }
        self.untitled.see(row);
        row.cells.len()
    }

    /// Keeps the name of a part of the report above a table. Says whether the cell is one.
    fn part_above(&mut self, cell: &Cell<'_>, at: usize) -> bool {
        let Some(part) = crate::import::parts::part(&cell.text) else {
            let rank = self
                .part_rank
                .filter(|_| self.parts.is_empty() && !self.preamble.titles.iter().any(|it| *it == cell.text));
            if let Some(rank) = rank.filter(|_| self.titles_follow(at)) {
                self.parts.push((Part::named(rank, &cell.text), cell.at));
                self.title = Some((cell.text.to_string(), cell.at));
                return true;
            }
            return false;
        };
        self.title = Some((cell.text.to_string(), cell.at));
        self.parts.retain(|it| it.0.rank < part.rank);
        self.parts.push((part, cell.at));
        true
    }

    /// Whether titles of a table follow, perhaps behind other rows of one cell.
    fn titles_follow(&self, at: usize) -> bool {
        let next = (at.saturating_add(1)..self.sheet.n_rows())
            .take(12)
            .find(|it| self.sheet.row(*it).cells.len() > 1);
        next.is_some_and(|it| {
            titles_at(self.sheet, it, self.options, false).is_some()
                || self.is_header_again(&self.sheet.row(it))
        })
    }
}
