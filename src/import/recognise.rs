//! Rows into plan text: headings and indicators, whatever the columns.

use smallvec::SmallVec;

use crate::check::Note;
use crate::finding::Message;
use crate::import::above::{Group, is_above_titles, is_before_titles};
use crate::import::code::coded;
use crate::import::columns::{Columns, What};
use crate::import::mapping::Table;
use crate::import::notation::value::{Kind, goal, numbers};
use crate::import::notation::{self, Around};
use crate::import::parts::{Part, is_plainly_one, part};
use crate::import::read::cell::{At, Cell, Row, Rows};
use crate::import::read::grid::Grid;
use crate::import::roles::{Assigned, MAX_CELLS, Roles};
use crate::import::sort::{Sort, kinds};
use crate::import::survey::Survey;
use crate::import::tabular::{Current, take as take_reading};
use crate::import::titles::{Role, plain};
use crate::import::write::{Indicator, Read, Writer};
use crate::import::{Counts, Options};
use crate::syntax::{Property, Rank};

/// The rules that report what an importer says.
const UNREAD: &str = "unread-cell";
const CONVENTION: &str = "number-convention";

/// Turns the rows of a report into plan text.
pub(crate) struct Recogniser<'s> {
    pub(crate) survey: &'s Survey,
    grid: Option<&'s Grid>,
    roles: Roles,
    pub(crate) writer: Writer<'s>,
    pub(crate) notes: Vec<Note>,
    pub(crate) counts: Counts,
    is_convention_asked: bool,
    pub(crate) options: &'s Options,
    /// The columns of the table, where its cells stand under their titles.
    pub(crate) columns: Option<Columns>,
    /// Titles over titles, met in the row before.
    above: Option<Group>,
    table: u32,
    /// Whether nothing was read of the table yet.
    pub(crate) is_fresh: bool,
    /// The title that stands over the table, where one does.
    pub(crate) title: Option<(String, At)>,
    /// The parts of the report that were named last, while nothing stands under them.
    pub(crate) parts: Vec<(Part, At)>,
    /// The rank of the last part that something stands under, unless it is an objective: the
    /// title of the next table, whatever its words, is another such part.
    pub(crate) part_rank: Option<Rank>,
    /// What was understood of the tables.
    pub(crate) mapping: Vec<Table>,
    /// The headings that hold, by rank.
    pub(crate) current: Current,
}

impl<'s> Recogniser<'s> {
    pub(crate) fn new(
        survey: &'s Survey,
        grid: Option<&'s Grid>,
        capacity: usize,
        options: &'s Options,
    ) -> Self {
        Self {
            survey,
            grid,
            roles: Roles::new(&survey.order),
            writer: Writer::new(capacity, grid, survey.mark.unwrap_or_default()),
            notes: Vec::new(),
            counts: Counts::default(),
            is_convention_asked: false,
            options,
            columns: None,
            above: None,
            table: u32::MAX,
            is_fresh: true,
            title: None,
            parts: Vec::new(),
            part_rank: None,
            mapping: Vec::new(),
            current: Current::default(),
        }
    }

