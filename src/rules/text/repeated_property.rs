use crate::finding::Message;
use crate::model::Misplaced;
use crate::rule::{SectionCx, Sink, rule};

rule! {
    /// A property given twice under one heading.
    ///
    /// Only one can be meant. The first counts in the other checks. Notes may be many,
    /// and targets, results and baselines may stand once for each year.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    ///     target >= 80%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    ///     target 2024 >= 95%
    /// ```
    "repeated-property", Error, Text, since "0.1.0", Section(check)
}

fn check(cx: &SectionCx<'_, '_>, sink: &mut Sink<'_>) {
    for misplaced in &cx.section.misplaced {
        let Misplaced::Repeated { key, first } = misplaced else { continue };
        sink.report(cx.span(key.source), Message::new("repeated-property").with("property", key.source))
            .label(cx.span(first), Message::new("repeated-property.label-first"));
    }
}
