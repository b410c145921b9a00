//! Weights of siblings: in proportion, shared out, or all alike.

use rust_decimal::Decimal;

use crate::assist::family;
use crate::assist::formatting::PlacedEdit;
use crate::assist::refactor::{Rewriting, edit};
use crate::assist::view::{View, line_end};
use crate::check::{Live, Point};
use crate::finding::Message;
use crate::model::Share;
use crate::rules::weights::weights_not_100::scaled;
use crate::scoring::rounded;
use crate::syntax::{Keyword, Language, Property, Rank, language_of, spelling, trim};
use crate::text::{Edit, Span, write_number};

/// One of the siblings: its weight, and where one could be written.
struct Member {
    section: usize,
    weight: Option<Share>,
    /// An insertion with `0` in place of the number.
    insertion: Insertion,
}

struct Insertion {
    at: Span,
    before: String,
    language: Language,
}

impl Member {
    fn write(&self, percent: Decimal) -> PlacedEdit {
        let it = &self.insertion;
        let number = write_number(percent, it.language == Language::It);
        let new = Edit { span: it.at, text: format!("{}{number}%", it.before) };
        edit(self.section, self.weight.map_or(new, |it| it.edit(percent)))
    }
}

/// What can be done with the weights of the siblings of a place.
pub(crate) fn rewritings(live: &Live, at: Point, view: &View<'_>, line: usize) -> Vec<Rewriting> {
    let section = at.section;
    let members = match view.holder(line).indicator() {
        Some(_) => of_indicators(section, view),
        None => of_nodes(live, section),
    };
    // One alone has 100, and a weight that cannot be read forbids reckoning with the others.
    if members.len() < 2 || members.iter().any(|it| it.weight.is_some_and(|it| it.percent.is_none())) {
        return Vec::new();
    }
    // Where the sum is reported, the correction of the finding does it.
    let findings = live.parts().get(section).map_or(&[][..], |it| &it.findings);
    let is_reported = findings.iter().any(|it| it.rule == "weights-not-100" && it.span.touches(at.offset));
    let scale = scale(&members).filter(|_| !is_reported);
    [scale, split(&members), alike(&members)].into_iter().flatten().collect()
}

fn total(members: &[Member]) -> Option<Decimal> {
    let weights = members.iter().filter_map(|it| it.weight?.percent);
    weights.into_iter().try_fold(Decimal::ZERO, |sum, it| sum.checked_add(it))
}

fn scale(members: &[Member]) -> Option<Rewriting> {
    let shares: Vec<Share> = members.iter().map(|it| it.weight).collect::<Option<_>>()?;
    let total = total(members).filter(|it| *it != Decimal::ONE_HUNDRED)?;
    let edits = members.iter().zip(scaled(&shares, total)?).map(|(it, percent)| it.write(percent));
    Some(Rewriting { title: Message::new("assist-refactor-scale"), edits: edits.collect() })
}

/// What is missing to 100, among those without a weight.
fn split(members: &[Member]) -> Option<Rewriting> {
    let without: Vec<&Member> = members.iter().filter(|it| it.weight.is_none()).collect();
    let rest = Decimal::ONE_HUNDRED.checked_sub(total(members)?).filter(|it| *it > Decimal::ZERO)?;
    if without.is_empty() || without.len() == members.len() {
        return None;
    }
    let edits = without.iter().zip(parts(rest, without.len())?).map(|(it, percent)| it.write(percent));
    let title = Message::new("assist-refactor-split").with("rest", rest.normalize()).with("n", without.len());
    Some(Rewriting { title, edits: edits.collect() })
}

fn alike(members: &[Member]) -> Option<Rewriting> {
    let parts = parts(Decimal::ONE_HUNDRED, members.len())?;
    let is_so =
        members.iter().zip(&parts).all(|(it, percent)| it.weight.and_then(|it| it.percent) == Some(*percent));
    if is_so {
        return None;
    }
    let edits = members.iter().zip(parts).map(|(it, percent)| it.write(percent));
    let title = Message::new("assist-refactor-alike").with("n", members.len());
    Some(Rewriting { title, edits: edits.collect() })
}

/// A number in so many like parts, at two decimals where they do not come out even; what
/// rounding leaves goes to the first.
fn parts(whole: Decimal, n: usize) -> Option<Vec<Decimal>> {
    let count = Decimal::from(n);
    let exact = whole.checked_div(count)?.normalize();
    let part = if exact.scale() <= 1 { exact } else { rounded(exact, 2) };
    let rest = whole.checked_sub(part.checked_mul(count)?)?;
    let first = part.checked_add(rest)?;
    Some(std::iter::once(first).chain(std::iter::repeat_n(part, n.saturating_sub(1))).collect())
}

fn of_indicators(section: usize, view: &View<'_>) -> Vec<Member> {
    let members = view.section.indicators.iter().map(|it| {
        let weight = it.node.weight.as_ref().map(|weight| Share::of(weight, it.node.keyword, view.text));
        let weight = weight.or_else(|| {
            it.node.broken.has(Property::Weight).then(|| Share::broken(view.span(it.node.anchor())))
        });
        Member {
            section,
            weight,
            insertion: insertion(view.text, it.node.keyword, view.span(it.node.anchor()), 4),
        }
    });
    members.collect()
}

fn of_nodes(live: &Live, section: usize) -> Vec<Member> {
    if family::summary(live, section).is_none_or(|it| it.rank == Rank::Plan) {
        return Vec::new();
    }
    let members = family::siblings(live, section).into_iter().filter_map(|it| {
        let part = live.parts().get(it)?;
        let summary = part.summary();
        let view = View::of(live, it);
        Some(Member {
            section: it,
            weight: summary.weight,
            insertion: insertion(&part.text, view.section.node.keyword, summary.anchor, 2),
        })
    });
    members.collect()
}

/// A line with a weight behind the line of a heading.
fn insertion(text: &str, keyword: &str, anchor: Span, indent: usize) -> Insertion {
    let after = text.get(anchor.end as usize..).unwrap_or("");
    let end = after.find(['\n', '\r']).unwrap_or(after.len());
    let language = language_of(trim(keyword)).unwrap_or_default();
    let word = spelling(Keyword::Property(Property::Weight), language);
    let before = format!("{}{:indent$}{word} ", line_end(text), "");
    Insertion { at: Span::at((anchor.end as usize).saturating_add(end)), before, language }
}
