use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::syntax::{Formula, Property, TermKind, Unit, Value};

rule! {
    /// A percentage with neither operands nor a source.
    ///
    /// A reader can recompute 46 of 47; nobody can recompute a bare 97,87 %. Give the two
    /// measures and the formula, or name the source where the figure can be looked up. In a
    /// plan that has no results yet, a method in words is enough.
    ///
    /// Source: DFP guidelines 2/2017 on the requirements of indicators (figures that a body
    /// declares about itself sit badly with measurability; addressed to ministries); D.P.C.M.
    /// 18 September 2012, article 3, paragraph 3 (data source and method of each indicator).
    ///
    /// ```plan,fails
    /// obiettivo 13.01 "Patrimonio immobiliare"
    ///   indicatore "Stato di attuazione del piano di progetto"
    ///     target     >= 90,00 %
    ///     consuntivo 100,00 %
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 13.01 "Patrimonio immobiliare"
    ///   indicatore "Stato di attuazione del piano di progetto"
    ///     misura     realizzate = 9 N "fasi realizzate"
    ///     misura     previste = 9 N "fasi previste"
    ///     formula    realizzate / previste
    ///     target     >= 90,00 %
    ///     consuntivo 100,00 %
    ///   indicatore "Spazi locati"
    ///     fonte      "Registro dei contratti di locazione"
    ///     target     >= 80,00 %
    ///     consuntivo 85,00 %
    /// ```
    ///
    /// Allow it where the figure is published elsewhere under the same name.
    "opaque-percentage", Info, Results, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let node = &cx.indicator.node;
    let is_broken = node.broken.has(Property::Measure) || node.broken.has(Property::Formula);
    if is_broken || node.has_words(Property::Source) || cx.assessment.is_excluded {
        return;
    }
    let is_percent = |it: &&Value<'_>| it.unit() == Some(Unit::Percent);
    match (cx.result().map(|it| &it.value), cx.target().map(|it| &it.goal.value)) {
        (Some(result), _) if is_percent(&result) && n_operands(cx, true) < 2 => {
            let message = Message::new("opaque-percentage").with("result", result);
            sink.report(cx.span(result.source), message);
        }
        (None, Some(target)) if is_percent(&target) && n_operands(cx, false) < 2 => {
            let has_method = matches!(cx.indicator.formula, Some(Formula::Words(_)));
            if !has_method && !node.broken.has(Property::Result) {
                sink.report(cx.span(target.source), Message::new("opaque-percentage.target"));
            }
        }
        _ => {}
    }
}

/// Measures, with a value where one is needed, and numbers in the formula. The sum of
/// percentages is as opaque as one of them.
pub(crate) fn n_operands(cx: &IndicatorCx<'_, '_>, with_value: bool) -> usize {
    let measures = cx.indicator.measures.iter().filter(|it| it.value.is_some() || !with_value);
    let numbers = match &cx.indicator.formula {
        Some(Formula::Terms { terms, .. }) => {
            terms.iter().filter(|it| matches!(it.kind, TermKind::Number(_))).count()
        }
        _ => 0,
    };
    measures.count().saturating_add(numbers)
}
