//! Which column holds what: the best joint reading of all, its rival, and how sure it is.
//!
//! Titles propose, cells object, and the arithmetic of the domain votes ([`votes`]). What no
//! title says and no arithmetic confirms is not guessed: it stays a note.

mod bodies;
mod candidate;
mod confidence;
mod convention;
mod fit;
mod inside;
mod parts_of_year;
mod periods;
mod ranks;
mod votes;
mod weights;

use std::ops::Range;

use compact_str::CompactString;

use crate::import::Options;
use crate::import::field::Field;
use crate::import::layout::candidate::best;
use crate::import::layout::confidence::judge;
use crate::import::layout::parts_of_year::apart;
use crate::import::layout::periods::assign_periods;
use crate::import::notation::number::Mark;
use crate::import::numbering::Numbering;
use crate::import::profile::Profiles;
use crate::import::read::cell::{At, column_letters};
use crate::import::sheet::Sheet;
use crate::import::title::Title;
use crate::syntax::{Language, Rank};
use crate::text::origin::Confidence;

pub(crate) use confidence::Reason;
pub(crate) use fit::is_refuted;
pub(crate) use inside::{Heading, Inside};

/// A title that says of its names that they are objectives, and no outer headings.
const PLAIN_OBJECTIVE: u8 = 95;

/// Below this a title says nothing, from 0 to 100.
const UNKNOWN: u8 = 45;

/// The titles of a table, joined over the rows that they stand in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Titles {
    /// By column, in order.
    pub(crate) columns: Vec<TitleOf>,
    /// The rows that they stand in.
    pub(crate) rows: Range<usize>,
}

/// The title of one column.
#[derive(Clone, Debug)]
pub(crate) struct TitleOf {
    pub(crate) column: u32,
    pub(crate) at: At,
    pub(crate) title: Title,
}

/// How the values of a column stand to the plan's year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// They are the plan's own.
    Now,
    /// Readings on the way to the plan's own.
    Before,
    /// They are of another year.
    Year(u16),
}

/// A column of a table, as it is read.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    /// Its number, counted from 0.
    pub(crate) number: u32,
    /// Its title, or its letters where it has none.
    pub(crate) title: String,
    pub(crate) field: Field,
    pub(crate) when: When,
    /// The words of the title that name its period.
    pub(crate) period: CompactString,
    /// Whether its year is no calendar year.
    pub(crate) is_fiscal: bool,
    /// The last day of its period, where it is a part of the plan's year: `30-06-2022`.
    pub(crate) day: Option<CompactString>,
    pub(crate) confidence: Confidence,
    /// Why it is not sure.
    pub(crate) reason: Option<Reason>,
    /// How surely its title says so, from 0 to 100.
    pub(crate) strength: u8,
    /// What it would be, where that is too unsure to count.
    pub(crate) guess: Option<Field>,
    /// Whether its numbers are hundredths though they do not say so.
    pub(crate) is_percent: bool,
    /// Whether its numbers are shares of one.
    pub(crate) is_share: bool,
    /// Whether values stand in many of its cells, rather than words.
    pub(crate) has_values: bool,
    /// Whether its title says nothing that is known.
    pub(crate) is_unknown: bool,
    /// Whether its cells stand in the first row of each heading alone.
    pub(crate) is_once: bool,
    /// Whether names could stand in its cells: texts, of some words in most of them.
    pub(crate) has_texts: bool,
    pub(crate) has_phrases: bool,
    /// How its names begin with their codes, as `1 Servizi`.
    pub(crate) numbering: Numbering,
    /// What stands before the decimals of its numbers; none where nothing tells.
    pub(crate) mark: Option<Mark>,
    /// The first of its cells, to show.
    pub(crate) samples: Vec<String>,
}

