//! The texts of a section as classified words, split once when the first rule asks.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;

use crate::model::{Indicator, Section};
use crate::syntax::Formula;
use crate::words::{Classes, Texts, Words};

/// The texts of a section as classified words: its name, and name and algorithm of each of
/// its indicators.
#[derive(Debug)]
pub struct Wording<'s, 'a> {
    section: &'s Section<'a>,
    split: OnceCell<Split<'a>>,
    room: RefCell<Split<'a>>,
}

/// The texts of a section in their order: its name is the first.
#[derive(Debug, Default)]
pub struct Split<'a> {
    texts: Texts<'a>,
    /// The place of the name of each indicator. What follows up to the next is its algorithm.
    names: Vec<usize>,
}

impl<'a> Split<'a> {
    fn read(&mut self, section: &Section<'a>) {
        self.texts.clear();
        self.names.clear();
        self.texts.add(section.node.name());
        for indicator in &section.indicators {
            self.names.push(self.texts.len());
            self.texts.add(indicator.node.name());
            if let Some(Formula::Words(it)) = &indicator.formula {
                self.texts.add(it.inner);
            }
            indicator.measures.iter().filter_map(|it| it.description).for_each(|it| self.texts.add(it.inner));
        }
    }
}

impl<'s, 'a> Wording<'s, 'a> {
    /// Nothing is split yet. The words will take the room of others.
    pub fn of(section: &'s Section<'a>, room: Split<'a>) -> Self {
        Self { section, split: OnceCell::new(), room: RefCell::new(room) }
    }

    /// The room of the words, for those of another section.
    pub fn into_room(self) -> Split<'a> {
        self.split.into_inner().unwrap_or(self.room.into_inner())
    }

    fn split(&self) -> &Split<'a> {
        self.split.get_or_init(|| {
            let mut res = self.room.take();
            res.read(self.section);
            res
        })
    }

    /// The words of the section's name.
    pub fn node(&self) -> Words<'_, 'a> {
        self.split().texts.range(0..1).next().unwrap_or_default()
    }

    /// Every text of the section, with the number of its indicator. What is said in several
    /// texts together, as an algorithm over its measures, comes one by one.
    pub fn all(&self) -> impl Iterator<Item = (Option<u32>, Words<'_, 'a>)> {
        let own = std::iter::once((None, self.node()));
        own.chain(self.section.indicators.iter().flat_map(|it| {
            let words = self.indicator(it);
            std::iter::once(words.name()).chain(words.spelt()).map(|text| (Some(it.number), text))
        }))
    }

    /// The words of an indicator of the section.
    pub fn indicator<'w>(&'w self, indicator: &'w Indicator<'a>) -> IndicatorWords<'w, 'a> {
        IndicatorWords { wording: self, indicator }
    }
}

/// The texts of an indicator as classified words.
#[derive(Clone, Copy, Debug)]
pub struct IndicatorWords<'w, 'a> {
    wording: &'w Wording<'w, 'a>,
    indicator: &'w Indicator<'a>,
}

impl<'w, 'a> IndicatorWords<'w, 'a> {
    /// The places of its name and of its algorithm among the texts of the section.
    fn places(&self) -> Range<usize> {
        let split = self.wording.split();
        let at = (self.indicator.number as usize).saturating_sub(1);
        let end = split.names.get(at.saturating_add(1)).copied().unwrap_or(split.texts.len());
        split.names.get(at).map_or(0..0, |it| *it..end)
    }

    /// The words of the name.
    pub fn name(&self) -> Words<'w, 'a> {
        self.wording.split().texts.range(self.places()).next().unwrap_or_default()
    }

    /// Every text of the algorithm: a formula in words and the descriptions of the measures.
    pub fn spelt(&self) -> impl ExactSizeIterator<Item = Words<'w, 'a>> + Clone + use<'w, 'a> {
        let places = self.places();
        self.wording.split().texts.range(places.start.saturating_add(1)..places.end)
    }

    /// The descriptions of the measures that have one.
    pub fn descriptions(&self) -> impl ExactSizeIterator<Item = Words<'w, 'a>> + Clone + use<'w, 'a> {
        self.spelt().skip(if self.is_in_words() { 1 } else { 0 })
    }

    /// The words of the algorithm: a formula in words, else the descriptions of the measures,
    /// each for itself. Where there are none, the algorithm says what the name says.
    pub fn algorithm(&self) -> impl ExactSizeIterator<Item = Words<'w, 'a>> + Clone + use<'w, 'a> {
        self.spelt().take(if self.is_in_words() { 1 } else { usize::MAX })
    }

    fn is_in_words(&self) -> bool {
        matches!(self.indicator.formula, Some(Formula::Words(_)))
    }

    /// Whether name or algorithm have a word of any of the classes.
    pub fn has(&self, any: Classes) -> bool {
        self.name().has(any) || self.algorithm().any(|it| it.has(any))
    }
}
