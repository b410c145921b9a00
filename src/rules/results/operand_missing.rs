use crate::finding::{Message, Severity};
use crate::rule::{IndicatorCx, Sink, rule};
use crate::rules::ratio::divides;
use crate::rules::results::opaque_percentage::n_operands;
use crate::syntax::{Property, Unit};
use crate::words::{Classes, Words};

rule! {
    /// The algorithm names two figures, and one value is given.
    ///
    /// A name such as "n. richieste evase / n. richieste" promises two counts. With the result
    /// alone nobody can compute it again. Give both as measures, with the formula. Where no
    /// measure is given at all, as in reports that have no place for them, it is a note.
    ///
    /// Source: D.P.C.M. 18 September 2012, article 3, paragraph 3 (method of calculation and
    /// data source of each indicator).
    ///
    /// ```plan,fails
    /// obiettivo 10.06 "Transizione al digitale"
    ///   indicatore "Interventi di tutoraggio a richiesta (n. interventi / n. richieste)"
    ///     misura     valore = 100%
    ///     target     >= 100%
    ///     consuntivo 100%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 10.06 "Transizione al digitale"
    ///   indicatore "Interventi di tutoraggio a richiesta (n. interventi / n. richieste)"
    ///     misura     interventi = 38 N "n. interventi"
    ///     misura     richieste = 38 N "n. richieste"
    ///     formula    interventi / richieste
    ///     target     >= 100%
    ///     consuntivo 100%
    /// ```
    ///
    /// Allow it where the name only explains a figure that another body publishes.
    "operand-missing", Warning, Results, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let Some(result) = cx.result().map(|it| &it.value) else { return };
    let node = &cx.indicator.node;
    let is_broken = node.broken.has(Property::Measure) || node.broken.has(Property::Formula);
    if is_broken || result.number().is_none() || n_operands(cx, true) > 1 {
        return;
    }
    let algorithm = cx.words.algorithm();
    let name = (algorithm.len() == 0).then(|| cx.words.name());
    let mut texts = name.into_iter().chain(algorithm);
    let is_percent = result.unit() == Some(Unit::Percent);
    let Some(divider) = texts.find_map(|it| divider(it, is_percent)) else { return };
    let message = Message::new("operand-missing").with("result", result);
    let draft = sink
        .report(cx.span(result.source), message)
        .label(cx.span(divider), Message::new("operand-missing.label-ratio"));
    if cx.indicator.measures.is_empty() {
        draft.at_most(Severity::Info);
    }
}

/// The mark or word that divides two counts, or announces the ratio of two things. In a
/// percentage a stroke between blanks divides whatever stands around it.
fn divider<'a>(text: Words<'_, 'a>, is_percent: bool) -> Option<&'a str> {
    if !text.has(Classes::STROKE.and(Classes::OVER).and(Classes::RATIO)) {
        return None;
    }
    let words = text.as_slice();
    let divider = (0..words.len()).find(|it| divides(words, *it, is_percent));
    let between = divider.and_then(|it| words.get(it)).map(|it| it.text);
    between.or_else(|| text.first(Classes::RATIO).filter(|_| is_percent).map(|it| it.text))
}
