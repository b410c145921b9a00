//! Rows of one cell that name a part of the report: `SETTORE 1 - AFFARI GENERALI` above a
//! table, or between its rows. What follows stands under them.

use crate::import::code::coded;
use crate::import::title::plain;
use crate::syntax::{Rank, is_blank};

/// First words of the names of parts, by the rank that they have in a plan.
const WORDS: &[(&str, Rank)] = &[
    ("prospettiva", Rank::Perspective),
    ("perspective", Rank::Perspective),
    ("ambito", Rank::Area),
    ("area", Rank::Area),
    ("settore", Rank::Area),
    ("servizio", Rank::Area),
    ("direzione", Rank::Area),
    ("dipartimento", Rank::Area),
    ("ripartizione", Rank::Area),
    ("divisione", Rank::Area),
    ("ufficio", Rank::Area),
    ("unita", Rank::Area),
    ("struttura", Rank::Area),
    ("centro", Rank::Area),
    ("cdr", Rank::Area),
    ("missione", Rank::Area),
    ("programma", Rank::Area),
    ("macroarea", Rank::Area),
    ("presidio", Rank::Area),
    ("distretto", Rank::Area),
    ("assessorato", Rank::Area),
    ("comando", Rank::Area),
    ("segreteria", Rank::Area),
    ("sezione", Rank::Area),
    ("polo", Rank::Area),
    ("staff", Rank::Area),
    ("uo", Rank::Area),
    ("uoc", Rank::Area),
    ("uosd", Rank::Area),
    ("posizione organizzativa", Rank::Area),
    ("department", Rank::Area),
    ("division", Rank::Area),
    ("office", Rank::Area),
    ("sector", Rank::Area),
    ("directorate", Rank::Area),
    ("linea", Rank::Goal),
    ("asse", Rank::Goal),
    ("goal", Rank::Goal),
    ("priority", Rank::Goal),
];

/// Longer beginnings, which say what the part is and are no part of its name.
const KINDS: &[(&str, Rank)] = &[
    ("obiettivo strategico", Rank::Goal),
    ("obiettivo operativo", Rank::Objective),
    ("obiettivo esecutivo", Rank::Objective),
    ("obiettivo gestionale", Rank::Objective),
    ("obiettivo", Rank::Objective),
    ("strategic goal", Rank::Goal),
    ("strategic objective", Rank::Goal),
    ("operational objective", Rank::Objective),
    ("objective", Rank::Objective),
];

/// A part of a report: its rank, its code where it has one, and its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) rank: Rank,
    pub(crate) code: String,
    pub(crate) name: String,
}

impl Part {
    /// A part without a code.
    pub(crate) fn named(rank: Rank, name: &str) -> Self {
        Self { rank, code: String::new(), name: name.to_owned() }
    }
}

/// The longest name of a part, in bytes: what is longer is a sentence.
const LONGEST: usize = 200;

/// The part that a text names; none where it names none.
pub(crate) fn part(text: &str) -> Option<Part> {
    if text.len() > LONGEST || text.ends_with('.') {
        return None;
    }
    let plain = plain(text);
    if let Some((kind, rank)) = KINDS.iter().find(|it| begins(&plain, it.0)) {
        let n_words = kind.split(' ').count();
        return of_kind(text, n_words).map(|(code, name)| Part { rank: *rank, code, name });
    }
    let rank = WORDS.iter().find(|it| begins(&plain, it.0))?.1;
    Some(Part::named(rank, text))
}

/// The rank that the first words of a heading name, and what stands behind them: `Obiettivo
/// operativo A1 Servizi` is an objective, `A1 Servizi`.
pub(crate) fn labelled(text: &str) -> Option<(Rank, &str)> {
    let plain = plain(text);
    let (kind, rank) = KINDS.iter().find(|it| begins(&plain, it.0))?;
    let rest = behind(text, kind.split(' ').count());
    let rest = match rest.strip_prefix([':', '-', '–', '—']) {
        Some(it) => it.trim_start_matches(is_blank),
        None => rest,
    };
    (!rest.is_empty()).then_some((*rank, rest))
}

