//! How reports are read: what columns hold whose titles alone do not tell.

use std::collections::BTreeMap;

use crate::syntax::{Language, Property, Rank};

/// What a file says of the reports that it is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Import {
    /// What columns hold, by their titles. The last word counts.
    pub columns: Vec<(String, Meaning)>,
    /// What stands for a missing value.
    pub missing: Vec<String>,
}

/// What a column holds, and for which year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// What it holds.
    pub holds: Holds,
    /// The year that its values are for, where the title does not say it.
    pub year: Option<String>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Names of headings of a rank, indicators included.
    Heading(Rank),
    /// A property of indicators.
    Property(Property),
    /// Codes of what stands in the next column.
    Code,
    /// Units of the values beside it.
    Unit,
    /// Dates to be met.
    Deadline,
    /// Nothing that a plan needs.
    Nothing,
}

/// The words for it, Italian and English.
pub const HOLDS: &[(Holds, &str, &str)] = &[
    (Holds::Heading(Rank::Perspective), "prospettiva", "perspective"),
    (Holds::Heading(Rank::Area), "ambito", "area"),
    (Holds::Heading(Rank::Goal), "strategico", "goal"),
    (Holds::Heading(Rank::Objective), "obiettivo", "objective"),
    (Holds::Heading(Rank::Indicator), "indicatore", "indicator"),
    (Holds::Property(Property::Weight), "peso", "weight"),
    (Holds::Property(Property::Measure), "misura", "measure"),
    (Holds::Property(Property::Formula), "formula", "formula"),
    (Holds::Property(Property::Target), "target", "target"),
    (Holds::Property(Property::Result), "consuntivo", "result"),
    (Holds::Property(Property::Achieved), "grado", "achieved"),
    (Holds::Property(Property::Baseline), "base", "baseline"),
    (Holds::Property(Property::Owner), "responsabile", "owner"),
    (Holds::Property(Property::Source), "fonte", "source"),
    (Holds::Property(Property::Note), "nota", "note"),
    (Holds::Property(Property::Reason), "motivazione", "reason"),
    (Holds::Property(Property::Stakeholders), "destinatari", "stakeholders"),
    (Holds::Property(Property::Contributors), "contributori", "contributors"),
    (Holds::Property(Property::Dimension), "dimensione", "dimension"),
    (Holds::Code, "codice", "code"),
    (Holds::Unit, "unità", "unit"),
    (Holds::Deadline, "scadenza", "deadline"),
    (Holds::Nothing, "ignora", "ignore"),
];

impl Meaning {
    /// The words for it, as they can stand in a file.
    pub fn words(&self, language: Language) -> String {
        let word = self.holds.word(language);
        self.year.as_ref().map_or_else(|| word.to_owned(), |year| format!("{word} {year}"))
    }

    /// What a word stands for, perhaps with a year behind it: `consuntivo 2022`.
    pub fn named(text: &str) -> Option<Self> {
        let (word, year) = match text.trim().rsplit_once(' ') {
            Some((word, year)) if is_year(year) => (word.trim_end(), Some(year.to_owned())),
            _ => (text.trim(), None),
        };
        let holds = HOLDS.iter().find(|it| it.1 == word || it.2 == word)?.0;
        Some(Self { holds, year })
    }
}

impl Holds {
    /// The word for it.
    pub fn word(self, language: Language) -> &'static str {
        HOLDS.iter().find(|it| it.0 == self).map_or("", |it| language.choose(it.1, it.2))
    }
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|it| it.is_ascii_digit())
}

impl Import {
    /// What each column holds, by title: the last word counts.
    pub fn by_title(&self) -> BTreeMap<&str, &Meaning> {
        self.columns.iter().map(|(title, meaning)| (title.as_str(), meaning)).collect()
    }

    /// These settings on top of others.
    #[must_use]
    pub(crate) fn over(self, below: Self) -> Self {
        let missing = if self.missing.is_empty() { below.missing } else { self.missing };
        Self { columns: below.columns.into_iter().chain(self.columns).collect(), missing }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_named_by_a_keyword_and_perhaps_a_year() {
        let meaning = |text| Meaning::named(text).map(|it| (it.holds, it.year));
        assert_eq!(meaning("target"), Some((Holds::Property(Property::Target), None)));
        assert_eq!(meaning("result 2022"), Some((Holds::Property(Property::Result), Some("2022".into()))));
        assert_eq!(meaning("ignora"), Some((Holds::Nothing, None)));
        assert_eq!(meaning("traguardo"), None);
    }
}