/// How a table is read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layout {
    pub(crate) columns: Vec<Column>,
    /// Words that stand for a missing value, where a title says so.
    pub(crate) missing: Vec<String>,
    /// The year of the plan, where titles tell it.
    pub(crate) year: Option<u16>,
    /// Whether that is no calendar year.
    pub(crate) is_fiscal: bool,
    /// The language of the titles.
    pub(crate) language: Option<Language>,
    /// Whether days stand before months, where its dates tell.
    pub(crate) day_first: Option<bool>,
    /// The rows that are headings.
    pub(crate) inside: Inside,
    /// The column that tells whose plan a row is of, where the table has several.
    pub(crate) bodies: Option<u32>,
}

impl Layout {
    /// Reads the columns of a table from its titles and the rows below them.
    pub(crate) fn of(titles: &Titles, sheet: &Sheet<'_>, profiles: &Profiles, options: &Options) -> Self {
        let texts: Vec<Title> = profiles.columns.iter().map(|it| title_of(titles, *it)).collect();
        let language = language(&texts);
        let best = best(&texts, profiles, sheet);
        let verdicts = judge(&texts, profiles, &best);
        let mut columns: Vec<Column> = Vec::with_capacity(texts.len());
        for (i, title) in texts.iter().enumerate() {
            let (Some(chosen), Some(cells)) = (best.reading.chosen.get(i), profiles.of.get(i)) else {
                continue;
            };
            let number = profiles.columns.get(i).copied().unwrap_or(0);
            let verdict = verdicts.get(i).copied().unwrap_or_default();
            let counts = verdict.confidence > Confidence::Unsure
                || !chosen.field.is_figure() && !chosen.field.is_name();
            let field = if counts { chosen.field } else { Field::Note };
            columns.push(Column {
                number,
                title: if title.text.is_empty() {
                    column_letters(number).to_string()
                } else {
                    title.text.clone()
                },
                field,
                when: When::Now,
                period: title.period.words.clone(),
                day: None,
                is_fiscal: title.period.is_fiscal,
                confidence: if counts { verdict.confidence } else { Confidence::Unsure },
                reason: verdict.reason,
                strength: chosen.strength,
                guess: (!counts).then_some(chosen.field),
                is_percent: title.is_percent && field != Field::Note,
                is_share: is_share(field, cells),
                has_values: cells.n_values().saturating_mul(4) >= cells.n.max(1),
                is_unknown: !title.is_given && title.best() < UNKNOWN,
                is_once: false,
                has_texts: cells.n > 0 && cells.n_text.saturating_mul(5) >= cells.n.saturating_mul(4),
                has_phrases: cells.n > 0 && cells.n_phrases.saturating_mul(5) >= cells.n.saturating_mul(3),
                numbering: Numbering::Each,
                mark: None,
                samples: samples(sheet, profiles, number),
            });
        }
        let mut res = Self {
            columns,
            missing: texts.iter().filter_map(|it| it.missing.clone()).collect(),
            year: None,
            is_fiscal: false,
            language,
            day_first: None,
            inside: Inside::default(),
            bodies: None,
        };
        res.missing.extend(options.given.missing.iter().cloned());
        res.resolve(profiles);
        res.number(sheet, profiles);
        res.convention(sheet, profiles);
        apart(&mut res, &texts, profiles, sheet);
        assign_periods(&mut res, &texts);
        res
    }

    /// Takes the rows that are headings. What columns tell of outer headings does not begin or
    /// end with them, and is kept in words.
    pub(crate) fn set_inside(&mut self, inside: Inside) {
        if !inside.is_empty() {
            for column in &mut self.columns {
                if matches!(column.field, Field::Name(rank) | Field::Code(rank) if rank < Rank::Indicator) {
                    column.field = Field::Note;
                }
            }
        }
        self.inside = inside;
    }

    /// The column with a number.
    pub(crate) fn at(&self, number: u32) -> Option<&Column> {
        let i = self.columns.partition_point(|it| it.number < number);
        self.columns.get(i).filter(|it| it.number == number)
    }

