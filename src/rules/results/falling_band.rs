use crate::finding::Message;
use crate::rule::{SectionCx, Sink, rule};
use crate::rules::bands::bands;

rule! {
    /// A higher band of the scoring earns less than a lower one.
    ///
    /// Who comes nearer to the target would then be given less. Most often two numbers were
    /// exchanged.
    ///
    /// ```plan,fails
    /// piano "Ente" 2023
    ///   valutazione fasce 0%..50% = 0%; 50%..80% = 90%; 80%..100% = 70%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// piano "Ente" 2023
    ///   valutazione fasce 0%..50% = 0%; 50%..80% = 70%; 80%..100% = 90%
    /// ```
    ///
    /// Instead of allowing it, correct the figures: no method gives less for more.
    "falling-band", Warning, Results, since "0.1.0", Section(check)
}

fn check(cx: &SectionCx<'_, '_>, sink: &mut Sink<'_>) {
    for pair in bands(cx.section).windows(2) {
        let [lower, upper] = pair else { continue };
        if upper.earns < lower.earns && upper.low > lower.low {
            let message = Message::new("falling-band")
                .with("earns", &upper.band.earns)
                .with("below", &lower.band.earns);
            sink.report(cx.span(upper.band.earns.source), message)
                .label(cx.span(lower.band.earns.source), Message::new("falling-band.label"));
        }
    }
}
