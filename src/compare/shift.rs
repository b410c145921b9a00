//! Whom a change profits: whether the same work earns more after it, or less.

use std::cmp::Ordering;

use crate::finding::{Arg, Message};

/// What a change does to what is to be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// What fell short before need not fall short now.
    Easier,
    /// The other way round.
    Harder,
    /// Neither can be said: another thing is asked, or nobody knows.
    Other,
}

impl Shift {
    /// Easier where more is given for the same, harder where less is.
    pub(crate) fn of_gain(gain: Ordering) -> Self {
        match gain {
            Ordering::Greater => Self::Easier,
            Ordering::Less => Self::Harder,
            Ordering::Equal => Self::Other,
        }
    }

    /// What several cases come to: one of them decides where none speaks against it.
    pub(crate) fn of_all(gains: impl IntoIterator<Item = Ordering>) -> Option<Self> {
        let (mut is_easier, mut is_harder) = (false, false);
        for it in gains {
            is_easier |= it.is_gt();
            is_harder |= it.is_lt();
        }
        match (is_easier, is_harder) {
            (false, false) => None,
            (true, false) => Some(Self::Easier),
            (false, true) => Some(Self::Harder),
            (true, true) => Some(Self::Other),
        }
    }

    /// What many cases come to: what four of five that changed speak for.
    pub(crate) fn of_most(gains: impl IntoIterator<Item = Ordering>) -> Option<Self> {
        let (mut n_easier, mut n_harder) = (0_usize, 0_usize);
        for it in gains {
            n_easier = n_easier.saturating_add(usize::from(it.is_gt()));
            n_harder = n_harder.saturating_add(usize::from(it.is_lt()));
        }
        let are_most = |n: usize, of: usize| n >= of.saturating_mul(4);
        match (n_easier, n_harder) {
            (0, 0) => None,
            (easier, harder) if are_most(easier, harder) => Some(Self::Easier),
            (easier, harder) if are_most(harder, easier) => Some(Self::Harder),
            _ => Some(Self::Other),
        }
    }

    /// Its id in the catalogues.
    pub fn word(self) -> &'static str {
        match self {
            Self::Easier => "diff-easier",
            Self::Harder => "diff-harder",
            Self::Other => "diff-other",
        }
    }

    /// Its name in formats for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Easier => "easier",
            Self::Harder => "harder",
            Self::Other => "other",
        }
    }
}

/// The argument of a message that says whom a change profits.
const EFFECT: &str = "effect";

impl Shift {
    /// Adds to a message whom the change profits.
    pub(crate) fn said_in(self, message: Message) -> Message {
        message.with(EFFECT, Arg::Word(self.word()))
    }

    /// Whom a change profits, as a message says it.
    pub fn of_message(message: &Message) -> Option<Self> {
        let said = message.args.iter().find(|it| it.0 == EFFECT).map(|it| &it.1);
        [Self::Easier, Self::Harder, Self::Other].into_iter().find(|it| said == Some(&Arg::Word(it.word())))
    }
}
