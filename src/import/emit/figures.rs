//! The figures of a row in the notation of plans, each with how surely it was read.

use compact_str::CompactString;

use crate::import::emit::hundredths::is_in_hundredths;
use crate::import::emit::table::{Placed, is_open_number};
use crate::import::emit::write::{Entry, Indicator, quoted};
use crate::import::field::Field;
use crate::import::layout::{Layout, Reason, When};
use crate::import::mapping;
use crate::import::notation::date::Date;
use crate::import::notation::number::Mark;
use crate::import::notation::value::language_value;
use crate::import::notation::{Around, Reading};
use crate::import::read::cell::{Cell, column_letters};
use crate::import::title::plain;
use crate::syntax::{Keyword, Language, Property, Rank, spelling};
use crate::text::origin::{Confidence, Doubt, Origin};

/// What a cell tells of a property.
pub(crate) struct Figure {
    pub(crate) property: Property,
    pub(crate) reading: Reading,
}

/// What surrounds the figures of a row, and what became of them.
pub(crate) struct Figures<'l, 'a> {
    layout: &'l Layout,
    year: Option<CompactString>,
    missing: Vec<String>,
    /// The unit that the row names.
    pub(crate) unit: Option<String>,
    /// Cells that were not read, with the reason.
    unread: Vec<(Cell<'a>, &'static str)>,
    /// The first figure of the row that was not read: what rests on the others is not sure.
    hole: Option<Doubt>,
}

