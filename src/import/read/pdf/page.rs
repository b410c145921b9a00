//! What a page shows: characters at places, lines and areas.

use compact_str::CompactString;

/// A page as it is seen, upright, in points from its lower left corner.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    /// Its number, from 1 on.
    pub(crate) number: u32,
    /// The number of its object.
    pub(crate) object: u32,
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) glyphs: Vec<Glyph>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) areas: Vec<Area>,
    /// How much of it pictures cover, from 0 to 1.
    pub(crate) pictured: f64,
    /// Whether it has more lines than a table has, so that none is kept.
    pub(crate) is_drawing: bool,
    /// Whether a part of what it shows could not be unpacked or is not known.
    pub(crate) is_partial: bool,
}

/// A character.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Glyph {
    /// Where its base line begins.
    pub(crate) x: f64,
    pub(crate) y: f64,
    /// How far the next one stands.
    pub(crate) along: f64,
    pub(crate) size: f64,
    pub(crate) turn: Turn,
    /// The character, or none where nothing says which it is.
    pub(crate) text: Option<CompactString>,
    /// The number of the marked content that it belongs to.
    pub(crate) mark: Option<u32>,
    pub(crate) is_bold: bool,
    pub(crate) trust: Trust,
}

/// How sure it is that a page shows a character.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Trust {
    /// It has no width, or two names, or only a number for a name.
    pub(crate) is_unsure: bool,
    /// It is written without being painted, as the text behind a picture is.
    pub(crate) is_invisible: bool,
    /// It is painted white.
    pub(crate) is_white: bool,
    /// It is struck out.
    pub(crate) is_struck: bool,
    /// It belongs to the page and not to what the page says: a header, a page number.
    pub(crate) is_artifact: bool,
}

/// Which way a text runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Turn {
    #[default]
    Right,
    Up,
    Left,
    Down,
    /// Across: a watermark.
    Slanted,
}

/// A straight line that lies or stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rule {
    /// Whether it lies.
    pub(crate) is_flat: bool,
    /// Its height on the page, or its distance from the left.
    pub(crate) at: f64,
    pub(crate) from: f64,
    pub(crate) to: f64,
}

/// A painted rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Area {
    /// Left, bottom, right, top.
    pub(crate) sides: [f64; 4],
    pub(crate) is_white: bool,
    /// How many characters were shown before it was painted.
    pub(crate) n_before: usize,
}
