use crate::compare::Shift;
use crate::finding::{Message, Severity};
use crate::model::{Indicator, Yearly};
use crate::rule::{HistoryCx, Kept, Sink, rule};
use crate::scoring::{Quantity, common, less_is_better};
use crate::syntax::{PolicyName, Property};

rule! {
    /// The baseline is not the one of the earlier plan.
    ///
    /// What a target improves on is counted from its baseline: from a lower one the way that was
    /// gone looks longer, and where achievements are computed from the baseline they rise. The
    /// value of a year that has passed does not change. Baselines of one year are compared, and
    /// those without a year where both plans are about the same year: it is a warning unless the
    /// reason is recorded. A baseline that is gone is a note.
    ///
    /// Source: decree of the President of the Council of Ministers of 18 September 2012, article
    /// 3 (starting value of each indicator).
    ///
    /// ```plan,before
    /// piano "Ente" 2023
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target    >= 90%
    ///     base 2022 80%
    /// ```
    ///
    /// ```plan,fails
    /// piano "Ente" 2024
    ///   precedente "2023.piano"
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target    >= 90%
    ///     base 2022 60%
    ///     base 2023 85%
    /// ```
    ///
    /// ```plan
    /// piano "Ente" 2024
    ///   precedente "2023.piano"
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target    >= 90%
    ///     base 2022 80,0%
    ///     base 2023 85%
    /// ```
    "moved-baseline", Warning, History, since "0.1.0", History(check)
}

fn check(cx: &HistoryCx<'_, '_>, sink: &mut Sink<'_>) {
    for it in cx.kept() {
        if it.now.node.broken.has(Property::Baseline) {
            continue;
        }
        for before in &it.before.baselines {
            match same_year(cx, before, it.now) {
                Some(now) => compared(cx, it, before, now, sink),
                // From one year to the next the older baselines go, and new ones come.
                None if cx.is_same_year() => {
                    let message = Message::new("moved-baseline.removed").with("before", &before.value);
                    sink.report_on(
                        it.now.number,
                        cx.span(it.now.node.anchor()),
                        Shift::Other.said_in(message),
                    )
                    .label_earlier(cx.span_before(before.value.source), label())
                    .at_most(Severity::Info);
                }
                None => (),
            }
        }
    }
}

/// The baseline of the same year; one without a year is that of the plan's own beginning.
fn same_year<'s, 'a>(
    cx: &HistoryCx<'_, '_>,
    before: &Yearly<'_>,
    now: &'s Indicator<'a>,
) -> Option<&'s Yearly<'a>> {
    let year = before.year.map(|it| it.1);
    now.baselines.iter().find(|it| match it.year.map(|it| it.1) {
        None => year.is_none() && cx.is_same_year(),
        named => named == year,
    })
}

fn compared<'s, 'a>(
    cx: &HistoryCx<'s, 'a>,
    it: Kept<'s, 'a>,
    before: &Yearly<'_>,
    now: &Yearly<'_>,
    sink: &mut Sink<'_>,
) {
    let figures = Quantity::of(&before.value).zip(Quantity::of(&now.value)).and_then(|it| common(it.0, it.1));
    let is_same = figures.map_or(before.value.source == now.value.source, |it| it.0 == it.1);
    if is_same {
        return;
    }
    let target = it.now.target(cx.plan.year).and_then(|it| less_is_better(it.goal.comparator));
    let shift = match figures.zip(target) {
        // The further the way that counts, the more of it has been gone.
        Some(((was, is), is_less_better)) if counts(cx) => {
            Shift::of_gain(if is_less_better { is.cmp(&was) } else { was.cmp(&is) })
        }
        _ => Shift::Other,
    };
    let id = match shift {
        Shift::Easier => "moved-baseline.easier",
        Shift::Harder => "moved-baseline.harder",
        Shift::Other => "moved-baseline",
    };
    let message = Message::new(id).with("before", &before.value).with("now", &now.value);
    let draft = sink
        .report_on(it.now.number, cx.span(now.value.source), shift.said_in(message))
        .label_earlier(cx.span_before(before.value.source), label());
    if cx.is_explained(Some(it.now)) {
        draft.at_most(Severity::Info);
    }
}

/// Whether achievements are computed from the baseline.
fn counts(cx: &HistoryCx<'_, '_>) -> bool {
    cx.plan.policy.name == PolicyName::Baseline
}

fn label() -> Message {
    Message::new("moved-baseline.label-before")
}
