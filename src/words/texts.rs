//! Several texts as words, split one after another into one list.

use std::ops::Range;

use crate::words::class::Classes;
use crate::words::split::{Word, Words, split};

/// Several texts as words.
#[derive(Debug, Default)]
pub struct Texts<'a> {
    words: Vec<Word<'a>>,
    texts: Vec<Text<'a>>,
}

/// A text, where its words stand among all, and its classes.
#[derive(Clone, Debug)]
struct Text<'a> {
    text: &'a str,
    words: Range<usize>,
    classes: Classes,
}

impl<'a> Texts<'a> {
    /// Splits a text and adds it.
    pub fn add(&mut self, text: &'a str) {
        let start = self.words.len();
        let classes = split(text, &mut self.words);
        self.texts.push(Text { text, words: start..self.words.len(), classes });
    }

    /// The texts in a range of places, in the order in which they were added.
    pub fn range(&self, places: Range<usize>) -> impl ExactSizeIterator<Item = Words<'_, 'a>> + Clone {
        let words = |it: &Text<'a>| self.words.get(it.words.clone()).unwrap_or(&[]);
        self.texts.get(places).unwrap_or(&[]).iter().map(move |it| Words::new(it.text, words(it), it.classes))
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// Forgets every text and keeps the room for others.
    pub fn clear(&mut self) {
        self.words.clear();
        self.texts.clear();
    }
}
