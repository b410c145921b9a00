use crate::compare::Shift;
use crate::finding::Message;
use crate::rule::{HistoryCx, Sink, rule};
use crate::rules::against_target::with_target;
use crate::rules::history::moved_target::moved;
use crate::scoring::{Quantity, common};
use crate::syntax::Comparator;

rule! {
    /// The target asks for less than was reached the year before.
    ///
    /// Where more is better the target is below the last result, where less is better above
    /// it: doing worse than last year would still count as success. There can be good reasons,
    /// such as a result that was due to an exceptional year; then record the reason. The rule
    /// is silent where the target itself was made easier, which is reported on its own, and
    /// where the plan gives a baseline, which is then what the target is held against.
    ///
    /// Source: legislative decree 150/2009, article 5, paragraph 2, letter c (objectives that
    /// bring a significant improvement). Keeping a level is admitted, Corte dei conti,
    /// Calabria, 66/2025; asking for less than that level is what is reported here.
    ///
    /// ```plan,before
    /// piano "Ente" 2022
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target     >= 80%
    ///     consuntivo 92%
    /// ```
    ///
    /// ```plan,fails
    /// piano "Ente" 2023
    ///   precedente "2022.piano"
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 85%
    /// ```
    ///
    /// Ask at least for what was reached:
    ///
    /// ```plan
    /// piano "Ente" 2023
    ///   precedente "2022.piano"
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 92%
    /// ```
    "target-below-last-result", Warning, History, since "0.1.0", History(check)
}

fn check(cx: &HistoryCx<'_, '_>, sink: &mut Sink<'_>) {
    if cx.is_same_year() {
        return;
    }
    for it in cx.kept() {
        let made_easier = moved(cx, it).is_some_and(|it| it.2 == Shift::Easier);
        if made_easier || !it.now.baselines.is_empty() || cx.is_explained(Some(it.now)) {
            continue;
        }
        let Some((target, last)) = it.now.target(cx.plan.year).zip(it.before.result(cx.earlier.year)) else {
            continue;
        };
        let figures = Quantity::of(&last.value).zip(Quantity::of(&target.goal.value));
        let Some((reached, wanted)) = figures.and_then(|it| common(it.0, it.1)) else { continue };
        let is_below = match target.goal.comparator {
            Comparator::AtLeast | Comparator::MoreThan => wanted < reached,
            Comparator::AtMost | Comparator::LessThan => wanted > reached,
            Comparator::Exactly | Comparator::By | Comparator::Implicit => false,
        };
        if is_below {
            let message =
                Shift::Easier.said_in(Message::new("target-below-last-result").with("result", &last.value));
            sink.report_on(it.now.number, cx.span(target.goal.source), with_target(message, &target.goal))
                .label_earlier(
                    cx.span_before(last.value.source),
                    Message::new("target-below-last-result.label-result"),
                );
        }
    }
}
