//! How a target compares: by sign or by words, before its value or behind it.

use crate::import::notation::number::number;
use crate::import::notation::phrase::{after, before};
use crate::syntax::is_blank;

/// How a target compares, as plans write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// `>= `, `<= ` and so on, with the blank.
    Compare(&'static str),
    /// `entro `.
    By,
}

/// Signs, the longer before what they begin with.
const SIGNS: &[(&str, &str)] = &[
    (">=", ">= "),
    ("<=", "<= "),
    ("≥", ">= "),
    ("≤", "<= "),
    ("=>", ">= "),
    ("=<", "<= "),
    (">", "> "),
    ("<", "< "),
    ("=", "= "),
];

/// Signs that only reports use.
const UNUSUAL: &[(&str, &str)] = &[
    ("> o =", ">= "),
    ("< o =", "<= "),
    ("= o >", ">= "),
    ("= o <", "<= "),
    (">o=", ">= "),
    ("<o=", "<= "),
    ("> or =", ">= "),
    ("< or =", "<= "),
    ("> / =", ">= "),
    ("< / =", "<= "),
    (">/=", ">= "),
    ("</=", "<= "),
    ("=/>", ">= "),
    ("=/<", "<= "),
    ("> =", ">= "),
    ("< =", "<= "),
    ("= >", ">= "),
    ("= <", "<= "),
    ("⩾", ">= "),
    ("⩽", "<= "),
    ("≧", ">= "),
    ("≦", "<= "),
    ("＞", "> "),
    ("＜", "< "),
    (">>", "> "),
];

/// The sign at the start of a text, and what follows it.
pub(crate) fn sign(text: &str) -> Option<(&'static str, &str)> {
    let first = *text.as_bytes().first()?;
    if !matches!(first, b'<' | b'>' | b'=' | 0xE2 | 0xEF) {
        return None;
    }
    let unusual = || UNUSUAL.iter().find_map(|(it, written)| Some((*written, text.strip_prefix(it)?)));
    let second = text.as_bytes().get(1).copied().unwrap_or(b'0');
    let may_be_unusual = !first.is_ascii() || matches!(second, b' ' | b'o' | b'/' | b'>');
    let found = if may_be_unusual { unusual() } else { None };
    let (written, rest) =
        found.or_else(|| SIGNS.iter().find_map(|(it, written)| Some((*written, text.strip_prefix(it)?))))?;
    Some((written, rest.trim_start_matches(is_blank)))
}

/// The comparator in words at the start of a text, the longest of them, and what follows it.
pub(crate) fn words_before(text: &str) -> Option<(&'static str, &str)> {
    let found = BEFORE.iter().filter_map(|(words, sign)| Some((*sign, after(text, words)?)));
    let (sign, rest) = found.min_by_key(|it| it.1.len())?;
    let rest = rest.trim_start_matches(|it| is_blank(it) || it == ':');
    (!rest.is_empty()).then_some((sign, rest))
}

/// The comparator in words or signs at the end of a text, the longest of them, and what
/// stands before it.
pub(crate) fn words_behind(text: &str) -> Option<(&'static str, &str)> {
    let found = BEHIND.iter().filter_map(|(words, sign)| Some((*sign, before(text, words)?)));
    let (sign, rest) = found.min_by_key(|it| it.1.len())?;
    let rest = rest.trim_end_matches(|it| is_blank(it) || it == ',');
    (!rest.is_empty()).then_some((sign, rest))
}

/// A comparator between a number and what it counts: `5+ partners`, `5 or more partners`.
pub(crate) fn words_between(text: &str) -> Option<(&'static str, &str, &str)> {
    let (number, rest) = number(text)?;
    let rest = rest.trim_start_matches(is_blank);
    let found = BEHIND.iter().filter_map(|(words, sign)| Some((*sign, after(rest, words)?)));
    let (sign, noun) = found.min_by_key(|it| it.1.len())?;
    let noun = noun.trim_start_matches(is_blank);
    noun.starts_with(char::is_alphabetic).then_some((sign, number.source, noun))
}

