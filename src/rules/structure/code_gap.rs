use crate::finding::Message;
use crate::model::code::Numbered;
use crate::rule::{PlanCx, PlanSink, rule};
use crate::rules::structure::numbering::Numbering;
use crate::syntax::Rank;

rule! {
    /// A number is left out in the codes of the objectives.
    ///
    /// Between `01.01` and `01.03` the reader looks for `01.02`. An objective may have been
    /// lost on the way, or dropped during the year without a word. Nothing is said where
    /// more numbers are left out than used, as with codes in tens.
    ///
    /// ```plan,fails
    /// strategico 01 "Semplificazione"
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    /// obiettivo 01.03 "Fatturazione elettronica"
    ///   indicatore "Fatture emesse in formato elettronico"
    ///     target >= 95%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// strategico 01 "Semplificazione"
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    /// obiettivo 01.02 "Fatturazione elettronica"
    ///   indicatore "Fatture emesse in formato elettronico"
    ///     target >= 95%
    /// ```
    ///
    /// Allow it where an objective was dropped on purpose and its code is not used again.
    "code-gap", Info, Structure, since "0.1.0", Plan(check)
}

fn check(cx: &PlanCx<'_>, sink: &mut PlanSink<'_>) {
    let numbering = Numbering::of(cx);
    for rank in [Rank::Goal, Rank::Objective] {
        let mut run = Run::default();
        for i in cx.outline.of_rank(rank) {
            let Some(code) = cx.outline.code(i).and_then(Numbered::of) else { continue };
            let place = (numbering.scope(i), code.prefix);
            if run.place != Some(place) {
                run.report(cx, rank, i, sink);
                run = Run { place: Some(place), from: i, codes: Vec::new() };
            }
            run.codes.push((code, i));
        }
        run.report(cx, rank, cx.sections.len(), sink);
    }
}

/// Codes that differ in their last number only, one behind the other.
#[derive(Default)]
struct Run<'s> {
    place: Option<(Option<usize>, &'s str)>,
    /// The section that begins it.
    from: usize,
    codes: Vec<(Numbered<'s>, usize)>,
}

impl Run<'_> {
    /// Reports the run, which ends before a section.
    fn report(&mut self, cx: &PlanCx<'_>, rank: Rank, end: usize, sink: &mut PlanSink<'_>) {
        let Some((_, prefix)) = self.place else { return };
        let is_next = |it: &[(Numbered<'_>, usize)]| match it {
            [(a, _), (b, _)] => a.number.checked_add(1) == Some(b.number),
            _ => false,
        };
        if self.codes.windows(2).all(is_next) {
            return;
        }
        // What could not be read may be what is missing.
        let mut around = cx.sections.get(self.from..end).unwrap_or(cx.sections).iter();
        if around.any(|it| it.may_hide(rank, prefix)) {
            return;
        }
        self.codes.sort_by_key(|it| it.0.number);
        // A number that stands twice is most likely the one that is missing.
        if self.codes.windows(2).any(|it| matches!(it, [a, b] if a.0.number == b.0.number)) {
            return;
        }
        let ends = self.codes.first().zip(self.codes.last());
        let span = ends.map_or(0, |(first, last)| last.0.number.saturating_sub(first.0.number));
        let n_left_out = (span as usize).saturating_add(1).saturating_sub(self.codes.len());
        if n_left_out >= self.codes.len() {
            return;
        }
        for gap in self.codes.windows(2).filter(|it| !is_next(it)) {
            let [(before, above), (after, section)] = gap else { continue };
            let first = before.with(before.number.saturating_add(1));
            let last = before.with(after.number.saturating_sub(1));
            let id = if first == last { "code-gap" } else { "code-gap.several" };
            let message = Message::new(id).with("first", first.as_str()).with("last", last.as_str());
            let (Some(here), Some(there)) = (cx.sections.get(*section), cx.sections.get(*above)) else {
                continue;
            };
            sink.report(*section, here.code_span, message).label_in(
                *above,
                there.code_span,
                Message::new("code-gap.label-before"),
            );
        }
    }
}
