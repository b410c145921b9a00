//! What a word is known for: one bit a list.

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u32);

/// Declares the classes, each with its list.
macro_rules! classes {
    ($($(#[doc = $doc:literal])+ $name:ident = $bit:literal, $file:literal;)+) => {
        impl Classes {
            $($(#[doc = $doc])+ pub const $name: Self = Self(1 << $bit);)+

            /// Every class with the text of its list.
            pub(crate) const LISTS: &'static [(Self, &'static str)] =
                &[$((Self::$name, include_str!(concat!("lists/", $file, ".txt")))),+];
        }
    };
}

classes! {
    /// Articles, prepositions, conjunctions and fillers.
    STOP = 0, "stop";
    /// How often; the value is the number of times a year.
    FREQUENCY = 1, "frequency";
    /// Days, hours and so on.
    TIME_UNIT = 2, "time-unit";
    /// Names of a length of time, as in mean time.
    DURATION = 3, "duration";
    /// Change and comparison.
    GROWTH = 4, "growth";
    /// Names of a share of a whole.
    SHARE = 5, "share";
    /// A percentage by its name.
    PERCENT = 6, "percent";
    /// Signs and words that announce a count.
    COUNT = 7, "count";
    /// Words that make a number a threshold.
    MINIMUM = 8, "minimum";
    /// Numbers in words; the value is the number.
    NUMBER = 9, "number";
    /// One, where it counts.
    ONE = 10, "one";
    /// Words before a date that make it a deadline.
    DEADLINE = 11, "deadline";
    /// Months; the value is the number of the month.
    MONTH = 12, "month";
    /// Words that cite an act or a law.
    CITATION = 13, "citation";
    /// Nouns of which less is better.
    NEGATIVE = 14, "negative";
    /// Words that turn such a noun round.
    POSITIVE = 15, "positive";
    /// Words that say that a level is to be kept.
    KEEPING = 16, "keeping";
    /// Things done again and again, each of which can be counted.
    ACT = 17, "act";
    /// Nouns that only say that something is done.
    DOING = 18, "doing";
}

impl Classes {
    /// No class.
    pub const NONE: Self = Self(0);

    /// Whether it has any of the classes.
    pub fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
