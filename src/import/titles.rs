//! Titles of columns, in the words that bodies use, Italian and English.

mod words;

use compact_str::CompactString;

use crate::config::{Holds, Meaning};
use crate::import::titles::words::WORDS;
use crate::syntax::{Property, Rank};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Role {
    /// Weight of the indicator.
    Weight,
    /// Name of the indicator.
    Indicator,
    /// How the result is computed.
    Formula,
    /// Values of the measures.
    Measures,
    /// The result.
    Result,
    /// The target.
    Target,
    /// Degree of achievement.
    Achieved,
    /// An assessment in words.
    Valuation,
    /// Who answers.
    Owner,
    /// Where the data come from.
    Source,
    /// A note.
    Note,
    /// Why a result deviates.
    Reason,
    /// The value before the plan.
    Baseline,
    /// For whom.
    Stakeholders,
    /// Who takes part.
    Contributors,
    /// What is measured.
    Dimension,
}

impl Role {
    /// Whether its cells hold values rather than words.
    pub(crate) fn is_value(self) -> bool {
        matches!(
            self,
            Self::Weight | Self::Measures | Self::Baseline | Self::Target | Self::Result | Self::Achieved
        )
    }
}

/// Number of roles.
pub(crate) const N_ROLES: usize = 16;

/// What a title says of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Title {
    /// Headings of a rank.
    Heading(Rank),
    /// Something about a heading: its weight, its achievement.
    OfHeading(Rank, Role),
    /// Something about an indicator.
    Role(Role),
    /// Codes of what stands in the next column.
    Code,
    /// Words about what stands in the column before.
    Description,
    /// Units of the values beside it.
    Unit,
    /// A date to be met.
    Deadline,
    /// Rows counted through.
    Count,
    /// Nothing, by the configuration.
    Ignored,
}

/// What a title was found to say, and how sure that is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) title: Title,
    /// The year that the title names.
    pub(crate) year: Option<CompactString>,
    /// Whether the title says that its numbers are hundredths.
    pub(crate) is_percent: bool,
    /// From 0 to 100.
    pub(crate) certainty: u8,
}

/// Reads a title with all that stands around its words: a year, a date, a unit, brackets.
pub(crate) fn read(text: &str) -> Option<Found> {
    let whole = plain(text);
    let year = years(text).last().map(CompactString::from);
    let is_percent = text.contains('%');
    let found = |title, certainty| Some(Found { title, year: year.clone(), is_percent, certainty });
    if let Some(title) = known(&whole) {
        return found(title, 100);
    }
    let outside: String = text.split('(').enumerate().fold(String::new(), |mut out, (i, part)| {
        out.push_str(if i == 0 { part } else { part.split_once(')').map_or("", |it| it.1) });
        out
    });
    let inside = text.split_once('(').map_or("", |it| it.1).split(')').next().unwrap_or("");
    for part in [text, outside.as_str(), inside] {
        if let Some(title) = known(&bare(&plain(part))) {
            return found(title, 90);
        }
    }
    found(likely(&plain(text))?, 70)
}

/// What the configuration says of a column.
pub(crate) fn given(meaning: &Meaning) -> Found {
    let title = match meaning.holds {
        Holds::Heading(Rank::Indicator) => Title::Role(Role::Indicator),
        Holds::Heading(rank) => Title::Heading(rank),
        Holds::Property(it) => Title::Role(match it {
            Property::Weight => Role::Weight,
            Property::Measure => Role::Measures,
            Property::Formula => Role::Formula,
            Property::Target => Role::Target,
            Property::Result => Role::Result,
            Property::Achieved => Role::Achieved,
            Property::Baseline => Role::Baseline,
            Property::Owner => Role::Owner,
            Property::Source => Role::Source,
            Property::Reason => Role::Reason,
            Property::Stakeholders => Role::Stakeholders,
            Property::Contributors => Role::Contributors,
            Property::Dimension => Role::Dimension,
            _ => Role::Note,
        }),
        Holds::Code => Title::Code,
        Holds::Unit => Title::Unit,
        Holds::Deadline => Title::Deadline,
        Holds::Nothing => Title::Ignored,
    };
    let year = meaning.year.as_deref().map(CompactString::from);
    Found { title, year, is_percent: false, certainty: 100 }
}

