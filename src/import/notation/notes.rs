//! Marks of notes and additions behind a value: `80%*`, `97,4 % (1)`, `80% (+5 punti)`.

use crate::import::notation::amount::amount;
use crate::syntax::{is_blank, trim};

/// A value without what stands behind it, and what stood there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Noted<'a> {
    pub(crate) value: &'a str,
    pub(crate) note: &'a str,
}

/// The longest addition in brackets, in bytes.
const LONGEST: usize = 120;

/// Parts a value from the marks and brackets behind it. None where there are none, or where
/// what is in brackets could change the value.
pub(crate) fn noted(text: &str) -> Option<Noted<'_>> {
    let mut rest = text;
    loop {
        let before = rest;
        rest = rest.trim_end_matches(|it| is_blank(it) || is_mark(it));
        if let Some(it) = bracket(rest) {
            rest = it?;
        }
        if rest.len() == before.len() {
            break;
        }
    }
    if rest.len() == text.trim_end_matches(is_blank).len() {
        // A sentence ends so, and a list.
        rest = text.trim_end_matches(|it| is_blank(it) || matches!(it, '.' | ';' | ','));
    }
    if rest.is_empty() || rest.len() == text.len() {
        return None;
    }
    let note = trim(text.get(rest.len()..)?).trim_matches(['.', ';', ',']);
    Some(Noted { value: rest, note })
}

/// What stands before a bracket at the end: none where there is no bracket, nothing in it
/// where the bracket may change the value.
#[allow(clippy::option_option)]
fn bracket(text: &str) -> Option<Option<&str>> {
    let open = match text.chars().next_back()? {
        ')' => '(',
        ']' => '[',
        _ => return None,
    };
    let at = text.rfind(open)?;
    let inside = trim(text.get(at.saturating_add(1)..text.len().saturating_sub(1))?);
    let before = text.get(..at)?;
    if trim(before).is_empty() || inside.len() > LONGEST {
        return None;
    }
    Some((!changes(inside)).then_some(before))
}

fn is_mark(it: char) -> bool {
    matches!(
        it,
        '*' | '†' | '‡' | '§' | '¹' | '²' | '³' | '⁰' | '⁴'
            ..='⁹' | '⁽' | '⁾' | '∗' | '＊' | '◊' | 'ª' | '⁺' | 'ᵃ' | 'ᵇ' | 'ᶜ' | 'ᵈ' | 'ᵉ'
    )
}

/// Whether words in brackets can make a value mean something else: a rate, a scale, a unit, a
/// sign.
fn changes(inside: &str) -> bool {
    // `(a)` marks a note, `(k)` thousands.
    let mut chars = inside.chars();
    if let (Some(it), None) = (chars.next(), chars.next()) {
        return matches!(it, 'k' | 'K' | 'm' | 'M' | 'h' | 'g' | 'n' | 'N' | '%' | '€' | '$' | '£' | '‰');
    }
    let lower = inside.to_lowercase();
    let mut words =
        lower.split(|it: char| !it.is_alphanumeric() && it != '%' && it != '€').filter(|it| !it.is_empty());
    let first = words.clone().next().unwrap_or("");
    words.any(|it| CHANGING.contains(&it))
        || FIRST.contains(&first)
        || (lower.bytes().all(|it| it.is_ascii_alphabetic()) && is_unit(&lower))
}

/// Whether a word is the unit of the number before the bracket.
fn is_unit(word: &str) -> bool {
    let text = ["1 ", word].concat();
    let known = ["gg", "N", "min", "€", "%", "ore", "mesi", "anni", "settimane", "FTE", "GBP", "USD"];
    amount(&text).is_some_and(|(it, rest)| rest.is_empty() && known.contains(&it.unit.written))
}

const CHANGING: &[&str] = &[
    "meno",
    "less",
    "fewer",
    "mila",
    "migliaia",
    "milioni",
    "mln",
    "million",
    "millions",
    "thousand",
    "thousands",
    "bn",
    "billion",
    "miliardi",
    "mld",
    "000",
    "cumulato",
    "cumulata",
    "cumulative",
    "annuo",
    "annua",
    "annui",
    "mensile",
    "mensili",
    "monthly",
    "weekly",
    "daily",
    "settimanale",
    "settimanali",
    "trimestrale",
    "quarterly",
    "pro",
    "capita",
    "capite",
    "ciascuno",
    "ciascuna",
    "each",
    "negativo",
    "negative",
    "decrease",
    "diminuzione",
    "riduzione",
    "reduction",
    "late",
    "early",
    "ritardo",
    "anticipo",
    "errato",
    "wrong",
    "anziché",
    "instead",
    "corretto",
    "corrected",
    "rettificato",
];

const FIRST: &[&str] = &[
    "per", "al", "alla", "ogni", "every", "a", "di", "of", "su", "out", "non", "not", "min", "max", "almeno",
    "o", "or",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_additions_are_parted_from_the_value() {
        for (text, value, note) in [
            ("80%*", "80%", "*"),
            ("80%¹", "80%", "¹"),
            ("97,4 % (1)", "97,4 %", "(1)"),
            ("80%[1]", "80%", "[1]"),
            ("80% (+5 punti)", "80%", "(+5 punti)"),
            ("70,1% (2021: 68,4%)", "70,1%", "(2021: 68,4%)"),
            ("4 (2) *", "4", "(2) *"),
            ("90%.", "90%", ""),
            ("98,09% (154/157)", "98,09%", "(154/157)"),
        ] {
            assert_eq!(noted(text), Some(Noted { value, note }), "{text}");
        }
        for text in [
            "80%",
            "",
            "(1)",
            "*",
            "5 (giorni)",
            "1.200 (migliaia)",
            "3 (al mese)",
            "4 (di 5)",
            "5 (in meno)",
        ] {
            assert_eq!(noted(text), None, "{text}");
        }
    }
}
