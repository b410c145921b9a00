use rust_decimal::Decimal;

use crate::compare::Shift;
use crate::finding::{Message, Severity};
use crate::model::{Node, Share};
use crate::rule::{Draft, HistoryCx, Sink, rule};
use crate::scoring::{assess, rounded};
use crate::syntax::{Property, Value};
use crate::text::Span;

rule! {
    /// A weight is not the one of the earlier plan.
    ///
    /// From one year to the next priorities change, and it is a note. Within one year, between
    /// a plan and the report on it, it is a warning unless the reason is recorded: moving
    /// weight to what went well changes the achievement of the objective and no result has to
    /// change. Where the indicators have achievements, the finding says whether their mean rose
    /// or fell by it. A weight that is new or gone is said too. Where indicators came or went the weights of the others move too, and it is a
    /// note again.
    ///
    /// Source: legislative decree 150/2009, article 6: changes in the course of the year are
    /// recorded in the report and looked at for its validation.
    ///
    /// ```plan,before
    /// piano "Ente" 2023
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     peso   70%
    ///     target >= 90%
    ///   indicatore "Utenti soddisfatti"
    ///     peso   30%
    ///     target >= 80%
    /// ```
    ///
    /// ```plan,fails
    /// piano "Ente" 2023
    ///   precedente "piano.piano"
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     peso   20%
    ///     target >= 90%
    ///   indicatore "Utenti soddisfatti"
    ///     peso   30,00%
    ///     target >= 80%
    /// ```
    ///
    /// ```plan
    /// piano "Ente" 2023
    ///   precedente "piano.piano"
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     peso   70,00%
    ///     target >= 90%
    ///   indicatore "Utenti soddisfatti"
    ///     peso   30,00%
    ///     target >= 80%
    /// ```
    "shifted-weight", Warning, History, since "0.1.0", History(check)
}

fn check(cx: &HistoryCx<'_, '_>, sink: &mut Sink<'_>) {
    let came_or_went = cx.indicators.iter().any(|it| it.old.is_none() || it.new.is_none());
    if let (Some((_, before)), Some(now)) = (cx.before, cx.now)
        && let Some(change) = compared(&before.node, &now.node)
    {
        let draft = report(cx, change, &now.node, Shift::Other, |span, message| sink.report(span, message));
        soften(draft, !cx.is_same_year() || cx.is_explained(None));
    }
    let effect = effect(cx).unwrap_or(Shift::Other);
    for it in cx.kept() {
        let Some(change) = compared(&it.before.node, &it.now.node) else { continue };
        let draft = report(cx, change, &it.now.node, effect, |span, message| {
            sink.report_on(it.now.number, span, message)
        });
        soften(draft, !cx.is_same_year() || came_or_went || cx.is_explained(Some(it.now)));
    }
}

/// A weight that is another one than before, new, or gone.
#[derive(Clone, Copy)]
enum Change<'s, 'a> {
    Moved((&'s Value<'a>, Decimal), (&'s Value<'a>, Decimal)),
    Removed(&'s Value<'a>, Decimal),
    Added(&'s Value<'a>, Decimal),
}

fn compared<'s, 'a>(before: &'s Node<'a>, now: &'s Node<'a>) -> Option<Change<'s, 'a>> {
    let share = |it: &'s Node<'a>| it.weight.as_ref().and_then(|it| Some((it, Share::percent_of(it)?)));
    let is_gone = |it: &Node<'_>| it.weight.is_none() && !it.broken.has(Property::Weight);
    match (share(before), share(now)) {
        (Some(was), Some(is)) => (was.1 != is.1).then_some(Change::Moved(was, is)),
        (Some((value, was)), None) if is_gone(now) => Some(Change::Removed(value, was)),
        (None, Some((value, is))) if is_gone(before) => Some(Change::Added(value, is)),
        _ => None,
    }
}

/// Reports a weight that is another one than before.
fn report<'d>(
    cx: &HistoryCx<'_, '_>,
    change: Change<'_, '_>,
    now: &Node<'_>,
    effect: Shift,
    report: impl FnOnce(Span, Message) -> Draft<'d>,
) -> Draft<'d> {
    let label = || Message::new("shifted-weight.label-before");
    match change {
        Change::Moved((old, was), (new, is)) => {
            let id = match effect {
                Shift::Easier => "shifted-weight.easier",
                Shift::Harder => "shifted-weight.harder",
                Shift::Other => "shifted-weight",
            };
            let message = Message::new(id).with("before", was).with("weight", is);
            report(cx.span(new.source), effect.said_in(message))
                .label_earlier(cx.span_before(old.source), label())
        }
        Change::Removed(old, was) => {
            let message = Message::new("shifted-weight.removed").with("before", was);
            report(cx.span(now.anchor()), effect.said_in(message))
                .label_earlier(cx.span_before(old.source), label())
        }
        Change::Added(new, is) => {
            let message = Message::new("shifted-weight.added").with("weight", is);
            report(cx.span(new.source), effect.said_in(message))
        }
    }
}

/// Whether the mean of the achievements is higher with the weights of now than with those of
/// before; none where one of them is not known.
fn effect(cx: &HistoryCx<'_, '_>) -> Option<Shift> {
    let (mut before, mut now) = (Mean::default(), Mean::default());
    for it in cx.kept() {
        let assessed = assess(it.now, cx.plan.year, &cx.plan.policy, cx.plan.is_report).achievement;
        let achieved = it.now.node.achieved.as_ref().and_then(Value::number).or(assessed)?;
        before.add(achieved, it.before.node.weight.as_ref().and_then(Share::percent_of)?)?;
        now.add(achieved, it.now.node.weight.as_ref().and_then(Share::percent_of)?)?;
    }
    Some(Shift::of_gain(now.value()?.cmp(&before.value()?)))
}

/// A weighted mean on its way.
#[derive(Default)]
struct Mean {
    sum: Decimal,
    weights: Decimal,
}

impl Mean {
    fn add(&mut self, value: Decimal, weight: Decimal) -> Option<()> {
        self.sum = self.sum.checked_add(value.checked_mul(weight)?)?;
        self.weights = self.weights.checked_add(weight)?;
        Some(())
    }

    fn value(&self) -> Option<Decimal> {
        self.sum.checked_div(self.weights).map(|it| rounded(it, 2))
    }
}

fn soften(draft: Draft<'_>, is_note: bool) {
    if is_note {
        draft.at_most(Severity::Info);
    }
}
