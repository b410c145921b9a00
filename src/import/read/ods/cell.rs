//! A cell of an ODS sheet: its value, and the text that stands for it.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};

use crate::import::read::marks::{Formatted, Marks};
use crate::import::read::number_format::{NumberFormat, as_shown};
use crate::import::read::ods::styles::Styles;
use crate::import::read::unreadable::Unreadable;
use crate::import::read::workbook::Shown;
use crate::import::read::xml::{Xml, attribute, next, skip, text_of, value};

/// A cell as the file has it.
#[derive(Default)]
pub(crate) struct Held {
    kind: String,
    value: Option<String>,
    text: Formatted,
    formula: Option<String>,
    style: Option<String>,
    pub(crate) height: u32,
    pub(crate) width: u32,
    /// How often it is repeated in its row.
    pub(crate) n_columns: u32,
}

impl Held {
    /// Reads the cell that was begun, to its end.
    pub(crate) fn read(
        reader: &mut Xml<'_>,
        start: &BytesStart<'_>,
        styles: &Styles,
    ) -> Result<Self, Unreadable> {
        let mut held = Self { height: 1, width: 1, n_columns: 1, ..Self::default() };
        let mut all = start.attributes();
        for it in all.with_checks(false).flatten() {
            let name = it.key.into_inner();
            let Some(said) = value(it) else { continue };
            let count = || said.parse().unwrap_or(1);
            match name {
                "office:value-type" => held.kind = said.into_owned(),
                "office:value" | "office:date-value" | "office:boolean-value" | "office:string-value" => {
                    held.value = Some(said.into_owned());
                }
                "table:formula" => held.formula = Some(said.into_owned()),
                "table:style-name" => held.style = Some(said.into_owned()),
                "table:number-rows-spanned" => held.height = count(),
                "table:number-columns-spanned" => held.width = count(),
                "table:number-columns-repeated" => held.n_columns = count(),
                _ => {}
            }
        }
        held.content(reader, styles)?;
        Ok(held)
    }

    fn content(&mut self, reader: &mut Xml<'_>, styles: &Styles) -> Result<(), Unreadable> {
        let mut open: Vec<Marks> = Vec::new();
        loop {
            let event = next(reader)?;
            let marks = open.last().copied().unwrap_or_default();
            match &event {
                Event::Start(it) => match it.name().into_inner() {
                    // Notes beside a cell, drawings on it and how it is spoken are not its text.
                    "office:annotation" | "text:ruby-text" => skip(reader)?,
                    name if name.starts_with("draw:") => skip(reader)?,
                    name => {
                        match name {
                            "text:p" | "text:line-break" => self.text.line_break(),
                            "text:tab" => self.text.push(" ", marks),
                            "text:s" => {
                                let n = attribute(it, "text:c").and_then(|it| it.parse().ok()).unwrap_or(1);
                                self.text.push(&" ".repeat(usize::min(n, 64)), marks);
                            }
                            _ => {}
                        }
                        let style = attribute(it, "text:style-name").filter(|_| name == "text:span");
                        open.push(style.map_or(marks, |it| marks.and(styles.marks(&it))));
                    }
                },
                Event::End(_) => {
                    if open.pop().is_none() {
                        return Ok(());
                    }
                }
                Event::Eof => return Err(Unreadable::Broken),
                // Between paragraphs there are only the line breaks of the file.
                _ if open.is_empty() => {}
                it => self.text.push(&text_of(it).unwrap_or_default(), marks),
            }
        }
    }

    /// What the cell shows, where its own style or else another holds.
    pub(crate) fn shown(self, styles: &Styles, other: Option<&str>) -> Shown<'static> {
        let style = self.style.as_deref().or(other);
        let marks = style.map(|it| styles.marks(it)).unwrap_or_default();
        let (value, kind) = (self.value, self.kind);
        if let Some(formula) = &self.formula
            && kind != "string"
            && value.is_none()
            && self.text.so_far().trim().is_empty()
        {
            return Shown::formula(formula.split_once('=').map_or(formula.as_str(), |it| it.1));
        }
        let shown = Shown::of_text(self.text);
        let (text, is_typed) = match (kind.as_str(), value) {
            ("float" | "percentage" | "currency", Some(value)) => match value.parse::<f64>() {
                Ok(number) => (Cow::Owned(number_shown(number, &shown.text, kind == "percentage")), true),
                Err(_) => (shown.text.clone(), false),
            },
            ("date", Some(value)) => (Cow::Owned(value.split('T').next().unwrap_or("").to_owned()), false),
            ("boolean", Some(value)) => (Cow::Borrowed(if value == "true" { "SI" } else { "NO" }), false),
            ("string", Some(value)) if shown.text.is_empty() && !shown.has_struck && !shown.has_hidden => {
                (Cow::Owned(value), false)
            }
            _ => (shown.text.clone(), false),
        };
        let is_bold = marks.is_bold || shown.is_bold;
        let shown = Shown { text, is_typed, ..shown };
        let shown = shown.dressed(true, marks, &NumberFormat::default());
        Shown { is_bold, ..shown }
    }

    /// Whether the cell holds nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty() && self.value.is_none() && self.formula.is_none()
    }
}

fn number_shown(number: f64, text: &str, is_percent: bool) -> String {
    as_shown(number, text, is_percent)
        .unwrap_or_else(|| NumberFormat::new(if is_percent { "0.############%" } else { "" }).shown(number))
}
