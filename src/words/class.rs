//! What a word is known for: one bit a list; and what a text has in it.

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u64);

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
    /// Lengths of time of which less is not always better.
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
    /// Words that say that something unwanted is dealt with.
    HANDLED = 15, "handled";
    /// Words that say that a level is to be kept.
    KEEPING = 16, "keeping";
    /// Things done again and again, each of which can be counted.
    ACT = 17, "act";
    /// Nouns that only say that something is done.
    DOING = 18, "doing";
    /// Words that say that a time is kept.
    KEPT = 19, "kept";
    /// Lengths of time of which less is better.
    WAITING = 20, "waiting";
    /// Words between the two parts of a ratio.
    OVER = 21, "over";
    /// Words that announce a ratio.
    RATIO = 22, "ratio";
    /// What joins an act and the number of its objects.
    OF = 23, "of";
    /// Words that leave something out of a count.
    EXCLUSION = 24, "exclusion";
    /// Words that change nothing.
    FILLER = 25, "filler";
    /// Phrases that could be the algorithm of any indicator.
    STOCK = 26, "stock";
    /// Words before a year that date something else than the plan.
    DATED = 27, "dated";
    /// Words for work that is done anyway.
    ROUTINE = 28, "routine";
    /// Words for how well something is done, that say nothing of what it is.
    GENERAL = 30, "general";
    /// Words that are said twice on purpose.
    DOUBLE = 29, "double";
    /// Measures of which a percentage may exceed 100.
    UNCAPPED = 31, "uncapped";
    /// Words that say that a number is that of each of several.
    EACH = 37, "each";
    /// Words that stand for nothing, where they are all that a text has.
    NOTHING = 38, "nothing";
    /// Participles that say that something is meant to be, and not that it is.
    PLANNED = 39, "planned";
    /// Words of a template that wait for others.
    TEMPLATE = 40, "template";
    /// Things and qualities of which more is better.
    WANTED = 41, "wanted";
    /// What those are who are wanted: of the satisfied, more is better.
    QUALITY = 43, "quality";
    /// How far something that is either done or not has come.
    PROGRESS = 42, "progress";
    /// Participles that say only that something came about.
    OCCURRED = 36, "occurred";
}

impl Classes {
    /// No class.
    pub const NONE: Self = Self(0);

    /// A number, a date or a code. This one and those below have no list.
    pub const FIGURE: Self = Self(1 << 32);
    /// A stroke that stands for itself, and not in a date.
    pub const STROKE: Self = Self(1 << 33);
    /// A text in which a word may stand twice in a row. Where a text lacks it, none does.
    pub const TWICE: Self = Self(1 << 34);
    /// A text with a bracket that may lack its other half. Where a text lacks it, none does.
    pub const BRACKET: Self = Self(1 << 35);

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
