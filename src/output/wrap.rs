//! A sentence into lines of a width, a text into a column of one.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Breaks a sentence at its blanks, but not before a `%`. The first line has `used` columns
/// less, the others `indent` less. A word longer than a line stays whole.
pub(crate) fn wrap(sentence: &str, width: usize, used: usize, indent: usize) -> Vec<String> {
    let mut res = Vec::new();
    let mut line = String::new();
    let mut room = width.saturating_sub(used);
    let mut words = sentence.split(' ').peekable();
    while let Some(word) = words.next() {
        let sign = words.next_if(|it| it.starts_with('%'));
        let whole = word.width().saturating_add(sign.map_or(0, |it| it.width().saturating_add(1)));
        let needed = line.width().saturating_add(usize::from(!line.is_empty())).saturating_add(whole);
        if needed > room && !line.is_empty() {
            res.push(std::mem::take(&mut line));
            room = width.saturating_sub(indent);
        }
        for it in std::iter::once(word).chain(sign) {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(it);
        }
    }
    res.push(line);
    res
}

/// A text of exactly a width: filled with blanks, or cut with `…`.
pub(crate) fn fitted(text: &str, width: usize) -> String {
    let fill = |it: &str| " ".repeat(width.saturating_sub(it.width()));
    if text.width() < width {
        return format!("{text}{}", fill(text));
    }
    let mut res = String::new();
    for it in text.chars() {
        let next = res.width().saturating_add(it.width().unwrap_or(0));
        if next.saturating_add(2) > width {
            break;
        }
        res.push(it);
    }
    res.push('…');
    let fill = fill(&res);
    res + &fill
}

/// A path of exactly a width: its end says more than its beginning.
pub(crate) fn fitted_path(path: &str, width: usize) -> String {
    if path.width() < width {
        return fitted(path, width);
    }
    let mut left = width.saturating_sub(2);
    let tail = path.char_indices().rev().take_while(|(_, it)| {
        let columns = it.width().unwrap_or(0);
        let has_room = columns <= left;
        left = left.saturating_sub(columns);
        has_room
    });
    let start = tail.last().map_or(path.len(), |it| it.0);
    fitted(&format!("…{}", path.get(start..).unwrap_or("")), width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_break_at_blanks() {
        assert_eq!(wrap("aa bb cc dd", 6, 3, 1), ["aa", "bb cc", "dd"]);
        assert_eq!(wrap("", 6, 0, 0), [""]);
        assert_eq!(wrap("somma 90 %, no", 9, 0, 0), ["somma", "90 %, no"]);
        assert_eq!(fitted_path("relazioni/2023.txt", 12), "…i/2023.txt ");
        assert_eq!(fitted("relazioni", 6), "rela… ");
        assert_eq!(wrap("abcdefghij k", 4, 0, 0), ["abcdefghij", "k"]);
    }
}
