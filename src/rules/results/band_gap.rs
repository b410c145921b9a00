use rust_decimal::Decimal;

use crate::finding::Message;
use crate::rule::{SectionCx, Sink, rule};
use crate::rules::bands::bands;

rule! {
    /// The bands of the scoring leave out degrees that a result can reach.
    ///
    /// With bands up to 90 and from 91 on, a result at 90,5 % of its target has no achievement.
    /// Let each band begin where the one before ends: the number where two meet belongs to the
    /// upper one. The first begins at 0; what exceeds the last earns what the last does.
    ///
    /// ```plan,fails
    /// piano "Ente" 2023
    ///   valutazione fasce 0%..75% = 0%; 75%..90% = 50%; 91%..100% = 100%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// piano "Ente" 2023
    ///   valutazione fasce 0%..75% = 0%; 75%..90% = 50%; 90%..100% = 100%
    /// ```
    ///
    /// Allow it where degrees are rounded to whole numbers before they are looked up.
    "band-gap", Warning, Results, since "0.1.0", Section(check)
}

fn check(cx: &SectionCx<'_, '_>, sink: &mut Sink<'_>) {
    let mut reached = Decimal::ZERO;
    for band in bands(cx.section) {
        if band.low > reached {
            let message = Message::new("band-gap").with("from", reached).with("to", band.low);
            sink.report(cx.span(band.band.range.source), message);
        }
        reached = reached.max(band.high);
    }
}
