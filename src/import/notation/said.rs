//! What words say in the place of a value, or before one: `realizzato`, `n. 3`, `circa 80%`.

use crate::import::notation::judgement::{Degree, judgement};
use crate::import::notation::phrase::after_any;
use crate::syntax::is_blank;

pub(crate) use crate::import::notation::nothing::is_nothing;

/// Yes or no, said as what was done or not. Traffic lights say neither.
pub(crate) fn done(text: &str) -> Option<&'static str> {
    let it = judgement(text).filter(|it| !it.is_light)?;
    match it.degree {
        Degree::Full => Some("si"),
        Degree::None => Some("no"),
        Degree::Partial | Degree::Other => None,
    }
}

/// A number without the sign that announces one: `n. 3`.
pub(crate) fn counted(text: &str) -> &str {
    const SIGNS: [&str; 10] = ["n. ", "n.", "n° ", "n°", "n ", "nr. ", "nr ", "no. ", "num. ", "numero "];
    // Most values begin with their number.
    if !matches!(text.as_bytes().first(), Some(b'n' | b'N')) {
        return text;
    }
    let begins = |it: &&&str| text.get(..it.len()).is_some_and(|start| start.eq_ignore_ascii_case(it));
    let number = SIGNS.iter().find(begins).and_then(|it| text.get(it.len()..));
    number.filter(|it| it.starts_with(|it: char| it.is_ascii_digit())).unwrap_or(text)
}

/// A value without the word that makes it one of many, and that word.
pub(crate) fn about(text: &str) -> Option<(&str, &str)> {
    const WORDS: &[&str] = &[
        "circa il",
        "circa",
        "ca.",
        "ca",
        "all'incirca",
        "quasi il",
        "quasi",
        "intorno al",
        "about",
        "around",
        "approximately",
        "approx.",
        "approx",
        "roughly",
        "nearly",
        "almost",
        "c.",
        "~",
        "≈",
        "≃",
        "∼",
    ];
    let rest = after_any(text, WORDS)?.trim_start_matches(is_blank);
    let word = text.get(..text.len().checked_sub(rest.len())?)?.trim_end_matches(is_blank);
    Some((word, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_is_yes_and_other_words_are_none() {
        for (text, meant) in [
            ("Realizzate", Some("si")),
            ("done", Some("si")),
            ("ON", Some("si")),
            ("non fatto", Some("no")),
            ("off", Some("no")),
            ("one", None),
            ("dona", None),
            ("in parte realizzato", None),
            ("on track", None),
        ] {
            assert_eq!(done(text), meant, "{text}");
        }
    }
}
