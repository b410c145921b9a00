//! What titles of columns say: phrases as data, and the search for them in a title.
//!
//! A new way to call a column is one more phrase in [`italian`] or [`english`].

mod english;
mod italian;

use std::collections::HashMap;
use std::sync::OnceLock;

use smallvec::SmallVec;

use crate::import::field::Field;
use crate::syntax::{Language, Rank};

/// What some phrases say, how surely (0 to 100) a title of just such a phrase says it, and
/// the phrases in plain letters.
pub(crate) type Phrases = (Field, u8, &'static [&'static str]);

/// A phrase that was found in a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) field: Field,
    /// How surely a title of just this phrase says it, from 0 to 100.
    pub(crate) weight: u8,
    /// First word of the title, and the one past the last.
    pub(crate) words: (usize, usize),
    pub(crate) language: Language,
}

struct Entry {
    words: Vec<&'static str>,
    field: Field,
    weight: u8,
    language: Language,
}

/// All phrases, found by the first three bytes of their first word.
struct Index {
    entries: Vec<Entry>,
    by_start: HashMap<[u8; 3], Vec<u32>>,
}

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut entries = Vec::new();
        let mut by_start: HashMap<[u8; 3], Vec<u32>> = HashMap::new();
        for (language, phrases) in [(Language::It, italian::PHRASES), (Language::En, english::PHRASES)] {
            for (field, weight, texts) in phrases {
                for text in *texts {
                    let words: Vec<&'static str> = text.split(' ').collect();
                    let key = start(words.first().copied().unwrap_or(""));
                    let number = u32::try_from(entries.len()).unwrap_or(u32::MAX);
                    by_start.entry(key).or_default().push(number);
                    entries.push(Entry { words, field: *field, weight: *weight, language });
                }
            }
        }
        Index { entries, by_start }
    })
}

/// The first three bytes of a word, zeros where it has fewer.
fn start(word: &str) -> [u8; 3] {
    let mut res = [0; 3];
    for (to, from) in res.iter_mut().zip(word.trim_start_matches(ALONE).trim_end_matches('*').bytes()) {
        *to = from;
    }
    res
}

/// Before a phrase that says something only where the title has no other word.
const ALONE: char = '=';

/// Whether a word of a title is one of a phrase, in which a star stands for any ending.
fn is_word(pattern: &str, word: &str) -> bool {
    let pattern = pattern.trim_start_matches(ALONE);
    match pattern.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => pattern == word,
    }
}

/// Every phrase that stands in a title, which comes as words in plain letters.
pub(crate) fn hits(words: &[&str]) -> SmallVec<[Hit; 8]> {
    let index = index();
    let mut res = SmallVec::new();
    for (at, word) in words.iter().enumerate() {
        let Some(numbers) = index.by_start.get(&start(word)) else { continue };
        for entry in numbers.iter().filter_map(|it| index.entries.get(*it as usize)) {
            let end = at.saturating_add(entry.words.len());
            let Some(part) = words.get(at..end) else { continue };
            let is_alone = entry.words.first().is_some_and(|it| it.starts_with(ALONE));
            if is_alone && part.len() != words.len() {
                continue;
            }
            if entry.words.iter().zip(part).all(|(pattern, word)| is_word(pattern, word)) {
                res.push(Hit {
                    field: entry.field,
                    weight: entry.weight,
                    words: (at, end),
                    language: entry.language,
                });
            }
        }
    }
    res
}

/// Whether some word of a text begins as a phrase does, or has a digit: most texts of a
/// report do not, and need not be read as titles.
pub(crate) fn may_say(text: &str) -> bool {
    let index = index();
    text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).any(|word| {
        let mut key = [0_u8; 3];
        for (to, from) in key.iter_mut().zip(word.bytes()) {
            *to = from.to_ascii_lowercase();
        }
        !key.is_ascii() || key.iter().any(u8::is_ascii_digit) || index.by_start.contains_key(&key)
    })
}

/// The rank of the node that a word of a title names as the one it is about.
pub(crate) fn subject(words: &[&str]) -> Option<Rank> {
    let ranks = words.iter().filter_map(|word| {
        let all = italian::SUBJECTS.iter().chain(english::SUBJECTS);
        all.filter(|it| is_word(it.0, word)).find_map(|it| match it.1 {
            Field::Name(rank) => Some(rank),
            _ => None,
        })
    });
    // `obiettivo strategico` is about the goal, `indicatore dell'obiettivo` about the objective.
    ranks.min()
}

/// Whether a word says nothing of what a column holds.
pub(crate) fn is_filler(word: &str) -> bool {
    word == "%"
        || word.bytes().all(|it| it.is_ascii_digit())
        || italian::FILLERS.contains(&word)
        || english::FILLERS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::title::plain;

    #[test]
    fn every_phrase_is_plain_and_says_a_thing_once_in_its_language() {
        for phrases in [italian::PHRASES, english::PHRASES] {
            let mut seen = Vec::new();
            for (field, _, texts) in phrases {
                for text in *texts {
                    let text_of = text.replace(['*', ALONE], "");
                    assert_eq!(plain(&text_of), text_of, "{text}");
                    assert!(!seen.contains(&(*text, *field)), "{text} twice as {field:?}");
                    seen.push((*text, *field));
                    let stem = text.split(' ').next().unwrap_or("");
                    assert!(!stem.ends_with('*') || stem.len() > 3, "{text}: too short a stem");
                }
            }
        }
    }

    #[test]
    fn phrases_are_found_inside_titles() {
        let found = |text: &str| -> Vec<Field> {
            let words: Vec<&str> = text.split(' ').collect();
            hits(&words).iter().map(|it| it.field).collect()
        };
        assert!(found("valori target a lb").contains(&Field::Target));
        assert!(found("chi rispondera dell obiettivo").contains(&Field::Owner));
        assert!(found("kpi id").contains(&Field::AnyCode));
        assert_eq!(found("costo del lavoro"), []);
    }
}
