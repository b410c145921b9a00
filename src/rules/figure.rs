//! Another figure in place of one, in its own notation.

use rust_decimal::Decimal;

use crate::model::notation;
use crate::rule::IndicatorCx;
use crate::syntax::{Language, Value, ValueKind};
use crate::text::{Edit, write_number};

/// The edit that writes another number in place of a value's, with its unit left as it is.
///
/// None where the value is no number, and where the number would have two readings.
pub(crate) fn rewrite(cx: &IndicatorCx<'_, '_>, value: &Value<'_>, number: Decimal) -> Option<Edit> {
    let ValueKind::Number { number: old, .. } = value.kind else {
        return None;
    };
    let language = notation(old.source, cx.indicator.node.keyword);
    let is_ambiguous = number.scale() == 3 && number.abs() >= Decimal::ONE;
    (!is_ambiguous)
        .then(|| Edit { span: cx.span(old.source), text: write_number(number, language == Language::It) })
}
