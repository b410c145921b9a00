use rust_decimal::Decimal;

use crate::finding::Message;
use crate::model::{Indicator, Share};
use crate::rule::{PlanCx, PlanSink, SectionCx, Sink, rule};
use crate::syntax::{Keyword, Property, language_of, spelling};
use crate::text::{Edit, Span};

rule! {
    /// Some siblings have a weight and others have none.
    ///
    /// A weighted mean needs the weight of every sibling. Without one of them nobody can
    /// say what it counts for, and the achievement above cannot be computed. An indicator
    /// that is neutralised needs no weight.
    ///
    /// Source: the weight column of the annex tables to CiVIT resolution 5/2012 (historical).
    /// For chambers of commerce the Unioncamere guidelines on the performance plan (2019)
    /// are in force.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     peso   60%
    ///     target >= 90%
    ///   indicatore "Richieste di assistenza evase"
    ///     target >= 80%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     peso   60%
    ///     target >= 90%
    ///   indicatore "Richieste di assistenza evase"
    ///     peso   40%
    ///     target >= 80%
    /// ```
    ///
    /// Allow it where an indicator is only observed and counts for nothing.
    "missing-weight", Error, Weights, since "0.1.0", Levels(indicators, nodes)
}

fn indicators(cx: &SectionCx<'_, '_>, sink: &mut Sink<'_>) {
    let section = cx.section;
    // Most objectives have all weights.
    if section.indicators.iter().all(|it| it.node.weight.is_some()) {
        return;
    }
    let is_open = |it: &Indicator<'_>| it.node.broken.is_open();
    if section.node.broken.is_open() || section.indicators.iter().any(is_open) {
        return;
    }
    let counted = section.indicators.iter().zip(cx.assessments).filter(|it| !it.1.is_excluded);
    let counted: Vec<&Indicator<'_>> = counted.map(|it| it.0).collect();
    let has_weight = |it: &Indicator<'_>| it.node.weight.is_some() || it.node.broken.has(Property::Weight);
    let without: Vec<&&Indicator<'_>> = counted.iter().filter(|it| !has_weight(it)).collect();
    let Some(first) = without.first().filter(|_| without.len() < counted.len()) else { return };

    let message = message(without.len(), counted.len());
    let mut draft = sink.report_on(first.number, cx.span(first.node.anchor()), message);
    for it in without.iter().skip(1) {
        draft = draft.label(cx.span(it.node.anchor()), Message::new("missing-weight.label"));
    }
    if without.len() == 1
        && let Some(rest) = rest(cx, &counted)
    {
        let title = Message::new("missing-weight.fix").with("rest", rest);
        draft.unsafe_fix(title, vec![insertion(section.source, first, rest)]);
    }
}

fn nodes(cx: &PlanCx<'_>, sink: &mut PlanSink<'_>) {
    for (parent, family) in cx.outline.families() {
        if !cx.outline.knows_children(parent) {
            continue;
        }
        let all = || family.iter().filter_map(|it| cx.sections.get(*it).map(|section| (*it, *section)));
        let siblings = || all().filter(|it| !it.1.is_excluded);
        let without = || siblings().filter(|it| it.1.weight.is_none());
        let n_without = without().count();
        let is_weighted = siblings().any(|it| it.1.has_weight());
        let Some((section, first)) = without().next().filter(|_| is_weighted) else { continue };
        let mut draft = sink.report(section, first.anchor, message(n_without, siblings().count()));
        for (section, it) in without().skip(1) {
            draft = draft.label_in(section, it.anchor, Message::new("missing-weight.label"));
        }
    }
}

fn message(n_without: usize, n: usize) -> Message {
    Message::new("missing-weight").with("without", n_without).with("n", n)
}

/// What the other weights leave of 100.
fn rest(cx: &SectionCx<'_, '_>, counted: &[&Indicator<'_>]) -> Option<Decimal> {
    let mut rest = Decimal::ONE_HUNDRED;
    for it in counted {
        let Some(weight) = &it.node.weight else { continue };
        let share = Share::of(weight, it.node.keyword, cx.section.source);
        rest = rest.checked_sub(share.percent?)?;
    }
    (rest > Decimal::ZERO).then_some(rest)
}

/// A line with the weight behind the line of the indicator, with its line end.
fn insertion(section: &str, indicator: &Indicator<'_>, weight: Decimal) -> Edit {
    let heading = Span::of(indicator.node.anchor(), section);
    let after = section.get(heading.end as usize..).unwrap_or("");
    let length = after.find(['\n', '\r']).unwrap_or(after.len());
    let line_end = if after.get(length..).is_some_and(|it| it.starts_with("\r\n")) { "\r\n" } else { "\n" };
    let language = language_of(indicator.node.keyword).unwrap_or_default();
    let keyword = spelling(Keyword::Property(Property::Weight), language);
    let number = crate::text::write_number(weight, language == crate::syntax::Language::It);
    let at = (heading.end as usize).saturating_add(length);
    Edit { span: Span::at(at), text: format!("{line_end}    {keyword} {number}%") }
}
