//! What kinds of values there are in a condition. Each may be missing besides.

/// A kind of value: a plain one, or a list of such lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Kind {
    pub(crate) plain: Plain,
    /// How many lists it stands in.
    pub(crate) lists: u8,
}

/// What is in no list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Plain {
    Truth,
    Number,
    Text,
    /// A measure of an indicator.
    Measure,
    /// `null`, which fits everywhere that is compared with it.
    Missing,
    /// What an empty list holds: nothing tells.
    Anything,
}

impl Kind {
    pub(crate) const TRUTH: Self = Self::of(Plain::Truth);
    pub(crate) const NUMBER: Self = Self::of(Plain::Number);
    pub(crate) const TEXT: Self = Self::of(Plain::Text);
    pub(crate) const MEASURE: Self = Self::of(Plain::Measure);
    pub(crate) const MISSING: Self = Self::of(Plain::Missing);
    pub(crate) const MEASURES: Self = Self { plain: Plain::Measure, lists: 1 };

    const fn of(plain: Plain) -> Self {
        Self { plain, lists: 0 }
    }

    /// A list of such values.
    pub(crate) fn list(self) -> Self {
        Self { lists: self.lists.saturating_add(1), ..self }
    }

    /// What a list holds; none where it is no list.
    pub(crate) fn item(self) -> Option<Self> {
        match (self.lists.checked_sub(1), self.plain) {
            (Some(lists), _) => Some(Self { lists, ..self }),
            (None, Plain::Anything) => Some(self),
            (None, _) => None,
        }
    }

    /// The kind of something that is one of two; none where they are unlike.
    pub(crate) fn joined(self, other: Self) -> Option<Self> {
        match (self.plain, other.plain) {
            _ if self == other => Some(self),
            (Plain::Missing, _) if self.lists == 0 => Some(other),
            (_, Plain::Missing) if other.lists == 0 => Some(self),
            (Plain::Anything, _) if self.lists <= other.lists => Some(other),
            (_, Plain::Anything) if other.lists <= self.lists => Some(self),
            _ => None,
        }
    }

    /// Whether it can stand where another kind is needed.
    pub(crate) fn is(self, needed: Self) -> bool {
        self == needed || (self.plain == Plain::Anything && self.lists <= needed.lists)
    }

    /// The word of the catalogues for it.
    pub(crate) fn word(self) -> &'static str {
        match (self.lists, self.plain) {
            (1.., _) => "own-kind.list",
            (0, Plain::Truth) => "own-kind.truth",
            (0, Plain::Number) => "own-kind.number",
            (0, Plain::Text) => "own-kind.text",
            (0, Plain::Measure) => "own-kind.measure",
            (0, Plain::Missing | Plain::Anything) => "own-kind.missing",
        }
    }
}
