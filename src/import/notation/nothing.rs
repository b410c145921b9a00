//! What says in the place of a value that there is none.

use crate::import::notation::phrase::is;
use crate::syntax::trim;

/// What a plan writes for it: not available, or not applicable.
pub(crate) fn nothing(text: &str) -> Option<&'static str> {
    // Most values are figures.
    if text.as_bytes().first().is_none_or(u8::is_ascii_digit) || text.len() > 48 {
        return None;
    }
    let bare = trim(text.trim_matches(['(', ')', '[', ']']));
    if matches!(bare, "-" | "–" | "—" | "--" | "---" | "…" | "..." | "/" | "//" | "?" | "_") {
        return Some("n/d");
    }
    let is_one_of = |phrases: &[&str]| phrases.iter().any(|it| is(bare, it));
    if is_one_of(NOT_APPLICABLE) {
        return Some("n/a");
    }
    if is_one_of(NOT_AVAILABLE) {
        return Some("n/d");
    }
    let last = bare.rsplit(crate::syntax::is_blank).next().unwrap_or("");
    let is_undefined = [
        "definito",
        "definita",
        "rilevabile",
        "rilevato",
        "rilevata",
        "disponibile",
        "disponibili",
        "pervenuto",
        "calcolabile",
        "pervenuti",
        "rilevati",
        "definiti",
        "rilevabili",
    ]
    .iter()
    .any(|it| last.eq_ignore_ascii_case(it));
    let has_not = || {
        let before = trim(bare.get(..bare.len().saturating_sub(last.len())).unwrap_or(""));
        let mut words = before.rsplit(crate::syntax::is_blank);
        let is_not = words.next().is_some_and(|it| it.eq_ignore_ascii_case("non"));
        let is_not_yet = before.len() <= 40
            && (is(before, "non ancora") || before.to_lowercase().ends_with(" non ancora"));
        is_not || is_not_yet
    };
    (is_undefined && has_not()).then_some("n/d")
}

/// Whether a text says that there is nothing to say.
pub(crate) fn is_nothing(text: &str) -> bool {
    nothing(text).is_some()
}

const NOT_APPLICABLE: &[&str] = &[
    "n/a",
    "n.a.",
    "n.a",
    "na",
    "not applicable",
    "non applicabile",
    "non pertinente",
    "no target",
    "no target set",
    "target not set",
    "no target applicable",
    "data only",
    "monitoring only",
    "monitor only",
    "for monitoring only",
    "trend only",
    "tracking only",
    "nessun target",
    "senza target",
    "non previsto",
    "non prevista",
    "non presente",
];

const NOT_AVAILABLE: &[&str] = &[
    "n/d",
    "n.d.",
    "n.d",
    "nd",
    "n.v.",
    "n.c.",
    "n.p.",
    "n.r.",
    "n/r",
    "np",
    "nr",
    "dnr",
    "tbc",
    "tbd",
    "tba",
    "t.b.c.",
    "t.b.d.",
    "to be confirmed",
    "to be defined",
    "to be determined",
    "to be decided",
    "to be advised",
    "to be set",
    "to be established",
    "to be agreed",
    "not set",
    "not yet set",
    "not defined",
    "not yet defined",
    "not available",
    "not yet available",
    "data not available",
    "data not yet available",
    "no data",
    "no data available",
    "not reported",
    "not known",
    "unknown",
    "not collected",
    "not measured",
    "pending",
    "data pending",
    "awaiting data",
    "awaited",
    "data awaited",
    "unavailable",
    "da definire",
    "da definirsi",
    "da determinare",
    "da confermare",
    "da rilevare",
    "da quantificare",
    "in attesa",
    "in attesa di dati",
    "in corso di rilevazione",
    "in fase di rilevazione",
    "dato assente",
    "dato mancante",
    "dati non disponibili",
    "nessun dato",
    "non noto",
    "non rilevabile",
    "non misurabile",
    "non valutabile",
    "assente",
    "suppressed",
    "null",
    "n.n.",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_said_in_many_words() {
        for (text, meant) in [
            ("-", Some("n/d")),
            ("N.D.", Some("n/d")),
            ("n.a.", Some("n/a")),
            ("Kpi non definito", Some("n/d")),
            ("dato non ancora disponibile", Some("n/d")),
            ("Non rilevabile", Some("n/d")),
            ("TBC", Some("n/d")),
            ("(TBD)", Some("n/d")),
            ("No target set", Some("n/a")),
            ("Data only", Some("n/a")),
            ("ben definito", None),
            ("Nadia", None),
            ("in attesa di giudizio", None),
            ("0", None),
        ] {
            assert_eq!(nothing(text), meant, "{text}");
        }
    }
}
