//! Codes before names that only their company tells: `1 Servizi` is a code and a name where
//! `2 Territorio` stands below it, and `A Servizi` where its objectives are `A1` and `A2`.

use crate::import::code::{Coded, coded};
use crate::syntax::is_blank;

/// How the names of some headings begin with their codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Numbering {
    /// Each tells by itself: only what cannot be a word or a number is a code.
    #[default]
    Each,
    /// All of them begin with one.
    All,
}

/// The most names that are looked at.
const MOST: usize = 512;

impl Numbering {
    /// How names are numbered. Where all begin with codes, other names have other codes.
    pub(crate) fn of<'t>(names: impl Iterator<Item = &'t str>) -> Self {
        let mut seen: Vec<Coded<'t>> = Vec::new();
        for name in names.take(MOST) {
            let Some(it) = begun(name) else { return Self::Each };
            match seen.iter().find(|other| other.code == it.code) {
                Some(other) if other.name != it.name => return Self::Each,
                Some(_) => {}
                None => seen.push(it),
            }
        }
        // Of one name alone a number is a code.
        let is_number = |it: &Coded<'t>| it.code.bytes().all(|it| it.is_ascii_digit());
        if seen.len() >= 2 || seen.iter().any(is_number) { Self::All } else { Self::Each }
    }

    /// Whether the names of inner headings are numbered below those of outer ones, row by row.
    pub(crate) fn nests<'t>(pairs: impl Iterator<Item = (&'t str, &'t str)>) -> bool {
        let mut n = 0_usize;
        for (outer, inner) in pairs.take(MOST) {
            let (Some(outer), Some(inner)) = (begun(outer), begun(inner)) else { return false };
            if !is_below(outer.code, inner.code) {
                return false;
            }
            n = n.saturating_add(1);
        }
        n > 0
    }

    /// The code and the name of a heading.
    pub(crate) fn split(self, text: &str) -> Option<Coded<'_>> {
        coded(text).or_else(|| begun(text).filter(|_| self == Self::All))
    }
}

/// Whether a text could be a code and a name.
pub(crate) fn begins_with_code(text: &str) -> bool {
    begun(text).is_some()
}

/// What could be a code and what stands behind it.
fn begun(text: &str) -> Option<Coded<'_>> {
    if let Some(it) = coded(text) {
        return Some(it);
    }
    let (run, rest) = text.split_once(is_blank)?;
    let code = run.trim_end_matches(['.', ':', ')']);
    let name = rest.trim_start_matches(is_blank);
    let name = match name.strip_prefix(['-', '–', '—', ':']) {
        Some(after) if after.starts_with(is_blank) => after.trim_start_matches(is_blank),
        _ => name,
    };
    let is_code = code.len() <= 12
        && code.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'.' | b'-' | b'_' | b'/'))
        && code.starts_with(|it: char| it.is_ascii_digit() || it.is_ascii_uppercase())
        && !is_year(code)
        && (code.bytes().any(|it| it.is_ascii_digit())
            || (code.len() == 1 && code.bytes().all(|it| it.is_ascii_uppercase())));
    let is_name = name.starts_with(char::is_uppercase) && name.chars().nth(1).is_some();
    (is_code && is_name).then_some(Coded { code, name })
}

fn is_year(code: &str) -> bool {
    code.len() == 4 && (code.starts_with("19") || code.starts_with("20"))
}

/// Whether a code is numbered below another: `A1` below `A`, `OB.1.2` below `OS1`.
fn is_below(outer: &str, inner: &str) -> bool {
    let numbers = |it: &str| -> Vec<String> {
        let parts = it.split(|it: char| !it.is_ascii_digit()).filter(|it| !it.is_empty());
        parts.map(|it| it.trim_start_matches('0').to_owned()).collect()
    };
    let (above, below) = (numbers(outer), numbers(inner));
    match above.is_empty() {
        true => inner.len() > outer.len() && inner.starts_with(outer),
        false => below.len() > above.len() && below.starts_with(&above),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn company_tells_what_is_a_code() {
        let of = |names: &[&'static str]| Numbering::of(names.iter().copied());
        for (names, meant) in [
            (["1 Servizi", "2 Territorio"].as_slice(), Numbering::All),
            (&["A1 Servizi", "A2 Territorio", "A1 Servizi"], Numbering::All),
            (&["A Servizi", "B Territorio"], Numbering::All),
            (&["OS1 Servizi", "OB.1.1 Sportello"], Numbering::All),
            (&["A Servizi", "Territorio"], Numbering::Each),
            (&["3 corsi", "4 incontri"], Numbering::Each),
            (&["2023 Relazione", "2024 Relazione"], Numbering::Each),
            (&["A Servizi", "A Territorio"], Numbering::Each),
            (&["A1 Servizi"], Numbering::Each),
            (&["1 Servizi"], Numbering::All),
        ] {
            assert_eq!(of(names), meant, "{names:?}");
        }
        let split = Numbering::All.split("A1 Servizi").map(|it| (it.code, it.name));
        assert_eq!(split, Some(("A1", "Servizi")));
        assert_eq!(Numbering::Each.split("A1 Servizi"), None);
    }

    #[test]
    fn inner_codes_go_on_with_outer_ones() {
        let nests = |outer, inner| Numbering::nests([(outer, inner)].into_iter());
        assert!(nests("A Servizi", "A1 Sportello") && nests("OS1 Servizi", "OB.1.2 Sportello"));
        assert!(nests("01 Servizi", "01.02 Sportello"));
        assert!(!nests("A Servizi", "B1 Sportello") && !nests("1 Servizi", "2.1 Sportello"));
        assert!(!nests("Servizi", "1.1 Sportello"));
    }
}
