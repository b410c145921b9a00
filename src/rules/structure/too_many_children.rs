use crate::finding::Message;
use crate::rule::{PlanCx, PlanSink, SectionCx, Sink, rule};

rule! {
    /// More stands under one heading than can be followed.
    ///
    /// A plan is meant to choose. Twenty-five objectives under one strategic objective are a
    /// list of what an office does. No law sets a number; the limit is 15 unless the
    /// configuration sets another. Indicators under one objective are counted too.
    ///
    /// Source: the ministry guidelines 1/2017 on the performance plan ask for a selective plan.
    /// They are addressed to ministries; other bodies may take them as good practice.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Atti 1"
    ///   indicatore "Atti 2"
    ///   indicatore "Atti 3"
    ///   indicatore "Atti 4"
    ///   indicatore "Atti 5"
    ///   indicatore "Atti 6"
    ///   indicatore "Atti 7"
    ///   indicatore "Atti 8"
    ///   indicatore "Atti 9"
    ///   indicatore "Atti 10"
    ///   indicatore "Atti 11"
    ///   indicatore "Atti 12"
    ///   indicatore "Atti 13"
    ///   indicatore "Atti 14"
    ///   indicatore "Atti 15"
    ///   indicatore "Atti 16"
    /// ```
    ///
    /// Write instead the few that matter most:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Atti 1"
    ///   indicatore "Atti 2"
    /// ```
    ///
    /// Allow it where the list is fixed by others, as by a law or a contract.
    "too-many-children", Pedantic, Structure, since "0.1.0", Levels(indicators, nodes)
}

fn indicators(cx: &SectionCx<'_, '_>, sink: &mut Sink<'_>) {
    let most = cx.settings.max_children;
    let n = cx.section.indicators.len();
    if n > most && !cx.section.hides_indicator {
        let message = Message::new("too-many-children.indicators").with("n", n).with("most", most);
        sink.report(cx.span(cx.section.node.anchor()), message);
    }
}

fn nodes(cx: &PlanCx<'_>, sink: &mut PlanSink<'_>) {
    let most = cx.settings.max_children;
    for (i, section) in cx.sections.iter().enumerate() {
        // What follows a line that cannot be read may stand under another heading.
        let n = cx.outline.children(i).filter(|it| cx.outline.knows_parent(*it)).count();
        if n > most {
            let message = Message::new("too-many-children").with("n", n).with("most", most);
            sink.report(i, section.anchor, message);
        }
    }
}
