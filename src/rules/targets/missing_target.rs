use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::syntax::Property;

rule! {
    /// An indicator has no target.
    ///
    /// Without a target nothing can be held against the result, and any achievement is
    /// as good as another.
    ///
    /// Source: legislative decree 150/2009, article 5; D.P.C.M. 18 September 2012, article
    /// 3, paragraph 3, which asks for a target of each indicator.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     peso 100%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     peso   100%
    ///     target >= 90%
    /// ```
    ///
    /// Allow it where an indicator is only observed this year, to set a target later.
    "missing-target", Error, Targets, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let node = &cx.indicator.node;
    // A cell of a report that could not be read has a finding of its own.
    if cx.plan().is_report && node.tells_in_note(Property::Target) {
        return;
    }
    let is_broken = [Property::Target, Property::Thresholds].iter().any(|it| node.broken.has(*it));
    if cx.indicator.targets.is_empty() && !is_broken {
        sink.report(cx.span(node.anchor()), Message::new("missing-target"));
    }
}
