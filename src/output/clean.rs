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
        | '\u{E0000}'..='\u{E007F}' => Some(Cow::Owned(format!("<U+{:04X}>", u32::from(it)))),
        _ => None,
    }
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
    }
}