/// A text without the preposition or article that it begins with.
pub(crate) fn without_article(text: &str) -> Option<&str> {
    const WORDS: &[&str] = &[
        "a", "al", "allo", "alla", "all'", "ai", "agli", "alle", "di", "del", "dello", "della", "dell'",
        "dei", "degli", "delle", "da", "dal", "il", "lo", "la", "l'", "i", "gli", "le", "un", "una", "uno",
        "than", "to", "of", "the", "an", "by", "nel", "ad",
    ];
    let rest = WORDS.iter().find_map(|it| after(text, it))?;
    Some(rest.trim_start_matches(is_blank))
}

/// Comparators in words before a value. A preposition may follow them.
const BEFORE: &[(&str, &str)] = &[
    ("almeno", ">= "),
    ("per almeno", ">= "),
    ("minimo", ">= "),
    ("un minimo di", ">= "),
    ("min", ">= "),
    ("min.", ">= "),
    ("non meno", ">= "),
    ("non inferiore", ">= "),
    ("non inferiori", ">= "),
    ("non minore", ">= "),
    ("non al di sotto", ">= "),
    ("non sotto", ">= "),
    ("maggiore o uguale", ">= "),
    ("maggiore/uguale", ">= "),
    ("maggiore uguale", ">= "),
    ("uguale o maggiore", ">= "),
    ("uguale o superiore", ">= "),
    ("superiore o uguale", ">= "),
    ("superiore o pari", ">= "),
    ("pari o superiore", ">= "),
    ("pari o maggiore", ">= "),
    ("a partire da", ">= "),
    ("at least", ">= "),
    ("a minimum of", ">= "),
    ("minimum of", ">= "),
    ("minimum", ">= "),
    ("not less", ">= "),
    ("no less", ">= "),
    ("no fewer", ">= "),
    ("not fewer", ">= "),
    ("no lower", ">= "),
    ("not lower", ">= "),
    ("not below", ">= "),
    ("not under", ">= "),
    ("greater than or equal to", ">= "),
    ("more than or equal to", ">= "),
    ("higher than or equal to", ">= "),
    ("equal to or greater", ">= "),
    ("equal to or more", ">= "),
    ("equal to or above", ">= "),
    ("equal or greater", ">= "),
    ("massimo", "<= "),
    ("un massimo di", "<= "),
    ("max", "<= "),
    ("max.", "<= "),
    ("al massimo", "<= "),
    ("al più", "<= "),
    ("non oltre", "<= "),
    ("non più", "<= "),
    ("non piu'", "<= "),
    ("non piu", "<= "),
    ("non superiore", "<= "),
    ("non superiori", "<= "),
    ("non maggiore", "<= "),
    ("non al di sopra", "<= "),
    ("non sopra", "<= "),
    ("minore o uguale", "<= "),
    ("minore/uguale", "<= "),
    ("minore uguale", "<= "),
    ("uguale o minore", "<= "),
    ("uguale o inferiore", "<= "),
    ("inferiore o uguale", "<= "),
    ("inferiore o pari", "<= "),
    ("pari o inferiore", "<= "),
    ("pari o minore", "<= "),
    ("fino", "<= "),
    ("sino", "<= "),
    ("at most", "<= "),
    ("no more", "<= "),
    ("not more", "<= "),
    ("no longer", "<= "),
    ("not longer", "<= "),
    ("up to", "<= "),
    ("maximum of", "<= "),
    ("a maximum of", "<= "),
    ("maximum", "<= "),
    ("not exceeding", "<= "),
    ("not to exceed", "<= "),
    ("not exceed", "<= "),
    ("no greater", "<= "),
    ("not greater", "<= "),
    ("no higher", "<= "),
    ("not higher", "<= "),
    ("not above", "<= "),
    ("not over", "<= "),
    ("less than or equal to", "<= "),
    ("fewer than or equal to", "<= "),
    ("lower than or equal to", "<= "),
    ("equal to or less", "<= "),
    ("equal to or below", "<= "),
    ("equal or less", "<= "),
    ("più", "> "),
    ("piu'", "> "),
    ("piu", "> "),
    ("oltre", "> "),
    ("maggiore", "> "),
    ("superiore", "> "),
    ("superiori", "> "),
    ("al di sopra", "> "),
    ("sopra", "> "),
    ("more than", "> "),
    ("greater than", "> "),
    ("higher than", "> "),
    ("larger than", "> "),
    ("longer than", "> "),
    ("over", "> "),
    ("above", "> "),
    ("exceeding", "> "),
    ("in excess of", "> "),
    ("meno", "< "),
    ("minore", "< "),
    ("inferiore", "< "),
    ("inferiori", "< "),
    ("al di sotto", "< "),
    ("sotto", "< "),
    ("less than", "< "),
    ("fewer than", "< "),
    ("lower than", "< "),
    ("smaller than", "< "),
    ("shorter than", "< "),
    ("below", "< "),
    ("under", "< "),
    ("esattamente", "= "),
    ("exactly", "= "),
    // What a value is equal to may be passed: the words say no more than the figure.
    ("pari", ""),
    ("uguale", ""),
    ("equal to", ""),
];

