//! The texts of an XLSX workbook, each with its runs of formatting.

use std::borrow::Cow;

use quick_xml::events::Event;

use crate::import::read::budget::Budget;
use crate::import::read::marks::{Formatted, Marks};
use crate::import::read::unreadable::Unreadable;
use crate::import::read::workbook::Shown;
use crate::import::read::xlsx::styles::font;
use crate::import::read::xml::{Xml, local, next, reader, skip, text_within};

/// A text that cells share.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shared {
    pub(crate) shown: Shown<'static>,
    /// Whether no part of it has a font of its own: then the cell's holds.
    pub(crate) is_plain: bool,
}

/// The texts that cells name by number.
#[derive(Clone, Debug, Default)]
pub(crate) struct Strings(Vec<Shared>);

impl Strings {
    pub(crate) fn get(&self, number: usize) -> Option<&Shared> {
        self.0.get(number)
    }

    pub(crate) fn read(text: &str, budget: &Budget) -> Result<Self, Unreadable> {
        let mut reader = reader(text);
        let mut res = Vec::new();
        loop {
            match next(&mut reader)? {
                Event::Start(it) if local(&it) == "si" => {
                    let shared = item(&mut reader)?;
                    budget.keep(shared.shown.text.len().saturating_add(96))?;
                    res.push(shared);
                }
                Event::Eof => return Ok(Self(res)),
                _ => {}
            }
        }
    }
}

/// The text in an element that was begun, `<si>` or `<is>`, to its end.
pub(crate) fn item(reader: &mut Xml<'_>) -> Result<Shared, Unreadable> {
    let mut formatted = Formatted::default();
    let mut marks = Marks::default();
    let mut is_plain = true;
    let mut depth = 0_usize;
    loop {
        match next(reader)? {
            Event::Start(it) => match local(&it) {
                "t" => formatted.push(&unescaped(&text_within(reader)?), marks),
                // How a text is spoken is not what it says.
                "rPh" | "phoneticPr" => skip(reader)?,
                name => {
                    if name == "r" {
                        marks = Marks::default();
                    }
                    is_plain = is_plain && name != "rPr";
                    font(&it, &mut marks);
                    depth = depth.saturating_add(1);
                }
            },
            Event::End(_) => match depth.checked_sub(1) {
                Some(it) => depth = it,
                None => return Ok(Shared { shown: Shown::of_text(formatted), is_plain }),
            },
            Event::Eof => return Err(Unreadable::Broken),
            _ => {}
        }
    }
}

/// Text with its `_x000D_` written out.
pub(crate) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut res = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        res.push_str(before);
        let code = from.get(2..6).filter(|_| from.get(6..7) == Some("_"));
        match code.and_then(|it| u32::from_str_radix(it, 16).ok()).and_then(char::from_u32) {
            Some(it) => {
                res.push(it);
                rest = from.get(7..).unwrap_or("");
            }
            None => {
                res.push_str("_x");
                rest = from.get(2..).unwrap_or("");
            }
        }
    }
    res.push_str(rest);
    Cow::Owned(res)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Strings {
        Strings::read(text, &Budget::unlimited()).unwrap()
    }

    #[test]
    fn runs_have_their_own_fonts() {
        let it = read(
            "<sst><si><t>a &amp; b</t></si>\
             <si><r><t>45</t></r><r><rPr><vertAlign val=\"superscript\"/><b val=\"0\"/></rPr><t>2</t></r></si>\
             <si><r><rPr><strike/></rPr><t>4</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">8 gg</t></r></si>\
             <si><t/><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si></sst>",
        );
        let texts: Vec<_> = it.0.iter().map(|it| (it.shown.text.as_ref(), it.is_plain)).collect();
        assert_eq!(texts, [("a & b", true), ("45²", false), ("8 gg", false), ("", true)]);
        assert!(it.0[2].shown.has_struck && it.0[2].shown.is_bold);
    }

    #[test]
    fn escaped_characters_are_written_out() {
        assert_eq!(unescaped("a_x000D_\nb"), "a\r\nb");
        assert_eq!(unescaped("dato_xls _x00_ _xZZZZ_"), "dato_xls _x00_ _xZZZZ_");
    }
}
