//! Rows of one cell that name a part of the report: `SETTORE 1 - AFFARI GENERALI` above a
//! table, or between its rows. What follows stands under them.

use crate::import::titles::plain;
use crate::syntax::Rank;

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

/// The longest name of a part, in bytes: what is longer is a sentence.
const LONGEST: usize = 160;

/// The rank of the part that a text names; none where it names none.
pub(crate) fn part(text: &str) -> Option<Rank> {
    if text.len() > LONGEST || text.ends_with('.') {
        return None;
    }
    let plain = plain(text);
    let (first, rest) = plain.split_once(' ')?;
    let strategic =
        ["obiettivo strategico", "obiettivi strategici", "linea strategica", "strategic objective"];
    if strategic.iter().any(|it| plain.strip_prefix(it).is_some_and(|it| it.starts_with(' '))) {
        return Some(Rank::Goal);
    }
    WORDS.iter().find(|it| it.0 == first && !rest.is_empty()).map(|it| it.1)
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
            ("Obiettivo strategico 3: Semplificare", Some(Rank::Goal)),
            ("LINEA STRATEGICA 2 - Ricerca", Some(Rank::Goal)),
            ("Settore", None),
            ("Obiettivi 2023", None),
            ("Relazione sulla performance", None),
            ("Servizio reso con puntualità e cortesia.", None),
        ] {
            assert_eq!(part(text), rank, "{text}");
        }
        assert!(is_plainly_one("Settore 1 - Affari generali") && is_plainly_one("AREA TECNICA"));
        assert!(is_plainly_one("Settore II") && is_plainly_one("Linea A - Ricerca"));
        assert!(!is_plainly_one("Servizio bibliotecario più vicino") && !is_plainly_one("Area"));
    }
}