impl<'l, 'a> Figures<'l, 'a> {
    pub(crate) fn of(
        placed: &[Placed<'_, '_, '_>],
        layout: &'l Layout,
        year: Option<&str>,
        missing: &[String],
    ) -> Self {
        let unit =
            placed.iter().find(|it| it.column.field == Field::Unit).and_then(|it| unit_of(&it.cell.text));
        let unit = unit.or_else(|| is_in_hundredths(placed).then(|| "%".to_owned()));
        let missing = [missing, layout.missing.as_slice()].concat();
        let hole = placed.iter().find_map(|it| open(it, layout));
        Self { layout, year: year.map(CompactString::from), missing, unit, unread: Vec::new(), hole }
    }

    /// What surrounds a cell.
    pub(crate) fn around(&self, it: &Placed<'_, '_, '_>) -> Around<'_> {
        let is_degree = matches!(it.column.field, Field::Weight(_) | Field::Achieved(_));
        Around {
            mark: if it.cell.is_typed { Some(Mark::Comma) } else { it.column.mark },
            day_first: if it.cell.is_typed { Some(true) } else { self.layout.day_first },
            language: self.layout.language,
            year: self.year.as_deref(),
            unit: if it.column.is_percent { Some("%") } else { self.unit.as_deref().filter(|_| !is_degree) },
            is_share: it.column.is_share,
            missing: &self.missing,
            ..Around::default()
        }
    }

    /// What surrounds a value that stands in words.
    pub(crate) fn around_words(&self) -> Around<'_> {
        let mark = self.layout.columns.iter().find_map(|it| it.mark).unwrap_or_default();
        Around {
            mark: Some(mark),
            day_first: self.layout.day_first,
            language: self.layout.language,
            year: self.year.as_deref(),
            missing: &self.missing,
            ..Around::default()
        }
    }

    /// Why a cell is not read surely, as a number of the origin.
    pub(crate) fn doubt(&self, it: &Placed<'_, '_, '_>, origin: &mut Origin) -> Option<u16> {
        if is_open_number(it) || it.cell.doubt.is_some() {
            let reason = if it.cell.doubt.is_some() { "reading-cell" } else { "reading-number" };
            return Some(doubt_of_cell(it, reason, origin));
        }
        if it.column.confidence == Confidence::Sure {
            return None;
        }
        let (column, title) = match it.column.reason {
            Some(Reason::Rival(at)) => {
                let rival = self.layout.columns.get(at)?;
                (column_letters(rival.number), rival.title.as_str())
            }
            _ => (column_letters(it.column.number), it.column.title.as_str()),
        };
        Some(origin.doubt(Doubt {
            confidence: it.column.confidence,
            reason: it.column.reason.map_or("reading-title", mapping::reason),
            holds: word(it.column.field),
            column,
            title: title.into(),
        }))
    }

    /// A cell that was not read.
    pub(crate) fn unread(&mut self, cell: &Cell<'a>, reason: &'static str) {
        self.unread.push((cell.clone(), reason));
    }

    /// The cells that were not read.
    pub(crate) fn take_unread(&mut self) -> Vec<(Cell<'a>, &'static str)> {
        std::mem::take(&mut self.unread)
    }

    /// Takes what a cell tells as lines of a property, the rest as a note. A year that is
    /// not the plan's is written with them.
    pub(crate) fn take(
        &mut self,
        it: &Placed<'_, 'a, '_>,
        figure: Figure,
        entries: &mut Vec<Entry>,
        origin: &mut Origin,
    ) {
        let Figure { property, reading } = figure;
        let of_column: Option<CompactString> = match it.column.when {
            When::Year(year) => Some(compact_str::format_compact!("{year}")),
            _ => None,
        };
        let doubt = self.doubt(it, origin);
        let baseline = reading.baseline.into_iter().map(|it| (Property::Baseline, it));
        for (property, told) in reading.told.into_iter().map(|it| (property, it)).chain(baseline) {
            if let Some(note) = &told.note {
                entries.push(beside(it, property, note));
            }
            let doubt = match doubt {
                None if told.is_ambiguous => Some(doubt_of_cell(it, "reading-number", origin)),
                doubt => doubt,
            };
            // Within a year that is no calendar year a day may have another.
            let is_day =
                || told.text.contains('-') && crate::import::title::years(&told.text).next().is_some();
            let doubt = match doubt {
                None if it.column.is_fiscal && of_column.is_some() && is_day() => {
                    Some(doubt_of_cell(it, "reading-number", origin))
                }
                doubt => doubt,
            };
            let year = told.year.clone().or_else(|| of_column.clone());
            let year = year.filter(|it| self.year.as_deref() != Some(it.as_str()));
            let text = match year.filter(|_| has_year(property)) {
                Some(year) => format!("{year} {}", told.text),
                None => told.text,
            };
            entries.push(Entry { property, at: it.cell.at, text, doubt });
        }
        for earlier in reading.earlier {
            let until = earlier.until.map(Date::to_text).unwrap_or_default();
            entries.push(beside(it, property, &format!("{until}: {}", earlier.text)));
        }
        for (text, reason) in reading.untold {
            let mut out = String::new();
            let keyword = spelling(Keyword::Property(property), Language::It);
            let year = of_column.as_deref().unwrap_or("");
            let between = if year.is_empty() { "" } else { " " };
            quoted(&mut out, &format!("{keyword}{between}{year}: {text}"));
            entries.push(Entry { property: Property::Note, at: it.cell.at, text: out, doubt: None });
            if of_column.is_none() && property != Property::Baseline {
                self.hole.get_or_insert_with(|| Doubt {
                    confidence: Confidence::Likely,
                    reason: "reading-hole",
                    holds: word(it.column.field),
                    column: column_letters(it.column.number),
                    title: text.chars().take(40).collect::<String>().into(),
                });
            }
            self.unread(it.cell, reason);
        }
    }

    /// Where a figure of the row was not read, nothing of the row is sure.
    pub(crate) fn cap_row(&mut self, indicator: &mut Indicator<'_, '_>, origin: &mut Origin) {
        if let Some(hole) = self.hole.take() {
            indicator.doubt = Some(origin.doubt(hole));
        }
    }
}

/// Why a row is not known whole: a column may hold one of its figures, and is too unsure to be
/// read.
fn open(it: &Placed<'_, '_, '_>, layout: &Layout) -> Option<Doubt> {
    let has = |field| layout.columns.iter().any(|it| it.field == field && it.when == When::Now);
    let guess = it.column.guess.filter(|it| it.is_figure());
    let could_be = || {
        let is_open = it.column.is_unknown && it.column.has_values && it.column.field == Field::Note;
        [Field::Target, Field::Result].into_iter().find(|it| is_open && !has(*it))
    };
    Some(Doubt {
        confidence: Confidence::Likely,
        reason: "reading-hole",
        holds: word(guess.or_else(could_be)?),
        column: column_letters(it.column.number),
        title: it.cell.text.chars().take(40).collect::<String>().into(),
    })
}

/// Why the text of a cell is not read surely.
fn doubt_of_cell(it: &Placed<'_, '_, '_>, reason: &'static str, origin: &mut Origin) -> u16 {
    origin.doubt(Doubt {
        confidence: Confidence::Likely,
        reason,
        holds: word(it.column.field),
        column: column_letters(it.column.number),
        title: it.cell.text.chars().take(40).collect::<String>().into(),
    })
}

/// What a cell tells besides the value of a property, as a note.
fn beside(it: &Placed<'_, '_, '_>, property: Property, note: &str) -> Entry {
    let mut text = String::new();
    quoted(&mut text, &format!("{}: {note}", spelling(Keyword::Property(property), Language::It)));
    Entry { property: Property::Note, at: it.cell.at, text, doubt: None }
}

/// A cell that is kept in words, perhaps with the title of its column.
pub(crate) fn note(it: &Placed<'_, '_, '_>, title: Option<&str>) -> Entry {
    let mut text = String::new();
    match title {
        Some(title) => quoted(&mut text, &format!("{title}: {}", it.cell.text)),
        None => quoted(&mut text, &it.cell.text),
    }
    Entry { property: Property::Note, at: it.cell.at, text, doubt: None }
}

fn has_year(property: Property) -> bool {
    matches!(property, Property::Target | Property::Result | Property::Baseline)
}

/// The word for what a column holds, as sentences have it.
pub(crate) fn word(field: Field) -> &'static str {
    match field {
        Field::Weight(_) => "reading-field-weight",
        Field::Achieved(_) => "reading-field-achievement",
        Field::Result => "reading-field-result",
        Field::Baseline => "reading-field-baseline",
        Field::Measures | Field::Numerator | Field::Denominator => "reading-field-measures",
        Field::Name(Rank::Indicator) => "reading-field-indicator",
        Field::Name(_) => "reading-field-objective",
        Field::Deadline => "reading-field-deadline",
        Field::Judgement => "reading-field-judgement",
        _ => "reading-field-target",
    }
}

/// The unit that a cell names, as values show it; none where it names no unit of numbers.
fn unit_of(text: &str) -> Option<String> {
    let lower = plain(text);
    let unit = match lower.as_str() {
        "%" | "percentuale" | "percentage" | "percent" | "valore percentuale" | "in percentuale" => "%",
        "n" | "nr" | "num" | "numero" | "number" | "n ro" | "valore assoluto" | "count" => "N",
        "giorni" | "gg" | "g" | "days" | "giorno" => "gg",
        "euro" | "eur" | "euros" => "€",
        _ if text == "#" => "N",
        _ => text,
    };
    language_value(&format!("1 {unit}")).map(|_| unit.to_owned())
}
