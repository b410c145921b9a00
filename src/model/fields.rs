//! The fields of a node: values of several years, and what could not be read.

use crate::syntax::{Day, Keyword, Property, TargetGoal, Value, Year};

/// A value, perhaps of a named year or day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Yearly<'a> {
    /// The year, where one is written.
    pub year: Option<Year<'a>>,
    /// The value.
    pub value: Value<'a>,
    /// The day of a reading within the year.
    pub at: Option<Day<'a>>,
    /// The day on which the value was reached.
    pub on: Option<Day<'a>>,
}

impl<'a> Yearly<'a> {
    /// A value, perhaps of a year, without a day.
    pub fn new(year: Option<Year<'a>>, value: Value<'a>) -> Self {
        Self { year, value, at: None, on: None }
    }
}

/// A target, perhaps of a named year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target<'a> {
    /// The year, where one is written.
    pub year: Option<Year<'a>>,
    /// What is to be reached.
    pub goal: TargetGoal<'a>,
}

/// A set of properties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Properties(u32);

impl Properties {
    /// The set with one more.
    #[must_use]
    pub fn with(self, property: Property) -> Self {
        Self(self.0 | bit(property))
    }

    /// What is in either set.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in this set and not in the other.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// What is in both sets.
    #[must_use]
    pub fn shared(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether a property is in it.
    pub fn has(self, property: Property) -> bool {
        self.0 & bit(property) != 0
    }

    /// Whether none is in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Which properties of a node stand on lines that could not be read.
///
/// A rule that looks for a missing property, or for a sum, is silent where the property
/// is there and merely broken: the broken line has its own finding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Broken(Properties);

impl Broken {
    /// Whatever it was, it may have been any property.
    const ALL: Properties = Properties(u32::MAX);

    /// Records a broken line.
    pub fn add(&mut self, keyword: Option<Keyword>) {
        match keyword {
            Some(Keyword::Property(it)) => self.0 = self.0.with(it),
            _ => self.0 = Self::ALL,
        }
    }

    /// The properties that may stand on a broken line.
    pub fn properties(self) -> Properties {
        self.0
    }

    /// Whether the property may stand on a broken line.
    pub fn has(self, property: Property) -> bool {
        self.0.has(property)
    }

    /// Whether something could not be read of which not even the keyword is known, or
    /// the heading itself: then anything may stand there.
    pub fn is_open(self) -> bool {
        self.0 == Self::ALL
    }
}

fn bit(property: Property) -> u32 {
    1_u32.checked_shl(property as u32).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_property_is_in_a_set_once_however_often_it_is_put_there() {
        let owner = Properties::default().with(Property::Owner);
        assert_eq!(owner.with(Property::Owner), owner);
        let both = owner.with(Property::Source);
        assert_eq!(owner.and(both), both);
        assert_eq!(both.without(owner).and(owner), both);
        assert!(owner.shared(both.without(owner)).is_empty());
    }
}
