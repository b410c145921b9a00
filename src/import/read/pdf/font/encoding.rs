//! Names of glyphs and the encodings that every reader knows.

use std::collections::HashMap;
use std::sync::LazyLock;

use compact_str::CompactString;

/// An encoding that a file names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Base {
    Standard,
    MacRoman,
    WinAnsi,
}

/// Names of glyphs and their characters, after Adobe's list.
static NAMES: LazyLock<HashMap<&'static str, char>> = LazyLock::new(|| {
    let line = |it: &'static str| {
        let (name, code) = it.split_once('\t')?;
        Some((name, char::from_u32(u32::from_str_radix(code, 16).ok()?)?))
    };
    include_str!("glyph_names.tsv").lines().filter_map(line).collect()
});

/// The characters of the three encodings by code.
static BASES: LazyLock<HashMap<(u8, u8), char>> = LazyLock::new(|| {
    let mut res = HashMap::new();
    for line in include_str!("encodings.tsv").lines() {
        let mut fields = line.split('\t');
        let Some(text) = fields.next().and_then(|it| NAMES.get(it)) else { continue };
        for (base, code) in (0_u8..).zip(fields) {
            if let Ok(code) = u8::from_str_radix(code, 16) {
                res.insert((base, code), *text);
            }
        }
    }
    res
});

/// The encoding of a name.
pub(crate) fn base(name: &[u8]) -> Option<Base> {
    match name {
        b"StandardEncoding" => Some(Base::Standard),
        b"MacRomanEncoding" => Some(Base::MacRoman),
        b"WinAnsiEncoding" => Some(Base::WinAnsi),
        _ => None,
    }
}

/// The character of a code.
pub(crate) fn character(base: Base, code: u8) -> Option<CompactString> {
    let column = match base {
        Base::Standard => 0,
        Base::MacRoman => 1,
        Base::WinAnsi => 2,
    };
    let text = match (base, code) {
        (Base::WinAnsi, 0xA0) | (Base::MacRoman, 0xCA) => Some(' '),
        (Base::WinAnsi, 0xAD) => Some('-'),
        _ => BASES.get(&(column, code)).copied(),
    };
    text.map(|it| CompactString::from(&*it.encode_utf8(&mut [0; 4])))
}

/// The characters that a name of a glyph stands for: `eacute`, `uni20AC`, `f_i`, `one.tnum`.
pub(crate) fn named(name: &str) -> Option<CompactString> {
    let name = name.split_once('.').map_or(name, |it| it.0);
    if name.is_empty() {
        return None;
    }
    let mut res = CompactString::default();
    for part in name.split('_') {
        match of_hex(part) {
            Some(it) => res.push_str(&it),
            None => match ligature(part) {
                Some(it) => res.push_str(it),
                None => res.push(*NAMES.get(part)?),
            },
        }
    }
    crate::import::read::pdf::font::said(&res)
}

/// Names that several letters share, as typesetters use them.
fn ligature(name: &str) -> Option<&'static str> {
    Some(match name {
        "ff" => "ff",
        "fi" => "fi",
        "fl" => "fl",
        "ffi" => "ffi",
        "ffl" => "ffl",
        _ => return None,
    })
}

fn of_hex(name: &str) -> Option<CompactString> {
    let is_hex = |it: &str| it.bytes().all(|it| it.is_ascii_digit() || (b'A'..=b'F').contains(&it));
    if let Some(digits) = name.strip_prefix("uni").filter(|it| it.len() >= 4 && is_hex(it)) {
        let units: Vec<u16> = digits
            .as_bytes()
            .chunks_exact(4)
            .filter_map(|it| u16::from_str_radix(std::str::from_utf8(it).ok()?, 16).ok())
            .collect();
        return String::from_utf16(&units).ok().map(CompactString::from);
    }
    let digits = name.strip_prefix('u').filter(|it| (4..=6).contains(&it.len()) && is_hex(it))?;
    let text = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    Some(CompactString::from(&*text.encode_utf8(&mut [0; 4])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_codes_are_characters() {
        assert_eq!(named("eacute").as_deref(), Some("é"));
        assert_eq!(named("three.oldstyle").as_deref(), Some("3"));
        assert_eq!(named("f_i").as_deref(), Some("fi"));
        assert_eq!(named("uni20AC").as_deref(), Some("€"));
        assert_eq!(named("g123"), None);
        assert_eq!(character(Base::WinAnsi, 0x80).as_deref(), Some("€"));
        assert_eq!(character(Base::Standard, 0x27).as_deref(), Some("’"));
        assert_eq!(character(Base::MacRoman, 0x8E).as_deref(), Some("é"));
    }
}
