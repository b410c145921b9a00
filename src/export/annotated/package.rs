//! The parts of a workbook: read, put in the place of others, added; all else is copied.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::export::annotated::markup::{attribute, escaped, tags};

/// The namespace of relationships, and where the kinds of them begin.
pub(crate) const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// The most bytes of a part: the import has taken no more.
const MOST_UNPACKED: u64 = 256 << 20;

/// An open workbook and what of it is another than in the file.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Parts by their path.
    changed: BTreeMap<String, String>,
}

/// A relationship of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Relation {
    pub(crate) id: String,
    /// The last word of its kind: `worksheet`, `comments`.
    pub(crate) kind: String,
    /// The path of the part that it leads to.
    pub(crate) target: String,
}

impl<'a> Package<'a> {
    pub(crate) fn open(bytes: &'a [u8]) -> Option<Self> {
        Some(Self { archive: ZipArchive::new(Cursor::new(bytes)).ok()?, changed: BTreeMap::new() })
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.changed.contains_key(path) || self.archive.index_for_name(path).is_some()
    }

    /// A part as it is now.
    pub(crate) fn text(&mut self, path: &str) -> Option<String> {
        if let Some(it) = self.changed.get(path) {
            return Some(it.clone());
        }
        let mut text = String::new();
        self.archive.by_name(path).ok()?.take(MOST_UNPACKED).read_to_string(&mut text).ok()?;
        Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
    }

    pub(crate) fn put(&mut self, path: &str, text: String) {
        self.changed.insert(path.to_owned(), text);
    }

    /// A path that no part has: `xl/comments1.xml`, `xl/comments2.xml`.
    pub(crate) fn free(&self, start: &str, end: &str) -> String {
        let path = |n: usize| format!("{start}{n}{end}");
        (1..).map(path).find(|it| !self.has(it)).unwrap_or_default()
    }

    /// What a part leads to.
    pub(crate) fn relations(&mut self, part: &str) -> Vec<Relation> {
        let Some(text) = self.text(&relations_of(part)) else { return Vec::new() };
        let found = tags(&text).into_iter().filter(|it| it.is("Relationship") && !it.is_end());
        let read = found.filter_map(|it| {
            let kind = attribute(it.text, "Type")?;
            Some(Relation {
                id: attribute(it.text, "Id")?,
                kind: kind.rsplit('/').next().unwrap_or("").to_owned(),
                target: resolved(part, &attribute(it.text, "Target")?),
            })
        });
        read.collect()
    }

    /// Adds a relationship to a part; gives its id.
    pub(crate) fn relate(&mut self, part: &str, kind: &str, target: &str) -> Option<String> {
        let path = relations_of(part);
        let all = self.relations(part);
        let id =
            (1..).map(|n: usize| format!("rIdCollaudo{n}")).find(|id| all.iter().all(|it| it.id != *id))?;
        let line = format!(
            "<Relationship Id=\"{id}\" Type=\"{RELATIONSHIPS}/{kind}\" Target=\"/{}\"/>",
            escaped(target)
        );
        let text = match self.text(&path) {
            Some(it) => added(&it, "Relationships", &line)?,
            None => format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"{PACKAGE}\">{line}</Relationships>"
            ),
        };
        self.put(&path, text);
        Some(id)
    }

    /// Says what a part is.
    pub(crate) fn declare(&mut self, path: &str, kind: &str) -> Option<()> {
        let line = format!("<Override PartName=\"/{}\" ContentType=\"{kind}\"/>", escaped(path));
        self.declared(&line)
    }

    /// Says what parts with an ending are, where that is not said yet.
    pub(crate) fn declare_ending(&mut self, ending: &str, kind: &str) -> Option<()> {
        let text = self.text(TYPES)?;
        let is_there = tags(&text).iter().any(|it| {
            it.is("Default")
                && attribute(it.text, "Extension").is_some_and(|it| it.eq_ignore_ascii_case(ending))
        });
        if is_there {
            return Some(());
        }
        self.declared(&format!("<Default Extension=\"{ending}\" ContentType=\"{kind}\"/>"))
    }

    fn declared(&mut self, line: &str) -> Option<()> {
        let text = added(&self.text(TYPES)?, "Types", line)?;
        self.put(TYPES, text);
        Some(())
    }

    /// The whole package.
    pub(crate) fn write(mut self) -> Option<Vec<u8>> {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        for i in 0..self.archive.len() {
            let part = self.archive.by_index_raw(i).ok()?;
            let name = part.name().ok()?.into_owned();
            match self.changed.remove(&name) {
                None => out.raw_copy_file(part).ok()?,
                Some(text) => {
                    out.start_file(name, SimpleFileOptions::default()).ok()?;
                    out.write_all(text.as_bytes()).ok()?;
                }
            }
        }
        for (path, text) in &self.changed {
            out.start_file(path.as_str(), SimpleFileOptions::default()).ok()?;
            out.write_all(text.as_bytes()).ok()?;
        }
        Some(out.finish().ok()?.into_inner())
    }
}

const TYPES: &str = "[Content_Types].xml";

/// Where the relationships of a part stand.
fn relations_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    match folder {
        "" => format!("_rels/{name}.rels"),
        _ => format!("{folder}/_rels/{name}.rels"),
    }
}

/// The path that a target means, seen from a part.
fn resolved(part: &str, target: &str) -> String {
    if let Some(it) = target.strip_prefix('/') {
        return it.to_owned();
    }
    let mut folders: Vec<&str> = part.split('/').collect();
    folders.pop();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                folders.pop();
            }
            it => folders.push(it),
        }
    }
    folders.join("/")
}

/// A text with a line more before the end of its outermost element.
fn added(text: &str, outermost: &str, line: &str) -> Option<String> {
    let all = tags(text);
    if let Some(it) = all.iter().rev().find(|it| it.is(outermost) && it.is_end()) {
        let (before, after) = text.split_at_checked(it.at)?;
        return Some(format!("{before}{line}{after}"));
    }
    // Nothing in it so far.
    let it = all.iter().find(|it| it.is(outermost) && it.is_empty())?;
    let (before, after) = text.split_at_checked(it.at.checked_add(it.text.len())?)?;
    let open = before.strip_suffix("/>")?;
    Some(format!("{open}>{line}</{}>{after}", it.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_where_they_are_named() {
        assert_eq!(resolved("xl/worksheets/sheet1.xml", "../comments1.xml"), "xl/comments1.xml");
        assert_eq!(resolved("xl/workbook.xml", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl/workbook.xml", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(relations_of("xl/workbook.xml"), "xl/_rels/workbook.xml.rels");
    }

    #[test]
    fn a_line_is_added_at_the_end() {
        assert_eq!(added("<a><b/></a>", "a", "<c/>").as_deref(), Some("<a><b/><c/></a>"));
        assert_eq!(added("<x:a k=\"1\"/>", "a", "<c/>").as_deref(), Some("<x:a k=\"1\"><c/></x:a>"));
        assert_eq!(added("<b/>", "a", "<c/>"), None);
    }
}
