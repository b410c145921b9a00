//! Phrases at the start or the end of a text, whatever their case, blanks and apostrophes.

use crate::syntax::is_blank;

/// What follows a phrase that stands at the start of a text. A phrase is in lower case, with
/// one blank between its words; it ends where a word ends.
pub(crate) fn after<'a>(text: &'a str, phrase: &str) -> Option<&'a str> {
    let mut rest = text;
    for wanted in phrase.chars() {
        rest = step(rest, wanted)?;
    }
    let is_inside = phrase.ends_with(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric);
    (!is_inside).then_some(rest)
}

/// What stands before a phrase at the end of a text.
pub(crate) fn before<'a>(text: &'a str, phrase: &str) -> Option<&'a str> {
    let mut rest = text;
    for wanted in phrase.chars().rev() {
        rest = step_back(rest, wanted)?;
    }
    let is_inside = phrase.starts_with(char::is_alphanumeric) && rest.ends_with(char::is_alphabetic);
    (!is_inside).then_some(rest)
}

/// Whether a text is a phrase, and nothing else.
pub(crate) fn is(text: &str, phrase: &str) -> bool {
    after(text, phrase).is_some_and(str::is_empty)
}

/// What follows the first of the phrases that stands at the start.
pub(crate) fn after_any<'a>(text: &'a str, phrases: &[&str]) -> Option<&'a str> {
    phrases.iter().find_map(|it| after(text, it))
}

/// The words of a text.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> + Clone {
    text.split(is_blank).filter(|it| !it.is_empty())
}

fn step(text: &str, wanted: char) -> Option<&str> {
    if wanted == ' ' {
        let rest = text.trim_start_matches(is_blank);
        return (rest.len() < text.len()).then_some(rest);
    }
    let mut chars = text.chars();
    is_same(chars.next()?, wanted).then_some(chars.as_str())
}

fn step_back(text: &str, wanted: char) -> Option<&str> {
    if wanted == ' ' {
        let rest = text.trim_end_matches(is_blank);
        return (rest.len() < text.len()).then_some(rest);
    }
    let mut chars = text.chars();
    is_same(chars.next_back()?, wanted).then_some(chars.as_str())
}

fn is_same(it: char, wanted: char) -> bool {
    if it.is_ascii() {
        return it.to_ascii_lowercase() == wanted;
    }
    it == wanted || (wanted == '\'' && it == '’') || it.to_lowercase().eq(std::iter::once(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_whatever_their_case_and_blanks() {
        assert_eq!(after("Non  PIÙ\u{a0}di 3", "non più di"), Some(" 3"));
        assert_eq!(after("all’80%", "all'"), Some("80%"));
        assert_eq!(after("oltremodo", "oltre"), None);
        assert_eq!(after("non", "non più"), None);
        assert_eq!(before("95% or More", "or more"), Some("95% "));
        assert_eq!(before("nor more", "or more"), None);
        assert_eq!(before("20+", "+"), Some("20"));
        assert!(is("Data  Only", "data only") && !is("data only now", "data only"));
    }
}
