use crate::finding::Message;
use crate::model::Target;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::rules::results::contradictory_achievement::has_reason;
use crate::scoring::{Quantity, common};
use crate::syntax::{Comparator, ValueKind};

rule! {
    /// The target of a later year asks for less than that of an earlier one.
    ///
    /// Targets over several years are meant to lead somewhere. One that eases off is
    /// sometimes right, where a task ends or money is cut; then a line `motivazione` (reason)
    /// says so. Often two years were exchanged.
    ///
    /// Source: legislative decree 150/2009, article 5, paragraph 2, letter c (objectives bring
    /// about a significant improvement). The Court of Auditors for Calabria, decision 66/2025,
    /// holds that objectives of maintenance are possible: so this is a hint.
    ///
    /// ```plan,fails
    /// piano "Ente" 2023
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target 2023 >= 90%
    ///     target 2024 >= 95%
    ///     target 2025 >= 85%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// piano "Ente" 2023
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target 2023 >= 85%
    ///     target 2024 >= 90%
    ///     target 2025 >= 95%
    /// ```
    ///
    /// Instead of allowing it, record the reason.
    "easing-target", Info, Targets, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    if cx.indicator.targets.len() < 2 || has_reason(cx) {
        return;
    }
    let year = |it: &Target<'_>| it.year.map(|it| it.1).or(cx.plan().year);
    let mut targets: Vec<&Target<'_>> = cx.indicator.targets.iter().filter(|it| year(it).is_some()).collect();
    targets.sort_by_key(|it| year(it));
    for pair in targets.windows(2) {
        let [earlier, later] = pair else { continue };
        if eases(earlier, later) {
            let message = Message::new("easing-target")
                .with("target", &later.goal.value)
                .with("earlier", &earlier.goal.value);
            sink.report(cx.span(later.goal.source), message)
                .label(cx.span(earlier.goal.source), Message::new("easing-target.label"));
        }
    }
}

/// Whether the later of two targets is easier to reach, where both point the same way.
fn eases(earlier: &Target<'_>, later: &Target<'_>) -> bool {
    let less_is_better = match (earlier.goal.comparator, later.goal.comparator) {
        (Comparator::AtLeast | Comparator::MoreThan, Comparator::AtLeast | Comparator::MoreThan) => false,
        (Comparator::AtMost | Comparator::LessThan, Comparator::AtMost | Comparator::LessThan) => true,
        _ => return false,
    };
    let values = [earlier, later].map(|it| it.goal.value);
    if !values.iter().all(|it| matches!(it.kind, ValueKind::Number { .. })) {
        return false;
    }
    let [Some(earlier), Some(later)] = values.map(|it| Quantity::of(&it)) else { return false };
    common(earlier, later).is_some_and(|(a, b)| if less_is_better { b > a } else { b < a })
}
