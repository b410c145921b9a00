//! The next free code of a heading.

use crate::assist::complete::{Context, Kind, Offer};
use crate::assist::family;
use crate::check::Live;
use crate::model::code::Numbered;
use crate::syntax::Rank;

/// The next free code, behind the keyword of a heading.
pub(crate) fn offers<'a>(context: &Context<'a>, rank: Rank, arguments: &'a str) -> (&'a str, Vec<Offer>) {
    let typed = arguments.trim_start_matches(crate::syntax::is_blank);
    let is_first = typed.len() < arguments.len() && !typed.contains(crate::syntax::is_blank);
    if !is_first || typed.contains(['"', '“', '«']) || matches!(rank, Rank::Plan | Rank::Indicator) {
        return ("", Vec::new());
    }
    let Some(code) = next(context, rank) else { return ("", Vec::new()) };
    let offer = Offer::new(Kind::Code, code.clone())
        .insert(format!("{code} \"$1\""))
        .detail(context.catalogue.word("assist-next-code"));
    (typed, vec![offer])
}

/// The code that follows those of the siblings before the place; the first under its
/// parent where there is none.
fn next(context: &Context<'_>, rank: Rank) -> Option<String> {
    let live = context.live;
    // The heading being written may be a section already, or still belong to the one above.
    let is_own = context.view.section.rank() == rank && is_heading_line(context);
    let before = if is_own { context.section.checked_sub(1)? } else { context.section };
    let parent = std::iter::once(before)
        .chain(family::ancestors(live, before))
        .find(|it| family::summary(live, *it).is_some_and(|it| it.rank < rank));
    let mut codes: Vec<String> = Vec::new();
    for it in family::children(live, parent) {
        let Some(summary) = family::summary(live, it).filter(|it| it.rank == rank) else { continue };
        if is_own && it == context.section {
            continue;
        }
        codes.extend(summary.code.as_deref().map(str::to_owned));
    }
    let elder = codes.iter().rev().find_map(|it| Numbered::of(it));
    match elder {
        Some(elder) => {
            let taken = codes.iter().filter_map(|it| Numbered::of(it)).filter(|it| it.prefix == elder.prefix);
            let most = taken.map(|it| it.number).max().unwrap_or(elder.number);
            Some(elder.with(most.checked_add(1)?))
        }
        None => first(live, parent, rank),
    }
}

fn is_heading_line(context: &Context<'_>) -> bool {
    context.view.lines.get(context.line).is_some_and(|it| it.rank().is_some())
}

/// The first code under a parent: an objective continues the code of its parent, the
/// others count on their own.
fn first(live: &Live, parent: Option<usize>, rank: Rank) -> Option<String> {
    let above = parent.and_then(|it| family::summary(live, it)).filter(|it| it.rank != Rank::Plan);
    let code = above.and_then(|it| it.code.as_deref());
    Some(match rank {
        Rank::Objective => code.map_or_else(|| "01".to_owned(), |it| format!("{it}.01")),
        Rank::Perspective => "P1".to_owned(),
        _ => "01".to_owned(),
    })
}
