use crate::finding::Message;
use crate::rule::{PlanCx, PlanSink, rule};
use crate::rules::results::unmeasured_achievement::unmeasured;

rule! {
    /// One indicator has no result, and nearly all others have one.
    ///
    /// In a plan that is still under way results are missing everywhere, and nothing is
    /// said. In a report that has all but a few, the few were most likely forgotten. A
    /// result of `n/d` (not available) or `n/a` (does not apply) is a result.
    ///
    /// Source: legislative decree 150/2009, article 10: the report shows the results for
    /// each objective. It binds chambers of commerce.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Atti depositati"
    ///     target     >= 40 N
    ///     consuntivo 46 N
    ///   indicatore "Pratiche evase"
    ///     target     >= 90%
    ///     consuntivo 92%
    ///   indicatore "Richieste evase"
    ///     target     >= 80%
    ///     consuntivo 85%
    ///   indicatore "Tempo di rilascio"
    ///     target     <= 5 gg
    ///     consuntivo 4 gg
    ///   indicatore "Utenti soddisfatti"
    ///     target     >= 80%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Atti depositati"
    ///     target     >= 40 N
    ///     consuntivo 46 N
    ///   indicatore "Pratiche evase"
    ///     target     >= 90%
    ///     consuntivo 92%
    ///   indicatore "Richieste evase"
    ///     target     >= 80%
    ///     consuntivo 85%
    ///   indicatore "Tempo di rilascio"
    ///     target     <= 5 gg
    ///     consuntivo 4 gg
    ///   indicatore "Utenti soddisfatti"
    ///     target     >= 80%
    ///     consuntivo n/d
    /// ```
    ///
    /// Instead of allowing it, write `n/d`, with the reason.
    "missing-result", Warning, Results, since "0.1.0", Plan(check)
}

/// The fewest indicators among which one alone stands out.
const FEWEST: usize = 5;

/// Whether so few results are missing that they were most likely forgotten.
pub(crate) fn are_few(n: usize, n_missing: usize) -> bool {
    let is_alone = n_missing == 1 && n >= FEWEST;
    // Fewer than one in twenty.
    is_alone || (n_missing > 0 && n_missing.saturating_mul(20) < n)
}

fn check(cx: &PlanCx<'_>, sink: &mut PlanSink<'_>) {
    let counted = cx.sections.iter().flat_map(|it| &it.indicators).filter(|it| !it.is_excluded);
    let (mut n, mut n_missing) = (0_usize, 0_usize);
    for it in counted {
        n = n.saturating_add(1);
        n_missing = n_missing.saturating_add(usize::from(!it.has_result));
    }
    if !are_few(n, n_missing) {
        return;
    }
    for (i, section) in cx.sections.iter().enumerate() {
        for (number, it) in (1_u32..).zip(&section.indicators) {
            // Where an achievement is granted all the same, that is what is said.
            let is_said = || unmeasured(section, it, true).is_some();
            if !it.is_excluded && !it.has_result && !is_said() {
                let n_others = n.saturating_sub(n_missing);
                sink.report_on(i, number, it.anchor, Message::new("missing-result").with("n", n_others));
            }
        }
    }
}