    /// Whether a column holds a field.
    pub(crate) fn has(&self, field: Field) -> bool {
        self.columns.iter().any(|it| it.field == field)
    }

    /// Whether the table is one of a plan, as far as it was understood: it has names, and
    /// something that is promised, reached or weighed.
    pub(crate) fn is_plan(&self) -> bool {
        let has_name = self.has(Field::Name(Rank::Indicator))
            || self.has(Field::Name(Rank::Objective))
            || self.has(Field::Name(Rank::Goal))
            || self.has(Field::Formula);
        let is_plain = |it: &&Column| {
            it.strength >= 84 && (it.field.is_name() || it.field.is_figure() || it.field == Field::Formula)
        };
        let n_plain = self.columns.iter().filter(is_plain).count();
        let figures = || self.columns.iter().filter(|it| it.field.tells_performance());
        let is_told = figures().any(|it| !matches!(it.field, Field::Weight(_)))
            || figures().any(|it| it.confidence == Confidence::Sure);
        // Words under such titles are a text about plans, unless the titles are many.
        let has_values = figures().any(|it| it.has_values) || n_plain >= 4;
        has_name && n_plain >= 2 && is_told && has_values && !self.is_name_open()
    }

    /// Whether a column whose title says nothing may hold the names of indicators or
    /// objectives: what nothing tells is not guessed.
    fn is_name_open(&self) -> bool {
        let at = |field: Field| self.columns.iter().position(|it| it.field == field);
        let is_open = |it: &Column| it.is_unknown && it.field == Field::Note && it.has_texts;
        let Some(indicator) = at(Field::Name(Rank::Indicator)) else {
            return self.columns.iter().any(is_open);
        };
        let before = || self.columns.iter().take(indicator).filter(|it| is_open(it) && it.has_phrases);
        if !self.inside.is_empty() || before().next().is_none() {
            return false;
        }
        // To the left of an objective whose title is plain stands what is above it.
        let is_plain =
            |it: &Column| it.field == Field::Name(Rank::Objective) && it.strength >= PLAIN_OBJECTIVE;
        let objective = self.columns.iter().position(is_plain);
        objective.is_none_or(|it| {
            before().any(|open| self.columns.iter().take(it).all(|of| of.number != open.number))
        })
    }

    /// Whether it would be one if the guesses were right.
    pub(crate) fn may_be_plan(&self) -> bool {
        let holds = |it: &Column| it.guess.unwrap_or(it.field);
        let has_name = self.columns.iter().any(|it| holds(it).is_name());
        has_name && self.columns.iter().filter(|it| holds(it).tells_performance()).count() >= 2
    }

    /// Says what codes are of, and what descriptions describe.
    fn resolve(&mut self, profiles: &Profiles) {
        for i in 0..self.columns.len() {
            let Some(field) = self.columns.get(i).map(|it| it.field) else { continue };
            let resolved = match field {
                Field::AnyCode => self.code_of(i, profiles).unwrap_or(Field::Note),
                // A number is a code where names stand beside it that have none.
                Field::Count => self.counted(i, profiles),
                Field::Name(rank)
                    if rank < Rank::Indicator && is_codes(profiles.of.get(i)) && self.name_follows(i) =>
                {
                    Field::Code(rank)
                }
                Field::Description => self.described(i),
                it => it,
            };
            if let Some(column) = self.columns.get_mut(i) {
                column.field = resolved;
            }
        }
        self.rank(profiles);
        self.weights_of_objectives(profiles);
        self.owners_of_objectives(profiles);
        self.tell_bodies(profiles);
    }

    /// Whether the next column holds names or descriptions.
    fn name_follows(&self, i: usize) -> bool {
        let next = self.columns.get(i.saturating_add(1)).map(|it| it.field);
        matches!(next, Some(Field::Description)) || matches!(next, Some(Field::Note))
    }

