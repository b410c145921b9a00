//! Cases in files that are read like a page: a title, a plan with a cursor, an answer.
//!
//! ```text
//! === what the case is about
//! obiettivo 1 "┃a"
//! ---
//! the answer
//! ```
//!
//! A plan with several cursors is asked about each. A title with `[en]` has an English
//! reader. `UPDATE=1` writes the answers.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use collaudo::assist::formatting::PlacedEdit;
use collaudo::check::{Live, Point};
use collaudo::config::Config;
use collaudo::lang::{Catalogue, Language};
use collaudo::text::{Edit, apply};

const CURSOR: char = '┃';

/// One case, ready to be asked.
pub(crate) struct Case {
    pub(crate) title: String,
    pub(crate) live: Live,
    pub(crate) at: Point,
    pub(crate) catalogue: Catalogue,
}

impl Case {
    /// The case of one of the cursors, counted from 0.
    fn new(title: &str, marked: &str, n: usize) -> Self {
        let cursor: usize = marked.split(CURSOR).take(n + 1).map(str::len).sum();
        let text = marked.replace(CURSOR, "");
        let cursor = if marked.contains(CURSOR) { cursor } else { 0 };
        let language = if title.contains("[en]") { Language::En } else { Language::It };
        let live = Live::new(&text, Arc::new(Config::default()));
        let at = point(&live, cursor);
        Self { title: title.to_owned(), live, at, catalogue: Catalogue::new(language) }
    }

    /// The text of a place.
    pub(crate) fn text(&self, place: collaudo::assist::Place) -> &str {
        place.span.text(&self.live.parts()[place.section].text)
    }

    /// The line of a point, from 1, and what stands on it.
    pub(crate) fn line(&self, at: Point) -> String {
        let text = &self.live.parts()[at.section].text;
        let n = self.live.lines_before(at.section) + text[..at.offset].matches('\n').count() + 1;
        let start = text[..at.offset].rfind('\n').map_or(0, |it| it + 1);
        format!("{n}: {}", text[start..].lines().next().unwrap_or("").trim())
    }

    /// The lines that edits change.
    pub(crate) fn changes(&self, edits: &[PlacedEdit]) -> String {
        let (old, new) = (self.live.text(), self.edited(edits));
        let diff = similar::TextDiff::from_lines(&old, &new);
        let changes = diff.iter_all_changes().filter(|it| it.tag() != similar::ChangeTag::Equal);
        changes.map(|it| format!("{}{it}", it.tag())).collect()
    }

    /// The text after edits.
    fn edited(&self, edits: &[PlacedEdit]) -> String {
        let starts: Vec<usize> = self
            .live
            .parts()
            .iter()
            .scan(0, |at, it| {
                let start = *at;
                *at += it.text.len();
                Some(start)
            })
            .collect();
        let edits: Vec<Edit> = edits
            .iter()
            .map(|it| Edit { span: it.place.span.shifted(starts[it.place.section]), text: it.text.clone() })
            .collect();
        apply(&self.live.text(), &edits).expect("edits that fit")
    }
}

/// The point of a byte offset of the whole text.
pub(crate) fn point(live: &Live, offset: usize) -> Point {
    let mut left = offset;
    for (section, part) in live.parts().iter().enumerate() {
        let is_last = section + 1 == live.parts().len();
        if left < part.text.len() || is_last {
            return Point { section, offset: left.min(part.text.len()) };
        }
        left -= part.text.len();
    }
    Point { section: 0, offset: 0 }
}

/// Asks every case of a file and compares the answers.
pub(crate) fn cases(name: &str, answer: impl Fn(&Case) -> String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/assist").join(name);
    let text = fs::read_to_string(&path).expect("a file of cases");
    let mut made = String::new();
    for case in text.split("=== ").skip(1) {
        let (title, rest) = case.split_once('\n').expect("a title");
        let (plan, _) = rest.split_once("\n---").expect("a line of ---");
        let n = plan.matches(CURSOR).count().max(1);
        let answers = (0..n).map(|n| {
            answer(&Case::new(
                title,
                &format!(
                    "{plan}
"
                ),
                n,
            ))
            .trim_end()
            .to_owned()
        });
        let answer = answers.collect::<Vec<_>>().join(
            "

▸ ",
        );
        made.push_str(&format!(
            "=== {title}\n{plan}\n---\n{answer}{}\n",
            if answer.is_empty() { "" } else { "\n" }
        ));
    }
    super::super::support::bless::golden(&format!("tests/data/assist/{name}"), &made);
}
