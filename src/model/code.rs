//! Codes of nodes: `01.03`, `BSC4`, `2.1.9.`.

use std::cmp::Ordering;

/// What sets the components of a code apart.
pub(crate) const SEPARATORS: [char; 4] = ['.', '-', '/', '_'];

/// The components of a code, outermost first.
pub fn components(code: &str) -> impl Iterator<Item = &str> {
    code.split(SEPARATORS).filter(|it| !it.is_empty())
}

/// Whether two components are the same: numbers by value, so that `01` is `1`, words in
/// any case.
pub fn same_component(a: &str, b: &str) -> bool {
    match (digits(a), digits(b)) {
        (Some(a), Some(b)) => a == b,
        (None, None) => a.eq_ignore_ascii_case(b),
        _ => false,
    }
}

/// Orders codes as people count: component by component, numbers by value.
pub fn natural_order(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (components(a), components(b));
    loop {
        let (a, b) = match (a.next(), b.next()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(a), Some(b)) => (a, b),
        };
        let order = match (digits(a), digits(b)) {
            (Some(a), Some(b)) => a.len().cmp(&b.len()).then_with(|| a.cmp(b)),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => a.cmp(b),
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

/// The digits of a component that is a number, without leading zeros.
fn digits(component: &str) -> Option<&str> {
    let is_number = component.bytes().all(|it| it.is_ascii_digit());
    is_number.then(|| component.trim_start_matches('0'))
}

/// A code that ends in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbered<'a> {
    /// What stands before the number.
    pub prefix: &'a str,
    /// The number.
    pub number: u32,
    /// How many digits it is written with.
    width: usize,
}

impl<'a> Numbered<'a> {
    /// Reads a code. A separator at its end does not count.
    pub fn of(code: &'a str) -> Option<Self> {
        let code = code.trim_end_matches(SEPARATORS);
        let prefix = code.trim_end_matches(|it: char| it.is_ascii_digit());
        let digits = code.get(prefix.len()..)?;
        Some(Self { prefix, number: digits.parse().ok()?, width: digits.len() })
    }

    /// The code with another number in the same notation.
    pub fn with(&self, number: u32) -> String {
        format!("{}{number:0width$}", self.prefix, width = self.width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_ordered_as_people_count() {
        let ordered = ["1", "01.09", "1.10", "2", "2.1.9.", "10", "A", "BSC1"];
        assert!(ordered.is_sorted_by(|a, b| natural_order(a, b) == Ordering::Less));
        assert_eq!(natural_order("01.1", "1.01"), Ordering::Equal);
    }

    #[test]
    fn a_code_is_counted_on_in_its_own_notation() {
        let it = Numbered::of("01.03").expect("a number");
        assert_eq!((it.prefix, it.number, it.with(4)), ("01.", 3, "01.04".to_owned()));
        assert_eq!(Numbered::of("2.1.9.").map(|it| it.with(10)), Some("2.1.10".to_owned()));
        assert_eq!(Numbered::of("A"), None);
        assert_eq!(Numbered::of("99999999999"), None);
    }
}
