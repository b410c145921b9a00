//! Rows whose cells do not stand under their titles: they shift from page to page, and the
//! order of the titles, the kinds of the cells and the sums tell what is what.

use std::ops::Range;

use rust_decimal::Decimal;
use smallvec::SmallVec;

use crate::import::code::coded;
use crate::import::emit::Emitter;
use crate::import::emit::roles::{Assigned, MAX_CELLS, Role, Roles};
use crate::import::emit::write::{Entry, Indicator, Read, quoted};
use crate::import::field::Field;
use crate::import::layout::Titles;
use crate::import::mapping::Table;
use crate::import::notation::number::Mark;
use crate::import::notation::said::done;
use crate::import::notation::value::{Kind, goal};
use crate::import::notation::{Around, target};
use crate::import::parts::{Part, part};
use crate::import::profile::{Profiles, figure_of, marks_in, pair};
use crate::import::read::cell::{At, Cell};
use crate::import::sheet::{RowView, Sheet};
use crate::syntax::{Property, Rank};
use crate::text::Span;
use crate::text::origin::{Confidence, Doubt};

/// How a table is read in the order of its titles.
#[derive(Debug)]
pub(crate) struct Ordered {
    roles: Roles,
    /// Whether the sums confirm the order.
    confidence: Confidence,
    mark: Option<Mark>,
    /// Whether the titles speak of achievements: then a percentage beside a heading is one.
    has_achievements: bool,
    is_convention_asked: bool,
}

/// What a title must say to be one of an order, from 0 to 100.
const PLAIN: u8 = 95;

/// The least titles that make an order.
const LEAST: usize = 5;

impl Ordered {
    /// The order of the titles, where they are plain and the cells stand elsewhere.
    pub(crate) fn of(
        titles: &Titles,
        profiles: &Profiles,
        sheet: &Sheet<'_>,
        rows: Range<usize>,
    ) -> Option<Self> {
        let mut order: Vec<Role> = Vec::new();
        let (mut n, mut n_off) = (0_usize, 0_usize);
        for it in &titles.columns {
            let Some((field, strength)) = it.title.meant.first().copied() else { continue };
            if strength < PLAIN || it.title.period.is_any() {
                continue;
            }
            if let Some(role) = Role::of(field).filter(|role| !order.contains(role)) {
                order.push(role);
            }
            if field.is_figure() || field == Field::Name(Rank::Indicator) {
                n = n.saturating_add(1);
                n_off = n_off.saturating_add(usize::from(is_off(field, profiles, it.column)));
            }
        }
        if order.len() < LEAST || n_off.saturating_mul(2) < n || n_off < 3 {
            return None;
        }
        let has_achievements = order.contains(&Role::Achieved);
        let mut res = Self {
            roles: Roles::new(&order),
            confidence: Confidence::Sure,
            mark: None,
            has_achievements,
            is_convention_asked: false,
        };
        res.mark = mark(sheet, &rows);
        res.confidence = res.judge(sheet, rows)?;
        Some(res)
    }

    /// The table as it is shown: the order, not the columns.
    pub(crate) fn mapped(&self, mut table: Table) -> Table {
        for it in &mut table.columns {
            it.confidence = self.confidence;
            it.guess = None;
        }
        table
    }

    /// Whether sums confirm the order: results follow from measures, weights add up, targets
    /// compare. None where rows do not come in this order at all.
    fn judge(&self, sheet: &Sheet<'_>, rows: Range<usize>) -> Option<Confidence> {
        let mut roles = Roles::new(self.roles.order());
        let mark = self.mark.unwrap_or_default();
        let (mut n, mut n_goals, mut n_results, mut n_right) = (0_usize, 0_usize, 0_usize, 0_usize);
        let (mut n_groups, mut n_whole) = (0_usize, 0_usize);
        let (mut sum, mut n_sum) = (Decimal::ZERO, 0_usize);
        for number in rows.take(400) {
            let row = sheet.row(number);
            if is_heading(&row) {
                if n_sum > 0 {
                    n_groups = n_groups.saturating_add(1);
                    n_whole = n_whole.saturating_add(usize::from(sum == Decimal::ONE_HUNDRED));
                }
                (sum, n_sum) = (Decimal::ZERO, 0);
                continue;
            }
            if row.cells.len() < 3 {
                continue;
            }
            let cells: SmallVec<[(Kind, u32); MAX_CELLS]> =
                row.each().map(|it| (it.1, it.0.column)).take(MAX_CELLS).collect();
            let assigned = roles.assign(&cells);
            let of = |role| {
                let at = assigned.iter().position(|it| *it == Some(role))?;
                Some((row.cells.get(at)?.text.as_ref(), *row.kinds.get(at)?))
            };
            n = n.saturating_add(1);
            n_goals =
                n_goals.saturating_add(usize::from(of(Role::Target).is_some_and(|it| it.1 == Kind::Goal)));
            if let Some(weight) = of(Role::Weight).and_then(|it| figure_of(it.0, it.1, mark)) {
                sum = sum.checked_add(weight).unwrap_or(sum);
                n_sum = n_sum.saturating_add(1);
            }
            if let (Some(measures), Some(result)) = (of(Role::Measures), of(Role::Result)) {
                n_results = n_results.saturating_add(1);
                n_right = n_right.saturating_add(usize::from(follows(measures, result, mark)));
            }
        }
        let most = |part: usize, all: usize| part.saturating_mul(10) >= all.saturating_mul(8);
        let is_confirmed = (n_results >= 3 && most(n_right, n_results))
            || (n_groups >= 3 && most(n_whole, n_groups) && most(n_goals, n));
        match () {
            () if n == 0 => Some(Confidence::Likely),
            () if is_confirmed => Some(Confidence::Sure),
            () if most(n_goals, n) => Some(Confidence::Likely),
            () => None,
        }
    }
}

