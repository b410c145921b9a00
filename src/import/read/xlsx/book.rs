//! The parts of an XLSX workbook: which sheets it has, and where they are.

use std::collections::HashMap;

use quick_xml::events::Event;

use crate::import::read::budget::Budget;
use crate::import::read::unreadable::Unreadable;
use crate::import::read::xml::{attribute, is_on, local, local_attribute, next, reader};
use crate::import::read::zipped::{self, Archive};

/// What a sheet is.
#[derive(Clone, Debug)]
pub(crate) struct SheetPart {
    pub(crate) name: String,
    pub(crate) path: String,
    pub(crate) is_worksheet: bool,
    pub(crate) is_hidden: bool,
}

/// A workbook without its cells.
#[derive(Clone, Debug, Default)]
pub(crate) struct Book {
    pub(crate) sheets: Vec<SheetPart>,
    pub(crate) styles: Option<String>,
    pub(crate) strings: Option<String>,
    /// Whether days are counted from 1904.
    pub(crate) is_1904: bool,
    /// Whether the results of its formulas are still to be computed: those who write
    /// workbooks without a calculator in them ask for it, with 0 for every result.
    pub(crate) is_uncomputed: bool,
}

/// A part that the workbook names.
struct Related {
    path: String,
    kind: String,
}

impl Book {
    pub(crate) fn read(archive: &mut Archive<'_>, budget: &Budget) -> Result<Self, Unreadable> {
        let related = match zipped::text_if_any(archive, "xl/_rels/workbook.xml.rels", budget)? {
            Some(text) => related(&text)?,
            None => HashMap::new(),
        };
        let of_kind = |kind: &str| related.values().find(|it| it.kind == kind).map(|it| it.path.clone());
        let mut res =
            Self { styles: of_kind("styles"), strings: of_kind("sharedStrings"), ..Self::default() };
        let text = zipped::text(archive, "xl/workbook.xml", budget)?;
        let mut reader = reader(&text);
        loop {
            match next(&mut reader)? {
                Event::Start(it) => match local(&it) {
                    "workbookPr" => res.is_1904 = is_on(attribute(&it, "date1904").as_deref()),
                    "calcPr" => res.is_uncomputed = is_on(attribute(&it, "fullCalcOnLoad").as_deref()),
                    "sheet" => {
                        budget.keep(256)?;
                        let id = local_attribute(&it, "id").unwrap_or_default();
                        let Some(part) = related.get(id.as_ref()) else { continue };
                        res.sheets.push(SheetPart {
                            name: attribute(&it, "name").unwrap_or_default().into_owned(),
                            path: part.path.clone(),
                            is_worksheet: part.kind == "worksheet",
                            is_hidden: attribute(&it, "state").is_some_and(|it| it != "visible"),
                        });
                    }
                    _ => {}
                },
                Event::Eof => return Ok(res),
                _ => {}
            }
        }
    }
}

/// The parts that the workbook names, by their ids.
fn related(text: &str) -> Result<HashMap<String, Related>, Unreadable> {
    let mut reader = reader(text);
    let mut res = HashMap::new();
    loop {
        match next(&mut reader)? {
            Event::Start(it) if local(&it) == "Relationship" => {
                let of = |name: &str| attribute(&it, name).unwrap_or_default();
                let kind = of("Type").rsplit('/').next().unwrap_or("").to_owned();
                res.insert(of("Id").into_owned(), Related { path: path(&of("Target")), kind });
            }
            Event::Eof => return Ok(res),
            _ => {}
        }
    }
}

/// The path of a part in the archive: from the root, or from the folder of the workbook.
fn path(target: &str) -> String {
    let target = target.replace('\\', "/");
    let whole = match target.strip_prefix('/') {
        Some(it) => it.to_owned(),
        None => format!("xl/{target}"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            it => parts.push(it),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_a_path_in_the_archive() {
        for (target, meant) in [
            ("worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("../xl/./a.xml", "xl/a.xml"),
            ("worksheets\\b.xml", "xl/worksheets/b.xml"),
        ] {
            assert_eq!(path(target), meant);
        }
    }
}