    /// What a column of codes is of: of the names that change where it does, those beside it.
    fn code_of(&self, i: usize, profiles: &Profiles) -> Option<Field> {
        let codes = profiles.of.get(i)?;
        let names = self.columns.iter().enumerate().filter_map(|(at, it)| match it.field {
            Field::Name(rank) => Some((at, rank)),
            _ => None,
        });
        let taken = |rank| self.has(Field::Code(rank));
        let best = names.filter(|it| !taken(it.1)).min_by_key(|(at, _)| {
            let changes = profiles.of.get(*at).map_or(0, |it| it.n_changes);
            // A column that changes less often names what is above.
            let is_other = changes < codes.n_changes;
            let distance = if *at > i {
                at.saturating_sub(i).saturating_mul(2).saturating_sub(1)
            } else {
                i.saturating_sub(*at).saturating_mul(2)
            };
            (is_other, distance)
        })?;
        Some(Field::Code(best.1))
    }

    fn counted(&self, i: usize, profiles: &Profiles) -> Field {
        let next = self.columns.get(i.saturating_add(1)).map(|it| it.field);
        let is_code =
            is_codes(profiles.of.get(i)) || profiles.of.get(i).is_some_and(|it| it.n_counted == it.n);
        match next {
            Some(Field::Name(Rank::Indicator)) if is_code && !self.has(Field::Code(Rank::Indicator)) => {
                Field::Code(Rank::Indicator)
            }
            _ => Field::Count,
        }
    }

    /// What a description describes: what stands before it by code, else the next rank that
    /// has no name.
    fn described(&self, i: usize) -> Field {
        let before = i.checked_sub(1).and_then(|it| self.columns.get(it)).map(|it| it.field);
        let is_free = |rank| !self.has(Field::Name(rank));
        match before {
            Some(Field::Code(rank)) if is_free(rank) => Field::Name(rank),
            Some(Field::AnyCode | Field::Count) if is_free(Rank::Objective) => Field::Name(Rank::Objective),
            _ if is_free(Rank::Objective) && is_free(Rank::Indicator) => Field::Name(Rank::Objective),
            _ => Field::Note,
        }
    }
}

fn is_codes(cells: Option<&crate::import::profile::Profile>) -> bool {
    cells.is_some_and(|it| it.n > 0 && it.n_code.saturating_mul(5) >= it.n.saturating_mul(4))
}

fn title_of(titles: &Titles, column: u32) -> Title {
    titles.columns.iter().find(|it| it.column == column).map(|it| it.title.clone()).unwrap_or_default()
}

/// The language of most titles.
fn language(titles: &[Title]) -> Option<Language> {
    let n = |language| titles.iter().filter(|it| it.language == Some(language)).count();
    match n(Language::It).cmp(&n(Language::En)) {
        std::cmp::Ordering::Greater => Some(Language::It),
        std::cmp::Ordering::Less => Some(Language::En),
        std::cmp::Ordering::Equal => None,
    }
}

/// Whether the numbers of a column are shares of one.
fn is_share(field: Field, cells: &crate::import::profile::Profile) -> bool {
    match field {
        Field::Achieved(_) => {
            cells.n_number > 0
                && cells.n_to_one == cells.n_number
                && cells.n_percent == 0
                && (cells.n_fractions > 0 || cells.n >= 1)
        }
        Field::Weight(_) => {
            let is_of_one = cells.n_number > 0 && cells.n_to_one == cells.n_number;
            is_of_one && cells.n_percent == 0 && (cells.n_fractions > 0 || cells.n_decimals == cells.n_number)
        }
        _ => false,
    }
}

fn samples(sheet: &Sheet<'_>, profiles: &Profiles, column: u32) -> Vec<String> {
    let texts = profiles.rows.iter().filter_map(|it| sheet.row(*it).at(column));
    texts.take(3).map(|it| it.0.text.chars().take(40).collect()).collect()
}