/// The years that a text names: four digits that stand alone, from 1990 to 2099.
pub(crate) fn years(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|it: char| !it.is_ascii_alphanumeric());
    parts.filter(|it| {
        it.len() == 4
            && (it.starts_with("199") || it.starts_with("20"))
            && it.bytes().all(|it| it.is_ascii_digit())
    })
}

/// A plain title without numbers, signs, and the words that go with them.
fn bare(plain: &str) -> String {
    let is_said = |it: &&str| {
        !it.bytes().all(|it| it.is_ascii_digit() || it == b'%')
            && !matches!(*it, "anno" | "al" | "nel" | "in" | "year" | "at" | "euro" | "per" | "dell")
    };
    plain.split(' ').filter(is_said).collect::<Vec<_>>().join(" ")
}

/// What a title says that only a word of it tells.
fn likely(plain: &str) -> Option<Title> {
    let has = |starts: &[&str]| plain.split(' ').any(|word| starts.iter().any(|it| word.starts_with(it)));
    let is_objective = has(&["obiettiv", "obbiettiv", "objective", "goal"])
        || plain.split(' ').any(|it| matches!(it, "ob" | "obb" | "obj"));
    let rank = match () {
        () if has(&["strategic"]) => Some(Rank::Goal),
        () if has(&["operativ", "operational", "gestional", "esecutiv"]) || is_objective => {
            Some(Rank::Objective)
        }
        () if has(&["prospettiv", "perspective"]) => Some(Rank::Perspective),
        () => None,
    };
    let about = |role| match rank.filter(|_| is_objective) {
        Some(rank) => Title::OfHeading(rank, role),
        None => Title::Role(role),
    };
    // The order matters: what is said first in it is said of the whole title.
    Some(match () {
        () if has(&["scostament", "motivazion", "deviation", "reason", "causa", "cause"]) => {
            Title::Role(Role::Reason)
        }
        () if has(&["peso", "pesi", "weight", "ponderazion", "rilevanza"]) => about(Role::Weight),
        () if has(&[
            "raggiung",
            "ragg",
            "realizzaz",
            "avanzament",
            "conseguim",
            "achiev",
            "attuazion",
            "progress",
        ]) =>
        {
            about(Role::Achieved)
        }
        () if has(&[
            "responsabil",
            "dirigent",
            "referent",
            "owner",
            "responsible",
            "struttur",
            "settor",
            "ufficio",
        ]) || has(&["uffici", "dipartiment", "department", "servizio", "centro", "office"]) =>
        {
            Title::Role(Role::Owner)
        }
        () if has(&["unita"]) && has(&["misura"]) || has(&["unit", "udm", "um"]) => Title::Unit,
        () if has(&["fonte", "fonti", "source"]) => Title::Role(Role::Source),
        () if has(&["formula", "algoritm", "calcol", "algorithm", "computation"]) => {
            Title::Role(Role::Formula)
        }
        () if has(&["target", "attes", "previst", "programmat", "expected", "planned", "traguard"]) => {
            Title::Role(Role::Target)
        }
        () if has(&["baseline", "partenza", "storic", "precedent", "inizial", "previous", "starting"]) => {
            Title::Role(Role::Baseline)
        }
        () if has(&[
            "consuntiv",
            "ottenut",
            "effettiv",
            "rendicont",
            "raggiunt",
            "risultat",
            "conseguit",
        ]) || has(&["actual", "result", "outturn", "rilevat", "realizzat"]) =>
        {
            Title::Role(Role::Result)
        }
        () if has(&["scadenz", "termine", "deadline", "tempistic"]) => Title::Deadline,
        () if has(&["codic", "cod", "code"]) => Title::Code,
        () if has(&["indicator", "kpi"]) => Title::Role(Role::Indicator),
        () if has(&["stakeholder", "destinatar", "beneficiar", "utenti"]) => Title::Role(Role::Stakeholders),
        () if has(&["contribut", "coinvolt", "contributor"]) => Title::Role(Role::Contributors),
        () if has(&["dimension", "tipologia", "tipo", "valenza"]) => Title::Role(Role::Dimension),
        () if has(&["note", "osservazion", "comment", "remark"]) => Title::Role(Role::Note),
        () if has(&["descrizion", "description"]) => Title::Description,
        () => Title::Heading(rank?),
    })
}

