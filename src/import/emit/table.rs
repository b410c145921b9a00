//! A row of a table whose cells stand under their titles.

use compact_str::CompactString;

use crate::import::code::is_bare_code;
use crate::import::emit::Emitter;
use crate::import::emit::figures::{Figure, Figures, note};
use crate::import::emit::headings::{Alone, Begun, RANKS, code_of};
use crate::import::emit::totals::is_total;
use crate::import::emit::write::{Entry, Indicator, quoted};
use crate::import::field::Field;
use crate::import::layout::{Column, Heading, Layout, When};
use crate::import::notation::judgement::judgement;
use crate::import::notation::said::is_nothing;
use crate::import::notation::value::{Kind, numbers};
use crate::import::notation::{deadline, target, value};
use crate::import::read::cell::{At, Cell};
use crate::import::sheet::RowView;
use crate::import::title::{plain, years};
use crate::syntax::{Keyword, Language, Property, Rank, spelling};
use crate::text::origin::{Confidence, Doubt};

/// A cell with its column.
pub(crate) struct Placed<'r, 'a, 'l> {
    pub(crate) cell: &'r Cell<'a>,
    pub(crate) kind: Kind,
    pub(crate) column: &'l Column,
}

impl<'s, 'a> Emitter<'s, 'a> {
    /// Reads a row. Says how many of its cells are ignored.
    pub(crate) fn table_row(&mut self, row: &RowView<'s, 'a>, at: usize, layout: &Layout) -> usize {
        if let Some(heading) = layout.inside.at(at) {
            self.heading_inside(row, heading, layout);
            return 0;
        }
        if let Some(cell) = row.single() {
            match self.alone(cell, at, layout) {
                Alone::Taken => return 0,
                Alone::Ignored => return 1,
                Alone::Row => {}
            }
        }
        let mut placed: Vec<Placed<'_, '_, '_>> = Vec::with_capacity(row.cells.len());
        let mut strays: Vec<&Cell<'_>> = Vec::new();
        for (cell, kind) in row.each() {
            match layout.at(cell.column) {
                Some(column) => placed.push(Placed { cell, kind, column }),
                None => strays.push(cell),
            }
        }
        if is_total(row) || (at > self.last_row && !placed.iter().any(|it| it.column.field.is_figure())) {
            return row.cells.len();
        }
        if is_nameless(&placed) {
            // Degrees alone sum up the rows above; other values without a name tell nothing.
            let is_sum = strays.is_empty() && placed.iter().all(|it| is_degree(it.column.field));
            if is_sum {
                return row.cells.len();
            }
            self.unread_row(row.cells.iter(), true);
            return 0;
        }
        let is_ignored = |it: &&Placed<'_, '_, '_>| matches!(it.column.field, Field::Ignored | Field::Count);
        let ignored = placed.iter().filter(is_ignored).count();
        self.read_row(&placed, layout);
        self.convention(&placed);
        self.unread_row(strays.into_iter(), true);
        ignored
    }

