//! Units of sums, products and quotients.
//!
//! Unlike things cannot be added, but they can be divided and multiplied: so much a day, so
//! much an hour. Such a compound has no unit of its own here, so nothing is said of it.

use rust_decimal::Decimal;

use crate::scoring::Fraction;
use crate::scoring::quantity::{Dimension, Quantity, common, fits};

/// What arithmetic remembers of where a value came from.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Mark {
    /// Written as a number in the formula.
    pub(crate) is_literal: bool,
    /// The literal 100, or something multiplied by it: `100 * a / b` is in %.
    pub(crate) is_hundredfold: bool,
}

/// The unit of a sum or a difference; none for unlike things.
pub(crate) fn sum_unit<'a>(a: Dimension<'a>, b: Dimension<'a>) -> Option<Dimension<'a>> {
    match (a, b) {
        // A bare number takes the unit of the other: `a + 1`.
        (Dimension::Bare, it) | (it, Dimension::Bare) => Some(it),
        _ => fits(a, b).then_some(a),
    }
}

/// The unit of a product; none for things of one kind that nobody multiplies, as days by days.
pub(crate) fn product_unit<'a>(
    a: Dimension<'a>,
    b: Dimension<'a>,
    (x, y): (Mark, Mark),
) -> Option<Dimension<'a>> {
    use Dimension::{Bare, Count, Percent, Ratio};
    match (a, b) {
        (Ratio, Bare) if y.is_hundredfold => Some(Percent),
        (Bare, Ratio) if x.is_hundredfold => Some(Percent),
        (Percent, Bare | Ratio) | (Bare | Ratio, Percent) => Some(Percent),
        // A share of something is of its kind.
        (Ratio | Percent, it) | (it, Ratio | Percent) => Some(it),
        // A count of something, each so long or so dear.
        (Bare | Count, it) | (it, Bare | Count) => Some(it),
        _ if fits(a, b) => None,
        _ => Some(Bare),
    }
}

/// The unit of a quotient. Any two things can be divided.
pub(crate) fn quotient_unit<'a>(
    a: Dimension<'a>,
    b: Dimension<'a>,
    (x, y): (Mark, Mark),
) -> Option<Dimension<'a>> {
    use Dimension::{Bare, Count, Percent, Ratio};
    let like = if x.is_hundredfold { Percent } else { Ratio };
    Some(match (a, b) {
        (Count | Bare, Count) => like,
        (Count | Bare, Bare) if !y.is_literal => like,
        (it, Bare | Ratio | Count) => it,
        (Percent | Ratio, Percent) => Ratio,
        (it, Percent) => it,
        (a, b) if fits(a, b) => like,
        _ => Bare,
    })
}

/// An addend in the unit of the one before it.
pub(crate) fn alike(left: Dimension<'_>, right: Dimension<'_>, amount: Fraction) -> Option<Fraction> {
    use Dimension::{Percent, Ratio, Time};
    match (left, right) {
        (Time(x), Time(y)) if x == y => Some(amount),
        (Time(_), Time(_)) | (Percent, Ratio) | (Ratio, Percent) => {
            let from = Quantity { amount: Some(amount), dimension: right };
            let to = Quantity { amount: Some(Fraction::ZERO), dimension: left };
            common(from, to).map(|it| it.0.into())
        }
        _ => Some(amount),
    }
}

/// A divisor as it divides: hours by days in one unit, and 5 by 50 % is 10.
pub(crate) fn divisor(left: Dimension<'_>, right: Dimension<'_>, amount: Fraction) -> Option<Fraction> {
    match (left, right) {
        (Dimension::Percent, _) => Some(amount),
        (_, Dimension::Percent) => amount.over(Decimal::ONE_HUNDRED.into()),
        _ => alike(left, right, amount),
    }
}

/// A product with a percentage: 50 % of 10 is 5, and 50 % of 50 % is 25 %.
pub(crate) fn times_share(
    left: Dimension<'_>,
    right: Dimension<'_>,
    product: Option<Fraction>,
) -> Option<Fraction> {
    use Dimension::{Bare, Percent, Ratio};
    match (left, right) {
        (Percent, Bare | Ratio) | (Bare | Ratio, Percent) => product,
        (Percent, _) | (_, Percent) => product?.over(Decimal::ONE_HUNDRED.into()),
        _ => product,
    }
}
