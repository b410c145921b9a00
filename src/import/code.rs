//! Codes of nodes: found before their names, and ranked by their shapes.
//!
//! Which shape stands for which rank is the document's own business: the first nesting
//! tells, from the first heading to the first indicator.

use crate::syntax::{Rank, is_blank};

/// A code and the name behind it: `01.02 - Verifica dinamica`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Coded<'a> {
    pub(crate) code: &'a str,
    pub(crate) name: &'a str,
}

/// The longest code, in bytes.
const LONGEST: usize = 16;

/// Splits a code from the name behind it; none where the text does not begin with a code.
///
/// A dash set off by blanks ends a code. Without one, only what cannot be a word or a
/// number is a code: `1.2 Name`, `O1.2 Name`, `A1: Name`, `3) Name`.
pub(crate) fn coded(text: &str) -> Option<Coded<'_>> {
    let end = text.bytes().take(LONGEST.saturating_add(2)).position(|it| !is_code_byte(it))?;
    let (run, rest) = text.split_at_checked(end)?;
    let (code, is_closed) = match run.strip_suffix(['.', ':', ')']) {
        Some(it) => (it, true),
        None => (run, false),
    };
    let is_code = !code.is_empty()
        && code.len() <= LONGEST
        && (code.bytes().any(|it| it.is_ascii_digit()) || is_letter(code))
        && code.starts_with(|it: char| it.is_ascii_alphanumeric());
    if !is_code || !rest.starts_with(is_blank) {
        return None;
    }
    let rest = rest.trim_start_matches(is_blank);
    let name = match rest.strip_prefix(['-', '–', '—', ':']) {
        Some(after) if after.starts_with(is_blank) => after.trim_start_matches(is_blank),
        _ if (is_closed && !is_letter(code)) || is_numbered(code) => rest,
        _ => return None,
    };
    (!name.is_empty()).then_some(Coded { code, name })
}

fn is_code_byte(it: u8) -> bool {
    it.is_ascii_alphanumeric() || matches!(it, b'.' | b'_' | b'-' | b':' | b')')
}

/// Whether a code is one capital letter, as of areas: `A - Territorio`.
fn is_letter(code: &str) -> bool {
    code.len() == 1 && code.starts_with(|it: char| it.is_ascii_uppercase())
}

/// Whether a code has several parts, all numbers, the first perhaps behind a few capitals:
/// `1.2`, `01.02.03`, `O1.1`, `OB.3`. One capital and a number, as `L.104`, is a law.
fn is_numbered(code: &str) -> bool {
    const MOST_LETTERS: usize = 3;
    let letters = code.bytes().take_while(u8::is_ascii_uppercase).count();
    let Some((first, rest)) = code.get(letters..).and_then(|it| it.split_once('.')) else { return false };
    let is_number = |it: &str| (1..=3).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_digit());
    letters <= MOST_LETTERS
        && (is_number(first) || (first.is_empty() && letters > 1))
        && rest.split('.').all(is_number)
}

/// Whether a text is a code and nothing else: `0101`, `2.1.9.`, `A1`. Neither a word nor
/// a number with decimals behind a comma.
pub(crate) fn is_bare_code(text: &str) -> bool {
    let code = text.trim_end_matches(['.', ')', ':']);
    !code.is_empty()
        && code.len() <= LONGEST
        && code.bytes().all(is_code_byte)
        && code.bytes().any(|it| it.is_ascii_digit())
        && code.starts_with(|it: char| it.is_ascii_alphanumeric())
}

/// What codes of one rank have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    /// The letters before the first digit: none, any one, or these.
    letters: Letters,
    n_parts: u8,
    /// Digits of a code that is one number: `011` is not of the rank of `01`.
    n_digits: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Letters {
    None,
    One,
    These([u8; 4]),
}

/// The shape of a code.
pub(crate) fn shape(code: &str) -> Shape {
    let n_letters = code.bytes().take_while(u8::is_ascii_alphabetic).count();
    let letters = match n_letters {
        0 => Letters::None,
        1 => Letters::One,
        _ => {
            let mut these = [0; 4];
            for (to, from) in these.iter_mut().zip(code.bytes().take(n_letters)) {
                *to = from.to_ascii_uppercase();
            }
            Letters::These(these)
        }
    };
    let rest = code.get(n_letters..).unwrap_or("").trim_start_matches(['.', '-', '_']);
    let n_parts = rest.split(['.', '-', '_']).filter(|it| !it.is_empty()).count();
    let n_digits = if n_parts == 1 { rest.len() } else { 0 };
    let narrow = |it: usize| u8::try_from(it).unwrap_or(u8::MAX);
    Shape { letters, n_parts: narrow(n_parts), n_digits: narrow(n_digits) }
}

