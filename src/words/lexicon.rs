//! The lists, compiled in, as one table of words and phrases.

use std::sync::LazyLock;

use crate::words::class::Classes;
use crate::words::fold::Folded;

/// The lists of every class in one table. Read once, when the first word is looked up.
pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

/// A word as the lists have it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry {
    /// The number of the word.
    id: u64,
    pub(crate) classes: Classes,
    /// The number beside it in its list, 0 where there is none.
    pub(crate) value: u16,
    /// The phrases that begin with it, longest first.
    pub(crate) phrases: Vec<Phrase>,
}

/// The rest of a phrase after its first word.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    /// Places of the words in the table.
    pub(crate) rest: Vec<u16>,
    pub(crate) classes: Classes,
    pub(crate) value: u16,
    /// Whether it holds an article or preposition, and so allows no other between its words.
    pub(crate) is_strict: bool,
}

/// Open addressing over the words, with places into the entries.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// The higher bits of a word's number, and below them its place; 0 where none is.
    slots: Vec<u64>,
    /// Entry 0 stands for words that no list has.
    entries: Vec<Entry>,
}

/// The bits of a place.
const PLACE: u64 = 0xFFFF;

/// Slots as a power of two: four times as many as words, so that most words that no list has
/// meet a free one at once.
const SLOTS: u32 = 13;

impl Lexicon {
    fn new() -> Self {
        let mut res = Self { slots: vec![0; 1 << SLOTS], entries: vec![Entry::default()] };
        let mut phrases = Vec::new();
        for (classes, list) in Classes::LISTS {
            for (words, value) in entries_of(list) {
                let places: Vec<u16> = words.iter().map(|it| res.place_or_add(it)).collect();
                match places.split_first() {
                    Some((first, [])) => res.add(*first, *classes, value),
                    Some((first, rest)) => phrases.push((*first, rest.to_vec(), *classes, value)),
                    None => {}
                }
            }
        }
        for (first, rest, classes, value) in phrases {
            let is_stop = |it: &u16| res.entry(*it).classes.has(Classes::STOP);
            let is_strict = rest.iter().any(is_stop) || is_stop(&first);
            if let Some(it) = res.entries.get_mut(usize::from(first)) {
                it.phrases.push(Phrase { rest, classes, value, is_strict });
                it.phrases.sort_by_key(|it| std::cmp::Reverse(it.rest.len()));
            }
        }
        res
    }

    fn add(&mut self, place: u16, classes: Classes, value: u16) {
        if let Some(it) = self.entries.get_mut(usize::from(place)) {
            it.classes = it.classes.and(classes);
            it.value = it.value.max(value);
        }
    }

    /// The entry of a place.
    pub(crate) fn entry(&self, place: u16) -> &Entry {
        static NONE: Entry = Entry { id: 0, classes: Classes::NONE, value: 0, phrases: Vec::new() };
        self.entries.get(usize::from(place)).unwrap_or(&NONE)
    }

    /// The place of a word; 0 where no list has it.
    #[inline]
    pub(crate) fn place(&self, word: &Folded) -> u16 {
        self.slots.get(self.slot(word.id())).map_or(0, |it| place_of(*it))
    }

    /// The slot of a word by its number: its own, else the free one that it would take.
    #[inline]
    fn slot(&self, id: u64) -> usize {
        let mut slot = usize::try_from(id >> (64 - SLOTS)).unwrap_or(0);
        while !self.is_of(slot, id) {
            slot = slot.wrapping_add(1) & ((1 << SLOTS) - 1);
        }
        slot
    }

    #[inline]
    fn is_of(&self, slot: usize, id: u64) -> bool {
        let it = self.slots.get(slot).copied().unwrap_or(0);
        it == 0 || ((it ^ id) <= PLACE && self.entry(place_of(it)).id == id)
    }

    fn place_or_add(&mut self, word: &str) -> u16 {
        let id = Folded::of(word).id();
        let next = u16::try_from(self.entries.len()).unwrap_or(0);
        let slot = self.slot(id);
        let Some(it) = self.slots.get_mut(slot) else { return 0 };
        if *it == 0 {
            *it = (id & !PLACE) | u64::from(next);
            self.entries.push(Entry { id, ..Entry::default() });
        }
        place_of(*it)
    }
}

/// The place in a slot.
fn place_of(slot: u64) -> u16 {
    u16::try_from(slot & PLACE).unwrap_or(0)
}

/// The entries of a list: words of a phrase and the number beside it. A line may hold
/// several, set apart by commas; `stem(a|b)` stands for `stema` and `stemb`.
fn entries_of(list: &str) -> impl Iterator<Item = (Vec<String>, u16)> + '_ {
    let lines = list.lines().filter(|it| !it.starts_with('#') && !it.trim().is_empty());
    lines.flat_map(|line| {
        let (words, value) = line.split_once('=').unwrap_or((line, "0"));
        let value = value.trim().parse().unwrap_or(0);
        words.split(',').flat_map(move |it| forms(it).into_iter().map(move |it| (it, value)))
    })
}

/// Every form of a phrase, as its words.
fn forms(entry: &str) -> Vec<Vec<String>> {
    let mut res = vec![Vec::new()];
    for word in entry.split_whitespace() {
        let (stem, endings) = word.split_once('(').unwrap_or((word, ""));
        let words = endings.trim_end_matches(')').split('|').map(|it| format!("{stem}{it}"));
        let words: Vec<String> = words.collect();
        res = res
            .iter()
            .flat_map(|it| words.iter().map(move |word| [it.as_slice(), std::slice::from_ref(word)].concat()))
            .collect();
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_in_brackets_make_forms() {
        assert_eq!(forms("temp(o|i) medi(o|i)").len(), 4);
        assert_eq!(forms(" ogni mese "), [["ogni", "mese"]]);
    }

    #[test]
    fn the_table_is_a_quarter_full_at_most_and_every_word_is_found() {
        assert!(LEXICON.entries.len() <= LEXICON.slots.len() / 4, "{}", LEXICON.entries.len());
        for word in Classes::LISTS.iter().flat_map(|it| entries_of(it.1)).flat_map(|it| it.0) {
            assert_ne!(LEXICON.place(&Folded::of(&word)), 0, "{word}");
        }
    }

    #[test]
    fn every_list_says_in_a_comment_what_it_holds() {
        for (_, list) in Classes::LISTS {
            assert!(list.starts_with("# "), "{list}");
            assert!(entries_of(list).next().is_some(), "{list}");
        }
    }
}
