use crate::compare::{Shift, Tokens};
use crate::finding::Message;
use crate::model::code::natural_order;
use crate::rule::{HistoryCx, Sink, rule};
use crate::syntax::Rank;

rule! {
    /// An objective has another name or another code than in the earlier plan.
    ///
    /// Whoever looks for it under its old name or code does not find it, and other papers,
    /// such as individual sheets, may still name it so. Articles, capitals, years and dates do
    /// not make another name, nor leading zeros another code.
    ///
    /// ```plan,before
    /// piano "Ente" 2022
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    /// ```
    ///
    /// ```plan,fails
    /// piano "Ente" 2023
    ///   precedente "2022.piano"
    /// obiettivo 01.01 "Sportello telematico per le imprese"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    /// ```
    ///
    /// ```plan
    /// piano "Ente" 2023
    ///   precedente "2022.piano"
    /// obiettivo 1.1 "Lo sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    /// ```
    "renamed-objective", Info, History, since "0.1.0", History(check)
}

fn check(cx: &HistoryCx<'_, '_>, sink: &mut Sink<'_>) {
    let (Some((_, before)), Some(now)) = (cx.before, cx.now) else { return };
    // The plan itself is called after its year.
    if now.rank() == Rank::Plan {
        return;
    }
    let (old, new) = (before.node.name(), now.node.name());
    let is_renamed = old != new && Tokens::of(old) != Tokens::of(new);
    let codes = before.node.code().zip(now.node.code());
    let recoded = codes.filter(|it| natural_order(it.0, it.1).is_ne());
    let (part, part_before, message) = match recoded {
        Some((old_code, new_code)) if is_renamed => {
            let message = Message::new("renamed-objective.both").with("code", old_code).with("before", old);
            (new_code, old_code, message)
        }
        Some((old_code, new_code)) => {
            (new_code, old_code, Message::new("renamed-objective.code").with("code", old_code))
        }
        None if is_renamed => (
            now.node.anchor(),
            before.node.anchor(),
            Message::new("renamed-objective.name").with("before", old),
        ),
        None => return,
    };
    sink.report(cx.span(part), Shift::Other.said_in(message))
        .label_earlier(cx.span_before(part_before), Message::new("renamed-objective.label-before"));
}
