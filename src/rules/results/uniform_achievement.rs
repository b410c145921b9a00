use crate::finding::Message;
use crate::rule::{PlanCx, PlanSink, rule};
use crate::syntax::Rank;

rule! {
    /// Every achievement in the document is the same.
    ///
    /// Where every indicator comes out at 100 %, the targets tell nothing apart. Nothing
    /// need be wrong, but the reader should know. The finding is given once, from ten
    /// indicators on.
    ///
    /// Source: the ministry guidelines 2/2017 expect a working system to tell results apart;
    /// they were written for ministries. The Court of Auditors, resolution 62/2024/G, finds
    /// achievements flattened at the top.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Atti 1"
    ///     grado 100%
    ///   indicatore "Atti 2"
    ///     grado 100%
    ///   indicatore "Atti 3"
    ///     grado 100%
    ///   indicatore "Atti 4"
    ///     grado 100%
    ///   indicatore "Atti 5"
    ///     grado 100%
    ///   indicatore "Atti 6"
    ///     grado 100%
    ///   indicatore "Atti 7"
    ///     grado 100%
    ///   indicatore "Atti 8"
    ///     grado 100%
    ///   indicatore "Atti 9"
    ///     grado 100%
    ///   indicatore "Atti 10"
    ///     grado 100%
    /// ```
    ///
    /// One that differs is enough:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Atti 1"
    ///     grado 100%
    ///   indicatore "Atti 2"
    ///     grado 100%
    ///   indicatore "Atti 3"
    ///     grado 100%
    ///   indicatore "Atti 4"
    ///     grado 100%
    ///   indicatore "Atti 5"
    ///     grado 100%
    ///   indicatore "Atti 6"
    ///     grado 100%
    ///   indicatore "Atti 7"
    ///     grado 100%
    ///   indicatore "Atti 8"
    ///     grado 100%
    ///   indicatore "Atti 9"
    ///     grado 100%
    ///   indicatore "Atti 10"
    ///     grado 97,5%
    /// ```
    ///
    /// Allow it where the report covers few targets that were all easy to foresee.
    "uniform-achievement", Info, Results, since "0.1.0", Plan(check)
}

/// The fewest achievements of which it is worth saying.
const FEWEST: usize = 10;

fn check(cx: &PlanCx<'_>, sink: &mut PlanSink<'_>) {
    let sections = cx.sections.iter().enumerate();
    let mut achieved = sections.flat_map(|(i, section)| {
        section.indicators.iter().filter_map(move |it| Some((i, it.achieved?.span, it.achieved?.percent?)))
    });
    let Some((section, span, percent)) = achieved.next() else { return };
    let mut n: usize = 1;
    for (_, _, other) in achieved {
        if other != percent {
            return;
        }
        n = n.saturating_add(1);
    }
    if n < FEWEST {
        return;
    }
    // It is about the document: its heading is the place, where there is one.
    let plan = cx.sections.iter().position(|it| it.rank == Rank::Plan && it.has_heading);
    let (section, span) = match plan.and_then(|it| Some((it, cx.sections.get(it)?))) {
        Some((plan, it)) => (plan, it.anchor),
        None => (section, span),
    };
    let message = Message::new("uniform-achievement").with("n", n).with("achieved", percent.normalize());
    sink.report(section, span, message);
}
