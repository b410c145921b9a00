//! What was understood of the tables of a report, for people to look at and to set right.

use crate::import::field::Field;
use crate::import::layout::{Column, Layout, Reason, Titles, When};
use crate::import::read::cell::column_letters;
use crate::import::read::grid::Grid;
use crate::syntax::Language;
use crate::text::Span;
use crate::text::origin::{Confidence, Place};

/// What became of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It was read, its cells under their titles.
    Read,
    /// It was read in the order of its titles, for its cells do not stand under them.
    InOrder,
    /// It looks like a plan's, and its columns are too unsure to be read.
    NeedsMapping,
    /// It is no table of a plan.
    NoPlan,
}

/// A table, as it was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Where its titles stand.
    pub place: Place,
    /// What became of it.
    pub status: Status,
    /// Its columns.
    pub columns: Vec<Mapped>,
}

/// A column, as it was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Mapped {
    /// Its letters, as in a spreadsheet.
    pub letters: String,
    /// Its title.
    pub title: String,
    /// The word for what it holds, in Italian and English: as `[import]` has it.
    pub holds: (String, String),
    /// What it would hold, where that is too unsure to be read.
    pub guess: Option<(String, String)>,
    /// The period that its values are for, in the words of the title.
    pub period: String,
    /// How sure that is.
    pub confidence: Confidence,
    /// How surely its title says so, from 0 to 100.
    pub strength: u8,
    /// Id of the sentence that says why it is not sure.
    pub reason: Option<&'static str>,
    /// Its first cells.
    pub samples: Vec<String>,
}

impl Table {
    pub(crate) fn of(titles: &Titles, layout: &Layout, status: Status, grid: Option<&Grid>) -> Self {
        let place = titles.columns.first().map(|it| it.at.place(grid));
        let columns = layout.columns.iter().map(Mapped::of).collect();
        Self { place: place.unwrap_or(Place::Text(Span::at(0))), status, columns }
    }

    /// The lines of an `[import]` table that says what was guessed, ready to be set right.
    pub fn as_configuration(&self, language: Language) -> String {
        let mut out = String::from("[import.columns]\n");
        for it in &self.columns {
            let (italian, english) = it.guess.as_ref().unwrap_or(&it.holds);
            let word = language.choose(italian.as_str(), english.as_str());
            let title = it.title.replace('\\', "\\\\").replace('"', "\\\"");
            let title: String = title.chars().map(|it| if it.is_control() { ' ' } else { it }).collect();
            out.push_str(&format!("\"{title}\" = \"{}\"\n", word.split(" (").next().unwrap_or(word)));
        }
        out
    }
}

impl Mapped {
    fn of(column: &Column) -> Self {
        let words = |it: Field| (it.word(Language::It), it.word(Language::En));
        Self {
            letters: column_letters(column.number).to_string(),
            title: column.title.clone(),
            holds: words(column.field),
            guess: column.guess.map(words),
            period: match column.when {
                When::Year(it) => it.to_string(),
                _ => column.period.to_string(),
            },
            confidence: column.confidence,
            strength: column.strength,
            reason: column.reason.map(reason),
            samples: column.samples.clone(),
        }
    }
}

/// The sentence for a reason.
pub(crate) fn reason(it: Reason) -> &'static str {
    match it {
        Reason::Title => "reading-title",
        Reason::Cells => "reading-cells",
        Reason::Rival(_) => "reading-rival",
    }
}
