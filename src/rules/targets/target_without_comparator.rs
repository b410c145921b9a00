use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::rules::targets::wrong_direction::unwanted;
use crate::syntax::{Comparator, ValueKind};
use crate::text::{Edit, Span};

rule! {
    /// A target is a bare number, and nothing says whether more or less of it is better.
    ///
    /// A result of 95 % meets a target of at least 90 %, misses one of at most 90 %, and is not
    /// exactly 90 %. So the two cannot be compared, and any achievement is as good as another.
    /// A bare date is a deadline, and yes or no need no sign. In reports, which often have no
    /// place for the sign, nothing is said here: they say how many results were not compared.
    ///
    /// Source: D.P.C.M. 18 September 2012, article 3, paragraph 3, which asks for the target
    /// of each indicator.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target     90%
    ///     consuntivo 95%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target     >= 90%
    ///     consuntivo 95%
    ///   indicatore "Adozione del regolamento"
    ///     target     30-06-2024
    /// ```
    ///
    /// Instead of allowing it, write the sign: `=` where the number is to be met exactly.
    "target-without-comparator", Warning, Targets, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    if cx.plan().is_report {
        return;
    }
    let Some(goal) = cx.target().map(|it| &it.goal) else { return };
    let is_bare =
        goal.comparator == Comparator::Implicit && matches!(goal.value.kind, ValueKind::Number { .. });
    if !is_bare {
        return;
    }
    let message = Message::new("target-without-comparator").with("target", &goal.value);
    let mut draft = sink.report(cx.span(goal.source), message);
    // Which of the three is meant only the author knows.
    let signs = if unwanted(cx, goal).is_some() { ["<=", ">=", "="] } else { [">=", "<=", "="] };
    for sign in signs {
        let at = Span::at(cx.span(goal.source).start as usize);
        let title = Message::new("target-without-comparator.fix").with("comparator", sign);
        draft = draft.choice(title, vec![Edit { span: at, text: format!("{sign} ") }]);
    }
}
