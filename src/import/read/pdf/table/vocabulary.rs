//! The words that a document uses, to tell a word that is broken from two.

use std::collections::BTreeSet;

use compact_str::CompactString;

use crate::import::read::pdf::table::Sheet;
use crate::import::read::pdf::table::words::Word;

/// Words that stand within lines, where no break can have cut them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary(BTreeSet<CompactString>);

/// The most words that are kept.
const MOST: usize = 200_000;

impl Vocabulary {
    pub(crate) fn new(sheets: &[Sheet]) -> Self {
        let mut res = BTreeSet::new();
        for sheet in sheets {
            let words = &sheet.words;
            let next = words.iter().skip(1).map(Some).chain([None]);
            let before = [None].into_iter().chain(words.iter().map(Some));
            for ((word, before), next) in words.iter().zip(before).zip(next) {
                let is_near = |a: &Word, b: &Word| {
                    (a.base - b.base).abs() < 0.5 && b.left - a.right < a.size * 0.5 && b.left > a.left
                };
                // A word with neighbours on both sides is whole; so is one that stands alone
                // in a line only if nothing is cut, which is not known.
                let is_within =
                    before.is_some_and(|it| is_near(it, word)) || next.is_some_and(|it| is_near(word, it));
                if is_within && res.len() < MOST {
                    let word = trimmed(&word.text);
                    if !word.is_empty() {
                        res.insert(CompactString::from(word.to_lowercase()));
                    }
                }
            }
        }
        Self(res)
    }

    /// Whether the document uses this word elsewhere.
    pub(crate) fn knows(&self, word: &str) -> bool {
        self.0.contains(&*trimmed(word).to_lowercase())
    }
}

fn trimmed(word: &str) -> &str {
    word.trim_matches(|it: char| !it.is_alphanumeric())
}
