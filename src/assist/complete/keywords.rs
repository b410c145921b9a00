//! The keywords that are legal on a line, and skeletons of whole headings.

use crate::assist::complete::{Context, Kind, Offer, skeleton};
use crate::assist::hover::example;
use crate::assist::markdown::plan_block;
use crate::assist::{family, hover};
use crate::syntax::{KEYWORDS, Keyword, Property, Rank, Spelling};

/// Keywords, those that the heading above still lacks first.
pub(crate) fn offers(context: &Context<'_>) -> Vec<Offer> {
    let above = context.line.checked_sub(1).map(|it| context.view.holder(it));
    let rank = match above {
        Some(it) if it.indicator().is_some() => Some(Rank::Indicator),
        Some(it) => it.node().rank,
        None => None,
    };
    let mut properties: Vec<(bool, &Spelling)> = Vec::new();
    let mut headings: Vec<&Spelling> = Vec::new();
    for row in KEYWORDS {
        match row.keyword {
            Keyword::Heading(it) if is_legal_heading(context, it, rank) => headings.push(row),
            Keyword::Heading(_) => {}
            Keyword::Property(it) => {
                let Some(rank) = rank.filter(|rank| is_legal(it, *rank)) else { continue };
                let is_there = is_there(context, it);
                if !is_there || may_repeat(it) {
                    properties.push((is_there || !is_usual(it, rank), row));
                }
            }
        }
    }
    properties.sort_by_key(|it| it.0);
    let mut res: Vec<Offer> = properties.into_iter().map(|it| property(context, it.1)).collect();
    let skeletons = skeleton::indicators(context);
    let headings = headings.into_iter().map(|row| heading(context, row));
    match rank {
        // A text begins with its plan.
        None => res.extend(headings.chain(skeletons)),
        // Below an objective the next line is likely an indicator.
        Some(Rank::Objective) => {
            res.splice(0..0, skeletons);
            res.extend(headings.rev());
        }
        _ => res.extend(skeletons.into_iter().chain(headings.rev())),
    }
    res
}

fn word(context: &Context<'_>, row: &Spelling) -> &'static str {
    context.choose(row.it, row.en)
}

fn property(context: &Context<'_>, row: &Spelling) -> Offer {
    let name = word(context, row);
    let is_words = matches!(
        row.keyword,
        Keyword::Property(
            Property::Owner
                | Property::Source
                | Property::Note
                | Property::Reason
                | Property::Judgement
                | Property::Stakeholders
                | Property::Contributors
                | Property::Previous
        )
    );
    let insert = match row.keyword {
        _ if is_words => format!("{name} \"$1\""),
        Keyword::Property(Property::Measure) => skeleton::measure(context, name),
        _ => format!("{name} "),
    };
    let offer = described(context, Offer::new(Kind::Property, name).insert(insert), row.keyword);
    if is_words || row.keyword == Keyword::Property(Property::Measure) { offer } else { offer.asks_again() }
}

fn heading(context: &Context<'_>, row: &Spelling) -> Offer {
    let name = word(context, row);
    let offer = described(context, Offer::new(Kind::Heading, name), row.keyword);
    match row.keyword {
        Keyword::Heading(Rank::Indicator) => offer.insert(format!("{name} \"$1\"")),
        Keyword::Heading(Rank::Plan) => offer.insert(format!("{name} \"$1\" $2")),
        _ => offer.insert(format!("{name} ")).asks_again(),
    }
}

fn described(context: &Context<'_>, offer: Offer, keyword: Keyword) -> Offer {
    let meaning = context.catalogue.word(hover::meaning(keyword));
    let page = format!("{meaning}\n\n{}", plan_block(example(keyword, context.language)));
    offer.page(page)
}

fn is_legal_heading(context: &Context<'_>, heading: Rank, above: Option<Rank>) -> bool {
    match heading {
        Rank::Plan => {
            !family::summary(context.live, 0).is_some_and(|it| it.rank == Rank::Plan && it.has_heading)
        }
        Rank::Indicator => above.is_some(),
        _ => true,
    }
}

/// Whether a heading of a rank can have a property.
pub(crate) fn is_legal(property: Property, rank: Rank) -> bool {
    match property {
        Property::Weight => rank != Rank::Plan,
        Property::Previous => rank == Rank::Plan,
        Property::Measure
        | Property::Formula
        | Property::Target
        | Property::Direction
        | Property::Thresholds
        | Property::Result
        | Property::Baseline => rank == Rank::Indicator,
        _ => true,
    }
}

fn may_repeat(property: Property) -> bool {
    matches!(
        property,
        Property::Measure | Property::Note | Property::Target | Property::Result | Property::Baseline
    )
}

/// Whether most headings of the rank have the property.
fn is_usual(property: Property, rank: Rank) -> bool {
    match rank {
        Rank::Indicator => !matches!(
            property,
            Property::Direction
                | Property::Thresholds
                | Property::Scoring
                | Property::Resources
                | Property::Staff
                | Property::Judgement
                | Property::Owner
                | Property::Note
                | Property::Stakeholders
                | Property::Contributors
                | Property::Dimension
        ),
        Rank::Plan => matches!(property, Property::Scoring | Property::Owner),
        _ => matches!(property, Property::Weight | Property::Owner),
    }
}

/// Whether the heading above the place has the property already, readable or not.
fn is_there(context: &Context<'_>, property: Property) -> bool {
    let block = context.view.block(context.line.saturating_sub(1));
    let lines = context.view.lines.get(block.clone()).unwrap_or(&[]);
    let others = block.zip(lines).filter(|it| it.0 != context.line).map(|it| it.1);
    others.filter_map(|it| it.key).any(|it| it.keyword == Keyword::Property(property))
}
