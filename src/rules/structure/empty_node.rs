use crate::finding::Message;
use crate::rule::{PlanCx, PlanSink, SectionCx, Sink, rule};
use crate::syntax::Rank;

rule! {
    /// A heading with nothing under it.
    ///
    /// An objective without indicators cannot be measured, and a strategic objective without
    /// operating ones says nothing of what will be done. The same holds for a perspective
    /// or an area. A plan whose writing has just begun is not reported for itself.
    ///
    /// Source: legislative decree 150/2009, article 5, paragraph 2 (objectives are specific
    /// and measurable) and article 10 (each objective has indicators); it binds chambers of
    /// commerce. The Court of Auditors for Lazio, decision 71/2018, treats pay for results
    /// without indicators as damage.
    ///
    /// ```plan,fails
    /// strategico 01 "Semplificazione"
    /// obiettivo 01.01 "Sportello telematico"
    ///   nota "da definire"
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// strategico 01 "Semplificazione"
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    /// ```
    ///
    /// Allow it where the heading is filled in the course of the year.
    "empty-node", Error, Structure, since "0.1.0", Levels(objective, above)
}

fn objective(cx: &SectionCx<'_, '_>, sink: &mut Sink<'_>) {
    let node = &cx.section.node;
    // A line that cannot be read may be the indicator.
    if node.rank == Some(Rank::Objective) && cx.section.indicators.is_empty() && !node.broken.is_open() {
        sink.report(cx.span(node.anchor()), Message::new("empty-node.objective"));
    }
}

fn above(cx: &PlanCx<'_>, sink: &mut PlanSink<'_>) {
    for (i, entry) in cx.outline.entries().iter().enumerate() {
        let id = match entry.rank {
            Rank::Goal => "empty-node.goal",
            Rank::Area | Rank::Perspective => "empty-node",
            Rank::Plan | Rank::Objective | Rank::Indicator => continue,
        };
        if cx.outline.children(i).next().is_some() {
            continue;
        }
        let Some(section) = cx.sections.get(i) else { continue };
        if section.indicators.is_empty() && !section.is_open {
            sink.report(i, section.anchor, Message::new(id));
        }
    }
}
