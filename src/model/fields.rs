//! The fields of a node: values of several years, and what could not be read.

use crate::syntax::{Keyword, Property, TargetGoal, Value, Year};

/// A value, perhaps of a named year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Yearly<'a> {
    /// The year, where one is written.
    pub year: Option<Year<'a>>,
    /// The value.
    pub value: Value<'a>,
}

/// A target, perhaps of a named year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target<'a> {
    /// The year, where one is written.
    pub year: Option<Year<'a>>,
    /// What is to be reached.
    pub goal: TargetGoal<'a>,
}

/// Which properties of a node stand on lines that could not be read.
///
/// A rule that looks for a missing property, or for a sum, is silent where the property
/// is there and merely broken: the broken line has its own finding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Broken(u32);

impl Broken {
    /// Records a broken line.
    pub fn add(&mut self, keyword: Option<Keyword>) {
        match keyword {
            Some(Keyword::Property(it)) => self.0 |= bit(it),
            // Whatever it was, it may have been any property.
            _ => self.0 = u32::MAX,
        }
    }

    /// Whether the property may stand on a broken line.
    pub fn has(self, property: Property) -> bool {
        self.0 & bit(property) != 0
    }

    /// Whether something could not be read of which not even the keyword is known, or
    /// the heading itself: then anything may stand there.
    pub fn is_open(self) -> bool {
        self.0 == u32::MAX
    }

    /// Whether any line was broken.
    pub fn any(self) -> bool {
        self.0 != 0
    }
}

fn bit(property: Property) -> u32 {
    1_u32.checked_shl(property as u32).unwrap_or(0)
}
