//! How the cells of an XLSX workbook look: number format, and what their font says.

use std::collections::HashMap;
use std::mem::size_of;

use quick_xml::events::{BytesStart, Event};

use crate::import::read::budget::Budget;
use crate::import::read::marks::Marks;
use crate::import::read::number_format::{NumberFormat, built_in};
use crate::import::read::unreadable::Unreadable;
use crate::import::read::xml::{attribute, local, next, reader};

/// How a cell looks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Style {
    pub(crate) format: NumberFormat,
    pub(crate) marks: Marks,
}

/// The styles that cells name by number.
#[derive(Clone, Debug, Default)]
pub(crate) struct Styles(Vec<Style>);

impl Styles {
    pub(crate) fn get(&self, number: usize) -> Option<&Style> {
        self.0.get(number)
    }

    pub(crate) fn read(text: &str, budget: &Budget) -> Result<Self, Unreadable> {
        let mut reader = reader(text);
        let mut codes: HashMap<u32, String> = HashMap::new();
        let mut fonts: Vec<Marks> = Vec::new();
        let mut res = Vec::new();
        // The list that what follows belongs to: fonts stand in other lists too.
        let mut list = String::new();
        loop {
            match next(&mut reader)? {
                Event::Start(it) => match (list.as_str(), local(&it)) {
                    (_, name @ ("numFmts" | "fonts" | "cellXfs" | "cellStyleXfs" | "dxfs")) => {
                        name.clone_into(&mut list);
                    }
                    ("numFmts", "numFmt") => {
                        let code = attribute(&it, "formatCode").unwrap_or_default().into_owned();
                        budget.keep(64_usize.saturating_add(code.len()))?;
                        codes.insert(number(&it, "numFmtId"), code);
                    }
                    ("fonts", "font") => {
                        budget.keep(size_of::<Marks>())?;
                        fonts.push(Marks::default());
                    }
                    ("fonts", _) => {
                        if let Some(last) = fonts.last_mut() {
                            font(&it, last);
                        }
                    }
                    ("cellXfs", "xf") => {
                        let id = number(&it, "numFmtId");
                        let code = codes.get(&id).map_or_else(|| built_in(id), String::as_str);
                        budget.keep(size_of::<Style>().saturating_add(code.len()))?;
                        let font = fonts.get(number(&it, "fontId") as usize).copied();
                        res.push(Style { format: NumberFormat::new(code), marks: font.unwrap_or_default() });
                    }
                    _ => {}
                },
                Event::Eof => return Ok(Self(res)),
                _ => {}
            }
        }
    }
}

fn number(element: &BytesStart<'_>, name: &str) -> u32 {
    attribute(element, name).and_then(|it| it.parse().ok()).unwrap_or(0)
}

/// What a part of a font says: `<b/>`, `<strike val="0"/>`.
pub(crate) fn font(element: &BytesStart<'_>, marks: &mut Marks) {
    let is_on = || !matches!(attribute(element, "val").as_deref(), Some("0" | "false" | "off"));
    match local(element) {
        "b" => marks.is_bold = is_on(),
        "strike" => marks.is_struck = is_on(),
        "vertAlign" => {
            marks.is_raised = attribute(element, "val").as_deref() == Some("superscript");
        }
        _ => {}
    }
}
