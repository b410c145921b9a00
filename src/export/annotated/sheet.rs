//! The cells of a sheet that findings are about, coloured where they stand.

use std::collections::BTreeMap;

use crate::export::annotated::markup::{Tag, attribute, tags, with_attribute};
use crate::export::annotated::package::RELATIONSHIPS;
use crate::export::annotated::styles::Styles;
use crate::export::annotated::{Said, Spot, reference, spot};
use crate::text::{Edit, Span, apply};

/// What may follow the drawing of comments in a sheet: the order of its parts is fixed.
const AFTER_DRAWING: &[&str] = &[
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
];

/// A sheet with its cells coloured, and with the drawing of its comments, where it has none yet.
pub(crate) fn marked(
    text: &str,
    said: &BTreeMap<Spot, Said>,
    styles: &mut Styles,
    drawing: Option<&str>,
) -> Option<String> {
    let all = tags(text);
    let mut marking =
        Marking { styles, left: said.iter().map(|it| (*it.0, it.1)).collect(), edits: Vec::new() };
    marking.cells(&all);
    let mut edits = marking.edits;
    if let Some(id) = drawing {
        let end = all.iter().rev().find(|it| it.is("worksheet") && it.is_end())?;
        // Only what stands directly in the sheet: within a list of extensions names come again.
        let data_end = all.iter().rposition(|it| it.is("sheetData")).unwrap_or(0);
        let follows = |it: &&Tag<'_>| !it.is_end() && AFTER_DRAWING.iter().any(|name| it.is(name));
        let at = all.iter().skip(data_end).find(follows).map_or(end.at, |it| it.at);
        let line = format!("<{}legacyDrawing xmlns:r=\"{RELATIONSHIPS}\" r:id=\"{id}\"/>", end.prefix());
        edits.push(insertion(at, line));
    }
    apply(text, &edits).ok()
}

fn insertion(at: usize, text: String) -> Edit {
    Edit { span: Span::new(at, at), text }
}

struct Marking<'m, 's> {
    styles: &'m mut Styles,
    /// What is still to be marked, in the order of the sheet.
    left: BTreeMap<Spot, &'s Said>,
    edits: Vec<Edit>,
}

impl Marking<'_, '_> {
    fn cells(&mut self, all: &[Tag<'_>]) {
        let (mut row, mut column) = (0_u32, 0_u32);
        let mut is_inside = false;
        for it in all {
            if it.is("sheetData") {
                if it.is_end() {
                    self.before_row(it.at, u32::MAX, it.prefix());
                }
                is_inside = !it.is_end() && !it.is_empty();
            } else if is_inside && it.is("row") && !it.is_end() {
                let number = attribute(it.text, "r").and_then(|it| it.parse().ok());
                row = number.unwrap_or(row.saturating_add(1));
                column = 0;
                self.before_row(it.at, row, it.prefix());
                if it.is_empty() {
                    self.in_empty_row(it, row);
                }
            } else if is_inside && it.is("row") {
                let cells = self.cells_before((row, u32::MAX), it.prefix());
                self.insert(it.at, cells);
            } else if is_inside && it.is("c") && !it.is_end() {
                let at = attribute(it.text, "r").and_then(|it| spot(&it));
                column = at.map_or(column.saturating_add(1), |it| it.1);
                let cells = self.cells_before((row, column), it.prefix());
                self.insert(it.at, cells);
                self.mark(it, (row, column));
            }
        }
    }

    /// Colours a cell that is there.
    fn mark(&mut self, tag: &Tag<'_>, at: Spot) {
        let Some(said) = self.left.remove(&at) else { return };
        let format = attribute(tag.text, "s").and_then(|it| it.parse().ok()).unwrap_or(0);
        if let Some(it) = self.styles.coloured(format, said.severity) {
            let text = with_attribute(tag.text, "s", &it.to_string());
            self.edits.push(Edit { span: Span::new(tag.at, tag.end()), text });
        }
    }

    /// Cells that are empty and stand before another one.
    fn cells_before(&mut self, at: Spot, prefix: &str) -> String {
        let mut res = String::new();
        while let Some(first) = self.left.first_entry().filter(|it| it.key().0 == at.0 && *it.key() < at) {
            let (spot, said) = first.remove_entry();
            if let Some(it) = self.styles.coloured(0, said.severity) {
                res.push_str(&format!("<{prefix}c r=\"{}\" s=\"{it}\"/>", reference(spot)));
            }
        }
        res
    }

    /// Rows that are not there and stand before another one.
    fn before_row(&mut self, at: usize, row: u32, prefix: &str) {
        let mut rows = String::new();
        while let Some(missing) = self.left.first_key_value().map(|it| it.0.0).filter(|it| *it < row) {
            let cells = self.cells_before((missing, u32::MAX), prefix);
            if !cells.is_empty() {
                rows.push_str(&format!("<{prefix}row r=\"{missing}\">{cells}</{prefix}row>"));
            }
        }
        self.insert(at, rows);
    }

    fn in_empty_row(&mut self, tag: &Tag<'_>, row: u32) {
        let cells = self.cells_before((row, u32::MAX), tag.prefix());
        if !cells.is_empty() {
            let open = tag.text.strip_suffix("/>").unwrap_or(tag.text).trim_end();
            let text = format!("{open}>{cells}</{}>", tag.name);
            self.edits.push(Edit { span: Span::new(tag.at, tag.end()), text });
        }
    }

    fn insert(&mut self, at: usize, text: String) {
        if !text.is_empty() {
            self.edits.push(insertion(at, text));
        }
    }
}
