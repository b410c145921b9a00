//! Rewritings that are not the cure of a finding: weights, measures, the language.

mod measures;
mod weights;

use crate::assist::Place;
use crate::assist::formatting::{self, PlacedEdit};
use crate::assist::view::View;
use crate::check::{Live, Point};
use crate::finding::Message;
use crate::syntax::{Language, Rank};

/// A rewriting.
#[derive(Clone, Debug, PartialEq)]
pub struct Rewriting {
    /// What it does, in the imperative.
    pub title: Message,
    /// Its edits.
    pub edits: Vec<PlacedEdit>,
}

/// What can be done at a place. On the plan's own heading that is done to the whole plan,
/// and takes a time that grows with it.
pub fn rewritings(live: &Live, at: Point) -> Vec<Rewriting> {
    let view = View::of(live, at.section);
    let line = view.line_at(at.offset);
    let mut res = weights::rewritings(live, at, &view, line);
    res.extend(measures::rewriting(at.section, &view, line, live.header().year));
    if view.lines.get(line).is_some_and(|it| it.rank() == Some(Rank::Plan)) {
        res.extend(translation(live, at.section));
    }
    res
}

/// The plan in the other language. Names and texts stay.
fn translation(live: &Live, section: usize) -> Option<Rewriting> {
    let (to, id) = match crate::assist::language_at(live, section, Language::It) {
        Language::It => (Language::En, "assist-refactor-english"),
        Language::En => (Language::It, "assist-refactor-italian"),
    };
    let edits = formatting::document(live, Some(to));
    (!edits.is_empty()).then(|| Rewriting { title: Message::new(id), edits })
}

fn edit(section: usize, edit: crate::text::Edit) -> PlacedEdit {
    PlacedEdit { place: Place { section, span: edit.span }, text: edit.text }
}
