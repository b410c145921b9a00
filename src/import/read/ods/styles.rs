//! What the styles of an OpenDocument file say: struck out, raised, bold, hidden.

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};

use crate::import::read::budget::Budget;
use crate::import::read::marks::Marks;
use crate::import::read::unreadable::Unreadable;
use crate::import::read::xml::{Xml, attribute, next, reader};

/// How many styles may stand behind each other.
const DEEPEST: usize = 16;

/// What a style says itself, and the name of the one that says the rest.
#[derive(Clone, Debug, Default)]
struct Own {
    is_raised: Option<bool>,
    is_struck: Option<bool>,
    is_hidden: Option<bool>,
    is_bold: Option<bool>,
    parent: Option<String>,
}

/// The styles of a document, by their names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Styles {
    of: HashMap<String, Own>,
    /// Styles of sheets that are not shown.
    hidden_sheets: Vec<String>,
}

impl Styles {
    /// Reads all styles of a part.
    pub(crate) fn read(&mut self, text: &str, budget: &Budget) -> Result<(), Unreadable> {
        let mut reader = reader(text);
        loop {
            match next(&mut reader)? {
                Event::Start(it) if it.name().into_inner() == "style:style" => {
                    let it = it.into_owned();
                    self.style(&mut reader, &it, budget)?;
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// Reads the style that was begun, to its end.
    pub(crate) fn style(
        &mut self,
        reader: &mut Xml<'_>,
        start: &BytesStart<'_>,
        budget: &Budget,
    ) -> Result<(), Unreadable> {
        let name = attribute(start, "style:name").unwrap_or_default().into_owned();
        let parent = attribute(start, "style:parent-style-name").map(|it| it.into_owned());
        let mut own = Own { parent, ..Own::default() };
        loop {
            match next(reader)? {
                Event::Start(it) => match it.name().into_inner() {
                    "style:text-properties" => own.text(&it),
                    "style:table-properties"
                        if attribute(&it, "table:display").as_deref() == Some("false") =>
                    {
                        self.hidden_sheets.push(name.clone());
                    }
                    _ => {}
                },
                Event::End(it) if it.name().into_inner() == "style:style" => break,
                Event::Eof => return Err(Unreadable::Broken),
                _ => {}
            }
        }
        budget.keep(name.len().saturating_add(128))?;
        self.of.insert(name, own);
        Ok(())
    }

    /// Whether a sheet of this style is hidden.
    pub(crate) fn hides_sheet(&self, name: &str) -> bool {
        self.hidden_sheets.iter().any(|it| it == name)
    }

    /// What a style says, with those that stand behind it.
    pub(crate) fn marks(&self, name: &str) -> Marks {
        let mut own = Own::default();
        let mut next = self.of.get(name);
        for _ in 0..DEEPEST {
            let Some(it) = next else { break };
            own.is_raised = own.is_raised.or(it.is_raised);
            own.is_struck = own.is_struck.or(it.is_struck);
            own.is_hidden = own.is_hidden.or(it.is_hidden);
            own.is_bold = own.is_bold.or(it.is_bold);
            next = it.parent.as_ref().and_then(|it| self.of.get(it));
        }
        Marks {
            is_raised: own.is_raised.unwrap_or(false),
            is_struck: own.is_struck.unwrap_or(false),
            is_hidden: own.is_hidden.unwrap_or(false),
            is_bold: own.is_bold.unwrap_or(false),
        }
    }
}

impl Own {
    fn text(&mut self, element: &BytesStart<'_>) {
        let of = |name: &str| attribute(element, name);
        if let Some(it) = of("style:text-line-through-style").or_else(|| of("style:text-line-through-type")) {
            self.is_struck = Some(it != "none");
        }
        if let Some(it) = of("style:text-position") {
            let is_above = it.trim_start().chars().next().is_some_and(|it| it.is_ascii_digit());
            let is_zero = it.trim_start().starts_with("0%");
            self.is_raised = Some(it.contains("super") || (is_above && !is_zero));
        }
        if let Some(it) = of("fo:font-weight") {
            self.is_bold = Some(it == "bold" || it.parse::<u32>().is_ok_and(|it| it >= 600));
        }
        if let Some(it) = of("text:display") {
            self.is_hidden = Some(it == "none");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_says_what_those_behind_it_say() {
        let text = "<a><style:style style:name=\"a\"><style:text-properties fo:font-weight=\"bold\" \
            style:text-position=\"super 58%\"/></style:style>\
            <style:style style:name=\"b\" style:parent-style-name=\"a\"><style:text-properties \
            style:text-position=\"0% 100%\" style:text-line-through-style=\"solid\"/></style:style>\
            <style:style style:name=\"c\" style:parent-style-name=\"c\"/></a>";
        let mut styles = Styles::default();
        styles.read(text, &Budget::unlimited()).unwrap();
        let (a, b) = (styles.marks("a"), styles.marks("b"));
        assert!(a.is_bold && a.is_raised && !a.is_struck);
        assert!(b.is_bold && !b.is_raised && b.is_struck);
        assert_eq!(styles.marks("c"), Marks::default());
        assert_eq!(styles.marks("?"), Marks::default());
    }
}
