//! Links in a plan: the file of the year before, and addresses in texts.

use crate::assist::Place;
use crate::assist::view::View;
use crate::check::Live;
use crate::syntax::{Property, is_blank};
use crate::text::Span;

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What is linked.
    pub place: Place,
    /// Where it leads.
    pub target: Target,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A file, relative to the plan's own.
    File(String),
    /// An address.
    Address(String),
}

/// Every link of a plan.
pub fn links(live: &Live) -> Vec<Link> {
    let mut res: Vec<Link> = previous(live).into_iter().collect();
    for (section, part) in live.parts().iter().enumerate() {
        addresses(&part.text, |span| {
            let target = Target::Address(span.text(&part.text).to_owned());
            res.push(Link { place: Place { section, span }, target });
        });
    }
    res
}

/// The file of the plan of the year before. Only the plan's own heading has one.
pub fn previous(live: &Live) -> Option<Link> {
    let view = View::of(live, 0);
    let text = view.section.node.words(Property::Previous)?;
    let span = view.span(text.inner);
    (!span.is_empty())
        .then(|| Link { place: Place { section: 0, span }, target: Target::File(text.value().into_owned()) })
}

fn addresses(text: &str, mut found: impl FnMut(Span)) {
    for start in memchr::memmem::find_iter(text.as_bytes(), "http") {
        let Some(rest) = text.get(start..) else { continue };
        if !rest.starts_with("http://") && !rest.starts_with("https://") {
            continue;
        }
        let ends = |it: char| {
            is_blank(it) || it.is_whitespace() || matches!(it, '"' | '“' | '”' | '„' | '«' | '»' | '<' | '>')
        };
        let end = rest.find(ends).unwrap_or(rest.len());
        let address =
            rest.get(..end).unwrap_or("").trim_end_matches(['.', ',', ';', ':', ')', ']', '!', '?']);
        if address.len() > "https://".len() {
            found(Span::new(start, start.saturating_add(address.len())));
        }
    }
}
