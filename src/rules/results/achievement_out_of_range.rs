use rust_decimal::Decimal;

use crate::finding::{Message, Severity};
use crate::model::{IndicatorSummary, Share, Standing};
use crate::rule::{PlanCx, PlanSink, rule};

rule! {
    /// An achievement is below 0 % or above what the scoring policy allows.
    ///
    /// A degree of achievement lies between 0 and 100 %. A result beyond its target does
    /// not make it more, unless the plan declares a policy that lets it: `valutazione
    /// proporzionale fino a 120%`.
    ///
    /// A report that shows achievements above 100 % just as result over target gives them says
    /// by that that nothing limits them. There they are left alone.
    ///
    /// Source: the annex tables to CiVIT resolution 5/2012 define the degree as a value
    /// between 0 and 100 %. They are historical for chambers of commerce; the range is still
    /// what performance systems use unless they say otherwise.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target     >= 80%
    ///     consuntivo 96%
    ///     grado      120%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target     >= 80%
    ///     consuntivo 96%
    ///     grado      100%
    /// ```
    ///
    /// Or declare the policy:
    ///
    /// ```plan
    /// piano "Camera di commercio" 2023
    ///   valutazione proporzionale fino a 120%
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target     >= 80%
    ///     consuntivo 96%
    ///     grado      120%
    /// ```
    ///
    /// Instead of allowing it, declare the policy: it then holds for the whole plan.
    "achievement-out-of-range", Error, Results, since "0.1.0", Plan(check)
}

fn check(cx: &PlanCx<'_>, sink: &mut PlanSink<'_>) {
    let is_reported = |it: &IndicatorSummary| it.achieved.is_some();
    if !cx.sections.iter().any(|it| it.achieved.is_some() || it.indicators.iter().any(is_reported)) {
        return;
    }
    let is_unlimited = || {
        let mut indicators = cx.sections.iter().flat_map(|it| &it.indicators);
        cx.plan.is_report && indicators.any(|it| it.standing == Standing::Uncapped)
    };
    let wrong = |share: Option<Share>, most: Decimal| {
        let percent = share?.percent.filter(|it| *it < Decimal::ZERO || *it > most)?;
        Some((share?.span, percent))
    };
    let message = |percent: Decimal, most: Decimal| {
        let message = Message::new("achievement-out-of-range").with("achieved", percent);
        message.with("most", most.normalize())
    };
    for (i, (section, score)) in cx.sections.iter().zip(cx.scores()).enumerate() {
        // What is above 100 % on a node is the mean of what is so below.
        let own = wrong(section.achieved, score.most).filter(|it| it.1 < Decimal::ZERO || !is_unlimited());
        if let Some((span, percent)) = own {
            sink.report(i, span, message(percent, score.most));
        }
        let is_limited = |it: &IndicatorSummary| it.standing != Standing::Uncapped;
        let indicators = (1_u32..).zip(&section.indicators).filter(|it| is_limited(it.1));
        for (number, it) in indicators {
            let Some((span, percent)) = wrong(it.achieved, it.most) else { continue };
            let draft = sink.report_on(i, number, span, message(percent, it.most));
            if percent > it.most && is_unlimited() {
                // Here the figure is what is odd, and not that it is above 100 %.
                draft.at_most(Severity::Warning);
            }
        }
    }
}
