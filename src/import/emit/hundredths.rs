//! Shares told without their sign: the result is hundred times what the operands give.

use rust_decimal::Decimal;

use crate::import::emit::table::Placed;
use crate::import::field::Field;
use crate::import::layout::When;
use crate::import::notation::number::number;
use crate::import::notation::value::ratio;
use crate::scoring::agrees;

/// Whether a row's result is a plain number that is hundred times the quotient of its operands,
/// and not the quotient itself: `61`, `92` and `66.3`.
pub(crate) fn is_in_hundredths(placed: &[Placed<'_, '_, '_>]) -> bool {
    hundredfold(placed).unwrap_or(false)
}

fn hundredfold(placed: &[Placed<'_, '_, '_>]) -> Option<bool> {
    let of = |field: Field| placed.iter().find(|it| it.column.field == field && it.column.when == When::Now);
    let plain = |it: &Placed<'_, '_, '_>, text: &str| -> Option<Decimal> {
        let (figure, rest) = number(text.trim())?;
        figure.decimal(it.column.mark).filter(|_| rest.trim().is_empty())
    };
    let whole = |it: &Placed<'_, '_, '_>| plain(it, &it.cell.text);
    let result = of(Field::Result).and_then(whole)?;
    let (upper, lower) = match of(Field::Measures) {
        Some(it) => ratio(&it.cell.text).map(|both| (plain(it, both.0), plain(it, both.1)))?,
        None => (of(Field::Numerator).and_then(whole), of(Field::Denominator).and_then(whole)),
    };
    let quotient = upper?.checked_div(lower?)?;
    let hundredfold = quotient.checked_mul(Decimal::ONE_HUNDRED)?;
    Some(!agrees(result, quotient) && agrees(result, hundredfold))
}