/// Comparators behind a value.
const BEHIND: &[(&str, &str)] = &[
    ("+", ">= "),
    ("or more", ">= "),
    ("or higher", ">= "),
    ("or greater", ">= "),
    ("or above", ">= "),
    ("or over", ">= "),
    ("or longer", ">= "),
    ("and above", ">= "),
    ("and over", ">= "),
    ("and more", ">= "),
    ("at least", ">= "),
    ("at minimum", ">= "),
    ("as a minimum", ">= "),
    ("minimum", ">= "),
    ("min", ">= "),
    ("min.", ">= "),
    ("(min)", ">= "),
    ("(min.)", ">= "),
    ("(minimum)", ">= "),
    ("minimo", ">= "),
    ("(minimo)", ">= "),
    ("almeno", ">= "),
    ("(almeno)", ">= "),
    ("(at least)", ">= "),
    ("o più", ">= "),
    ("o piu'", ">= "),
    ("o superiore", ">= "),
    ("o maggiore", ">= "),
    ("o oltre", ">= "),
    ("e oltre", ">= "),
    ("ed oltre", ">= "),
    ("e più", ">= "),
    ("in su", ">= "),
    ("or less", "<= "),
    ("or fewer", "<= "),
    ("or lower", "<= "),
    ("or below", "<= "),
    ("or under", "<= "),
    ("or shorter", "<= "),
    ("or smaller", "<= "),
    ("and below", "<= "),
    ("and under", "<= "),
    ("at most", "<= "),
    ("maximum", "<= "),
    ("max", "<= "),
    ("max.", "<= "),
    ("(max)", "<= "),
    ("(max.)", "<= "),
    ("(maximum)", "<= "),
    ("massimo", "<= "),
    ("(massimo)", "<= "),
    ("massimi", "<= "),
    ("o meno", "<= "),
    ("o inferiore", "<= "),
    ("o minore", "<= "),
    ("al massimo", "<= "),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_comparator_is_meant() {
        for (text, meant) in [
            ("non più di 10", Some(("<= ", "di 10"))),
            ("più di 10", Some(("> ", "di 10"))),
            ("minimum 80%", Some((">= ", "80%"))),
            ("less than or equal to 5", Some(("<= ", "5"))),
            ("less than 5", Some(("< ", "5"))),
            ("Pari o superiore al 90%", Some((">= ", "al 90%"))),
            ("pari al 100%", Some(("", "al 100%"))),
            ("minimi 3", None),
            ("almeno", None),
        ] {
            assert_eq!(words_before(text), meant, "{text}");
        }
        for (text, meant) in [
            ("95% or more", Some((">= ", "95%"))),
            ("30 days or less", Some(("<= ", "30 days"))),
            ("20+", Some((">= ", "20"))),
            ("5 giorni massimo", Some(("<= ", "5 giorni"))),
            ("or more", None),
        ] {
            assert_eq!(words_behind(text), meant, "{text}");
        }
        for (text, meant) in
            [("> = 90%", Some((">= ", "90%"))), (">/= 90", Some((">= ", "90"))), ("⩾90", Some((">= ", "90")))]
        {
            assert_eq!(sign(text), meant, "{text}");
        }
    }
}
