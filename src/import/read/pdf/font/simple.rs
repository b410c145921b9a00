//! Fonts whose codes are bytes.

use compact_str::CompactString;

use crate::import::read::pdf::budget::Spent;
use crate::import::read::pdf::font::{Code, builtin, encoding, standard, to_unicode};
use crate::import::read::pdf::syntax::{Dictionary, Document, Object};

/// A font of at most 256 characters.
#[derive(Debug)]
pub(crate) struct Simple {
    /// What each code shows, and how far the next one stands.
    codes: Vec<Shown>,
}

#[derive(Clone, Debug, Default)]
struct Shown {
    text: Option<CompactString>,
    width: Option<f64>,
    is_unsure: bool,
}

impl Simple {
    pub(crate) fn new(document: &Document<'_>, font: &Dictionary, is_drawn: bool) -> Result<Self, Spent> {
        let texts = to_unicode(document, font)?;
        let named = named(document, font, is_drawn)?;
        let widths = widths(document, font, is_drawn);
        let base = document.get(font, "BaseFont");
        let family = standard::family(base.name().unwrap_or(b""));
        let mut codes = Vec::with_capacity(256);
        for (code, (name, width)) in (0_u8..=255).zip(named.into_iter().zip(widths)) {
            let by_map = texts.as_ref().and_then(|it| it.text(u32::from(code)));
            // Where the map and the name of a glyph are two digits, one of them lies.
            let is_digit = |it: &CompactString| it.len() == 1 && it.bytes().all(|it| it.is_ascii_digit());
            let contradicts = match (&by_map, &name.text) {
                (Some(map), Some(name)) => is_digit(map) && is_digit(name) && map != name,
                _ => false,
            };
            let is_unsure = contradicts || (by_map.is_none() && name.is_unsure);
            let text = by_map.or(name.text);
            let by_family = || family.and_then(|it| standard::width(it, text.as_deref()?));
            let width = width.or_else(by_family);
            codes.push(Shown { text, width, is_unsure });
        }
        Ok(Self { codes })
    }

    pub(crate) fn code(&self, byte: u8) -> Code {
        let shown = self.codes.get(usize::from(byte)).cloned().unwrap_or_default();
        Code {
            n_bytes: 1,
            text: shown.text,
            width: shown.width,
            is_blank: byte == 32,
            is_unsure: shown.is_unsure,
        }
    }
}

/// The width of each code, in parts of the size.
fn widths(document: &Document<'_>, font: &Dictionary, is_drawn: bool) -> Vec<Option<f64>> {
    // A drawn font has a measure of its own.
    let matrix = document.numbers(font.get("FontMatrix").unwrap_or(&Object::Null));
    let scale = match matrix.first() {
        Some(it) if is_drawn => *it,
        _ => 0.001,
    };
    let descriptor = document.sub(font, "FontDescriptor");
    let usual = descriptor.and_then(|it| document.get(&it, "MissingWidth").number());
    let listed = font.get("Widths").map(|it| document.numbers(it));
    let first = document.get(font, "FirstChar").whole().unwrap_or(0);
    (0..=255_usize)
        .map(|code| {
            let width = listed.as_ref().and_then(|it| it.get(code.checked_sub(first)?)).copied();
            width.or_else(|| usual.filter(|_| listed.is_some())).map(|it| it * scale)
        })
        .collect()
}

#[derive(Clone, Debug, Default)]
struct Named {
    text: Option<CompactString>,
    is_unsure: bool,
}

/// What each code shows by the names of its glyphs.
fn named(document: &Document<'_>, font: &Dictionary, is_drawn: bool) -> Result<Vec<Named>, Spent> {
    let described = document.get(font, "Encoding");
    let descriptor = document.sub(font, "FontDescriptor").unwrap_or_default();
    let flags = document.get(&descriptor, "Flags").whole().unwrap_or(0);
    let is_symbolic = flags & 4 != 0;
    let is_embedded = ["FontFile", "FontFile2", "FontFile3"].iter().any(|it| descriptor.get(it).is_some());
    let base = match &described {
        Object::Name(it) => encoding::base(it),
        it => it.dictionary().and_then(|it| encoding::base(document.get(it, "BaseEncoding").name()?)),
    };
    let by_base = |code: u8| match base {
        Some(it) => encoding::character(it, code),
        None if is_drawn || (is_symbolic && is_embedded) => None,
        None => encoding::character(encoding::Base::Standard, code),
    };
    let mut res: Vec<Named> =
        (0_u8..=255).map(|code| Named { text: by_base(code), is_unsure: false }).collect();
    if base.is_none() && is_embedded {
        for (code, name) in builtin::names(document, &descriptor)? {
            if let Some(it) = res.get_mut(usize::from(code)) {
                *it = of_name(&name, code, is_drawn);
            }
        }
    }
    let differences = described.dictionary().map(|it| document.get(it, "Differences"));
    let mut code = 0_usize;
    for it in differences.as_ref().and_then(Object::array).unwrap_or(&[]) {
        match document.resolve(it) {
            Object::Number(_) => code = document.resolve(it).whole().unwrap_or(256),
            Object::Name(name) => {
                if let (Some(it), Ok(byte)) = (res.get_mut(code), u8::try_from(code)) {
                    *it = of_name(&name, byte, is_drawn);
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    Ok(res)
}

/// What a name of a glyph says. Drawn fonts name their glyphs by the number of their code,
/// `a49`: that number is likely the one of the character, and no more than that.
fn of_name(name: &[u8], code: u8, is_drawn: bool) -> Named {
    let name = std::str::from_utf8(name).unwrap_or("");
    if let Some(text) = encoding::named(name) {
        return Named { text: Some(text), is_unsure: false };
    }
    let by_number = name.trim_start_matches(|it: char| it.is_ascii_alphabetic()).parse() == Ok(code);
    let is_plain = by_number && is_drawn && (33..=126).contains(&code);
    Named { text: is_plain.then(|| CompactString::from(char::from(code).to_string())), is_unsure: is_plain }
}