    /// Reads every row.
    pub(crate) fn read<'a>(&mut self, mut rows: impl Rows<'a>) {
        let mut row = Row::new();
        while rows.next_row(&mut row) {
            self.row(&row, &rows);
        }
    }

    fn row<'a>(&mut self, row: &Row<'a>, rows: &impl Rows<'a>) {
        if row.table != self.table {
            (self.table, self.columns) = (row.table, None);
            let named = row.cells.first().and_then(|cell| Some((self.grid?.sheet(cell.at)?, cell.at)));
            (self.is_fresh, self.title) = (true, named.map(|it| (it.0.to_owned(), it.1)));
            self.parts.extend(named.and_then(|it| Some((self.part_of_sheet(it.0)?, it.1))));
        }
        let n_cells = row.cells.len();
        self.counts.rows = self.counts.rows.saturating_add(1);
        self.counts.cells = self.counts.cells.saturating_add(n_cells);
        self.counts.empty_cells = self.counts.empty_cells.saturating_add(row.n_empty);
        let kinds = kinds(row);
        let above = self.above.take();
        let ignored = match self.options.sort(row, &kinds) {
            Sort::Empty => 0,
            Sort::Header => {
                if self.columns.as_ref().is_none_or(|it| !it.is_again(row)) {
                    self.columns =
                        Columns::of(row, above.as_ref().map(Group::row), rows.clone(), self.options);
                    self.is_fresh = true;
                    let table = Table::of(row, self.columns.as_ref(), self.roles.order(), self.grid);
                    if self.columns.is_some() || self.mapping.last() != Some(&table) {
                        self.mapping.push(table);
                    }
                }
                n_cells
            }
            _ if self.part(row, rows) => n_cells,
            it if self.columns.as_ref().is_some_and(|columns| columns.takes(row, it, rows.clone())) => {
                self.tabular(row, &kinds)
            }
            Sort::Unknown | Sort::Indicator if Group::is_one(row, rows.clone()) => {
                self.above = Some(Group::new(row));
                n_cells
            }
            Sort::Single => usize::from(self.single(row, rows)),
            Sort::Heading => {
                self.heading(row, &kinds);
                0
            }
            Sort::Indicator => {
                self.indicator(row, &kinds);
                0
            }
            Sort::Unknown => {
                self.unread_row(row.cells.iter(), false);
                0
            }
        };
        self.counts.ignored_cells = self.counts.ignored_cells.saturating_add(ignored);
    }

    /// The part that a sheet of a workbook is by its name.
    fn part_of_sheet(&self, name: &str) -> Option<Part> {
        let plain = plain(name);
        if ["foglio", "sheet", "tabella", "table"].iter().any(|it| plain.starts_with(it)) {
            return None;
        }
        part(name).or_else(|| Some(Part::named(self.part_rank?, name)))
    }

    /// Keeps the name of a part of the report, above a table or between its rows. Says
    /// whether the row is one.
    fn part<'a>(&mut self, row: &Row<'a>, rows: &impl Rows<'a>) -> bool {
        let [cell] = row.cells.as_slice() else { return false };
        let Some(part) = part(&cell.text) else { return false };
        let is_one = match self.columns.as_ref().map(|it| it.at(cell.column)) {
            Some(Some(it)) if matches!(it.what, What::Heading(_)) => is_plainly_one(&cell.text),
            Some(_) => true,
            None => is_above_titles(rows.clone()),
        };
        if is_one {
            self.title = Some((cell.text.to_string(), cell.at));
            self.parts.retain(|it| it.0.rank < part.rank);
            self.parts.push((part, cell.at));
        }
        is_one
    }

    /// A row of one cell. Says whether it is ignored: the title of a page.
    fn single<'a>(&mut self, row: &Row<'a>, rows: &impl Rows<'a>) -> bool {
        let Some(cell) = row.cells.first() else { return false };
        if self.survey.name.as_ref().is_some_and(|it| it.1 == cell.at) {
            return false;
        }
        let is_of_page = self.survey.titles.iter().any(|it| *it == cell.text);
        let is_title = is_of_page || is_before_titles(rows.clone());
        if is_title {
            self.title = Some((cell.text.to_string(), cell.at));
            if let Some(rank) = self.part_rank.filter(|_| !is_of_page && self.parts.is_empty()) {
                self.parts.push((Part::named(rank, &cell.text), cell.at));
            }
        } else {
            self.unread(cell, "import-unread-cell", false);
        }
        is_title
    }

    fn heading(&mut self, row: &Row<'_>, kinds: &[Kind]) {
        let Some((cell, coded)) = row.cells.first().and_then(|it| Some((it, coded(&it.text)?))) else {
            return;
        };
        let (rank, is_known) = self.survey.levels.rank(coded.code);
        self.counts.headings = self.counts.headings.saturating_add(1);
        if rank == Rank::Objective {
            self.counts.objectives = self.counts.objectives.saturating_add(1);
        }
        self.writer.heading(rank, coded, cell);
        self.is_fresh = false;
        let mut values = row.cells.iter().zip(kinds.iter().copied()).skip(1);
        let (weight, achieved) = match (values.next(), values.next()) {
            (weight, Some(achieved)) => (weight, Some(achieved)),
            (only, None) if self.survey.has_achievements => (None, only),
            (only, None) => (only, None),
        };
        self.writer.of_heading(weight, achieved);
        if !is_known {
            self.note(UNREAD, cell, "import-unknown-level", true);
        }
    }

    fn indicator(&mut self, row: &Row<'_>, kinds: &[Kind]) {
        let columns: SmallVec<[(Kind, u32); MAX_CELLS]> =
            kinds.iter().copied().zip(row.cells.iter().map(|it| it.column)).take(MAX_CELLS).collect();
        let assigned = self.roles.assign(&columns);
        let at = row.cells.first().map_or(At::Text(crate::text::Span::at(0)), |it| it.at);
        let mut indicator = Indicator::default();
        let mut unread: Vec<(&Cell<'_>, &'static str)> = Vec::new();
        for (i, cell) in row.cells.iter().enumerate() {
            let kind = kinds.get(i).copied().unwrap_or(Kind::Text);
            let role = role_of(&assigned, i);
            if role == Some(Role::Target) && kind == Kind::Goal && goal(&cell.text).is_none() {
                let around = Around {
                    mark: self.writer.mark_of(cell),
                    year: self.survey.year.as_ref().map(|it| it.0.as_str()),
                    ..Around::default()
                };
                let reading = notation::target(&cell.text, around);
                take_reading(
                    reading,
                    Property::Target,
                    cell,
                    None,
                    around.year,
                    &mut indicator.entries,
                    &mut unread,
                );
                continue;
            }
            if !take(&mut indicator, role, (cell, kind)) {
                let message = if role.is_some() { "import-unread-value" } else { "import-unread-cell" };
                unread.push((cell, message));
            }
        }
        self.writer.indicator(&indicator, at);
        for (cell, kind) in row.cells.iter().zip(kinds) {
            self.convention(cell, *kind);
        }
        let (strays, values): (Vec<_>, Vec<_>) =
            unread.into_iter().partition(|it| it.1 == "import-unread-cell");
        values.into_iter().for_each(|(cell, message)| self.unread(cell, message, true));
        self.unread_row(strays.iter().map(|it| it.0), true);
        self.counts.indicators = self.counts.indicators.saturating_add(1);
    }

    /// Says once that nothing in the report tells what `1.010` means in it.
    pub(crate) fn convention(&mut self, cell: &Cell<'_>, kind: Kind) {
        if self.survey.mark.is_none()
            && !cell.is_typed
            && !self.is_convention_asked
            && !matches!(kind, Kind::Text | Kind::Broken | Kind::Word | Kind::Date)
            && numbers(&cell.text).any(|it| it.is_ambiguous())
        {
            self.is_convention_asked = true;
            self.note(CONVENTION, cell, "import-number-convention", true);
        }
    }

    /// Cells of a row that are not understood. Of very many only the first are named.
    pub(crate) fn unread_row<'r, 'a: 'r>(
        &mut self,
        cells: impl ExactSizeIterator<Item = &'r Cell<'a>>,
        is_about_last: bool,
    ) {
        const MOST: usize = 8;
        let rest = cells.len().saturating_sub(MOST);
        for (i, cell) in cells.enumerate().take(MOST.saturating_add(1)) {
            if i < MOST {
                self.unread(cell, "import-unread-cell", is_about_last);
            } else {
                self.counts.unread_cells = self.counts.unread_cells.saturating_add(rest);
                let message = Message::new("import-unread-more").with("n", rest);
                self.said(UNREAD, cell, message, is_about_last);
            }
        }
    }

    pub(crate) fn unread(&mut self, cell: &Cell<'_>, message: &'static str, is_about_last: bool) {
        self.counts.unread_cells = self.counts.unread_cells.saturating_add(1);
        self.note(UNREAD, cell, message, is_about_last);
    }

    fn note(&mut self, rule: &'static str, cell: &Cell<'_>, message: &'static str, is_about_last: bool) {
        let text: String = cell.text.chars().take(80).collect();
        self.said(rule, cell, Message::new(message).with("text", text.as_str()), is_about_last);
    }

    fn said(&mut self, rule: &'static str, cell: &Cell<'_>, message: Message, is_about_last: bool) {
        self.notes.push(Note {
            rule,
            place: cell.at.place(self.grid),
            message,
            at: self.writer.text.len().saturating_sub(1),
            is_about_last,
        });
    }
}

