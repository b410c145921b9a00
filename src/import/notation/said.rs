//! What words say in the place of a value, or around one: `realizzato`, `n. 3`, `da definire`.

use crate::syntax::is_blank;

/// Yes or no, said as what was done or not.
pub(crate) fn done(text: &str) -> Option<&'static str> {
    const WORDS: [&str; 5] = ["on", "done", "achieved", "completed", "adopted"];
    // Participles, but for their last letter.
    const STEMS: [&str; 9] = [
        "fatt",
        "realizzat",
        "raggiunt",
        "conseguit",
        "completat",
        "eseguit",
        "effettuat",
        "attuat",
        "adottat",
    ];
    let lower = text.to_lowercase();
    let is_done = |it: &str| {
        let stem = it.strip_suffix(['o', 'a', 'i', 'e']);
        WORDS.contains(&it) || stem.is_some_and(|it| STEMS.contains(&it))
    };
    match lower.strip_prefix("non ").or_else(|| lower.strip_prefix("not ")) {
        _ if lower == "off" => Some("no"),
        Some(it) => is_done(it).then_some("no"),
        None => is_done(&lower).then_some("si"),
    }
}

/// A number without the sign that announces one, `n. 3`, and a percentage without what it is
/// a percentage of, `80% dei casi`.
pub(crate) fn counted(text: &str) -> &str {
    const SIGNS: [&str; 8] = ["n. ", "n.", "n° ", "n°", "n ", "nr. ", "nr ", "no. "];
    let begins = |it: &&&str| text.get(..it.len()).is_some_and(|start| start.eq_ignore_ascii_case(it));
    let number = SIGNS.iter().find(begins).and_then(|it| text.get(it.len()..));
    let text = number.filter(|it| it.starts_with(|it: char| it.is_ascii_digit())).unwrap_or(text);
    match text.split_once('%') {
        Some((number, rest)) => {
            let mut words = rest.split(is_blank).filter(|it| !it.is_empty());
            let is_of = words.next().is_some_and(|it| OF.contains(&it));
            let is_short = (1..=4).contains(&words.clone().count());
            let has_more = rest.bytes().any(|it| it.is_ascii_digit()) || rest.contains([',', ';', '(']);
            let end = number.len().saturating_add(1);
            if is_of && is_short && !has_more { text.get(..end).unwrap_or(text) } else { text }
        }
        None => text,
    }
}

/// Words between a percentage and its whole.
const OF: &[&str] = &["di", "del", "della", "dei", "degli", "delle", "dello", "of"];

/// Whether a text says that there is nothing to say.
pub(crate) fn is_nothing(text: &str) -> bool {
    let lower = text.to_lowercase();
    matches!(text, "-" | "–" | "—" | "--")
        || matches!(
            lower.as_str(),
            "n.c." | "non pervenuto" | "da definire" | "tbd" | "to be defined" | "not set"
        )
        || (lower.ends_with("non definito") || lower.ends_with("non definita")) && lower.len() <= 40
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
        ] {
            assert_eq!(done(text), meant, "{text}");
        }
    }
}
