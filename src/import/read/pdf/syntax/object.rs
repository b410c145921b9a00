//! The kinds of objects.

use std::collections::BTreeMap;
use std::rc::Rc;

/// The number and generation of an object.
pub(crate) type Id = (u32, u16);

/// An object. Those that hold others are shared, so that a copy costs nothing.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Object {
    Null,
    Bool(bool),
    Number(f64),
    Name(Rc<[u8]>),
    Text(Rc<[u8]>),
    Array(Rc<[Self]>),
    Dictionary(Dictionary),
    Stream(Stream),
    Reference(Id),
}

/// A stream: its dictionary, and where its bytes begin and how many they may be at most.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stream {
    pub(crate) dictionary: Dictionary,
    pub(crate) start: usize,
    /// Where the bytes of the file stand, to tell two streams apart.
    pub(crate) id: Id,
}

/// Objects by their names.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Dictionary(Rc<BTreeMap<Box<[u8]>, Object>>);

impl Dictionary {
    pub(crate) fn new(entries: BTreeMap<Box<[u8]>, Object>) -> Self {
        Self(Rc::new(entries))
    }

    /// The object of a name as it stands, a reference perhaps.
    pub(crate) fn get(&self, name: &str) -> Option<&Object> {
        self.0.get(name.as_bytes())
    }

    pub(crate) fn get_bytes(&self, name: &[u8]) -> Option<&Object> {
        self.0.get(name)
    }
}

impl Object {
    pub(crate) fn number(&self) -> Option<f64> {
        match self {
            Self::Number(it) => Some(*it),
            _ => None,
        }
    }

    /// A whole number that is not negative.
    pub(crate) fn whole(&self) -> Option<usize> {
        let it = self.number()?;
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the bounds were looked at"
        )]
        ((0.0..=9e15).contains(&it) && it.fract() == 0.0).then_some(it as usize)
    }

    pub(crate) fn name(&self) -> Option<&[u8]> {
        match self {
            Self::Name(it) => Some(it),
            _ => None,
        }
    }

    pub(crate) fn text(&self) -> Option<&[u8]> {
        match self {
            Self::Text(it) => Some(it),
            _ => None,
        }
    }

    pub(crate) fn array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(it) => Some(it),
            _ => None,
        }
    }

    /// A dictionary, or that of a stream.
    pub(crate) fn dictionary(&self) -> Option<&Dictionary> {
        match self {
            Self::Dictionary(it) => Some(it),
            Self::Stream(it) => Some(&it.dictionary),
            _ => None,
        }
    }

    pub(crate) fn id(&self) -> Option<Id> {
        match self {
            Self::Reference(it) => Some(*it),
            _ => None,
        }
    }
}
