//! What the text does not say, beside what it says: sums, recomputed achievements, shares.

use rust_decimal::Decimal;

use crate::assist::score::{self, Figures};
use crate::assist::view::{Holder, View};
use crate::assist::{Place, family};
use crate::check::Live;
use crate::finding::Message;
use crate::model::Share;
use crate::scoring::wrong_total;
use crate::syntax::{Property, Rank};
use crate::text::Span;

/// A hint at the end of a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Hint {
    /// Where it stands: behind the end of the span.
    pub place: Place,
    /// What it says in a few words.
    pub label: Message,
    /// What it means.
    pub tooltip: Message,
}

/// The hints of some sections. Where lenses tell the scores of nodes, hints need not.
pub fn hints(live: &Live, sections: std::ops::Range<usize>, has_lenses: bool) -> Vec<Hint> {
    let sections = sections.filter(|it| *it < live.parts().len());
    sections.flat_map(|it| of_section(live, it, has_lenses)).collect()
}

fn of_section(live: &Live, section: usize, has_lenses: bool) -> Vec<Hint> {
    let view = View::of(live, section);
    let mut res = Vec::new();
    if view.section.node.heading.is_some()
        && let Some(figures) = score::of_section(live, section)
    {
        of_holder(&view, section, Holder::Section(&view.section.node), &figures, &mut res);
        if has_lenses {
            res.retain(|it| it.label.id != "assist-hint-recomputed");
        }
    }
    let figures = score::of_indicators(live, section);
    for (indicator, figures) in view.section.indicators.iter().zip(&figures) {
        of_holder(&view, section, Holder::Indicator(indicator), figures, &mut res);
    }
    sums(live, &view, section, &mut res);
    res.sort_by_key(|it| it.place);
    res
}

fn of_holder(
    view: &View<'_>,
    section: usize,
    holder: Holder<'_, '_>,
    figures: &Figures,
    out: &mut Vec<Hint>,
) {
    let node = holder.node();
    let mut push = |part: &str, label, tooltip| {
        out.push(Hint { place: Place { section, span: view.span(part) }, label, tooltip });
    };
    // A plan is all of itself, and what stands directly under it has the share it writes.
    if let Some(weight) = &node.weight
        && let Some(effective) = figures.effective
        && figures.weight.map(|it| it.normalize()) != Some(effective)
    {
        let message = |id| Message::new(id).with("share", effective);
        push(weight.source, message("assist-hint-share"), message("assist-hint-share.why"));
    }
    let Some(recomputed) = figures.recomputed else { return };
    match &node.achieved {
        Some(achieved) if figures.differs() => {
            let message = |id| Message::new(id).with("recomputed", recomputed);
            push(achieved.source, message("assist-hint-differs"), message("assist-hint-differs.why"));
        }
        None if !node.broken.has(Property::Achieved) && !figures.is_excluded => {
            let message = |id| Message::new(id).with("recomputed", recomputed);
            push(node.anchor(), message("assist-hint-recomputed"), message("assist-hint-recomputed.why"));
        }
        _ => {}
    }
}

/// The sum of the weights of the indicators at the last of them, and that of a node and
/// its siblings at the node, where a finding says that it should be 100.
fn sums(live: &Live, view: &View<'_>, section: usize, out: &mut Vec<Hint>) {
    let weights = || view.section.indicators.iter().map(|it| it.node.weight.as_ref());
    let mut push = |span: Span, total: Decimal| {
        let message = |id| Message::new(id).with("total", total.normalize());
        let place = Place { section, span };
        out.push(Hint { place, label: message("assist-hint-sum"), tooltip: message("assist-hint-sum.why") });
    };
    if let Some(total) = wrong_total(weights().map(|it| it.and_then(Share::percent_of)))
        && let Some(last) = weights().flatten().next_back()
        && weights().flatten().next().is_some_and(|it| is_reported(live, section, view.span(it.source)))
    {
        push(view.span(last.source), total);
    }
    let Some(weight) = view.section.node.weight.filter(|_| view.section.rank() != Rank::Plan) else { return };
    let siblings = family::siblings(live, section);
    let first = siblings.first().and_then(|it| Some((*it, family::summary(live, *it)?.weight?.span)));
    if !first.is_some_and(|it| is_reported(live, it.0, it.1)) {
        return;
    }
    let weights = siblings.iter().map(|it| family::summary(live, *it)?.weight?.percent);
    if let Some(total) = wrong_total(weights) {
        push(view.span(weight.source), total);
    }
}

/// Whether a sum of weights is reported at the first of them.
fn is_reported(live: &Live, section: usize, first: Span) -> bool {
    let findings = live.parts().get(section).map_or(&[][..], |it| &it.findings);
    findings.iter().any(|it| it.message.id == "weights-not-100" && it.span == first)
}
