//! Names of measures, made from the words that describe them.

use crate::syntax::is_blank;

/// Splits the description of a quotient into what is divided and by what.
///
/// ` / ` between blanks divides. A slash without them is part of a word (`e/o`), unless a
/// count begins behind it (`/n. richieste`). Of several, the first outside brackets.
pub(crate) fn quotient(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0_i32;
    let mut best: Option<(u8, usize)> = None;
    for (i, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => depth = depth.saturating_add(1),
            b')' => depth = depth.saturating_sub(1),
            b'/' => {
                let (before, after) = (text.get(..i)?, text.get(i.saturating_add(1)..)?);
                let is_spaced = before.ends_with(is_blank) && after.starts_with(is_blank);
                let order = match (is_spaced, depth > 0) {
                    (true, false) => 0,
                    (true, true) => 1,
                    (false, _) if begins_count(after) && !before.is_empty() => 2,
                    _ => continue,
                };
                if best.is_none_or(|it| order < it.0) {
                    best = Some((order, i));
                }
            }
            _ => {}
        }
    }
    let (_, at) = best?;
    let (first, second) = text.split_at_checked(at)?;
    let (first, second) = (first.trim_end_matches(is_blank), second.get(1..)?.trim_start_matches(is_blank));
    (!first.is_empty() && !second.is_empty()).then_some((first, second))
}

/// Whether a text begins as a count does: `n.`, `N°`, `nr.`, `numero`, `totale`.
fn begins_count(text: &str) -> bool {
    let text = text.trim_start_matches(is_blank);
    let end = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (word, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    let is = |it: &str| word.eq_ignore_ascii_case(it);
    ((is("n") || is("nr") || is("num")) && rest.starts_with(['.', '°', 'º'])) || is("numero") || is("totale")
}

/// The names of a measure and of the one that divides it.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub(crate) first: String,
    pub(crate) second: String,
}

impl Names {
    /// Makes two names, short and different, from two descriptions.
    ///
    /// Each is made of the first two words that say something. Where both begin alike, the
    /// second word is the first that the other description does not have.
    pub(crate) fn set(&mut self, first: &str, second: &str) {
        short(first, &mut self.first);
        short(second, &mut self.second);
        if self.first.is_empty() {
            self.first.push_str("numeratore");
        }
        if self.second.is_empty() {
            self.second.push_str("denominatore");
        }
        if self.first == self.second {
            self.first = own(first, second).unwrap_or_else(|| std::mem::take(&mut self.first));
            self.second = own(second, first).unwrap_or_else(|| std::mem::take(&mut self.second));
        }
        if self.first == self.second {
            self.second.push_str("_2");
        }
    }
}

/// The first two words that say something.
fn short(text: &str, out: &mut String) {
    out.clear();
    for word in words(text).take(2) {
        if !out.is_empty() {
            out.push('_');
        }
        lower(word, out);
    }
}

/// The first word that says something, and the first that `other` does not have.
fn own(text: &str, other: &str) -> Option<String> {
    let mut res = String::new();
    let others: Vec<String> = words(other).map(str::to_lowercase).collect();
    let own = words(text).find(|it| !others.contains(&it.to_lowercase()))?;
    let head = words(text).next()?;
    lower(head, &mut res);
    if head != own {
        res.push('_');
        lower(own, &mut res);
    }
    Some(res)
}

fn lower(word: &str, out: &mut String) {
    if word.is_ascii() {
        out.extend(word.chars().map(|it| it.to_ascii_lowercase()));
    } else {
        out.extend(word.chars().flat_map(char::to_lowercase));
    }
}

/// The words of a description that say something.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|it: char| !it.is_alphanumeric() || it == 'º' || it == 'ª').filter(|it| says_something(it))
}

fn says_something(word: &str) -> bool {
    let mut lower = [0_u8; 10];
    if !word.starts_with(char::is_alphabetic) {
        return false;
    }
    let Some(lower) = lower.get_mut(..word.len()) else { return true };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    !matches!(
        &*lower,
        b"n" | b"nr"
            | b"num"
            | b"numero"
            | b"number"
            | b"di"
            | b"del"
            | b"dello"
            | b"della"
            | b"dei"
            | b"degli"
            | b"delle"
            | b"dell"
            | b"d"
            | b"da"
            | b"dal"
            | b"dallo"
            | b"dalla"
            | b"dai"
            | b"dagli"
            | b"dalle"
            | b"dall"
            | b"a"
            | b"ad"
            | b"al"
            | b"allo"
            | b"alla"
            | b"ai"
            | b"agli"
            | b"alle"
            | b"all"
            | b"in"
            | b"nel"
            | b"nello"
            | b"nella"
            | b"nei"
            | b"negli"
            | b"nelle"
            | b"nell"
            | b"con"
            | b"col"
            | b"su"
            | b"sul"
            | b"sullo"
            | b"sulla"
            | b"sui"
            | b"sugli"
            | b"sulle"
            | b"sull"
            | b"per"
            | b"tra"
            | b"fra"
            | b"e"
            | b"ed"
            | b"o"
            | b"od"
            | b"il"
            | b"lo"
            | b"la"
            | b"i"
            | b"gli"
            | b"le"
            | b"l"
            | b"un"
            | b"uno"
            | b"una"
            | b"che"
            | b"ha"
            | b"hanno"
            | b"sono"
            | b"si"
            | b"non"
            | b"ex"
            | b"art"
            | b"entro"
            | b"modalit\xC3\xA0"
            | b"the"
            | b"of"
            | b"and"
            | b"to"
            | b"for"
            | b"on"
            | b"by"
            | b"at"
            | b"an"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Option<(String, String)> {
        let (first, second) = quotient(text)?;
        let mut it = Names::default();
        it.set(first, second);
        Some((it.first, it.second))
    }

    #[test]
    fn names_are_short_readable_and_different() {
        for (text, first, second) in [
            (
                "n atti depositati in modalità telematica / n° atti depositati",
                "atti_telematica",
                "atti_depositati",
            ),
            (
                "n. imprese revisionate / n. imprese soggette a revisione",
                "imprese_revisionate",
                "imprese_soggette",
            ),
            ("N°posizioni lavorate / n°posizioni da lavorare", "posizioni_lavorate", "posizioni_lavorare"),
            ("Nº società da cancellare / 3", "società_cancellare", "denominatore"),
            ("a / a", "numeratore", "denominatore"),
            ("casi / casi", "casi", "casi_2"),
        ] {
            assert_eq!(names(text), Some((first.into(), second.into())), "{text}");
        }
    }

    #[test]
    fn only_some_slashes_divide() {
        assert_eq!(quotient("iniziative/azioni e/o eventi"), None);
        assert_eq!(quotient("atti (in/out) / totale"), Some(("atti (in/out)", "totale")));
        assert_eq!(quotient("n. casi (a / b) / n. casi"), Some(("n. casi (a / b)", "n. casi")));
        assert_eq!(quotient("richieste evase/N. richieste"), Some(("richieste evase", "N. richieste")));
        assert_eq!(quotient("imprese (mediatore / n. imprese"), Some(("imprese (mediatore", "n. imprese")));
    }
}
