//! The cells of one sheet of an XLSX workbook.

use std::borrow::Cow;

use memchr::memmem;
use quick_xml::events::{BytesStart, Event};

use crate::import::read::budget::Budget;
use crate::import::read::grid::Grid;
use crate::import::read::left_out::LeftOut;
use crate::import::read::marks::{Formatted, Marks};
use crate::import::read::merged::{Area, Merged};
use crate::import::read::unreadable::Unreadable;
use crate::import::read::workbook::{Sheet, Shown};
use crate::import::read::xlsx::book::Book;
use crate::import::read::xlsx::strings::{Strings, item, unescaped};
use crate::import::read::xlsx::styles::{Style, Styles};
use crate::import::read::xml::{
    Xml, attribute, is_on, local, next, reader, reader_of_rest, skip, text_within, value,
};

/// What the cells of a sheet refer to.
pub(crate) struct Context<'b> {
    pub(crate) book: &'b Book,
    pub(crate) styles: &'b Styles,
    pub(crate) strings: &'b Strings,
    pub(crate) budget: &'b Budget,
}

/// What the start of a cell says.
#[derive(Default)]
struct Start {
    position: Option<(u32, u32)>,
    style: usize,
    kind: Kind,
}

/// How the value of a cell is written.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Number,
    Shared,
    Inline,
    Text,
    Boolean,
    Date,
}

impl Context<'_> {
    /// Reads a sheet.
    pub(crate) fn read(
        &self,
        text: &str,
        number: u16,
        grid: &mut Grid,
        left_out: &mut LeftOut,
    ) -> Result<(), Unreadable> {
        let mut merged = Merged::new(merged_areas(text, self.budget)?);
        let mut sheet = Sheet::new(grid, left_out, self.budget, number);
        let mut reader = reader(text);
        let (mut row, mut column) = (0_u32, 0_u32);
        let mut next_row = 0_u32;
        loop {
            match next(&mut reader)? {
                Event::Start(it) => match local(&it) {
                    "col" => {
                        self.budget.keep(8)?;
                        sheet.hidden_columns.extend(hidden_column(&it));
                    }
                    "row" => {
                        let said: Option<u32> = attribute(&it, "r").and_then(|it| it.parse().ok());
                        row = said.map_or(next_row, |it| it.saturating_sub(1));
                        next_row = row.saturating_add(1);
                        column = 0;
                        sheet.is_row_hidden = is_on(attribute(&it, "hidden").as_deref());
                    }
                    "c" => {
                        let start = Start::of(&it);
                        // Where a cell says no place it stands behind the one before it.
                        (row, column) = start.position.unwrap_or((row, column));
                        let shown = self.cell(&mut reader, &start)?;
                        if !shown.text.is_empty() || shown.has_struck || shown.has_hidden {
                            let merge = merged.at(row, column, self.budget)?;
                            sheet.push(row, column, merge, &shown)?;
                        }
                        column = column.saturating_add(1);
                    }
                    _ => {}
                },
                Event::End(it) if it.name().into_inner().ends_with("sheetData") => break,
                Event::Eof => break,
                _ => {}
            }
        }
        sheet.finish();
        Ok(())
    }

    /// The cell that was begun, to its end.
    fn cell(&self, reader: &mut Xml<'_>, start: &Start) -> Result<Shown<'_>, Unreadable> {
        let mut formula: Option<String> = None;
        let mut stored: Option<String> = None;
        let mut inline = None;
        loop {
            match next(reader)? {
                Event::Start(it) => match local(&it) {
                    "v" => stored = Some(text_within(reader)?),
                    "f" => formula = Some(text_within(reader)?),
                    "is" => inline = Some(item(reader)?),
                    _ => skip(reader)?,
                },
                Event::End(_) => break,
                Event::Eof => return Err(Unreadable::Broken),
                _ => {}
            }
        }
        let style = self.styles.get(start.style);
        let stored = stored.unwrap_or_default();
        if let Some(formula) = &formula {
            // A text may be empty, a number may not.
            let is_missing = stored.is_empty() && start.kind != Kind::Text && inline.is_none();
            let is_uncomputed = self.book.is_uncomputed && start.kind == Kind::Number && stored == "0";
            if is_missing || is_uncomputed {
                return Ok(Shown::formula(formula));
            }
        }
        let (shown, is_plain) = match start.kind {
            Kind::Shared => match stored.trim().parse().ok().and_then(|it| self.strings.get(it)) {
                Some(it) => (it.shown.borrowed(), it.is_plain),
                None => return Ok(Shown::default()),
            },
            Kind::Inline => match inline {
                Some(it) => (it.shown, it.is_plain),
                None => return Ok(Shown::default()),
            },
            Kind::Text => {
                let mut formatted = Formatted::default();
                formatted.push(&unescaped(&stored), Marks::default());
                (Shown::of_text(formatted), true)
            }
            Kind::Boolean => (text(if stored == "1" { "SI" } else { "NO" }), true),
            Kind::Date => (text(stored.split('T').next().unwrap_or("").to_owned()), true),
            Kind::Number => (self.number(stored, style), true),
        };
        Ok(match style {
            Some(style) => shown.dressed(is_plain, style.marks, &style.format),
            None => shown,
        })
    }

    fn number(&self, stored: String, style: Option<&Style>) -> Shown<'static> {
        let Ok(number) = stored.trim().parse::<f64>() else { return text(stored) };
        let default = Style::default();
        let format = style.map_or(&default.format, |it| &it.format);
        match format.moment(number, self.book.is_1904) {
            Some(it) => text(it),
            None => Shown { text: Cow::Owned(format.shown(number)), is_typed: true, ..Shown::default() },
        }
    }
}