fn role_of(assigned: &Assigned, cell: usize) -> Option<Role> {
    assigned.get(cell).copied().flatten()
}

/// Takes a cell for its role. Says whether it was understood; what was not is kept as a
/// note in the plan.
fn take<'r, 'a>(indicator: &mut Indicator<'r, 'a>, role: Option<Role>, read: Read<'r, 'a>) -> bool {
    let (cell, kind) = read;
    let Some(role) = role else {
        indicator.unread.push((Property::Note, cell));
        return false;
    };
    let (property, slot) = match role {
        Role::Indicator => {
            indicator.name = Some(cell);
            return true;
        }
        Role::Formula => {
            indicator.formula = Some(cell);
            return true;
        }
        Role::Weight => (Property::Weight, &mut indicator.weight),
        Role::Measures => (Property::Measure, &mut indicator.measures),
        Role::Result => (Property::Result, &mut indicator.result),
        Role::Target => (Property::Target, &mut indicator.target),
        Role::Achieved => (Property::Achieved, &mut indicator.achieved),
        Role::Baseline => (Property::Baseline, &mut indicator.baseline),
        words => {
            indicator.words.push((property_of(words), cell));
            return true;
        }
    };
    let is_read = match kind {
        Kind::Text | Kind::Broken => false,
        Kind::Ratio => role == Role::Measures,
        Kind::Goal => role == Role::Target,
        _ => true,
    };
    if is_read {
        *slot = Some(read);
    } else {
        indicator.unread.push((property, cell));
    }
    is_read
}

/// The property of a role that is told in words.
pub(crate) fn property_of(role: Role) -> Property {
    match role {
        Role::Owner => Property::Owner,
        Role::Source => Property::Source,
        Role::Reason => Property::Reason,
        Role::Stakeholders => Property::Stakeholders,
        Role::Contributors => Property::Contributors,
        Role::Dimension => Property::Dimension,
        _ => Property::Note,
    }
}
