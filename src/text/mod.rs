//! Text and places in it: spans, edits, lines, decoding, and where imported text came from.

pub mod decode;
mod edit;
pub mod lines;
pub mod origin;

pub use edit::{Edit, Refused, apply};

/// A range of bytes: `start..end`, end exclusive.
///
/// What it is relative to is said where it is stored. Places inside a plan are
/// relative to their section, so that an edit elsewhere moves nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// The largest text that is read, in bytes. Places are 32-bit numbers.
pub const MAX_BYTES: usize = 1 << 30;

impl Span {
    /// A span from two byte offsets. Offsets past the limit of a text are clamped to it.
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end) }
    }

    /// The empty span at an offset.
    pub fn at(offset: usize) -> Self {
        Self::new(offset, offset)
    }

    /// The span that a part of a text covers in it.
    ///
    /// `part` must be a slice of `whole`; anything else gives an empty span at the end.
    pub fn of(part: &str, whole: &str) -> Self {
        let start = (part.as_ptr() as usize).wrapping_sub(whole.as_ptr() as usize);
        if start > whole.len() {
            return Self::at(whole.len());
        }
        Self::new(start, start.saturating_add(part.len()).min(whole.len()))
    }

    /// The text under the span, or nothing where the span does not fit the text.
    pub fn text(self, whole: &str) -> &str {
        whole.get(self.range()).unwrap_or("")
    }

    /// The span as a range for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The same span, `by` bytes further on.
    pub fn shifted(self, by: usize) -> Self {
        Self::new((self.start as usize).saturating_add(by), (self.end as usize).saturating_add(by))
    }

    /// The smallest span that holds both.
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether nothing is under the span.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// The length in bytes.
    pub fn len(self) -> usize {
        (self.end.saturating_sub(self.start)) as usize
    }

    /// Whether an offset lies in the span or touches its end.
    pub fn touches(self, offset: usize) -> bool {
        (self.start as usize) <= offset && offset <= self.end as usize
    }
}

/// Writes a number with the decimals that it carries, marked by a comma or a point.
pub fn write_number(number: rust_decimal::Decimal, comma: bool) -> String {
    let res = number.to_string();
    if comma { res.replace('.', ",") } else { res }
}
