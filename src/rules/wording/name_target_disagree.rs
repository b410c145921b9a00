use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::rules::promise::promise;
use crate::rules::wording::target_in_name::counted;
use crate::words::Classes;

rule! {
    /// The name promises a number of things, and the target asks for another.
    ///
    /// "Realizzazione di almeno 4 incontri" with a target of 2 says two things at once, and
    /// whoever judges the result may take either. Most often the number in the name was left
    /// over from the year before. Only a number that the name opens with is looked at:
    /// in "dipendenti con almeno 3 corsi" it says who is counted, not how many.
    ///
    /// Source: legislative decree 150/2009, article 5, paragraph 2, letter b (objectives
    /// specific and measurable in concrete and clear terms).
    ///
    /// ```plan,fails
    /// obiettivo 03.01 "Ascolto delle associazioni"
    ///   indicatore "Realizzazione di almeno 4 incontri con le associazioni"
    ///     target >= 2 N
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 03.01 "Ascolto delle associazioni"
    ///   indicatore "Incontri con le associazioni"
    ///     target >= 4 N
    /// ```
    ///
    /// Allow it where the number in the name is not the one that is counted.
    "name-target-disagree", Warning, Wording, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let Some((target, wanted)) = cx.target().zip(counted(cx)) else { return };
    let words = cx.words.name();
    // A count of several things, or a ratio, has numbers of its own; what is promised to each
    // is not what all get.
    if words.has(Classes::OVER.and(Classes::RATIO).and(Classes::EACH)) {
        return;
    }
    let Some(it) = promise(words).filter(|it| it.is_opening) else { return };
    if wanted != it.value().into() {
        let span = cx.span(it.first.text).to(cx.span(it.number.text));
        let text = span.text(cx.around.section.source);
        let message =
            Message::new("name-target-disagree").with("number", text).with("target", &target.goal.value);
        sink.report(span, message)
            .label(cx.span(target.goal.source), Message::new("name-target-disagree.label-target"));
    }
}
