//! Ranges, and ways from a baseline to a target.

use crate::import::notation::amount::amount;
use crate::import::notation::date::date;
use crate::import::notation::period::span;
use crate::import::notation::phrase::{after, after_any};
use crate::syntax::{is_blank, trim};

/// Two values that a target names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ends<'a> {
    pub(crate) first: &'a str,
    pub(crate) second: &'a str,
    /// Whether words or signs leave open if they are the ends of a range or a way between
    /// them: `da 60% a 80%`.
    pub(crate) is_open: bool,
}

/// The ends of `80%-90%`, `tra 80 e 90%`, `between 75% and 85%`, `80%..90%`, `da 80 a 90%`.
pub(crate) fn range(text: &str) -> Option<Ends<'_>> {
    const BETWEEN: &[&str] = &[
        "compreso tra",
        "compreso fra",
        "compresa tra",
        "compresa fra",
        "compresi tra",
        "comprese tra",
        "tra",
        "fra",
        "between",
        "range",
        "nell'intervallo",
    ];
    const ARTICLES: &[&str] = &["il", "i", "le", "l'", "gli", "the"];
    let bare = |text: &'_ str| -> usize {
        text.len().saturating_sub(
            after_any(text, ARTICLES).map_or(text, |it| it.trim_start_matches(is_blank)).len(),
        )
    };
    let text = trim(text.trim_start_matches('(').trim_end_matches(')'));
    let between = after_any(text, BETWEEN).map(|it| it.trim_start_matches(is_blank));
    let from = after_any(text, &["da", "dal", "from", "dall'"]).map(|it| it.trim_start_matches(is_blank));
    let is_open = between.is_none() && from.is_some();
    let text = between.or(from).unwrap_or(text);
    let text = text.get(bare(text)..)?;
    let (first, rest) = amount(text)?;
    if matches!(date(text), Some((_, ""))) || first.number.source.starts_with('-') || span(text).is_some() {
        return None;
    }
    let rest = trim(rest);
    let signs = || ["..", "÷", "-", "–", "—"].iter().find_map(|it| rest.strip_prefix(it));
    let words = || match (between.is_some(), from.is_some()) {
        (true, _) => after_any(rest, &["e", "ed", "and", "a"]),
        (_, true) => after_any(rest, &["ad", "al", "all'", "a", "to", "up to"]),
        _ => after_any(rest, &["to"]),
    };
    let second = trim(signs().or_else(words)?).trim_start_matches('.');
    let second = second.get(bare(second)..)?;
    let (_, end) = amount(second)?;
    // `01-02` is a code.
    let is_code = |it: &str| it.len() > 1 && it.starts_with('0') && it.bytes().all(|it| it.is_ascii_digit());
    let first = trim(text.get(..text.len().checked_sub(rest.len())?)?);
    let is_range = end.is_empty() && !second.starts_with(['+', '-']) && !is_code(first) && !is_code(second);
    is_range.then_some(Ends { first, second, is_open })
}

/// The ends of `9 days → 4 days`, `from 9 to 4 days`, `da 60% a 80%`: a baseline and a target.
pub(crate) fn way(text: &str) -> Option<(&str, &str)> {
    const ARROWS: &[&str] = &["→", "->", "–>", "=>", "⇒", "➔", "➜", "►"];
    let arrow = ARROWS.iter().find_map(|it| text.split_once(it));
    let verb = || {
        let rest = after_any(
            text,
            &[
                "increase from",
                "increased from",
                "reduce from",
                "reduction from",
                "decrease from",
                "improve from",
                "rise from",
                "raise from",
                "passare da",
                "passaggio da",
                "riduzione da",
                "aumento da",
                "incremento da",
                "passare dal",
                "passaggio dal",
                "riduzione dal",
                "aumento dal",
                "incremento dal",
            ],
        )?;
        let rest = trim(rest);
        let (_, tail) = amount(rest)?;
        let first = trim(rest.get(..rest.len().checked_sub(tail.len())?)?);
        Some((first, after_any(tail, &["to", "ad", "al", "all'", "a"])?))
    };
    let (first, second) = arrow.or_else(verb)?;
    let (first, second) = (trim(first), trim(second));
    // `-> 90%` is no way, and a sentence with an arrow in it neither.
    let first = after(first, "from").or_else(|| after(first, "da")).map_or(first, trim);
    (!first.is_empty() && !second.is_empty()).then_some((first, second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_and_ways_are_told_apart() {
        let ends = |text| range(text).map(|it| (it.first, it.second, it.is_open));
        for (text, meant) in [
            ("80%-90%", Some(("80%", "90%", false))),
            ("80 – 90 %", Some(("80", "90 %", false))),
            ("tra 80% e 90%", Some(("80%", "90%", false))),
            ("Between 75% and 85%", Some(("75%", "85%", false))),
            ("da 80% a 90%", Some(("80%", "90%", true))),
            ("tra i 10 e i 20 giorni", Some(("10", "20 giorni", false))),
            ("75% to 85%", Some(("75%", "85%", false))),
            ("31-12-2023", None),
            ("2023-24", None),
            ("01-02", None),
            ("80% e 90%", None),
            ("80%", None),
        ] {
            assert_eq!(ends(text), meant, "{text}");
        }
        for (text, meant) in [
            ("9 days → 4 days", Some(("9 days", "4 days"))),
            ("9 -> 4 gg", Some(("9", "4 gg"))),
            ("Increase from 60% to 80%", Some(("60%", "80%"))),
            ("→ 90%", None),
            ("80%-90%", None),
        ] {
            assert_eq!(way(text), meant, "{text}");
        }
    }
}
