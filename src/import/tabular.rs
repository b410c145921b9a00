//! Rows whose cells stand under their titles, the hierarchy perhaps in columns too.
//!
//! A blank cell in a column of headings means the heading above it, as does a merged one.

use compact_str::CompactString;

use crate::import::code::{coded, is_bare_code};
use crate::import::columns::{Column, What};
use crate::import::notation::said::is_nothing;
use crate::import::notation::value::{Kind, language_value};
use crate::import::notation::{Around, Reading, deadline, target, value};
use crate::import::read::cell::{At, Cell, Row};
use crate::import::recognise::{Recogniser, property_of};
use crate::import::titles::{Role, plain};
use crate::import::write::{Entry, Indicator, Named, quoted};
use crate::syntax::{Keyword, Language, Property, Rank, spelling};

/// The headings that hold, from the outermost to the innermost.
#[derive(Clone, Debug, Default)]
pub(crate) struct Current([Option<(String, String)>; 4]);

const RANKS: [Rank; 4] = [Rank::Perspective, Rank::Area, Rank::Goal, Rank::Objective];

/// A cell with its column.
type Placed<'r, 'a> = (&'r Cell<'a>, Kind, &'r Column);

impl Recogniser<'_> {
    /// Reads a row by its columns. Says how many of its cells are ignored.
    pub(crate) fn tabular(&mut self, row: &Row<'_>, kinds: &[Kind]) -> usize {
        let Some(columns) = self.columns.take() else { return 0 };
        let mut placed: Vec<Placed<'_, '_>> = Vec::new();
        let mut strays: Vec<&Cell<'_>> = Vec::new();
        for (cell, kind) in row.cells.iter().zip(kinds) {
            match columns.at(cell.column) {
                Some(column) => placed.push((cell, *kind, column)),
                None => strays.push(cell),
            }
        }
        let mut ignored = 0_usize;
        if is_total(&placed) {
            ignored = row.cells.len();
        } else {
            let skipped = |it: &&Placed<'_, '_>| matches!(it.2.what, What::Ignored(_));
            ignored = ignored.saturating_add(placed.iter().filter(skipped).count());
            let missing = [self.options.given.missing.as_slice(), columns.missing.as_slice()].concat();
            let unread = self.read_row(&placed, &missing);
            for (cell, kind, _) in &placed {
                self.convention(cell, *kind);
            }
            for (cell, reason) in unread {
                self.unread(cell, reason, true);
            }
            self.unread_row(strays.into_iter(), true);
        }
        self.columns = Some(columns);
        ignored
    }

    fn read_row<'r, 'a>(
        &mut self,
        placed: &[Placed<'r, 'a>],
        missing: &[String],
    ) -> Vec<(&'r Cell<'a>, &'static str)> {
        let mut unread = Vec::new();
        let unit = placed.iter().find(|it| it.2.what == What::Unit).and_then(|it| unit_of(&it.0.text));
        let around = |it: &Placed<'_, '_>, this: &Self| Around {
            mark: this.writer.mark_of(it.0),
            year: this.survey.year.as_ref().map(|it| it.0.as_str()),
            unit: if it.2.is_percent {
                Some("%")
            } else {
                unit.as_deref().filter(|_| !is_about_degree(it.2.what))
            },
            is_share: it.2.is_share,
            missing,
        };
        let is_in_part = self.begin_parts(placed);
        let heights = self.headings(placed);
        let is_of_heading = |it: &Placed<'_, '_>| match it.2.what {
            What::OfHeading(..) => true,
            // A weight that stands beside a heading over several rows is the heading's.
            What::Role(Role::Weight | Role::Achieved) => it.0.height > 1 && heights == Some(it.0.height),
            _ => false,
        };
        let has_indicator = placed.iter().any(|it| is_of_indicator(it.2.what) && !is_of_heading(it));
        let mut of_heading = Vec::new();
        for it in placed.iter().filter(|it| is_of_heading(it) || (!has_indicator && is_of_degree(it.2.what)))
        {
            let role = match it.2.what {
                What::OfHeading(_, role) | What::Role(role) => role,
                _ => continue,
            };
            let reading = value(&it.0.text, around(it, self));
            take(reading, property(role), it.0, None, None, &mut of_heading, &mut unread);
        }
        if heights.is_some() {
            self.writer.entries_of_heading(&of_heading);
        }
        if !has_indicator {
            return unread;
        }
        self.own_heading(is_in_part || heights.is_some());
        let mut indicator = Indicator::default();
        let has_target = placed.iter().any(|it| it.2.what == What::Role(Role::Target));
        let plan_year = self.survey.year.as_ref().map(|it| it.0.clone());
        for it in placed.iter().filter(|it| !is_of_heading(it)) {
            let entries = &mut indicator.entries;
            let plan_year = plan_year.as_deref();
            match it.2.what {
                What::Role(Role::Indicator) => indicator.name = Some(it.0),
                What::Role(Role::Formula) if is_nothing(&it.0.text) => {
                    entries.push(note(it.0, Some(&it.2.title)))
                }
                What::Role(Role::Formula) => indicator.formula = Some(it.0),
                What::Role(Role::Measures) if matches!(it.1, Kind::Text | Kind::Broken | Kind::Goal) => {
                    entries.push(note(it.0, Some("misura")));
                    unread.push((it.0, "import-unread-value"));
                }
                What::Role(Role::Measures) => indicator.measures = Some((it.0, it.1)),
                What::Role(role @ (Role::Weight | Role::Achieved)) => {
                    // These are the plan's own; of another year they are told in words.
                    let is_other =
                        it.2.year.as_deref().is_some_and(|it| plan_year.is_some_and(|year| year != it));
                    match is_other {
                        true => entries.push(note(it.0, Some(&it.2.title))),
                        false => take(
                            value(&it.0.text, around(it, self)),
                            property(role),
                            it.0,
                            it.2.year.as_ref(),
                            plan_year,
                            entries,
                            &mut unread,
                        ),
                    }
                }
                What::Role(Role::Target) => {
                    take(
                        target(&it.0.text, around(it, self)),
                        Property::Target,
                        it.0,
                        it.2.year.as_ref(),
                        plan_year,
                        entries,
                        &mut unread,
                    );
                }
                What::Role(role @ (Role::Result | Role::Baseline)) => {
                    take(
                        value(&it.0.text, around(it, self)),
                        property(role),
                        it.0,
                        it.2.year.as_ref(),
                        plan_year,
                        entries,
                        &mut unread,
                    );
                }
                What::Role(role) => indicator.words.push((property_of(role), it.0)),
                What::Deadline if !has_target => {
                    take(
                        deadline(&it.0.text, around(it, self)),
                        Property::Target,
                        it.0,
                        it.2.year.as_ref(),
                        plan_year,
                        entries,
                        &mut unread,
                    );
                }
                What::Unit if unit.is_some() => {}
                What::Deadline | What::Unit | What::Note => entries.push(note(it.0, Some(&it.2.title))),
                What::IndicatorCode => match is_bare_code(&it.0.text) {
                    true => indicator.code = Some((code_of(it.0), it.0.at)),
                    false => entries.push(note(it.0, Some(&it.2.title))),
                },
                What::Heading(_) | What::Code(_) | What::OfHeading(..) | What::Ignored(_) => {}
            }
        }
        let innermost = placed.iter().rfind(|it| matches!(it.2.what, What::Heading(_)));
        if indicator.name.is_none() {
            // The objective is its own indicator where no column names one.
            indicator.name = indicator.formula.take().or(innermost.map(|it| it.0));
        }
        let at = placed.first().map_or(At::Cell(0), |it| it.0.at);
        self.writer.indicator(&indicator, at);
        self.counts.indicators = self.counts.indicators.saturating_add(1);
        unread
    }

    /// Indicators of a table without headings do not belong to what stands in another
    /// table: the title of their own is their heading.
    fn own_heading(&mut self, has_heading: bool) {
        let is_fresh = std::mem::replace(&mut self.is_fresh, false);
        if has_heading || !is_fresh || self.counts.headings.saturating_add(self.counts.indicators) == 0 {
            return;
        }
        let Some((name, at)) = self.title.take() else { return };
        let named = Named { code: None, name: Some((&name, at)) };
        self.writer.named(Rank::Objective, named, at);
        self.current = Current::default();
        self.counts.headings = self.counts.headings.saturating_add(1);
        self.counts.objectives = self.counts.objectives.saturating_add(1);
    }

    /// Writes the parts of the report that were named before a row, unless the row has a
    /// column for what ranks as high. Says whether the last is an objective.
    fn begin_parts(&mut self, placed: &[Placed<'_, '_>]) -> bool {
        let own = placed.iter().filter_map(|it| match it.2.what {
            What::Heading(own) | What::Code(own) => Some(own),
            _ => None,
        });
        let highest = own.min();
        let mut is_objective = false;
        for (part, at) in std::mem::take(&mut self.parts) {
            let Some(place) = RANKS.iter().position(|it| *it == part.rank) else { continue };
            if highest.is_some_and(|it| it <= part.rank) {
                continue;
            }
            is_objective = part.rank == Rank::Objective;
            self.part_rank = Some(part.rank).filter(|_| !is_objective).or(self.part_rank);
            let code = (!part.code.is_empty()).then_some((part.code.as_str(), at));
            self.writer.named(part.rank, Named { code, name: Some((&part.name, at)) }, at);
            self.counts.headings = self.counts.headings.saturating_add(1);
            self.counts.objectives = self.counts.objectives.saturating_add(usize::from(is_objective));
            for (i, slot) in self.current.0.iter_mut().enumerate().skip(place) {
                *slot = (i == place).then(|| (part.code.clone(), part.name.clone()));
            }
        }
        is_objective
    }

    /// Writes the headings that begin with a row. Says in how many rows the last stands.
    fn headings(&mut self, placed: &[Placed<'_, '_>]) -> Option<u32> {
        let mut height = None;
        let mut begins = false;
        for (rank, current) in RANKS.into_iter().zip(0..) {
            let of = |what| placed.iter().find(|it| it.2.what == what).map(|it| it.0);
            let (code, name) = (of(What::Code(rank)), of(What::Heading(rank)));
            let Some(at) = code.or(name).map(|it| it.at) else { continue };
            let split = name.filter(|_| code.is_none()).and_then(|it| Some((it, coded(&it.text)?)));
            let bare = name.filter(|it| code.is_none() && split.is_none() && is_bare_code(&it.text));
            let code_text = match (code, split, bare) {
                (Some(cell), ..) | (None, None, Some(cell)) => code_of(cell),
                (None, Some((_, it)), _) => it.code.to_owned(),
                (None, None, None) => String::new(),
            };
            let (name_text, name_at) = match (name, split, bare) {
                (_, Some((cell, it)), _) => (it.name, Some(cell.part(it.name))),
                (Some(cell), None, None) => (cell.text.as_ref(), Some(cell.at)),
                _ => ("", None),
            };
            let key = (code_text.clone(), name_text.to_owned());
            let Some(slot) = self.current.0.get_mut(current) else { continue };
            if !begins && slot.as_ref() == Some(&key) {
                continue;
            }
            *slot = Some(key);
            if !begins {
                self.current.0.iter_mut().skip(current.saturating_add(1)).for_each(|it| *it = None);
            }
            begins = true;
            height = name.or(code).map(|it| it.height);
            self.counts.headings = self.counts.headings.saturating_add(1);
            if rank == Rank::Objective {
                self.counts.objectives = self.counts.objectives.saturating_add(1);
            }
            let named = Named {
                code: (!code_text.is_empty()).then_some((code_text.as_str(), code.map_or(at, |it| it.at))),
                name: name_at.map(|at| (name_text, at)),
            };
            self.writer.named(rank, named, at);
        }
        height
    }
}

