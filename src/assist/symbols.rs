//! The headings of a plan as symbols: nested for an outline, flat for a search.

use crate::assist::outline::{Entry, entries, name};
use crate::assist::view::{Place, Stretch};
use crate::check::{Live, Point};
use crate::syntax::Rank;

/// A heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Symbol {
    /// Its rank.
    pub rank: Rank,
    /// Code and name; never empty.
    pub name: String,
    /// The figures in short are made of these.
    pub entry: Entry,
    /// From its heading to the end of what stands under it.
    pub stretch: Stretch,
    /// What stands directly under it.
    pub children: Vec<Self>,
}

/// A heading found by its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its rank.
    pub rank: Rank,
    /// Code and name.
    pub name: String,
    /// Code and name of the objective that an indicator stands in.
    pub container: Option<String>,
    /// Where its name stands.
    pub place: Place,
}

/// The headings of a plan as a tree.
pub fn symbols(live: &Live) -> Vec<Symbol> {
    let entries = entries(live);
    let ends = ends(live, &entries);
    // From the end, so that children are there before their parent.
    let mut open: Vec<Symbol> = Vec::new();
    for (entry, to) in entries.into_iter().zip(ends).rev() {
        let mut children = Vec::new();
        while let Some(it) = open.pop_if(|it| it.entry.depth > entry.depth) {
            children.push(it);
        }
        let stretch = Stretch { from: start(live, &entry), to };
        let name = label(entry.code.as_deref(), &entry.name, entry.rank);
        open.push(Symbol { rank: entry.rank, name, entry, stretch, children });
    }
    open.reverse();
    open
}

/// Where the line of a heading begins.
fn start(live: &Live, entry: &Entry) -> Point {
    let section = entry.anchor.section;
    let offset = entry.anchor.span.start as usize;
    let before = live.parts().get(section).and_then(|it| it.text.get(..offset)).unwrap_or("");
    Point { section, offset: before.rfind(['\n', '\r']).map_or(0, |it| it.saturating_add(1)) }
}

/// Where each heading ends with all that stands under it: before the next that is not
/// deeper, blank lines left out.
fn ends(live: &Live, entries: &[Entry]) -> Vec<Point> {
    let mut next: Vec<(usize, Point)> = Vec::new();
    let mut res = Vec::with_capacity(entries.len());
    for entry in entries.iter().rev() {
        while next.pop_if(|it| it.0 > entry.depth).is_some() {}
        let end = next.last().map(|it| it.1);
        res.push(trimmed(live, entry.anchor.section, end));
        next.push((entry.depth, start(live, entry)));
    }
    res.reverse();
    res
}

/// The end of the text before a point, or of the whole, without blanks at its end.
fn trimmed(live: &Live, section: usize, before: Option<Point>) -> Point {
    let mut at = before.unwrap_or(Point { section: live.parts().len(), offset: 0 });
    loop {
        let text = live.parts().get(at.section).and_then(|it| it.text.get(..at.offset)).unwrap_or("");
        let end = text.trim_end().len();
        if end > 0 || at.section <= section {
            return Point { section: at.section, offset: end };
        }
        at.section = at.section.saturating_sub(1);
        at.offset = live.parts().get(at.section).map_or(0, |it| it.text.len());
    }
}

/// Code and name of a heading; the keyword of its rank where it has neither.
pub(crate) fn label(code: Option<&str>, name: &str, rank: Rank) -> String {
    let res = format!("{} {name}", code.unwrap_or(""));
    match res.trim() {
        "" => crate::syntax::spelling(crate::syntax::Keyword::Heading(rank), crate::syntax::Language::It)
            .to_owned(),
        it => it.to_owned(),
    }
}

/// The headings whose code or name has all the words of a query, at most `limit`.
pub fn find(live: &Live, query: &str, limit: usize) -> Vec<Found> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let is_meant = |text: &str| {
        let text = text.to_lowercase();
        words.iter().all(|it| text.contains(it.as_str()))
    };
    let mut res = Vec::new();
    for (section, part) in live.parts().iter().enumerate() {
        let summary = part.summary();
        let own = label(summary.code.as_deref(), &name(part, summary.anchor), summary.rank);
        if summary.has_heading && is_meant(&own) {
            let place = Place { section, span: summary.anchor };
            res.push(Found { rank: summary.rank, name: own.clone(), container: None, place });
        }
        for it in &summary.indicators {
            let name = label(None, &name(part, it.anchor), Rank::Indicator);
            if is_meant(&name) {
                let place = Place { section, span: it.anchor };
                res.push(Found { rank: Rank::Indicator, name, container: Some(own.clone()), place });
            }
        }
        if res.len() >= limit {
            res.truncate(limit);
            break;
        }
    }
    res
}