/// The order of columns where no header tells it.
pub(crate) const USUAL_ORDER: &[Role] = &[
    Role::Weight,
    Role::Indicator,
    Role::Formula,
    Role::Measures,
    Role::Result,
    Role::Target,
    Role::Achieved,
    Role::Valuation,
];

/// What a title means; none where it is not known.
pub(crate) fn title(text: &str) -> Option<Title> {
    // Longer texts are names and descriptions, and every cell of a report comes by here.
    if text.len() > LONGEST { None } else { known(&plain(text)) }
}

/// The longest text that is looked up, in bytes: twice what any title of the table has.
const LONGEST: usize = 84;

fn known(plain: &str) -> Option<Title> {
    WORDS.iter().find(|it| it.0 == plain).map(|it| it.1)
}

/// Lower case letters and digits, without accents, one blank between words.
pub(crate) fn plain(text: &str) -> String {
    let mut res = String::with_capacity(text.len());
    for it in text.chars() {
        // Every cell of a report comes by here, and most letters need no table.
        match it.is_ascii() {
            true => push_folded(it.to_ascii_lowercase(), &mut res),
            false => it.to_lowercase().for_each(|it| push_folded(it, &mut res)),
        }
    }
    res.truncate(res.trim_end().len());
    res
}

fn push_folded(it: char, out: &mut String) {
    out.push(match it {
        'à' | 'á' => 'a',
        'è' | 'é' => 'e',
        'ì' | 'í' => 'i',
        'ò' | 'ó' => 'o',
        'ù' | 'ú' => 'u',
        it if it.is_alphanumeric() || it == '%' => it,
        _ if out.ends_with(' ') || out.is_empty() => return,
        _ => ' ',
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_read_with_what_stands_around_it() {
        let result = Title::Role(Role::Result);
        let target = Title::Role(Role::Target);
        for (text, title, year) in [
            ("Risultato effettivo 2012", result, Some("2012")),
            ("Target 2012 (Risultato atteso)", target, Some("2012")),
            ("VALORE ATTESO", target, None),
            ("Valore ottenuto 31/12/2017", result, Some("2017")),
            ("Valore in rendiconto (-1 = dato mancante)", result, None),
            ("% di ragg.", Title::Role(Role::Achieved), None),
            ("Ob. strategico", Title::Heading(Rank::Goal), None),
            ("Ob. operativo", Title::Heading(Rank::Objective), None),
            ("Peso obiettivo", Title::OfHeading(Rank::Objective, Role::Weight), None),
            ("Note per analisi scostamenti", Title::Role(Role::Reason), None),
            ("Target value (2022)", target, Some("2022")),
            ("Valore rilevato nell'anno", result, None),
            ("U.M.", Title::Unit, None),
            ("Scadenza", Title::Deadline, None),
            ("N.", Title::Count, None),
        ] {
            let found = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.title, found.year.as_deref()), (title, year), "{text}");
        }
        assert_eq!(read("Costo del personale"), None);
    }

    #[test]
    fn every_word_is_plain_and_stands_there_once() {
        for (i, (word, _)) in WORDS.iter().enumerate() {
            assert_eq!(plain(word), *word);
            assert!(WORDS.iter().skip(i + 1).all(|it| it.0 != *word), "{word}");
        }
    }
}
