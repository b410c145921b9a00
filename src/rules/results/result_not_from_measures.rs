use rust_decimal::Decimal;

use crate::finding::{Arg, Message};
use crate::rule::{IndicatorCx, Sink, rule};
use crate::rules::figure::rewrite;
use crate::scoring::{Computed, Fraction, Quantity, agrees, common, rounded};
use crate::syntax::{Formula, Measure, Property, Unit, Value};
use crate::text::Edit;

rule! {
    /// A result is not what the formula gives on the measures.
    ///
    /// The formula is computed again, exactly, and held against the printed result. The
    /// tolerance is half a unit of the last printed digit. Where there is no formula and a
    /// single measure, result and measure are the same figure, or the same day.
    ///
    /// Source: D.P.C.M. 18 September 2012, article 3, paragraph 3 (for each indicator the
    /// method or algorithm and the observed value).
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Arbitrato"
    ///   indicatore "Atti depositati in modalità telematica"
    ///     misura     telematici = 46 N
    ///     misura     depositati = 47 N
    ///     formula    telematici / depositati
    ///     target     >= 70%
    ///     consuntivo 98,87%
    /// ```
    ///
    /// ```plan,fixed
    /// obiettivo 01.01 "Arbitrato"
    ///   indicatore "Atti depositati in modalità telematica"
    ///     misura     telematici = 46 N
    ///     misura     depositati = 47 N
    ///     formula    telematici / depositati
    ///     target     >= 70%
    ///     consuntivo 97,87%
    /// ```
    ///
    /// A result printed with fewer digits is fine:
    ///
    /// ```plan
    /// obiettivo 01.01 "Arbitrato"
    ///   indicatore "Atti depositati in modalità telematica"
    ///     misura     telematici = 46 N
    ///     misura     depositati = 47 N
    ///     formula    telematici / depositati
    ///     target     >= 70%
    ///     consuntivo 98 %
    /// ```
    ///
    /// Allow it where the result was published before a measure was corrected, and say so.
    "result-not-from-measures", Error, Results, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let Some(result) = cx.result() else { return };
    let Some((computed, edit)) = difference(cx, &result.value) else { return };
    let id = match cx.indicator.formula {
        Some(_) => "result-not-from-measures",
        None => "result-not-from-measures.single",
    };
    let message = Message::new(id).with("result", &result.value).with("computed", computed.clone());
    let mut draft = sink.report(cx.span(result.value.source), message);
    for value in used(cx).filter_map(|it| it.value) {
        draft = draft.label(cx.span(value.source), Message::new("result-not-from-measures.label-measure"));
    }
    if let Some(edit) = edit {
        let title = Message::new("result-not-from-measures.fix-compute").with("computed", computed);
        draft.unsafe_fix(title, vec![edit]);
    }
}

/// What the measures give, and the edit that writes it, where the result is another figure.
fn difference(cx: &IndicatorCx<'_, '_>, result: &Value<'_>) -> Option<(Arg, Option<Edit>)> {
    let broken = cx.indicator.node.broken;
    let is_lost = broken.has(Property::Formula) || broken.has(Property::Measure);
    let computed = match (&cx.indicator.formula, cx.indicator.measures.as_slice()) {
        (Some(Formula::Terms { .. }), _) => cx.evaluation.value?,
        (None, [single]) if !is_lost => {
            let value = single.value.as_ref()?;
            match value.date() {
                Some(it) => Computed::Date(Some(it)),
                None => Computed::Quantity(Quantity::of(value)?),
            }
        }
        _ => return None,
    };
    match computed {
        Computed::Date(date) => {
            let date = date.filter(|it| result.date().is_some_and(|result| result != *it))?;
            let written = used(cx).find_map(|it| it.value.filter(|it| it.date() == Some(date)))?;
            let edit = Edit { span: cx.span(result.source), text: written.source.to_owned() };
            Some((date.into(), Some(edit)))
        }
        Computed::Quantity(it) => number(cx, it, result),
    }
}

fn number(
    cx: &IndicatorCx<'_, '_>,
    computed: Quantity<'_>,
    result: &Value<'_>,
) -> Option<(Arg, Option<Edit>)> {
    let printed = result.number()?;
    let (exact, _) = common(computed, Quantity::of(result)?)?;
    // A result in thousands or millions is compared, and written, in them.
    let exact = match result.unit() {
        Some(Unit::Euro(power)) => {
            let unit = Decimal::from(10_u64.checked_pow(u32::from(power))?);
            Fraction::from(exact).over(unit.into())?.value()?
        }
        _ => exact,
    };
    if agrees(printed, exact) {
        return None;
    }
    // A share of hundred is often written without its sign: `61 / 92` as `66,3`.
    let is_share = result.unit().is_none_or(|it| it == Unit::None)
        && exact.checked_mul(Decimal::ONE_HUNDRED).is_some_and(|it| agrees(printed, it));
    if is_share {
        return None;
    }
    let figure = rounded(exact, printed.scale());
    let argument = match Arg::from(result) {
        Arg::Quantity(_, unit) => Arg::Quantity(figure, unit),
        _ => Arg::Number(figure),
    };
    Some((argument, rewrite(cx, result, figure)))
}

/// The measures that the formula names, or all where there is none.
fn used<'s, 'a>(cx: &IndicatorCx<'s, 'a>) -> impl Iterator<Item = &'s Measure<'a>> {
    let indicator = cx.indicator;
    indicator.measures.iter().filter(|measure| match &indicator.formula {
        Some(Formula::Terms { .. }) => {
            let first = indicator.measure(measure.name);
            indicator.uses(measure.name) && first.is_some_and(|it| std::ptr::eq(it, *measure))
        }
        _ => true,
    })
}
