//! Codes of a text into characters with their widths.
//!
//! What a code means is said in up to four places, and often in none. A character that no
//! place names is none that is guessed: the cell that it stands in is not sure.

mod builtin;
mod cmap;
mod composite;
mod encoding;
mod simple;
mod standard;

use compact_str::CompactString;

use self::composite::Composite;
use self::simple::Simple;
use crate::import::read::pdf::budget::Spent;
use crate::import::read::pdf::syntax::{Dictionary, Document, Object};

/// A font of a page.
#[derive(Debug)]
pub(crate) struct Font {
    pub(crate) kind: Kind,
    pub(crate) is_bold: bool,
}

/// How a font has its codes.
#[derive(Debug)]
pub(crate) enum Kind {
    /// A code is a byte.
    Simple(Box<Simple>),
    /// A code is as many bytes as its map says.
    Composite(Box<Composite>),
    /// The page names one that is not there, or whose map is not known.
    Unknown,
}

/// A code that is shown.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Code {
    /// How many bytes it takes.
    pub(crate) n_bytes: usize,
    /// The character, or none where nothing says which.
    pub(crate) text: Option<CompactString>,
    /// How far the next one stands, in parts of the size; none where nothing says so.
    pub(crate) width: Option<f64>,
    /// Whether the space between words is added.
    pub(crate) is_blank: bool,
    /// Whether two places name different characters, or only the number of the code names it.
    pub(crate) is_unsure: bool,
}

impl Font {
    /// A font of which nothing is known.
    pub(crate) fn unknown() -> Self {
        Self { kind: Kind::Unknown, is_bold: false }
    }

    pub(crate) fn new(document: &Document<'_>, dictionary: &Dictionary) -> Result<Self, Spent> {
        let subtype = document.get(dictionary, "Subtype");
        let kind = match subtype.name() {
            Some(b"Type0") => match Composite::new(document, dictionary)? {
                Some(it) => Kind::Composite(Box::new(it)),
                None => Kind::Unknown,
            },
            Some(kind) => Kind::Simple(Box::new(Simple::new(document, dictionary, kind == b"Type3")?)),
            None => Kind::Unknown,
        };
        let name = document.get(dictionary, "BaseFont");
        let name = String::from_utf8_lossy(name.name().unwrap_or(b"")).to_lowercase();
        let is_bold = ["bold", "black", "heavy"].iter().any(|it| name.contains(it));
        Ok(Self { kind, is_bold })
    }

    /// The first code of a text.
    pub(crate) fn next(&self, text: &[u8]) -> Code {
        match &self.kind {
            Kind::Simple(it) => it.code(text.first().copied().unwrap_or(0)),
            Kind::Composite(it) => it.code(text),
            Kind::Unknown => Code { n_bytes: 1, text: None, width: None, is_blank: false, is_unsure: true },
        }
    }

    /// Whether it is written from top to bottom.
    pub(crate) fn is_vertical(&self) -> bool {
        matches!(&self.kind, Kind::Composite(it) if it.is_vertical)
    }
}

/// The map from codes to characters that a font brings along.
fn to_unicode(document: &Document<'_>, dictionary: &Dictionary) -> Result<Option<cmap::CMap>, Spent> {
    let Object::Stream(stream) = document.get(dictionary, "ToUnicode") else { return Ok(None) };
    let Some(unpacked) = document.unpacked(&stream)? else { return Ok(None) };
    cmap::CMap::new(&unpacked.bytes, document.budget()).map(Some)
}

/// A character that says something: not the sign for an unknown one, and not one whose
/// meaning is private to its font.
fn said(text: &str) -> Option<CompactString> {
    let is_known = |it: char| !matches!(it, '\0' | '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..);
    if text.is_empty() || !text.chars().all(is_known) {
        return None;
    }
    let is_joined = |it: char| matches!(it, '\u{FB00}'..='\u{FB06}');
    if !text.contains(is_joined) {
        return Some(CompactString::from(text));
    }
    Some(text.chars().fold(CompactString::default(), |mut sum, it| {
        match it {
            '\u{FB00}' => sum.push_str("ff"),
            '\u{FB01}' => sum.push_str("fi"),
            '\u{FB02}' => sum.push_str("fl"),
            '\u{FB03}' => sum.push_str("ffi"),
            '\u{FB04}' => sum.push_str("ffl"),
            '\u{FB05}' | '\u{FB06}' => sum.push_str("st"),
            other => sum.push(other),
        }
        sum
    }))
}
