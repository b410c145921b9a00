//! Characters that a terminal would obey or hide, made visible.

use std::borrow::Cow;

/// How a character is shown, where it is not shown as itself.
///
/// Control characters would move the cursor or change colours, those that set the
/// direction of text would reorder what is read, and those without width would hide.
pub(crate) fn visible(it: char) -> Option<Cow<'static, str>> {
    match it {
        '\t' => Some(Cow::Borrowed("→")),
        '\0'..='\u{1F}' => {
            let picture = char::from_u32(u32::from(it).saturating_add(0x2400))?;
            Some(Cow::Owned(picture.to_string()))
        }
        '\u{7F}' => Some(Cow::Borrowed("␡")),
        '\u{80}'..='\u{9F}'
        | '\u{AD}'
        | '\u{61C}'
        | '\u{180E}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{FFFE}'
        | '\u{FFFF}'
        | '\u{E0000}'..='\u{E007F}' => Some(Cow::Owned(shown(it))),
        _ => None,
    }
}

/// A character by its number.
pub(crate) fn shown(it: char) -> String {
    format!("<U+{:04X}>", u32::from(it))
}

/// Whether a terminal or a page obeys a character, or no document can hold it: a control, the
/// direction of text, or none at all. Those that only join or break, as in a flag or a long
/// word, are text.
pub(crate) fn is_obeyed(it: char) -> bool {
    (it.is_control() && !matches!(it, '\t' | '\n' | '\r'))
        || matches!(it, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(it, '\u{2066}'..='\u{2069}' | '\u{FFFE}' | '\u{FFFF}')
}

/// A text for others to read, with nothing in it that is obeyed.
pub(crate) fn unobeyed(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_obeyed) {
        return Cow::Borrowed(text);
    }
    let mut res = String::with_capacity(text.len());
    for it in text.chars() {
        match is_obeyed(it) {
            true => res.push_str(&shown(it)),
            false => res.push(it),
        }
    }
    Cow::Owned(res)
}

/// A sentence with nothing in it that a terminal would obey.
pub(crate) fn cleaned(text: &str) -> Cow<'_, str> {
    if text.chars().all(|it| visible(it).is_none()) {
        return Cow::Borrowed(text);
    }
    let mut res = String::with_capacity(text.len());
    for it in text.chars() {
        match visible(it) {
            Some(shown) => res.push_str(&shown),
            None => res.push(it),
        }
    }
    Cow::Owned(res)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_shown() {
        assert_eq!(cleaned("a\u{1b}[31mb\u{202E}c\u{9b}\td"), "a␛[31mb<U+202E>c<U+009B>→d");
        assert!(matches!(cleaned("attività – ≥ 90 %"), Cow::Borrowed(_)));
        assert_eq!(cleaned("a\u{FFFE}"), "a<U+FFFE>");
        assert_eq!(
            unobeyed("a\u{1b}\u{9b}\u{202E}\n\tb👩\u{200D}🏫"),
            "a<U+001B><U+009B><U+202E>\n\tb👩\u{200D}🏫"
        );
    }
}
