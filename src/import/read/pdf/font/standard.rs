//! Widths of the fonts that every reader has, which a file need not give.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A family, by its column in the table of widths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    /// All characters are equally wide.
    Courier,
    Of(u8),
}

static WIDTHS: LazyLock<HashMap<(u8, char), u16>> = LazyLock::new(|| {
    let mut res = HashMap::new();
    for line in include_str!("standard_widths.tsv").lines() {
        let mut fields = line.split('\t');
        let code = fields.next().and_then(|it| u32::from_str_radix(it, 16).ok());
        let Some(text) = code.and_then(char::from_u32) else { continue };
        for (family, width) in (0_u8..).zip(fields) {
            if let Ok(width) = width.parse() {
                res.insert((family, text), width);
            }
        }
    }
    res
});

/// The family that a font's name stands for.
pub(crate) fn family(name: &[u8]) -> Option<Family> {
    let name = String::from_utf8_lossy(name).to_lowercase();
    let name = name.split_once('+').map_or(&*name, |it| it.1);
    let is_bold = name.contains("bold");
    let is_slanted = name.contains("italic") || name.contains("oblique");
    if name.starts_with("courier") {
        Some(Family::Courier)
    } else if name.starts_with("helvetica") || name.starts_with("arial") {
        Some(Family::Of(u8::from(is_bold)))
    } else if name.starts_with("times") {
        Some(Family::Of(match (is_bold, is_slanted) {
            (false, false) => 2,
            (true, false) => 3,
            (false, true) => 4,
            (true, true) => 5,
        }))
    } else {
        None
    }
}

/// How wide a character is, in parts of the size.
pub(crate) fn width(family: Family, text: &str) -> Option<f64> {
    let Family::Of(column) = family else { return Some(0.6) };
    let mut chars = text.chars();
    let first = chars.next().filter(|_| chars.next().is_none())?;
    WIDTHS.get(&(column, first)).map(|it| f64::from(*it) / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_have_widths() {
        assert_eq!(width(family(b"Helvetica").unwrap(), "W"), Some(0.944));
        assert_eq!(width(family(b"Times-BoldItalic").unwrap(), "\u{e8}"), Some(0.444));
        assert_eq!(width(family(b"Courier-Bold").unwrap(), "i"), Some(0.6));
        assert_eq!(family(b"ABCDEF+Garamond"), None);
    }
}