/// Adds the shape of a code, unless one like it is there: `10` is of the rank of `9`.
pub(crate) fn add_shape(shapes: &mut Vec<Shape>, code: &str) {
    let it = shape(code);
    let is_counted_on = !code.trim_start_matches(|it: char| it.is_ascii_alphabetic()).starts_with('0');
    let is_like = |other: &Shape| {
        *other == it || (is_counted_on && other.letters == it.letters && other.n_parts == it.n_parts)
    };
    if !shapes.iter().any(is_like) {
        shapes.push(it);
    }
}

/// The shapes of a document, from the outermost to the innermost, each with its rank.
#[derive(Clone, Debug, Default)]
pub(crate) struct Levels {
    levels: Vec<(Shape, Rank)>,
}

/// The ranks that headings can have, from the innermost outwards.
const RANKS: [Rank; 4] = [Rank::Objective, Rank::Goal, Rank::Area, Rank::Perspective];

impl Levels {
    /// Ranks shapes in the order of their first nesting. Titles of columns decide where
    /// there is one for each; else the innermost is an objective, and so on outwards.
    pub(crate) fn new(shapes: &[Shape], titles: &[Rank]) -> Self {
        let is_titled = titles.len() == shapes.len() && titles.is_sorted();
        let rank = |i: usize| match titles.get(i) {
            Some(it) if is_titled => *it,
            _ => {
                let depth = shapes.len().saturating_sub(i).saturating_sub(1);
                RANKS.get(depth).copied().unwrap_or(Rank::Perspective)
            }
        };
        Self { levels: shapes.iter().enumerate().map(|(i, it)| (*it, rank(i))).collect() }
    }

    /// The rank of a code: that of its shape, else of the shape most like it. The flag
    /// says whether the document has shown the shape.
    pub(crate) fn rank(&self, code: &str) -> (Rank, bool) {
        let shape = shape(code);
        if let Some((_, rank)) = self.levels.iter().find(|it| it.0 == shape) {
            return (*rank, true);
        }
        let alike = |it: &&(Shape, Rank)| it.0.letters == shape.letters && it.0.n_parts == shape.n_parts;
        let nearest =
            self.levels.iter().filter(alike).min_by_key(|it| it.0.n_digits.abs_diff(shape.n_digits));
        if let Some((_, rank)) = nearest {
            return (*rank, true);
        }
        let parts = self.levels.iter().find(|it| it.0.n_parts == shape.n_parts && shape.n_parts > 1);
        (parts.map_or(Rank::Objective, |it| it.1), false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_split_from_its_name() {
        for (text, meant) in [
            ("01.02 - Verifica - dinamica", Some(("01.02", "Verifica - dinamica"))),
            ("BSC1 - Utenti", Some(("BSC1", "Utenti"))),
            ("016 - Economico - Finanziaria", Some(("016", "Economico - Finanziaria"))),
            ("2.1.9. Vigilanza", Some(("2.1.9", "Vigilanza"))),
            ("A1: Vigilanza", Some(("A1", "Vigilanza"))),
            ("01 – Vigilanza", Some(("01", "Vigilanza"))),
            ("A - Territorio", Some(("A", "Territorio"))),
            ("O1.1 Vigilanza", Some(("O1.1", "Vigilanza"))),
            ("OB.3 Vigilanza", Some(("OB.3", "Vigilanza"))),
            ("OST2.1.4 Vigilanza", Some(("OST2.1.4", "Vigilanza"))),
            ("L.104 assistenza", None),
            ("Web2.0 per tutti", None),
            ("A4 in bianco e nero", None),
            ("1. Vigilanza", Some(("1", "Vigilanza"))),
            ("1.a Vigilanza", None),
            ("A. Rossi", None),
            ("3 corsi", None),
            ("Piano 2023 - Vigilanza", None),
            ("one-to-one - Vigilanza", None),
            ("01.02", None),
            ("100,00%", None),
        ] {
            assert_eq!(coded(text).map(|it| (it.code, it.name)), meant, "{text}");
        }
    }

    #[test]
    fn ranks_follow_from_the_first_nesting() {
        let shapes = ["BSC1", "011", "01", "01.01"].map(shape);
        let levels = Levels::new(&shapes, &[]);
        assert_eq!(levels.rank("BSC4"), (Rank::Perspective, true));
        assert_eq!(levels.rank("032"), (Rank::Area, true));
        assert_eq!(levels.rank("14"), (Rank::Goal, true));
        assert_eq!(levels.rank("14.1"), (Rank::Objective, true));
        assert_eq!(levels.rank("1.1.1"), (Rank::Objective, false));
    }

    #[test]
    fn titles_of_columns_name_the_ranks() {
        let shapes = ["1", "1.1"].map(shape);
        assert_eq!(Levels::new(&shapes, &[]).rank("2").0, Rank::Goal);
        assert_eq!(Levels::new(&shapes, &[Rank::Area, Rank::Objective]).rank("2").0, Rank::Area);
    }
}
