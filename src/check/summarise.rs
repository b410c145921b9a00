//! A section's model into its summary.

use compact_str::CompactString;

use crate::check::names::names;
use crate::model::{Indicator, IndicatorSummary, Node, Properties, Section, Share, Summary};
use crate::rule::SectionCx;
use crate::rules::reason::explains;
use crate::scoring::{Assessment, Policy, Verdict};
use crate::syntax::{Property, Rank, Value, ValueKind, language_of};

/// Keeps of a section what rules over the plan, scores and outlines need.
/// `keeps_names` says whether a rule compares names.
pub(crate) fn summarise(cx: &SectionCx<'_, '_>, keeps_names: bool) -> Summary {
    let section = cx.section;
    let node = &section.node;
    let is_open = node.broken.is_open() || section.indicators.iter().any(|it| it.node.broken.is_open());
    let anchor = section.span(node.anchor());
    Summary {
        rank: section.rank(),
        has_heading: node.heading.is_some(),
        code: node.code().map(CompactString::from),
        code_span: node.code().map_or(anchor, |it| section.span(it)),
        anchor,
        weight: share(section, node, node.weight.as_ref(), Property::Weight),
        achieved: share(section, node, node.achieved.as_ref(), Property::Achieved),
        most: (node.rank != Some(Rank::Plan)).then(|| cx.plan.policy.most()),
        owner: owner(section).map(CompactString::from),
        is_excluded: node.is_excluded(),
        has_reason: explains(node),
        is_open,
        hides_heading: section.hides_heading,
        hides_indicator: section.hides_indicator,
        hidden_codes: section.hidden_codes.iter().map(|it| CompactString::from(*it)).collect(),
        is_garbled: node.is_garbled,
        properties: of_node(node),
        language: language_of(node.keyword),
        indicators: section
            .indicators
            .iter()
            .zip(cx.assessments)
            .map(|(it, a)| indicator(cx, it, a))
            .collect(),
        names: keeps_names.then(|| Box::new(names(cx))),
    }
}

/// Who answers for a node: as it says itself, else as all of its indicators say.
fn owner<'a>(section: &Section<'a>) -> Option<&'a str> {
    let of = |it: &Node<'a>| it.words(Property::Owner).map(|it| it.inner);
    of(&section.node).or_else(|| {
        let mut owners = section.indicators.iter().map(|it| of(&it.node));
        let first = owners.next()??;
        owners.all(|it| it == Some(first)).then_some(first)
    })
}

fn of_node(node: &Node<'_>) -> Properties {
    let words = node.words.iter().fold(node.broken.properties(), |all, it| all.with(it.0));
    let words = if node.weight.is_some() { words.with(Property::Weight) } else { words };
    let words = node.means.iter().fold(words, |all, it| all.with(it.0));
    if node.achieved.is_some() { words.with(Property::Achieved) } else { words }
}

fn of_indicator(it: &Indicator<'_>) -> Properties {
    let has = [
        (Property::Measure, !it.measures.is_empty()),
        (Property::Formula, it.formula.is_some()),
        (Property::Target, !it.targets.is_empty()),
        (Property::Result, !it.results.is_empty()),
        (Property::Baseline, !it.baselines.is_empty()),
    ];
    has.iter().filter(|it| it.1).fold(of_node(&it.node), |all, it| all.with(it.0))
}

fn indicator(cx: &SectionCx<'_, '_>, it: &Indicator<'_>, assessment: &Assessment) -> IndicatorSummary {
    let section = cx.section;
    let result = it.result(cx.plan.year);
    let is_told = cx.plan.is_report && it.node.tells_in_note(Property::Result);
    IndicatorSummary {
        anchor: section.span(it.node.anchor()),
        weight: share(section, &it.node, it.node.weight.as_ref(), Property::Weight),
        achieved: share(section, &it.node, it.node.achieved.as_ref(), Property::Achieved),
        recomputed: assessment.achievement,
        possible: assessment.possible,
        standing: assessment.standing,
        most: assessment.most,
        is_debatable: is_debatable(cx, it, assessment),
        is_withheld: result.is_some_and(|it| it.value.kind == ValueKind::NotAvailable),
        is_excluded: assessment.is_excluded,
        has_reason: explains(&it.node),
        has_result: result.is_some() || is_told || it.node.broken.has(Property::Result),
        result: result.map(|it| section.span(it.value.source)),
        result_date: result.and_then(|it| it.value.date()),
        properties: of_indicator(it),
    }
}

/// Whether the indicator missed its date, and the plan does not say what a delay costs.
fn is_debatable(cx: &SectionCx<'_, '_>, it: &Indicator<'_>, assessment: &Assessment) -> bool {
    let policy = Policy::own(&it.node);
    let policy = policy.as_ref().unwrap_or(&cx.plan.policy);
    let is_date =
        it.target(cx.plan.year).is_some_and(|it| it.goal.value.date().is_some() || it.goal.by.is_some());
    let is_between = it.thresholds.is_some();
    (is_date || is_between) && assessment.verdict == Verdict::Missed && !policy.is_declared
}

fn share(
    section: &Section<'_>,
    node: &Node<'_>,
    value: Option<&Value<'_>>,
    property: Property,
) -> Option<Share> {
    match value {
        Some(it) => Some(Share::of(it, node.keyword, section.source)),
        None => node.broken.has(property).then(|| Share::broken(section.span(node.anchor()))),
    }
}
