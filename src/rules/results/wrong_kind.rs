use crate::finding::{Message, Severity};
use crate::model::Node;
use crate::rule::{SectionCx, Sink, rule};
use crate::syntax::{Unit, Value, ValueKind};

rule! {
    /// A weight or an achievement is of a kind that it cannot be.
    ///
    /// Both are shares of a whole, in %. Sixty days, sixty euro, a date or a yes cannot be added
    /// up with other weights, and no mean can be made of them, so the sums above are not
    /// checked. A mark on a scale is only a warning: it may be a judgement of its own.
    ///
    /// Source: the annex tables to CiVIT resolution 5/2012 (weights in %, a degree between 0
    /// and 100 %). They are historical for chambers of commerce.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     peso       60 gg
    ///     target     >= 90%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     peso       60%
    ///     target     >= 90%
    ///   indicatore "Richieste di assistenza evase"
    ///     peso       40
    ///     target     >= 80%
    ///     consuntivo 85%
    ///     grado      n/d
    /// ```
    ///
    /// Instead of allowing it, write the share in %.
    "wrong-kind", Error, Results, since "0.1.0", Section(check)
}

fn check(cx: &SectionCx<'_, '_>, sink: &mut Sink<'_>) {
    node(cx, &cx.section.node, None, sink);
    for indicator in &cx.section.indicators {
        node(cx, &indicator.node, Some(indicator.number), sink);
    }
}

fn node(cx: &SectionCx<'_, '_>, node: &Node<'_>, indicator: Option<u32>, sink: &mut Sink<'_>) {
    let values = [("wrong-kind.weight", node.weight), ("wrong-kind.achievement", node.achieved)];
    for (id, value) in values {
        let Some(value) = value.filter(is_wrong) else { continue };
        let message = Message::new(id).with("value", &value);
        let span = cx.span(value.source);
        let draft = match indicator {
            Some(it) => sink.report_on(it, span, message),
            None => sink.report(span, message),
        };
        if matches!(value.unit(), Some(Unit::Scale(..))) {
            draft.at_most(Severity::Warning);
        }
    }
}

/// Whether a value is no share, and none of the words that say why there is none.
fn is_wrong(value: &Value<'_>) -> bool {
    match value.kind {
        ValueKind::Number { unit, .. } => !matches!(unit, Unit::Percent | Unit::None),
        ValueKind::Range { .. } | ValueKind::Date(_) | ValueKind::YesNo(_) => true,
        ValueKind::NotAvailable | ValueKind::NotApplicable | ValueKind::Neutralised => false,
    }
}
