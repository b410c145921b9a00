use rust_decimal::Decimal;

use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::rules::against_target::with_target;
use crate::rules::results::contradictory_achievement::has_reason;
use crate::rules::targets::target_worse_than_baseline::{baseline, is_worse};
use crate::scoring::{Verdict, verdict};
use crate::syntax::{Unit, Value};
use crate::words::Classes;

rule! {
    /// The value from which the plan starts meets the target already.
    ///
    /// Nothing has to change for the target to be met. That is an objective of keeping a
    /// level; it is admitted, and then the name should say so ("mantenimento", "maintain").
    /// A target of all there is, 100 % of a share or none of something unwanted, cannot be
    /// raised and is left alone. A target below the baseline is reported by
    /// target-worse-than-baseline instead.
    ///
    /// Source: legislative decree 150/2009, article 5, paragraph 2, letter c (significant
    /// improvement); keeping a level is admitted, Corte dei conti, Calabria, 66/2025.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     base   90%
    ///     target >= 90%
    /// ```
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     base   90%
    ///     target >= 92%
    ///   indicatore "Mantenimento delle pratiche evase in dieci giorni"
    ///     base   98%
    ///     target >= 98%
    /// ```
    ///
    /// Allow it where the level is to be kept, and say so in the name or a note.
    "target-already-met", Warning, Targets, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let (Some(target), Some(baseline)) = (cx.target(), baseline(cx)) else { return };
    // A date of the year before is always earlier.
    let is_date = target.goal.value.date().is_some();
    let is_met = verdict(&target.goal, baseline) == Verdict::Met;
    if !is_met || is_date || is_worse(cx) || is_limit(&target.goal.value) || has_reason(cx) || is_keeping(cx)
    {
        return;
    }
    let message = Message::new("target-already-met").with("baseline", baseline);
    sink.report(cx.span(target.goal.source), with_target(message, &target.goal))
        .label(cx.span(baseline.source), Message::new("target-already-met.label-baseline"));
}

/// Whether nothing can be better: all of a share, or nothing.
fn is_limit(target: &Value<'_>) -> bool {
    let is_all = target.unit() == Some(Unit::Percent) && target.number() == Some(Decimal::ONE_HUNDRED);
    is_all || target.number() == Some(Decimal::ZERO)
}

fn is_keeping(cx: &IndicatorCx<'_, '_>) -> bool {
    cx.words.has(Classes::KEEPING) || cx.around.words.node().has(Classes::KEEPING)
}
