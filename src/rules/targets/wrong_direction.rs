use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::syntax::{Comparator, TargetGoal, Unit, ValueKind};
use crate::text::{Edit, Span};
use crate::words::{Classes, Word};

rule! {
    /// The name is of something unwanted, and the target rewards more of it.
    ///
    /// Of errors, complaints and waiting times less is better; a target of at least so many
    /// asks for the contrary. The name is read with care: of complaints handled, faults found
    /// or deadlines kept, more is better, and nothing is said. The same holds the other way round
    /// for satisfaction: a target of at most so many satisfied users asks for less of it.
    ///
    /// ```plan,fails
    /// obiettivo 09.07 "Qualità dei servizi"
    ///   indicatore "Percentuale di errori nei cartellini"
    ///     target >= 5%
    /// ```
    ///
    /// ```plan,fixed
    /// obiettivo 09.07 "Qualità dei servizi"
    ///   indicatore "Percentuale di errori nei cartellini"
    ///     target <= 5%
    /// ```
    ///
    /// ```plan
    /// obiettivo 09.07 "Qualità dei servizi"
    ///   indicatore "Percentuale di reclami evasi entro trenta giorni"
    ///     target >= 95%
    /// ```
    ///
    /// Allow it where more of the thing is wanted: complaints handled, errors found.
    "wrong-direction", Warning, Targets, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let Some(target) = cx.target() else { return };
    let goal = &target.goal;
    let Some(turned) = turned(goal) else { return };
    let asks_for_less = matches!(goal.comparator, Comparator::AtMost | Comparator::LessThan);
    let word = if asks_for_less { wanted(cx) } else { unwanted(cx, goal) };
    let Some(word) = word else { return };
    let id = if asks_for_less { "wrong-direction.less" } else { "wrong-direction" };
    let message = Message::new(id).with("word", word.text);
    let draft = sink
        .report(cx.span(goal.source), message)
        .label(cx.span(word.text), Message::new("wrong-direction.label-name"));
    if let Some(edit) = comparator(cx, goal).map(|span| Edit { span, text: turned.to_owned() }) {
        draft.unsafe_fix(Message::new("wrong-direction.fix-turn").with("comparator", turned), vec![edit]);
    }
}

/// The comparator that asks for the contrary of what the target asks for.
fn turned(goal: &TargetGoal<'_>) -> Option<&'static str> {
    match (goal.comparator, goal.value.kind) {
        (Comparator::AtLeast, ValueKind::Number { .. }) => Some("<="),
        (Comparator::MoreThan, ValueKind::Number { .. }) => Some("<"),
        (Comparator::AtMost, ValueKind::Number { .. }) => Some(">="),
        (Comparator::LessThan, ValueKind::Number { .. }) => Some(">"),
        _ => None,
    }
}

/// The unwanted thing that the name is about: its first word of meaning.
pub(crate) fn unwanted<'s, 'a>(cx: &IndicatorCx<'s, 'a>, goal: &TargetGoal<'_>) -> Option<&'s Word<'a>> {
    let name = cx.words.name();
    let mut words = name.iter().filter(|it| it.is_content());
    let head = words.find(|it| !it.is(opening()))?;
    let turns = Classes::KEPT.and(Classes::GROWTH);
    let is_waiting = head.is(Classes::WAITING) && goal.value.unit() != Some(Unit::Percent);
    let is_negative = head.is(Classes::NEGATIVE) && !name.has(Classes::HANDLED) && !is_acted_on(words.next());
    (!name.has(turns) && (is_waiting || is_negative)).then_some(head)
}

/// The wanted thing that the name is about, where nothing in it turns the meaning round: its
/// first word of meaning, or what those are who are counted.
fn wanted<'s, 'a>(cx: &IndicatorCx<'s, 'a>) -> Option<&'s Word<'a>> {
    let turns = Classes::GROWTH.and(Classes::NEGATIVE).and(Classes::WAITING).and(Classes::DURATION);
    let turns = turns.and(Classes::EXCLUSION);
    let name = cx.words.name();
    let negates = |it: &Word<'_>| ["non", "not", "poco"].iter().any(|no| it.text.eq_ignore_ascii_case(no));
    if !name.has(Classes::WANTED) || name.has(turns) || name.iter().any(negates) {
        return None;
    }
    let mut words = name.iter().filter(|it| it.is_content()).skip_while(|it| it.is(opening()));
    let (head, next) = (words.next()?, words.next());
    // "Questionari di gradimento" are no gradimento.
    let is_quality = |it: &&Word<'a>| it.is(Classes::WANTED) && it.is(Classes::QUALITY);
    Some(head).filter(|it| it.is(Classes::WANTED)).or_else(|| next.filter(is_quality))
}

/// What may stand before the thing that a name is about.
fn opening() -> Classes {
    Classes::STOP.and(Classes::COUNT).and(Classes::SHARE).and(Classes::PERCENT).and(Classes::FILLER)
}

/// Whether the word behind something unwanted says that one does something about it, as
/// "accertate", and not only that it came about, as "ricevuti".
fn is_acted_on(next: Option<&Word<'_>>) -> bool {
    next.is_some_and(|it| it.ends_as_participle() && !it.is(Classes::OCCURRED))
}

/// Where the comparator stands.
fn comparator(cx: &IndicatorCx<'_, '_>, goal: &TargetGoal<'_>) -> Option<Span> {
    let before = cx.span(goal.value.source).start.checked_sub(cx.span(goal.source).start)?;
    let written = crate::syntax::trim(goal.source.get(..before as usize)?);
    (!written.is_empty()).then(|| cx.span(written))
}
