//! What identifies a section: its rank, its code, its name and those of its indicators.

use compact_str::CompactString;
use smallvec::SmallVec;

use crate::compare::Tokens;
use crate::model::{Section, code};
use crate::syntax::Rank;

/// A section as it is matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its rank.
    pub rank: Rank,
    /// Its code, leading zeros and separators aside.
    pub(crate) code: Option<CompactString>,
    /// What its name says.
    pub(crate) name: Tokens,
    /// What the names of its indicators say.
    pub(crate) indicators: SmallVec<[Tokens; 1]>,
}

impl Head {
    /// The head of a section.
    pub fn of(section: &Section<'_>) -> Self {
        Self {
            rank: section.rank(),
            code: section.node.code().map(plain),
            name: Tokens::of(section.node.name()),
            indicators: section.indicators.iter().map(|it| Tokens::of(it.node.name())).collect(),
        }
    }

    /// Whether two sections have anything in common besides their code.
    pub(crate) fn resembles(&self, other: &Self) -> bool {
        let same_indicator = |it: &Tokens| !it.is_empty() && other.indicators.contains(it);
        self.name.is_empty()
            || other.name.is_empty()
            || self.name.shared(&other.name) > 0
            || self.indicators.iter().any(same_indicator)
    }
}

/// `01.03` and `1.3.` are one code.
fn plain(written: &str) -> CompactString {
    let mut res = CompactString::default();
    for part in code::components(written) {
        if !res.is_empty() {
            res.push('.');
        }
        let is_number = part.bytes().all(|it| it.is_ascii_digit());
        let part = if is_number { part.trim_start_matches('0') } else { part };
        res.push_str(&part.to_lowercase());
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_code_in_two_notations_is_one_code() {
        assert_eq!(plain("01.03"), plain("1-3."));
        assert_ne!(plain("1.30"), plain("1.3"));
        assert_eq!(plain("BSC1"), plain("bsc1"));
    }
}
