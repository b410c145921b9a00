use crate::finding::{Message, Severity};
use crate::model::{Node, Share};
use crate::rule::{Draft, HistoryCx, Sink, rule};

rule! {
    /// A weight is not the one of the earlier plan.
    ///
    /// From one year to the next priorities change, and it is a note. Within one year, between
    /// a plan and the report on it, it is a warning unless the reason is recorded: moving
    /// weight to what went well changes the achievement of the objective and no result has to
    /// change. Where indicators came or went the weights of the others move too, and it is a
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
    if let (Some((_, before)), Some(now)) = (cx.before, cx.now) {
        let draft = compared(cx, &before.node, &now.node, |span, message| sink.report(span, message));
        soften(draft, !cx.is_same_year() || cx.is_explained(None));
    }
    for it in cx.kept() {
        let draft = compared(cx, &it.before.node, &it.now.node, |span, message| {
            sink.report_on(it.now.number, span, message)
        });
        soften(draft, !cx.is_same_year() || came_or_went || cx.is_explained(Some(it.now)));
    }
}

/// Reports a weight that is another one than before.
fn compared<'d>(
    cx: &HistoryCx<'_, '_>,
    before: &Node<'_>,
    now: &Node<'_>,
    report: impl FnOnce(crate::text::Span, Message) -> Draft<'d>,
) -> Option<Draft<'d>> {
    let (old, new) = before.weight.as_ref().zip(now.weight.as_ref())?;
    let (was, is) = Share::percent_of(old).zip(Share::percent_of(new))?;
    if was == is {
        return None;
    }
    let message = Message::new("shifted-weight").with("before", was).with("weight", is);
    let draft = report(cx.span(new.source), message);
    Some(draft.label_earlier(cx.span_before(old.source), Message::new("shifted-weight.label-before")))
}

fn soften(draft: Option<Draft<'_>>, is_note: bool) {
    if let Some(it) = draft.filter(|_| is_note) {
        it.at_most(Severity::Info);
    }
}