/// Whether a result follows from its measures: it is their quotient, or the one value.
fn follows(measures: (&str, Kind), result: (&str, Kind), mark: Mark) -> bool {
    if measures.0 == result.0 {
        return true;
    }
    let Some((upper, lower)) = pair(measures.0, mark) else {
        return measures.0.replace(' ', "") == result.0.replace(' ', "");
    };
    let Some(result) = figure_of(result.0, result.1, mark) else { return false };
    let share = upper.checked_mul(Decimal::ONE_HUNDRED).and_then(|it| it.checked_div(lower));
    share.and_then(|it| it.checked_sub(result)).is_some_and(|it| it.abs() <= Decimal::new(6, 3))
}

/// Whether the cells under a plain title are none or not of its kind.
fn is_off(field: Field, profiles: &Profiles, column: u32) -> bool {
    profiles.at(column).is_none_or(|it| it.n == 0 || crate::import::layout::is_refuted(field, it))
}

fn is_heading(row: &RowView<'_, '_>) -> bool {
    row.cells.len() <= 3 && row.cells.first().is_some_and(|it| coded(&it.text).is_some())
}

/// What marks decimals in the figures of some rows.
fn mark(sheet: &Sheet<'_>, rows: &Range<usize>) -> Option<Mark> {
    let (mut n_commas, mut n_points) = (0_usize, 0_usize);
    for number in rows.clone() {
        for (cell, kind) in sheet.row(number).each() {
            if cell.is_typed
                || matches!(kind, Kind::Text | Kind::Broken | Kind::Word | Kind::Date | Kind::Judgement)
                || (kind == Kind::Goal && goal(&cell.text).is_none())
            {
                continue;
            }
            let (commas, points) = marks_in(&cell.text);
            (n_commas, n_points) = (n_commas.saturating_add(commas), n_points.saturating_add(points));
        }
        if n_commas.saturating_add(n_points) >= 64 {
            break;
        }
    }
    match n_commas.cmp(&n_points) {
        std::cmp::Ordering::Greater => Some(Mark::Comma),
        std::cmp::Ordering::Less => Some(Mark::Point),
        std::cmp::Ordering::Equal => None,
    }
}

impl<'s, 'a> Emitter<'s, 'a> {
    /// Reads a row. Says how many of its cells are ignored.
    pub(crate) fn ordered_row(&mut self, row: &RowView<'s, 'a>, at: usize, ordered: &mut Ordered) -> usize {
        self.writer.set_mark(ordered.mark.unwrap_or_default());
        if let Some(cell) = row.single() {
            if self.preamble.name.as_ref().is_some_and(|it| it.1 == cell.at) {
                return 0;
            }
            if coded(&cell.text).is_none() {
                return self.ordered_title(cell, at);
            }
        }
        if is_heading(row) && row.kinds.first() == Some(&Kind::Text) {
            self.ordered_heading(row, ordered);
            return 0;
        }
        let n_values = row.kinds.iter().filter(|it| !matches!(it, Kind::Text | Kind::Judgement)).count();
        if n_values >= 2 || row.kinds.contains(&Kind::Goal) {
            self.ordered_indicator(row, ordered);
        } else {
            self.unread_row(row.cells.iter(), false);
        }
        0
    }

    /// A row of one cell: the title of a page, or the name of a part.
    fn ordered_title(&mut self, cell: &Cell<'_>, at: usize) -> usize {
        let is_of_page = self.preamble.titles.iter().any(|it| *it == cell.text);
        if let Some(part) = part(&cell.text).filter(|_| !is_of_page) {
            self.parts.retain(|it: &(Part, At)| it.0.rank < part.rank);
            self.parts.push((part, cell.at));
            return 1;
        }
        if is_of_page || self.titles_follow(at) || at > self.last_row {
            self.title = Some((cell.text.to_string(), cell.at));
            return 1;
        }
        self.unread(cell, "import-unread-cell", false);
        0
    }

