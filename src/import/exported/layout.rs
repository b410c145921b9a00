//! Levels of rows and titles of columns, in both languages.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::import::title::plain;
use crate::syntax::{Language, Property, Rank};

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    /// A heading.
    Heading(Rank),
    /// The year of the plan.
    Year,
    /// The plan's way of scoring.
    Scoring,
    /// The plan of the year before.
    Previous,
    /// A measure of the indicator above.
    Measure,
    /// One more note on what stands above.
    Note,
}

/// Every level with its Italian and its English word.
const LEVELS: &[(Level, &str, &str)] = &[
    (Level::Heading(Rank::Plan), "Piano", "Plan"),
    (Level::Heading(Rank::Perspective), "Prospettiva", "Perspective"),
    (Level::Heading(Rank::Area), "Ambito", "Area"),
    (Level::Heading(Rank::Goal), "Obiettivo strategico", "Goal"),
    (Level::Heading(Rank::Objective), "Obiettivo operativo", "Objective"),
    (Level::Heading(Rank::Indicator), "Indicatore", "Indicator"),
    (Level::Year, "Anno", "Year"),
    (Level::Scoring, "Valutazione", "Scoring"),
    (Level::Previous, "Piano precedente", "Previous plan"),
    (Level::Measure, "Misura", "Measure"),
    (Level::Note, "Nota", "Note"),
];

impl Level {
    /// The word of the level.
    pub(crate) fn word(self, language: Language) -> &'static str {
        LEVELS.iter().find(|it| it.0 == self).map_or("", |it| language.choose(it.1, it.2))
    }

    /// The level that a word stands for, in any case.
    pub(crate) fn of(word: &str) -> Option<Self> {
        // As it was written, it is found without another look.
        if let Some(it) = LEVELS.iter().find(|(_, it, en)| *it == word || *en == word) {
            return Some(it.0);
        }
        let word = plain(word);
        let is = |it: &str| plain(it) == word;
        LEVELS.iter().find(|(_, it, en)| is(it) || is(en)).map(|it| it.0)
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    /// What the row is.
    Level,
    /// A code, or the name of a measure.
    Code,
    /// A name, or what a measure counts.
    Name,
    /// A property.
    Of(Property),
    /// A figure that is computed from the others.
    Check(Check),
}

/// What is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Check {
    /// The result from its measures.
    Result,
    /// The sum of the weights below.
    Weights,
    /// The weighted mean of the achievements below.
    Achieved,
}

/// Every column with its Italian and its English title, in the order of the table.
const COLUMNS: &[(Column, &str, &str)] = &[
    (Column::Level, "LIVELLO", "LEVEL"),
    (Column::Code, "CODICE", "CODE"),
    (Column::Name, "OBIETTIVI E INDICATORI", "OBJECTIVES AND INDICATORS"),
    (Column::Of(Property::Weight), "PESO", "WEIGHT"),
    (Column::Of(Property::Formula), "ALGORITMO", "FORMULA"),
    (Column::Of(Property::Measure), "VALORI MISURE", "MEASURES"),
    (Column::Of(Property::Baseline), "VALORE DI PARTENZA", "BASELINE"),
    (Column::Of(Property::Target), "TARGET", "TARGET"),
    (Column::Of(Property::Direction), "VERSO", "DIRECTION"),
    (Column::Of(Property::Thresholds), "SOGLIE", "THRESHOLDS"),
    (Column::Of(Property::Result), "CONSUNTIVO", "RESULT"),
    (Column::Of(Property::Achieved), "GRADO DI RAGGIUNGIMENTO", "ACHIEVEMENT"),
    (Column::Of(Property::Judgement), "GIUDIZIO", "JUDGEMENT"),
    (Column::Of(Property::Resources), "RISORSE", "RESOURCES"),
    (Column::Of(Property::Staff), "PERSONALE", "STAFF"),
    (Column::Of(Property::Scoring), "VALUTAZIONE", "SCORING"),
    (Column::Of(Property::Owner), "RESPONSABILE", "OWNER"),
    (Column::Of(Property::Contributors), "CONTRIBUTORI", "CONTRIBUTORS"),
    (Column::Of(Property::Stakeholders), "DESTINATARI", "STAKEHOLDERS"),
    (Column::Of(Property::Dimension), "DIMENSIONE", "DIMENSION"),
    (Column::Of(Property::Source), "FONTE", "SOURCE"),
    (Column::Of(Property::Reason), "MOTIVAZIONE", "REASON"),
    (Column::Of(Property::Note), "NOTE", "NOTES"),
    (Column::Check(Check::Result), "CONSUNTIVO RICALCOLATO", "RECOMPUTED RESULT"),
    (Column::Check(Check::Weights), "SOMMA DEI PESI", "SUM OF WEIGHTS"),
    (Column::Check(Check::Achieved), "GRADO RICALCOLATO", "RECOMPUTED ACHIEVEMENT"),
];

/// The longest text that is taken for a title, in bytes: twice what any title has.
const LONGEST_TITLE: usize = 50;

/// Every title as it is compared. One that both languages share is Italian.
static TITLES: LazyLock<HashMap<String, (Column, Language)>> = LazyLock::new(|| {
    let english = COLUMNS.iter().map(|(column, _, en)| (plain(en), (*column, Language::En)));
    let italian = COLUMNS.iter().map(|(column, it, _)| (plain(it), (*column, Language::It)));
    english.chain(italian).collect()
});

impl Column {
    /// The title of the column.
    pub(crate) fn title(self, language: Language) -> &'static str {
        COLUMNS.iter().find(|it| it.0 == self).map_or("", |it| language.choose(it.1, it.2))
    }

    /// The column of a title, in any case, and the language that the title is in.
    pub(crate) fn of(title: &str) -> Option<(Self, Language)> {
        // Every cell of the first rows of a report comes by here, and most are no titles.
        if title.len() > LONGEST_TITLE {
            return None;
        }
        TITLES.get(&plain(title)).copied()
    }

    /// Every column, in the order of the table.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        COLUMNS.iter().map(|it| it.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_titles_are_found_again() {
        for (level, it, en) in LEVELS {
            assert_eq!((Level::of(it), Level::of(en)), (Some(*level), Some(*level)));
        }
        for (column, it, en) in COLUMNS {
            assert_eq!(Column::of(&it.to_lowercase()).map(|it| it.0), Some(*column));
            assert_eq!(Column::of(en).map(|it| it.0), Some(*column));
        }
    }
}