/// Takes what a cell tells as lines of a property, the rest as a note. A year that is
/// not the plan's is written with them.
pub(crate) fn take<'r, 'a>(
    reading: Reading,
    property: Property,
    cell: &'r Cell<'a>,
    column_year: Option<&CompactString>,
    plan_year: Option<&str>,
    entries: &mut Vec<Entry>,
    unread: &mut Vec<(&'r Cell<'a>, &'static str)>,
) {
    for told in reading.told {
        let year: Option<CompactString> = told.year.or_else(|| column_year.cloned());
        let year = year.filter(|it| plan_year.is_some_and(|plan| plan != it) || plan_year.is_none());
        let text = match year.filter(|_| has_year(property)) {
            Some(year) => format!("{year} {}", told.text),
            None => told.text,
        };
        entries.push(Entry { property, at: cell.at, text });
    }
    for (text, reason) in reading.untold {
        let mut out = String::new();
        let keyword = spelling(Keyword::Property(property), Language::It);
        let year = column_year.map(CompactString::as_str).filter(|it| plan_year != Some(*it)).unwrap_or("");
        let between = if year.is_empty() { "" } else { " " };
        quoted(&mut out, &format!("{keyword}{between}{year}: {text}"));
        entries.push(Entry { property: Property::Note, at: cell.at, text: out });
        unread.push((cell, reason));
    }
}

fn note(cell: &Cell<'_>, title: Option<&str>) -> Entry {
    let mut text = String::new();
    match title {
        Some(title) => quoted(&mut text, &format!("{title}: {}", cell.text)),
        None => quoted(&mut text, &cell.text),
    }
    Entry { property: Property::Note, at: cell.at, text }
}

fn has_year(property: Property) -> bool {
    matches!(property, Property::Target | Property::Result | Property::Baseline)
}

fn property(role: Role) -> Property {
    match role {
        Role::Weight => Property::Weight,
        Role::Achieved => Property::Achieved,
        Role::Result => Property::Result,
        Role::Baseline => Property::Baseline,
        Role::Target => Property::Target,
        it => property_of(it),
    }
}

/// Whether a column is about indicators rather than the headings above them.
fn is_of_indicator(what: What) -> bool {
    match what {
        What::Role(Role::Weight | Role::Achieved | Role::Owner | Role::Note) => false,
        What::Role(_) | What::Deadline | What::IndicatorCode => true,
        _ => false,
    }
}

fn is_of_degree(what: What) -> bool {
    matches!(what, What::Role(Role::Weight | Role::Achieved) | What::OfHeading(..))
}

fn is_about_degree(what: What) -> bool {
    is_of_degree(what)
}

/// A code without the dot at its end. A workbook that took `1.10` for a number shows it
/// with a comma.
fn code_of(cell: &Cell<'_>) -> String {
    let code = cell.text.trim_end_matches(['.', ')', ':']);
    let code = if cell.is_typed { code.replace(',', ".") } else { code.to_owned() };
    code.replace([' ', '"', '#', '=', '“', '”', '«', '»', '„'], "_")
}

/// The unit that a cell names, as values show it; none where it names no unit of numbers.
fn unit_of(text: &str) -> Option<String> {
    let lower = plain(text);
    let unit = match lower.as_str() {
        "%" | "percentuale" | "percentage" | "percent" => "%",
        "n" | "nr" | "num" | "numero" | "number" | "n ro" | "valore assoluto" => "N",
        "giorni" | "gg" | "g" | "days" | "giorno" => "gg",
        "euro" | "eur" => "€",
        _ => text,
    };
    language_value(&format!("1 {unit}")).map(|_| unit.to_owned())
}

/// Whether a row sums up others: it says so where names stand.
fn is_total(placed: &[Placed<'_, '_>]) -> bool {
    let says = |text: &str| {
        let plain = plain(text);
        let first = plain.split(' ').next().unwrap_or("");
        matches!(first, "totale" | "totali" | "total" | "totals" | "subtotale" | "subtotal")
            && plain.len() <= 40
    };
    let mut texts = placed.iter().filter(|it| it.1 == Kind::Text);
    texts.next().is_some_and(|it| says(&it.0.text)) && texts.next().is_none()
}
