//! How alike two names are: by the words that they share.

use smallvec::SmallVec;

use crate::words::{Folded, Shape, Word, Words};

/// Letters of a word that count.
const LONGEST: usize = 7;

/// The words of a name that say what it is about, as hashes, sorted.
///
/// Articles do not count, nor do years and days: they change from one edition to the next
/// and what is measured stays the same. Other numbers do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tokens(SmallVec<[u32; 8]>);

impl Tokens {
    /// The tokens of a name.
    pub fn of(name: &str) -> Self {
        let mut list = Vec::new();
        let words = Words::of(name, &mut list);
        let kept = words.iter().filter(|it| match it.shape {
            Shape::Number(number) => !(1900..=2100).contains(&number),
            Shape::Letters | Shape::Code => it.is_content(),
            Shape::Date { .. } | Shape::Mark(_) => false,
        });
        let mut res: SmallVec<[u32; 8]> = kept.map(token).collect();
        res.sort_unstable();
        res.dedup();
        Self(res)
    }

    /// The tokens, sorted.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().copied()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the name says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many tokens two names share.
    pub fn shared(&self, other: &Self) -> usize {
        let (short, long) = if self.len() <= other.len() { (self, other) } else { (other, self) };
        short.iter().filter(|it| long.0.binary_search(it).is_ok()).count()
    }

    /// Likeness in thousandths: twice the shared tokens over all of them.
    pub fn likeness(&self, other: &Self) -> usize {
        per_thousand(self.shared(other), self.len(), other.len())
    }
}

/// The beginning of a word, so that `soddisfatti` and `soddisfazione` count as one; of what is
/// no word, all.
fn token(word: &Word<'_>) -> u32 {
    match word.shape {
        Shape::Letters => {
            let folded = Folded::of(word.text);
            folded.hash_of(folded.stem_len().min(LONGEST))
        }
        _ => word.stem,
    }
}

/// Likeness in thousandths of two sets of these sizes that share so much.
pub(crate) fn per_thousand(shared: usize, a: usize, b: usize) -> usize {
    shared.saturating_mul(2000).checked_div(a.saturating_add(b)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_and_years_do_not_matter_and_words_do() {
        let of = Tokens::of;
        assert_eq!(of("Relazione sull'attività 2022"), of("relazione sulle ATTIVITÀ del 2023"));
        assert_eq!(of("Pratiche al 31/12/2022"), of("Pratiche al 31/12/2023"));
        assert_ne!(of("Pratiche evase in 5 giorni"), of("Pratiche evase in 10 giorni"));
        assert_eq!(of("a b").likeness(&of("")), 0);
        let (a, b) = (of("Atti depositati in via telematica"), of("Atti depositati allo sportello"));
        assert!((400..700).contains(&a.likeness(&b)), "{}", a.likeness(&b));
    }
}
