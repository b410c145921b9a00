//! A condition whose names and kinds are checked: what is left is to evaluate it.

use regex::Regex;

use crate::own::number::{Number, Operation};

/// Something that has a value.
#[derive(Clone, Debug)]
pub(crate) enum Expression {
    Missing,
    Truth(bool),
    Number(Number),
    Text(Box<str>),
    List(Vec<Self>),
    /// A field of a variable, both by their places.
    Fact(usize, usize),
    /// What `all`, `map` and their like look at.
    Item,
    /// A field of a measure, by its place.
    OfMeasure(Box<Self>, usize),
    Not(Box<Self>),
    Negated(Box<Self>),
    And(Box<[Self; 2]>),
    Or(Box<[Self; 2]>),
    /// A condition, what holds where it is true, and where not.
    Choice(Box<[Self; 3]>),
    Equal(Box<[Self; 2]>),
    Ordered(Order, Box<[Self; 2]>),
    Combined(Operation, Box<[Self; 2]>),
    /// Something, and the list that it is looked for in.
    Within(Box<[Self; 2]>),
    /// A list, and a place in it from 0.
    At(Box<[Self; 2]>),
    /// A list, and what is asked of each of its items.
    Each(Each, Box<[Self; 2]>),
    Call(Function, Vec<Self>),
    Matches(Box<Self>, Regex),
}

/// On which side something must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    Less,
    AtMost,
    More,
    AtLeast,
}

/// What is made of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Each {
    All,
    Exists,
    ExistsOne,
    Map,
    Filter,
}

/// A function of one value or two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    Size,
    Contains,
    StartsWith,
    EndsWith,
    Int,
    Uint,
    Double,
    Text,
    Round,
}