    fn ordered_heading(&mut self, row: &RowView<'_, '_>, ordered: &Ordered) {
        let Some((cell, coded)) = row.cells.first().and_then(|it| Some((it, coded(&it.text)?))) else {
            return;
        };
        let (rank, is_known) = self.levels.rank(coded.code);
        self.counts.headings = self.counts.headings.saturating_add(1);
        self.counts.objectives = self.counts.objectives.saturating_add(usize::from(rank == Rank::Objective));
        self.writer.heading(rank, coded, cell);
        self.is_fresh = false;
        let mut values = row.each().skip(1);
        let (weight, achieved) = match (values.next(), values.next()) {
            (weight, Some(achieved)) => (weight, Some(achieved)),
            (only, None) if ordered.has_achievements => (None, only),
            (only, None) => (only, None),
        };
        self.writer.of_heading(weight, achieved);
        if !is_known {
            self.note(crate::import::emit::notes::UNREAD, cell, "import-unknown-level", true);
        }
    }

    fn ordered_indicator(&mut self, row: &RowView<'s, 'a>, ordered: &mut Ordered) {
        let columns: SmallVec<[(Kind, u32); MAX_CELLS]> =
            row.each().map(|it| (it.1, it.0.column)).take(MAX_CELLS).collect();
        let assigned = ordered.roles.assign(&columns);
        let at = row.start().unwrap_or(At::Text(Span::at(0)));
        let mut indicator = Indicator::default();
        if ordered.confidence < Confidence::Sure {
            indicator.doubt = Some(self.writer.origin.doubt(Doubt {
                confidence: ordered.confidence,
                reason: "reading-order",
                holds: "reading-field-result",
                column: "".into(),
                title: "".into(),
            }));
        }
        let mut unread: Vec<(&Cell<'_>, &'static str)> = Vec::new();
        for (i, (cell, kind)) in row.each().enumerate() {
            let role = role_of(&assigned, i);
            if role == Some(Role::Target) && kind == Kind::Goal && goal(&cell.text).is_none() {
                self.ordered_target(cell, &mut indicator, &mut unread);
                continue;
            }
            if !take(&mut indicator, role, (cell, kind)) {
                let message = if role.is_some() { "import-unread-value" } else { "import-unread-cell" };
                unread.push((cell, message));
            }
        }
        self.writer.indicator(&indicator, at);
        self.ordered_convention(row, ordered);
        let (strays, values): (Vec<_>, Vec<_>) =
            unread.into_iter().partition(|it| it.1 == "import-unread-cell");
        values.into_iter().for_each(|(cell, message)| self.unread(cell, message, true));
        self.unread_row(strays.iter().map(|it| it.0), true);
        self.counts.indicators = self.counts.indicators.saturating_add(1);
    }

    fn ordered_target<'r>(
        &mut self,
        cell: &'r Cell<'a>,
        indicator: &mut Indicator<'r, 'a>,
        unread: &mut Vec<(&'r Cell<'a>, &'static str)>,
    ) {
        let around =
            Around { mark: Some(self.writer.mark_of(cell)), year: self.year.as_deref(), ..Around::default() };
        let reading = target(&cell.text, around);
        for told in reading.told {
            let year = told.year.filter(|it| self.year.as_deref() != Some(it.as_str()));
            let text = year.map_or_else(|| told.text.clone(), |it| format!("{it} {}", told.text));
            indicator.entries.push(Entry { property: Property::Target, at: cell.at, text, doubt: None });
            if let Some(note) = told.note {
                let mut text = String::new();
                quoted(&mut text, &note);
                indicator.entries.push(Entry { property: Property::Note, at: cell.at, text, doubt: None });
            }
        }
        for (_, reason) in reading.untold {
            indicator.unread.push((Property::Target, cell));
            unread.push((cell, reason));
        }
    }

    /// Says once that nothing in the report tells what `1.010` means in it.
    fn ordered_convention(&mut self, row: &RowView<'_, '_>, ordered: &mut Ordered) {
        if ordered.mark.is_some() || ordered.is_convention_asked {
            return;
        }
        for (cell, kind) in row.each() {
            let is_number =
                !matches!(kind, Kind::Text | Kind::Broken | Kind::Word | Kind::Date | Kind::Judgement);
            if is_number
                && !cell.is_typed
                && crate::import::notation::value::numbers(&cell.text).any(|it| it.is_ambiguous())
            {
                ordered.is_convention_asked = true;
                self.note("number-convention", cell, "import-number-convention", true);
                return;
            }
        }
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
            indicator.words.push((words.property(), cell));
            return true;
        }
    };
    let is_read = match kind {
        Kind::Text | Kind::Broken => false,
        Kind::Judgement => done(&cell.text).is_some(),
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
