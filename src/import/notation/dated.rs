//! A day at the end of words that say what was done on it: `Relazione trasmessa il
//! 15/01/2023`, `Delibera n. 12 del 28/12/2022`.

use crate::import::notation::Around;
use crate::import::notation::date::{Day, date_in};
use crate::import::notation::phrase::{before, words};
use crate::syntax::{is_blank, trim};

/// The day that something was done on, where the words before it say so and no more.
pub(crate) fn dated(text: &str, around: Around<'_>) -> Option<Day> {
    if text.len() > 160 || !text.bytes().any(|it| it.is_ascii_digit()) {
        return None;
    }
    let bare = text.trim_end_matches(['.', ';', ')']);
    let starts = bare
        .char_indices()
        .filter(|it| is_blank(it.1) || it.1 == '\'')
        .map(|it| it.0.saturating_add(it.1.len_utf8()));
    let (at, day) = starts
        .filter_map(|at| match date_in(bare.get(at..)?, around.day_first())? {
            (day, "") => Some((at, day)),
            _ => None,
        })
        .next()?;
    let ahead = trim(bare.get(..at)?);
    let ahead = PREPOSITIONS.iter().find_map(|it| before(ahead, it)).map(trim)?;
    says_done(ahead).then_some(day)
}

const PREPOSITIONS: &[&str] =
    &["in data", "il", "del", "dell'", "on", "dated", "of", "data", "il giorno", "on the"];

/// Whether words say that something was done, without a doubt or a condition. A number in
/// them is that of an act.
fn says_done(text: &str) -> bool {
    let mut is_done = false;
    let mut may_number = false;
    for word in words(text).take(24) {
        let lower = word.to_lowercase();
        let bare = lower.trim_matches(|it: char| !it.is_alphanumeric());
        let has_digit = bare.bytes().any(|it| it.is_ascii_digit());
        if (has_digit && !may_number && !lower.starts_with("n.") && !lower.starts_with("n°"))
            || DOUBTS.contains(&bare)
        {
            return false;
        }
        may_number = !has_digit
            && matches!(bare, "n" | "nr" | "num" | "prot" | "no" | "numero" | "protocollo" | "rep");
        is_done |= ACTS.contains(&bare)
            || DONE.iter().any(|stem| {
                bare.strip_prefix(stem).is_some_and(|it| matches!(it, "o" | "a" | "i" | "e" | ""))
            });
    }
    is_done
}

const ACTS: &[&str] = &[
    "delibera",
    "deliberazione",
    "determina",
    "determinazione",
    "decreto",
    "dgr",
    "dgc",
    "dcc",
    "ordinanza",
    "verbale",
    "nota",
    "circolare",
    "resolution",
    "decision",
    "decree",
    "provvedimento",
];

/// Participles but for their last letter, and whole words.
const DONE: &[&str] = &[
    "trasmess",
    "approvat",
    "pubblicat",
    "adottat",
    "completat",
    "inviat",
    "conclus",
    "realizzat",
    "presentat",
    "sottoscritt",
    "firmat",
    "attivat",
    "avviat",
    "depositat",
    "consegnat",
    "emanat",
    "effettuat",
    "eseguit",
    "raggiunt",
    "fatt",
    "deliberat",
    "inaugurat",
    "stipulat",
    "approved",
    "published",
    "adopted",
    "completed",
    "submitted",
    "sent",
    "signed",
    "delivered",
    "issued",
    "launched",
    "achieved",
    "done",
    "opened",
    "presented",
    "filed",
];

const DOUBTS: &[&str] = &[
    "non",
    "not",
    "mai",
    "never",
    "entro",
    "by",
    "previsto",
    "prevista",
    "prevista",
    "scheduled",
    "due",
    "rinviato",
    "rinviata",
    "prorogato",
    "prorogata",
    "sarà",
    "verrà",
    "will",
    "be",
    "bozza",
    "draft",
    "parziale",
    "partial",
    "parzialmente",
    "partially",
    "sospeso",
    "sospesa",
    "annullato",
    "annullata",
    "revocato",
    "revocata",
    "dal",
    "from",
    "until",
    "fino",
    "poi",
    "then",
    "planned",
    "expected",
    "prima",
    "proposta",
    "before",
    "after",
    "dopo",
    "scadenza",
    "deadline",
    "richiesta",
    "modificato",
    "modificata",
    "e",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_what_was_done_is_read() {
        let read = |text| dated(text, Around::default()).map(|it| it.date.to_text());
        for (text, meant) in [
            ("Relazione trasmessa il 15/01/2023", Some("15-01-2023")),
            ("Approvato con delibera n. 12 del 28/12/2022", Some("28-12-2022")),
            ("Delibera di Giunta n. 45 del 12 settembre 2022", Some("12-09-2022")),
            ("Report published on 15 January 2023", Some("15-01-2023")),
            ("Non approvato il 15/01/2023", None),
            ("Approvazione prevista il 15/01/2023", None),
            ("Approvato in bozza il 15/01/2023", None),
            ("3 relazioni trasmesse il 15/01/2023", None),
            ("Relazione trasmessa", None),
        ] {
            assert_eq!(read(text).as_deref(), meant, "{text}");
        }
    }
}
