use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::syntax::{Comparator, Direction};

rule! {
    /// A direction says the opposite of the comparator of its target.
    ///
    /// `verso` says which way a target without a comparator is better. Beside a comparator it
    /// adds nothing, and where the two disagree nobody knows which of them was meant.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Giorni di attesa"
    ///     target >= 10 gg
    ///     verso  decrescente
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Giorni di attesa"
    ///     target 10 gg
    ///     verso  decrescente
    /// ```
    ///
    /// Instead of allowing it, keep the one that is meant.
    "direction-contradicts-target", Error, Targets, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let Some((word, direction)) = cx.indicator.direction else { return };
    let is_contrary = |it| match direction {
        Direction::Increasing => matches!(it, Comparator::AtMost | Comparator::LessThan),
        Direction::Decreasing => matches!(it, Comparator::AtLeast | Comparator::MoreThan),
    };
    let targets = cx.indicator.targets.iter().map(|it| &it.goal);
    if let Some(goal) = targets.into_iter().find(|it| it.value.date().is_none() && is_contrary(it.comparator))
    {
        let message = Message::new("direction-contradicts-target").with("direction", word);
        sink.report(cx.span(word), message)
            .label(cx.span(goal.source), Message::new("direction-contradicts-target.label"));
    }
}