fn text<'t>(text: impl Into<Cow<'t, str>>) -> Shown<'t> {
    Shown { text: text.into(), ..Shown::default() }
}

impl Start {
    fn of(element: &BytesStart<'_>) -> Self {
        let mut res = Self::default();
        let mut all = element.attributes();
        for it in all.with_checks(false).flatten() {
            let name = it.key.into_inner();
            let Some(said) = value(it) else { continue };
            match name {
                "r" => res.position = position(&said),
                "s" => res.style = said.parse().unwrap_or(0),
                "t" => {
                    res.kind = match said.as_ref() {
                        "s" => Kind::Shared,
                        "inlineStr" => Kind::Inline,
                        "str" | "e" => Kind::Text,
                        "b" => Kind::Boolean,
                        "d" => Kind::Date,
                        _ => Kind::Number,
                    };
                }
                _ => {}
            }
        }
        res
    }
}

/// The columns that an element says are hidden, from 0.
fn hidden_column(element: &BytesStart<'_>) -> Option<(u32, u32)> {
    let number = |name: &str| attribute(element, name).and_then(|it| it.parse::<u32>().ok());
    let is_hidden = is_on(attribute(element, "hidden").as_deref());
    let (first, last) = number("min").zip(number("max"))?;
    is_hidden.then(|| (first.saturating_sub(1), last.saturating_sub(1)))
}

/// Row and column of a name like `K220`, from 0.
fn position(name: &str) -> Option<(u32, u32)> {
    let digits = name.bytes().position(|it| it.is_ascii_digit())?;
    let mut column = 0_u32;
    for letter in name.bytes().take(digits).filter(|it| *it != b'$') {
        let digit = letter.to_ascii_uppercase().checked_sub(b'A').filter(|it| *it < 26)?;
        column = column.checked_mul(26)?.checked_add(u32::from(digit).saturating_add(1))?;
    }
    let row: u32 = name.get(digits..)?.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// The merged areas, which stand behind all cells of the sheet.
fn merged_areas(text: &str, budget: &Budget) -> Result<Vec<Area>, Unreadable> {
    let mut res = Vec::new();
    let bytes = text.as_bytes();
    let Some(end) = memmem::rfind(bytes, b"sheetData") else { return Ok(res) };
    let rest = text.get(end..).and_then(|it| it.split_once('>')).map_or("", |it| it.1);
    if memmem::find(rest.as_bytes(), b"mergeCell").is_none() {
        return Ok(res);
    }
    let mut reader = reader_of_rest(rest);
    loop {
        match next(&mut reader)? {
            Event::Start(it) if local(&it) == "mergeCell" => {
                budget.keep(32)?;
                let area = attribute(&it, "ref").and_then(|it| {
                    let (first, last) = it.split_once(':')?;
                    let ((top, left), (bottom, right)) = (position(first)?, position(last)?);
                    Some(Area { top, bottom, left, right })
                });
                res.extend(area);
            }
            Event::End(it) if it.name().into_inner().ends_with("mergeCells") => return Ok(res),
            Event::Eof => return Ok(res),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_row_and_a_column() {
        assert_eq!(position("A1"), Some((0, 0)));
        assert_eq!(position("$AB$10"), Some((9, 27)));
        assert_eq!(position("AB10"), Some((9, 27)));
        assert_eq!(position("A0"), None);
        assert_eq!(position("ZZZZZZZZZZ1"), None);
        assert_eq!(position("7"), None);
    }

    #[test]
    fn merged_areas_stand_behind_the_cells() {
        let text = "<worksheet><sheetData><row/></sheetData><mergeCells><mergeCell ref=\"E1:F2\"/></mergeCells></worksheet>";
        let area = Area { top: 0, bottom: 1, left: 4, right: 5 };
        assert_eq!(merged_areas(text, &Budget::unlimited()), Ok(vec![area]));
        let text = text.replace("merge", "x:merge").replace("sheetData", "x:sheetData");
        assert_eq!(merged_areas(&text, &Budget::unlimited()), Ok(vec![area]));
    }
}