/// Whether a text begins with words, and goes on.
fn begins(plain: &str, words: &str) -> bool {
    plain.strip_prefix(words).is_some_and(|it| it.starts_with(' ') && !it.trim().is_empty())
}

/// Code and name of a heading behind the words for its kind: `Obiettivo n. 1.2 - Nome`,
/// `Obiettivo: Nome`. What follows must be set off, or be a number: `Obiettivo del piano` is
/// a sentence.
fn of_kind(text: &str, n_words: usize) -> Option<(String, String)> {
    let rest = behind(text, n_words);
    if let Some(it) = coded(rest) {
        return Some((it.code.to_owned(), it.name.to_owned()));
    }
    let name = rest.strip_prefix([':', '-', '–', '—'])?.trim_start_matches(is_blank);
    match coded(name) {
        Some(it) => Some((it.code.to_owned(), it.name.to_owned())),
        None => (!name.is_empty()).then(|| (String::new(), name.to_owned())),
    }
}

/// What stands behind some words and the word for a number.
fn behind(text: &str, n_words: usize) -> &str {
    let mut rest = text;
    for _ in 0..n_words {
        rest = rest.trim_start_matches(char::is_alphanumeric).trim_start_matches(is_blank);
    }
    for sign in ["n.", "n°", "N.", "nr.", "n "] {
        rest = rest.strip_prefix(sign).map_or(rest, |it| it.trim_start_matches(is_blank));
    }
    rest
}

/// Whether the name of a part can be nothing else: it is numbered, or in capitals.
pub(crate) fn is_plainly_one(text: &str) -> bool {
    let second = text.split([' ', '.', ':', '-', '–']).filter(|it| !it.is_empty()).nth(1).unwrap_or("");
    let is_number = !second.is_empty()
        && (second.bytes().all(|it| it.is_ascii_digit())
            || second.bytes().all(|it| matches!(it, b'I' | b'V' | b'X'))
            || (second.len() == 1 && second.bytes().all(|it| it.is_ascii_uppercase())));
    is_number || !text.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_known_by_their_first_word() {
        for (text, rank) in [
            ("Settore 1 - Affari generali", Some(Rank::Area)),
            ("AREA TECNICA", Some(Rank::Area)),
            ("Unità organizzativa: Tributi", Some(Rank::Area)),
            ("Prospettiva dei processi", Some(Rank::Perspective)),
            ("LINEA STRATEGICA 2 - Ricerca", Some(Rank::Goal)),
            ("Settore", None),
            ("Obiettivi 2023", None),
            ("Obiettivo del piano", None),
            ("Obiettivo raggiunto", None),
            ("Relazione sulla performance", None),
            ("Servizio reso con puntualità e cortesia.", None),
        ] {
            assert_eq!(part(text).map(|it| it.rank), rank, "{text}");
        }
        assert!(is_plainly_one("Settore 1 - Affari generali") && is_plainly_one("AREA TECNICA"));
        assert!(is_plainly_one("Settore II") && is_plainly_one("Linea A - Ricerca"));
        assert!(!is_plainly_one("Servizio bibliotecario più vicino") && !is_plainly_one("Area"));
    }

    #[test]
    fn headings_behind_the_word_for_their_kind_have_code_and_name() {
        for (text, rank, code, name) in [
            ("Obiettivo strategico 3: Semplificare", Rank::Goal, "3", "Semplificare"),
            ("Obiettivo operativo 1.1 - Servizi - online", Rank::Objective, "1.1", "Servizi - online"),
            ("OBIETTIVO N. 2 - SERVIZI", Rank::Objective, "2", "SERVIZI"),
            ("Obiettivo: Servizi online", Rank::Objective, "", "Servizi online"),
            ("Obiettivo - OB.2 Servizi", Rank::Objective, "OB.2", "Servizi"),
            ("Objective 1.2 Online services", Rank::Objective, "1.2", "Online services"),
        ] {
            let meant = Part { rank, code: code.to_owned(), name: name.to_owned() };
            assert_eq!(part(text), Some(meant), "{text}");
        }
    }
}