    /// Says once that nothing in the report tells what `1.010` means in it.
    fn convention(&mut self, placed: &[Placed<'s, 'a, '_>]) {
        let is_open = |it: &&Placed<'_, '_, '_>| it.column.field.is_figure() && is_open_number(it);
        if let Some(it) = placed.iter().find(is_open).filter(|_| !self.is_convention_asked) {
            self.is_convention_asked = true;
            self.note("number-convention", it.cell, "import-number-convention", true);
        }
    }

    /// A row that is a heading, perhaps with its degrees.
    fn heading_inside(&mut self, row: &RowView<'s, 'a>, heading: &Heading, layout: &Layout) {
        let Some(cell) = row.cells.first() else { return };
        self.begin_parts(Some(heading.rank));
        let part =
            |it: &str| cell.text.find(it).and_then(|at| cell.text.get(at..at.saturating_add(it.len())));
        let at = |it: &str| part(it).map_or(cell.at, |it| cell.part(it));
        let code = heading.code.as_deref().map(|it| (it, at(it)));
        let name = (heading.name.as_str(), at(&heading.name));
        // On the next page headings come again.
        if self.holds(heading.rank, heading.code.as_deref().unwrap_or(""), &heading.name) {
            return;
        }
        self.write_heading(heading.rank, code, Some(name), cell.at);
        let placed: Vec<Placed<'_, '_, '_>> = row
            .each()
            .skip(1)
            .filter_map(|(cell, kind)| Some(Placed { cell, kind, column: layout.at(cell.column)? }))
            .collect();
        let mut figures = Figures::of(&placed, layout, self.year.as_deref(), &self.options.given.missing);
        let mut entries: Vec<Entry> = Vec::new();
        for it in &placed {
            if !is_degree(it.column.field) {
                entries.push(note(it, Some(&it.column.title)));
                continue;
            }
            let reading = value(&it.cell.text, figures.around(it));
            let figure = Figure { property: it.column.field.property(), reading };
            figures.take(it, figure, &mut entries, &mut self.writer.origin);
        }
        self.writer.entries_of_heading(&entries);
        self.say(&mut figures);
    }

    fn read_row(&mut self, placed: &[Placed<'s, 'a, '_>], layout: &Layout) {
        let ranks = placed.iter().filter_map(|it| match it.column.field {
            Field::Name(rank) | Field::Code(rank) if rank < Rank::Indicator => Some(rank),
            _ => None,
        });
        self.begin_body(placed, layout);
        let is_in_part = self.begin_parts(ranks.min());
        let begun = self.headings(placed);
        let mut figures = Figures::of(placed, layout, self.year.as_deref(), &self.options.given.missing);
        let is_of_heading = |it: &Placed<'_, '_, '_>| is_of_heading(it, begun.as_ref());
        let has_indicator = placed.iter().any(|it| is_of_indicator(it.column.field) && !is_of_heading(it));
        self.figures_of_heading(placed, begun.as_ref(), has_indicator, &mut figures);
        if !has_indicator {
            self.say(&mut figures);
            return;
        }
        self.own_heading(is_in_part || begun.is_some());
        let mut indicator = Indicator::default();
        let has_target =
            placed.iter().any(|it| it.column.field == Field::Target && it.column.when == When::Now);
        let mut operands: [Option<&Cell<'_>>; 2] = [None, None];
        for it in placed.iter().filter(|it| !is_of_heading(it)) {
            match it.column.field {
                Field::Name(Rank::Indicator) => indicator.name = Some(it.cell),
                Field::Formula if is_nothing(&it.cell.text) => {
                    indicator.entries.push(note(it, Some(&it.column.title)))
                }
                Field::Formula => indicator.formula = Some(it.cell),
                Field::Measures => self.measures(it, &mut indicator, &mut figures),
                Field::Numerator => operands[0] = Some(it.cell),
                Field::Denominator => operands[1] = Some(it.cell),
                Field::Code(Rank::Indicator) => match is_bare_code(&it.cell.text) {
                    true => indicator.code = Some((code_of(it.cell), it.cell.at)),
                    false => indicator.entries.push(note(it, Some(&it.column.title))),
                },
                Field::Deadline if has_target => indicator.entries.push(note(it, Some(&it.column.title))),
                Field::Unit if figures.unit.is_some() => {}
                Field::Body if layout.bodies.is_some() => {}
                Field::Owner
                | Field::Source
                | Field::Reason
                | Field::Stakeholders
                | Field::Contributors
                | Field::Dimension => {
                    let property = it.column.field.property();
                    match indicator.words.iter().any(|it| it.0 == property) {
                        // Of each a plan has one: another one is kept under its title.
                        true => indicator.entries.push(note(it, Some(&it.column.title))),
                        false => indicator.words.push((property, it.cell)),
                    }
                }
                field if field.is_figure() => self.figure(it, field, &mut indicator, &mut figures),
                Field::Name(_) | Field::Code(_) | Field::Ignored | Field::Count => {}
                Field::Note if is_of_notes(&it.column.title) => indicator.entries.push(note(it, None)),
                _ => indicator.entries.push(note(it, Some(&it.column.title))),
            }
        }
        self.operands(operands, placed, &mut indicator, &mut figures);
        self.infer(placed, &mut indicator, &figures);
        let has_thresholds = self.thresholds(placed, &mut indicator, &figures);
        let of_thresholds =
            |it: &&Placed<'_, '_, '_>| matches!(it.column.field, Field::Minimum | Field::Excellent);
        if !has_thresholds {
            indicator
                .entries
                .extend(placed.iter().filter(of_thresholds).map(|it| note(it, Some(&it.column.title))));
        }
        let innermost = placed.iter().rfind(|it| matches!(it.column.field, Field::Name(_)));
        if indicator.name.is_none() {
            // The objective is its own indicator where no column names one.
            indicator.name = indicator.formula.take().or(innermost.map(|it| it.cell));
        }
        keep_repeated(&mut indicator.entries);
        figures.cap_row(&mut indicator, &mut self.writer.origin);
        let at = placed.first().map_or(At::Cell(0), |it| it.cell.at);
        self.writer.indicator(&indicator, at);
        self.counts.indicators = self.counts.indicators.saturating_add(1);
        self.say(&mut figures);
    }

    /// Weights and achievements of the heading that begins with the row.
    fn figures_of_heading(
        &mut self,
        placed: &[Placed<'s, 'a, '_>],
        begun: Option<&Begun>,
        has_indicator: bool,
        figures: &mut Figures<'_, 'a>,
    ) {
        let mut entries: Vec<Entry> = Vec::new();
        if let Some((weight, at)) = begun.and_then(|it| Some((it.weight.clone()?, it.at))) {
            let around = figures.around_words();
            let reading = value(&weight, around);
            let doubt = Some(self.part_of_weights(&weight));
            for told in reading.told {
                entries.push(Entry { property: Property::Weight, at, text: told.text, doubt });
            }
        }
        for it in placed.iter().filter(|it| it.column.is_once && begun.is_some()) {
            let mut text = String::new();
            quoted(&mut text, &it.cell.text);
            entries.push(Entry { property: it.column.field.property(), at: it.cell.at, text, doubt: None });
        }
        let has_degree = |it: &Placed<'_, '_, '_>| !has_indicator && is_degree(it.column.field);
        for it in
            placed.iter().filter(|it| !it.column.is_once && (is_of_heading(it, begun) || has_degree(it)))
        {
            let reading = value(&it.cell.text, figures.around(it));
            figures.take(
                it,
                Figure { property: it.column.field.property(), reading },
                &mut entries,
                &mut self.writer.origin,
            );
        }
        if begun.is_some() {
            self.writer.entries_of_heading(&entries);
        }
    }

    /// Why a weight that stands beside its heading's name bears no sum: a part of a plan may
    /// show a part of the weights.
    pub(crate) fn part_of_weights(&mut self, weight: &str) -> u16 {
        self.writer.origin.doubt(Doubt {
            confidence: Confidence::Likely,
            reason: "reading-name-weight",
            holds: "reading-field-weight",
            column: CompactString::default(),
            title: weight.into(),
        })
    }

    fn measures(
        &mut self,
        it: &Placed<'s, 'a, '_>,
        indicator: &mut Indicator<'s, 'a>,
        figures: &mut Figures<'_, 'a>,
    ) {
        if matches!(it.kind, Kind::Text | Kind::Broken | Kind::Goal | Kind::Judgement) {
            indicator.entries.push(note(it, Some("misura")));
            figures.unread(it.cell, "import-unread-value");
        } else {
            indicator.measures = Some((it.cell, it.kind));
            indicator.measures_doubt = figures.doubt(it, &mut self.writer.origin);
        }
    }

    /// Two operands in cells of their own: both, or the value stands alone as a note.
    fn operands(
        &mut self,
        cells: [Option<&'s Cell<'a>>; 2],
        placed: &[Placed<'s, 'a, '_>],
        indicator: &mut Indicator<'s, 'a>,
        figures: &mut Figures<'_, 'a>,
    ) {
        let is_number = |it: &Cell<'_>| crate::import::notation::number::number(&it.text).is_some();
        match cells {
            [Some(upper), Some(lower)] if is_number(upper) && is_number(lower) => {
                indicator.operands = Some([upper, lower]);
                let doubts = placed
                    .iter()
                    .filter(|it| matches!(it.column.field, Field::Numerator | Field::Denominator));
                indicator.measures_doubt =
                    doubts.filter_map(|it| figures.doubt(it, &mut self.writer.origin)).next();
            }
            // One value is the value itself, not a part of it.
            _ => {
                for it in placed
                    .iter()
                    .filter(|it| matches!(it.column.field, Field::Numerator | Field::Denominator))
                {
                    indicator.entries.push(note(it, Some(&it.column.title)));
                }
            }
        }
    }

    fn figure(
        &mut self,
        it: &Placed<'s, 'a, '_>,
        field: Field,
        indicator: &mut Indicator<'s, 'a>,
        figures: &mut Figures<'_, 'a>,
    ) {
        // Readings on the way, and what is no plan's own, are told in words.
        let is_plain = matches!(
            (it.column.when, field),
            (When::Now, _) | (When::Year(_), Field::Target | Field::Result | Field::Baseline)
        );
        if matches!(field, Field::Minimum | Field::Excellent) && it.column.when == When::Now {
            return;
        }
        if it.column.when == When::Now && (field == Field::Judgement || is_judged(it, field)) {
            let doubt = figures.doubt(it, &mut self.writer.origin);
            indicator.entries.push(judged(it, doubt));
            return;
        }
        if let Some(entry) = self.on_the_way(it, field, figures) {
            indicator.entries.push(entry);
            return;
        }
        let is_kept =
            matches!(field, Field::Minimum | Field::Excellent | Field::Comparator | Field::Judgement);
        if !is_plain || is_kept {
            indicator.entries.push(note(it, Some(&it.column.title)));
            return;
        }
        let around = figures.around(it);
        let reading = match field {
            Field::Target => target(&it.cell.text, around),
            Field::Deadline => deadline(&it.cell.text, around),
            _ => value(&it.cell.text, around),
        };
        figures.take(
            it,
            Figure { property: field.property(), reading },
            &mut indicator.entries,
            &mut self.writer.origin,
        );
    }

    /// A reading of the plan's year before its last, with its day.
    fn on_the_way(
        &mut self,
        it: &Placed<'s, 'a, '_>,
        field: Field,
        figures: &Figures<'_, 'a>,
    ) -> Option<Entry> {
        if field != Field::Result || it.column.when != When::Before {
            return None;
        }
        let day = it.column.day.as_deref()?;
        let reading = value(&it.cell.text, figures.around(it));
        let [told] = reading.told.as_slice() else { return None };
        let text = format!("al {day} {}", told.text);
        Some(Entry {
            property: Property::Result,
            at: it.cell.at,
            text,
            doubt: figures.doubt(it, &mut self.writer.origin),
        })
    }

    /// Says which cells of a row were not read.
    fn say(&mut self, figures: &mut Figures<'_, 'a>) {
        for (cell, reason) in figures.take_unread() {
            self.unread(&cell, reason, true);
        }
    }
}

/// Keeps values as notes that come again for the same time: a plan has one for each.
fn keep_repeated(entries: &mut [Entry]) {
    let mut seen: Vec<(Property, String)> = Vec::new();
    for it in entries.iter_mut().filter(|it| it.property != Property::Note) {
        let when = match it.text.split_once(' ') {
            Some((year, _)) if years(year).next() == Some(year) => year,
            Some(("al", rest)) => rest.split(' ').next().unwrap_or(""),
            _ => "",
        };
        let key = (it.property, when.to_owned());
        if seen.contains(&key) {
            let keyword = spelling(Keyword::Property(it.property), Language::It);
            let text = std::mem::take(&mut it.text);
            quoted(&mut it.text, &format!("{keyword}: {text}"));
            it.property = Property::Note;
            continue;
        }
        seen.push(key);
    }
}

/// Whether one or two figures stand in a row without anything that they are of.
fn is_nameless(placed: &[Placed<'_, '_, '_>]) -> bool {
    let is_figure = |it: &Placed<'_, '_, '_>| {
        it.column.field.is_figure() && !matches!(it.kind, Kind::Text | Kind::Broken | Kind::Judgement)
    };
    (1..=2).contains(&placed.len()) && placed.iter().all(is_figure)
}

/// Whether a number of a cell has two readings, and nothing tells which holds.
pub(crate) fn is_open_number(it: &Placed<'_, '_, '_>) -> bool {
    let is_number = !matches!(it.kind, Kind::Text | Kind::Broken | Kind::Word | Kind::Date | Kind::Judgement);
    it.column.mark.is_none()
        && is_number
        && !it.cell.is_typed
        && numbers(&it.cell.text).any(|it| it.is_ambiguous())
}

/// Whether an achievement is told in words of judgement.
fn is_judged(it: &Placed<'_, '_, '_>, field: Field) -> bool {
    matches!(field, Field::Achieved(Rank::Indicator))
        && !it.cell.text.contains(|it: char| it.is_ascii_digit())
        && judgement(&it.cell.text).is_some()
}

/// A judgement in the words of the report.
fn judged(it: &Placed<'_, '_, '_>, doubt: Option<u16>) -> Entry {
    let mut text = String::new();
    quoted(&mut text, &it.cell.text);
    Entry { property: Property::Judgement, at: it.cell.at, text, doubt }
}

/// Whether a figure is of the heading that the row begins with: its title says so, or it
/// stands beside a heading over as many rows.
fn is_of_heading(it: &Placed<'_, '_, '_>, begun: Option<&Begun>) -> bool {
    match it.column.field {
        Field::Owner => it.column.is_once && begun.is_some(),
        Field::Weight(rank) | Field::Achieved(rank) if RANKS.contains(&rank) => true,
        Field::Weight(_) | Field::Achieved(_) => {
            it.cell.height > 1 && begun.is_some_and(|begun| begun.height == it.cell.height)
        }
        _ => false,
    }
}

/// Whether a title says only that remarks stand below it.
fn is_of_notes(title: &str) -> bool {
    let plain = plain(title);
    ["not", "osservaz", "comment", "remark", "annotaz"].iter().any(|it| plain.starts_with(it))
}

fn is_degree(field: Field) -> bool {
    matches!(field, Field::Weight(_) | Field::Achieved(_))
}

/// Whether a column is about indicators rather than the headings above them.
fn is_of_indicator(field: Field) -> bool {
    match field {
        Field::Weight(_)
        | Field::Achieved(_)
        | Field::Owner
        | Field::Note
        | Field::Name(_)
        | Field::Code(_)
        | Field::Ignored
        | Field::Count => {
            matches!(field, Field::Name(Rank::Indicator) | Field::Code(Rank::Indicator))
        }
        Field::Body | Field::Period | Field::Unit | Field::Description | Field::AnyCode => false,
        _ => true,
    }
}
