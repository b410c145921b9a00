//! The formats of cells: for each that is coloured a copy of its own with another fill.

use std::collections::BTreeMap;

use crate::export::annotated::markup::{Tag, attribute, tags, with_attribute};
use crate::export::annotated::package::Package;
use crate::finding::Severity;

/// The formats of a workbook, and those that were added.
pub(crate) struct Styles {
    text: String,
    /// The formats of cells as they are written.
    formats: Vec<String>,
    n_fills: usize,
    added: Vec<String>,
    coloured: BTreeMap<(usize, Severity), usize>,
    /// Whether the part could be read: else nothing is coloured.
    is_known: bool,
}

/// The colours of the severities: pale, so that what stands in the cell can be read.
const FILLS: [(Severity, &str); 3] =
    [(Severity::Error, "FFFFC7CE"), (Severity::Warning, "FFFFEB9C"), (Severity::Info, "FFDDEBF7")];

impl Styles {
    pub(crate) fn read(package: &mut Package<'_>, path: Option<&str>) -> Self {
        let text = path.and_then(|it| package.text(it)).unwrap_or_default();
        let all = tags(&text);
        let formats = elements(&text, &all, "cellXfs", "xf");
        let n_fills = elements(&text, &all, "fills", "fill").len();
        let is_known = !formats.is_empty() && n_fills > 0;
        Self { formats, n_fills, added: Vec::new(), coloured: BTreeMap::new(), is_known, text }
    }

    /// The number of a cell's format with the colour of a severity.
    pub(crate) fn coloured(&mut self, format: usize, severity: Severity) -> Option<usize> {
        if !self.is_known {
            return None;
        }
        if let Some(it) = self.coloured.get(&(format, severity)) {
            return Some(*it);
        }
        let at = FILLS.iter().position(|it| it.0 == severity)?;
        let fill = self.n_fills.checked_add(at)?.to_string();
        let own = self.formats.get(format).or_else(|| self.formats.first())?;
        let tag = own.get(..=own.find('>')?)?;
        let filled = with_attribute(&with_attribute(tag, "fillId", &fill), "applyFill", "1");
        let number = self.add(format!("{filled}{}", own.get(tag.len()..)?))?;
        self.coloured.insert((format, severity), number);
        Some(number)
    }

    /// The number of a format in which text is wrapped.
    pub(crate) fn wrapped(&mut self) -> Option<usize> {
        if !self.is_known {
            return None;
        }
        let first = self.formats.first()?;
        let tag = first.get(..=first.find('>')?)?;
        let prefix = tags(tag).first()?.prefix().to_owned();
        let open = with_attribute(&with_attribute(tag, "applyAlignment", "1"), "numFmtId", "0");
        let open = open.trim_end_matches('>').trim_end_matches('/').trim_end().to_owned();
        self.add(format!("{open}><{prefix}alignment vertical=\"top\" wrapText=\"1\"/></{prefix}xf>"))
    }

    fn add(&mut self, format: String) -> Option<usize> {
        let number = self.formats.len().checked_add(self.added.len())?;
        self.added.push(format);
        Some(number)
    }

    /// Puts what was added into the part.
    pub(crate) fn write(&self, package: &mut Package<'_>, path: Option<&str>) {
        let Some(path) = path.filter(|_| !self.added.is_empty()) else { return };
        let fills: Vec<String> = FILLS
            .iter()
            .map(|it| {
                format!(
                    "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"{}\"/><bgColor indexed=\"64\"/></patternFill></fill>",
                    it.1
                )
            })
            .collect();
        let text = extended(&self.text, "fills", &fills, self.n_fills);
        let text = text.and_then(|it| extended(&it, "cellXfs", &self.added, self.formats.len()));
        if let Some(it) = text {
            package.put(path, it);
        }
    }
}

/// The elements of one name directly in a list, as they are written.
fn elements(text: &str, all: &[Tag<'_>], list: &str, name: &str) -> Vec<String> {
    let inside = all
        .iter()
        .skip_while(|it| !it.is(list) || it.is_end())
        .skip(1)
        .take_while(|it| !(it.is(list) && it.is_end()));
    let mut res = Vec::new();
    let mut open: Option<usize> = None;
    for it in inside.filter(|it| it.is(name)) {
        let span = match open {
            None if it.is_empty() => Some(it.at..it.end()),
            None => {
                open = Some(it.at);
                None
            }
            Some(start) => {
                open = None;
                Some(start..it.end())
            }
        };
        res.extend(span.and_then(|it| text.get(it)).map(str::to_owned));
    }
    res
}

/// A list with more in it, and their number in its tag.
fn extended(text: &str, list: &str, more: &[String], n: usize) -> Option<String> {
    let all = tags(text);
    let start = all.iter().find(|it| it.is(list) && !it.is_end())?;
    let end = all.iter().find(|it| it.is(list) && it.is_end())?;
    let count = n.checked_add(more.len())?.to_string();
    let tag = match attribute(start.text, "count") {
        Some(_) => with_attribute(start.text, "count", &count),
        None => start.text.to_owned(),
    };
    // What is added has the prefix of the list, as everything in it.
    let prefix = start.prefix();
    let more: String = match prefix {
        "" => more.concat(),
        _ => more.iter().map(|it| prefixed(it, prefix)).collect(),
    };
    Some(format!(
        "{}{tag}{}{more}{}",
        text.get(..start.at)?,
        text.get(start.end()..end.at)?,
        text.get(end.at..)?
    ))
}

/// An element whose tags have a prefix, where they have none.
fn prefixed(element: &str, prefix: &str) -> String {
    let mut res = String::new();
    let mut done = 0;
    for it in tags(element).iter().filter(|it| it.prefix().is_empty()) {
        let name = it.at.saturating_add(if it.is_end() { 2 } else { 1 });
        res.push_str(element.get(done..name).unwrap_or(""));
        res.push_str(prefix);
        done = name;
    }
    res.push_str(element.get(done..).unwrap_or(""));
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_extended_and_counted() {
        let text = "<s><fills count=\"1\"><fill/></fills></s>";
        let more = ["<fill a=\"1\"/>".to_owned()];
        let expected = "<s><fills count=\"2\"><fill/><fill a=\"1\"/></fills></s>";
        assert_eq!(extended(text, "fills", &more, 1).as_deref(), Some(expected));
        let text = "<x:s><x:fills><x:fill/></x:fills></x:s>";
        let expected = "<x:s><x:fills><x:fill/><x:fill a=\"1\"/></x:fills></x:s>";
        assert_eq!(extended(text, "fills", &more, 1).as_deref(), Some(expected));
    }

    #[test]
    fn elements_are_those_of_the_list() {
        let text = "<s><a><xf/></a><cellXfs><xf n=\"1\"><alignment/></xf><xf n=\"2\"/></cellXfs><xf/></s>";
        assert_eq!(
            elements(text, &tags(text), "cellXfs", "xf"),
            ["<xf n=\"1\"><alignment/></xf>", "<xf n=\"2\"/>"]
        );
    }
}
