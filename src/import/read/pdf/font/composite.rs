//! Fonts whose codes are numbers of glyphs.

use crate::import::read::pdf::budget::Spent;
use crate::import::read::pdf::font::cmap::CMap;
use crate::import::read::pdf::font::{Code, to_unicode};
use crate::import::read::pdf::syntax::{Dictionary, Document, Object};

/// A font with a map of codes to glyphs.
#[derive(Debug)]
pub(crate) struct Composite {
    codes: CMap,
    texts: Option<CMap>,
    widths: CidWidths,
    pub(crate) is_vertical: bool,
}

impl Composite {
    /// Reads a font; none where its map is one of those that readers bring along.
    pub(crate) fn new(document: &Document<'_>, dictionary: &Dictionary) -> Result<Option<Self>, Spent> {
        let encoding = document.get(dictionary, "Encoding");
        let codes = match &encoding {
            Object::Stream(stream) => {
                let Some(unpacked) = document.unpacked(stream)? else { return Ok(None) };
                CMap::new(&unpacked.bytes, document.budget())?
            }
            Object::Name(name) => match &**name {
                b"Identity-V" => CMap::identity(true),
                b"Identity-H" => CMap::identity(false),
                // The others have codes of two bytes for the most part, and their numbers are
                // not known here: widths may be wrong, and so the text is not sure.
                _ => return Ok(None),
            },
            _ => CMap::identity(false),
        };
        let descendants = document.get(dictionary, "DescendantFonts");
        let descendant = match &descendants {
            Object::Array(it) => it.first().and_then(|it| document.dictionary(it)),
            it => it.dictionary().cloned(),
        };
        let descendant = descendant.unwrap_or_default();
        let is_vertical = codes.is_vertical;
        let texts = to_unicode(document, dictionary)?;
        let widths = CidWidths::new(document, &descendant)?;
        Ok(Some(Self { codes, texts, widths, is_vertical }))
    }

    pub(crate) fn code(&self, text: &[u8]) -> Code {
        let (code, n_bytes) = self.codes.next(text);
        let number = self.codes.number(code);
        let text = self.texts.as_ref().and_then(|it| it.text(code));
        Code {
            n_bytes,
            text,
            width: Some(self.widths.width(number.unwrap_or(0))),
            is_blank: n_bytes == 1 && code == 32,
            is_unsure: false,
        }
    }
}

/// Widths by numbers of glyphs.
#[derive(Debug)]
struct CidWidths {
    usual: f64,
    /// Runs by their last number: the first one, and the width of all.
    runs: std::collections::BTreeMap<u32, (u32, f64)>,
}

impl CidWidths {
    /// Reads `[10 [500 250] 20 29 600]`: single widths from a number on, or one for a run.
    fn new(document: &Document<'_>, font: &Dictionary) -> Result<Self, Spent> {
        let usual = document.get(font, "DW").number().unwrap_or(1000.0) / 1000.0;
        let mut runs = std::collections::BTreeMap::new();
        let array = document.get(font, "W");
        let mut rest = array.array().unwrap_or(&[]);
        while let [first, second, after @ ..] = rest {
            document.budget().operate(1)?;
            let first = number(&document.resolve(first));
            match document.resolve(second) {
                Object::Array(widths) => {
                    document.budget().operate(widths.len())?;
                    for (cid, width) in (first..).zip(widths.iter()) {
                        if let Some(width) = document.resolve(width).number() {
                            runs.insert(cid, (cid, width / 1000.0));
                        }
                    }
                    rest = after;
                }
                second => {
                    let [width, after @ ..] = after else { break };
                    if let Some(width) = document.resolve(width).number() {
                        runs.insert(number(&second), (first, width / 1000.0));
                    }
                    rest = after;
                }
            }
        }
        Ok(Self { usual, runs })
    }

    fn width(&self, cid: u32) -> f64 {
        match self.runs.range(cid..).next() {
            Some((_, (first, width))) if *first <= cid => *width,
            _ => self.usual,
        }
    }
}

fn number(object: &Object) -> u32 {
    object.whole().and_then(|it| u32::try_from(it).ok()).unwrap_or(u32::MAX)
}
