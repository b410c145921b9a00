//! A sentence into lines of a width.

use unicode_width::UnicodeWidthStr;

/// Breaks a sentence at its blanks. The first line has `used` columns less, the others
/// `indent` less. A word longer than a line stays whole.
pub(crate) fn wrap(sentence: &str, width: usize, used: usize, indent: usize) -> Vec<String> {
    let mut res = Vec::new();
    let mut line = String::new();
    let mut room = width.saturating_sub(used);
    for word in sentence.split(' ') {
        let needed = line.width().saturating_add(usize::from(!line.is_empty())).saturating_add(word.width());
        if needed > room && !line.is_empty() {
            res.push(std::mem::take(&mut line));
            room = width.saturating_sub(indent);
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    res.push(line);
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_break_at_blanks() {
        assert_eq!(wrap("aa bb cc dd", 6, 3, 1), ["aa", "bb cc", "dd"]);
        assert_eq!(wrap("", 6, 0, 0), [""]);
        assert_eq!(wrap("abcdefghij k", 4, 0, 0), ["abcdefghij", "k"]);
    }
}
