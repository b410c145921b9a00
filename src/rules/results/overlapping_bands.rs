use crate::finding::Message;
use crate::rule::{SectionCx, Sink, rule};
use crate::rules::bands::{Written, bands};

rule! {
    /// Two bands of the scoring hold the same degrees, and earn different achievements.
    ///
    /// A result between 80 % and 90 % of its target then has two achievements, and whoever
    /// computes it chooses. That two bands meet at one number is usual: it belongs to the
    /// upper one.
    ///
    /// Source: Court of Auditors for Lazio, decision 71/2018: pay for results needs parameters of
    /// measurement that are fixed beforehand.
    ///
    /// ```plan,fails
    /// piano "Ente" 2023
    ///   valutazione fasce 0%..50% = 0%; 50%..90% = 50%; 80%..100% = 100%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// piano "Ente" 2023
    ///   valutazione fasce 0%..50% = 0%; 50%..80% = 50%; 80%..100% = 100%
    /// ```
    ///
    /// Instead of allowing it, let each band begin where the one before ends.
    "overlapping-bands", Error, Results, since "0.1.0", Section(check)
}

fn check(cx: &SectionCx<'_, '_>, sink: &mut Sink<'_>) {
    // The lower band that reaches highest hides none of the others; and the one that does of
    // those that earn something else than it.
    let (mut highest, mut other): (Option<Written<'_, '_>>, Option<Written<'_, '_>>) = (None, None);
    for band in bands(cx.section) {
        let lower = highest.filter(|it| it.earns != band.earns).or(other);
        let earns_as = |it: Option<Written<'_, '_>>| it.is_none_or(|it| it.earns == band.earns);
        let reaches = |it: Option<Written<'_, '_>>| it.is_none_or(|it| band.high >= it.high);
        if reaches(highest) {
            other = if earns_as(highest) { other } else { highest };
            highest = Some(band);
        } else if !earns_as(highest) && reaches(other) {
            other = Some(band);
        }
        let Some(lower) = lower else { continue };
        let to = lower.high.min(band.high);
        if to > band.low {
            let message = Message::new("overlapping-bands").with("from", band.low).with("to", to);
            let label = Message::new("overlapping-bands.label");
            sink.report(cx.span(band.band.range.source), message)
                .label(cx.span(lower.band.range.source), label);
        }
    }
}
