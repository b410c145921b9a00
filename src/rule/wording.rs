//! The texts of an indicator as classified words, made when the first rule asks.

use std::cell::OnceCell;

use smallvec::SmallVec;

use crate::model::Indicator;
use crate::syntax::Formula;
use crate::words::{Classes, Words};

/// The texts of an indicator as classified words.
#[derive(Debug)]
pub struct Wording<'s, 'a> {
    indicator: &'s Indicator<'a>,
    name: OnceCell<Words<'a>>,
    algorithm: OnceCell<SmallVec<[Words<'a>; 2]>>,
}

impl<'s, 'a> Wording<'s, 'a> {
    /// Nothing is split yet.
    pub fn of(indicator: &'s Indicator<'a>) -> Self {
        Self { indicator, name: OnceCell::new(), algorithm: OnceCell::new() }
    }

    /// The words of the name.
    pub fn name(&self) -> &Words<'a> {
        self.name.get_or_init(|| Words::of(self.indicator.node.name()))
    }

    /// The words of the algorithm: a formula in words, else the descriptions of the measures,
    /// each for itself. Where there are none, the algorithm says what the name says.
    pub fn algorithm(&self) -> &[Words<'a>] {
        self.algorithm.get_or_init(|| match &self.indicator.formula {
            Some(Formula::Words(it)) => SmallVec::from_iter([Words::of(it.inner)]),
            _ => {
                let texts = self.indicator.measures.iter().filter_map(|it| it.description);
                texts.map(|it| Words::of(it.inner)).collect()
            }
        })
    }

    /// Whether name or algorithm have a word of any of the classes.
    pub fn has(&self, any: Classes) -> bool {
        self.name().has(any) || self.algorithm().iter().any(|it| it.has(any))
    }
}
