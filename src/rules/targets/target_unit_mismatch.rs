use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::rules::against_target::with_target;
use crate::scoring::Verdict;
use crate::syntax::{Unit, Value};
use crate::text::Edit;

rule! {
    /// Result and target are of different kinds.
    ///
    /// A date cannot be held against a percentage, nor a count against a number of days, so
    /// nobody can say whether the target is met. A bare number against a percentage is the
    /// most frequent case: 97,87 may be 97,87 % or almost 98 times the whole.
    ///
    /// Source: D.P.C.M. 18 September 2012, article 3, paragraph 3 (technical definition and
    /// unit of each indicator).
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Arbitrato"
    ///   indicatore "Atti depositati in modalità telematica"
    ///     target     >= 70%
    ///     consuntivo 97,87
    /// ```
    ///
    /// ```plan,fixed
    /// obiettivo 01.01 "Arbitrato"
    ///   indicatore "Atti depositati in modalità telematica"
    ///     target     >= 70%
    ///     consuntivo 97,87%
    /// ```
    ///
    /// Units that convert into each other, and counts without a unit, are fine:
    ///
    /// ```plan
    /// obiettivo 01.01 "Arbitrato"
    ///   indicatore "Atti depositati in modalità telematica"
    ///     target     >= 70%
    ///     consuntivo 97,87%
    ///   indicatore "Tempo medio di risposta"
    ///     target     <= 2 gg
    ///     consuntivo 36 ore
    ///   indicatore "Incontri con gli iscritti"
    ///     target     >= 4
    ///     consuntivo 5 N
    /// ```
    ///
    /// Instead of allowing it, write both in one unit.
    "target-unit-mismatch", Error, Targets, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let Some((target, result)) = cx.target().zip(cx.result()) else { return };
    if cx.assessment.verdict != Verdict::Incomparable || cx.assessment.is_excluded {
        return;
    }
    let (goal, result) = (&target.goal, &result.value);
    let message = Message::new("target-unit-mismatch").with("result", result);
    let draft = sink
        .report(cx.span(result.source), with_target(message, goal))
        .label(cx.span(goal.value.source), Message::new("target-unit-mismatch.label-target"));
    if is_bare_percentage(result, &goal.value) {
        let end = cx.span(result.source).end as usize;
        let edit = Edit { span: crate::text::Span::at(end), text: "%".to_owned() };
        draft.unsafe_fix(Message::new("target-unit-mismatch.fix-percent"), vec![edit]);
    }
}

fn is_bare_percentage(result: &Value<'_>, target: &Value<'_>) -> bool {
    result.unit() == Some(Unit::None) && target.unit() == Some(Unit::Percent)
}
