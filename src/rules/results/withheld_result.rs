use crate::finding::Message;
use crate::model::Indicator;
use crate::rule::{SectionCx, Sink, rule};
use crate::scoring::Assessment;
use crate::syntax::{Value, ValueKind};

rule! {
    /// An achievement is reckoned without some of the indicators under it.
    ///
    /// A result that is not available has no achievement, so the mean of the others stands for
    /// all: a figure that is left out never lowers it. The total is marked with `~` in every
    /// output, and says without how many it is. Indicators that are neutralised are left out by
    /// decision, and are counted here too, so that the reader knows what the figure covers.
    ///
    /// Source: DFP guidelines 3/2018 (results for all objectives among the criteria of the
    /// validation; addressed to ministries).
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     peso       50%
    ///     target     >= 90%
    ///     consuntivo 92%
    ///   indicatore "Richieste di assistenza evase"
    ///     peso       50%
    ///     target     >= 80%
    ///     consuntivo n/d
    /// ```
    ///
    /// Give the result where there is one:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     peso       50%
    ///     target     >= 90%
    ///     consuntivo 92%
    ///   indicatore "Richieste di assistenza evase"
    ///     peso       50%
    ///     target     >= 80%
    ///     consuntivo 81%
    /// ```
    ///
    /// Allow it where the results are expected later, and say when.
    "withheld-result", Info, Results, since "0.1.0", Section(check)
}

fn check(cx: &SectionCx<'_, '_>, sink: &mut Sink<'_>) {
    let all = || cx.section.indicators.iter().zip(cx.assessments);
    // Without any figure there is no mean that could leave one out.
    if !all().any(|it| it.1.achievement.is_some() && !it.1.is_excluded) {
        return;
    }
    let mut left_out = all().filter_map(|(it, assessment)| left_out(cx, it, assessment));
    let Some((first, is_available)) = left_out.next() else { return };
    let others: Vec<&Value<'_>> = left_out.map(|it| it.0).collect();
    let id = if is_available { "withheld-result.excluded" } else { "withheld-result" };
    let message =
        Message::new(id).with("n", others.len().saturating_add(1)).with("of", cx.section.indicators.len());
    let number = cx.section.indicators.iter().find(|it| holds(cx, it, first)).map_or(1, |it| it.number);
    let mut draft = sink.report_on(number, cx.span(first.source), message);
    for it in others {
        draft = draft.label(cx.span(it.source), Message::new("withheld-result.label"));
    }
}

/// The value that takes an indicator out of the mean, and whether that is by decision.
fn left_out<'s, 'a>(
    cx: &SectionCx<'s, 'a>,
    indicator: &'s Indicator<'a>,
    assessment: &Assessment,
) -> Option<(&'s Value<'a>, bool)> {
    let result = indicator.result(cx.plan.year).map(|it| &it.value);
    let withheld = result.filter(|it| it.kind == ValueKind::NotAvailable);
    let is_neutral = |it: &&Value<'_>| it.kind == ValueKind::Neutralised;
    let neutral = || indicator.node.achieved.as_ref().into_iter().chain(result).find(is_neutral);
    match withheld {
        Some(it) if !assessment.is_excluded => Some((it, false)),
        _ => neutral().map(|it| (it, true)),
    }
}

/// Whether a value is one of an indicator's.
fn holds(cx: &SectionCx<'_, '_>, indicator: &Indicator<'_>, value: &Value<'_>) -> bool {
    let result = indicator.result(cx.plan.year).map(|it| it.value.source);
    let mut own = indicator.node.achieved.iter().map(|it| it.source).chain(result);
    own.any(|it| std::ptr::eq(it, value.source))
}
