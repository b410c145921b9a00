use crate::finding::Message;
use crate::rule::{PlanCx, PlanSink, rule};
use crate::syntax::Rank;

rule! {
    /// A second plan begins in the same text.
    ///
    /// One text is one plan: its year and its scoring policy hold for everything in it. The
    /// first plan counts, so what stands under a second one is checked against the wrong
    /// year. Put each plan in a file of its own. A report whose table is of several bodies
    /// holds a plan for each.
    ///
    /// ```plan,fails
    /// piano "Camera di commercio" 2023
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    /// piano "Camera di commercio" 2024
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// piano "Camera di commercio" 2023
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    /// ```
    ///
    /// Instead of allowing it, keep each plan in a file of its own.
    "second-plan", Error, Structure, since "0.1.0", Plan(check)
}

fn check(cx: &PlanCx<'_>, sink: &mut PlanSink<'_>) {
    if cx.plan.is_report {
        return;
    }
    let mut plans = cx.outline.of_rank(Rank::Plan).filter_map(|it| Some((it, *cx.sections.get(it)?)));
    let Some((first, other)) = plans.next() else { return };
    for (i, section) in plans {
        sink.report(i, section.anchor, Message::new("second-plan")).label_in(
            first,
            other.anchor,
            Message::new("second-plan.label-first"),
        );
    }
}
