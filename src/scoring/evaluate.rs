//! A formula on the measures of its indicator: the value, its unit, and what is wrong.

use jiff::civil::Date;
use rust_decimal::Decimal;
use smallvec::SmallVec;

use crate::model::Indicator;
use crate::scoring::Fraction;
use crate::scoring::quantity::{Dimension, Quantity, TimeUnit, fits};
use crate::syntax::{Formula, Function, Term, TermKind, ValueKind};

/// What a formula gives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evaluation<'a> {
    /// The value, where formula and measures give one.
    pub value: Option<Computed<'a>>,
    /// Why there is none, or what is wrong with it.
    pub problem: Option<FormulaProblem<'a>>,
}

/// A value on the way through a formula.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Computed<'a> {
    /// A number with its unit; the number may not be known yet.
    Quantity(Quantity<'a>),
    /// A day; it may not be known yet.
    Date(Option<Date>),
}

/// Why a formula gives no value. The text is the operator or name that it is about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FormulaProblem<'a> {
    /// No measure of this name.
    UnknownMeasure(&'a str),
    /// Units that cannot be combined.
    Units {
        /// The operator or function.
        operator: &'a str,
        /// Unit of the left operand.
        left: Dimension<'a>,
        /// Unit of the right operand.
        right: Dimension<'a>,
    },
    /// A date where a number is needed, or the other way round.
    NotANumber(&'a str),
    /// The divisor is zero.
    DivisionByZero(&'a str),
    /// More digits than can be held.
    Overflow(&'a str),
}

/// What arithmetic remembers of where a value came from.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Mark {
    /// Written as a number in the formula.
    is_literal: bool,
    /// The literal 100, or something multiplied by it: `100 * a / b` is in %.
    is_hundredfold: bool,
}

type Stack<'a> = SmallVec<[(Computed<'a>, Mark); 4]>;

/// Evaluates the formula of an indicator. A formula in words gives nothing.
pub fn evaluate<'a>(indicator: &Indicator<'a>) -> Evaluation<'a> {
    let Some(Formula::Terms { terms, .. }) = &indicator.formula else {
        return Evaluation::default();
    };
    let mut stack = Stack::new();
    for term in terms {
        if let Err(problem) = step(indicator, term, &mut stack) {
            return Evaluation { value: None, problem: Some(problem) };
        }
    }
    Evaluation { value: stack.pop().map(|it| it.0), problem: None }
}

/// Runs one term.
fn step<'a>(
    indicator: &Indicator<'a>,
    term: &Term<'a>,
    stack: &mut Stack<'a>,
) -> Result<(), FormulaProblem<'a>> {
    let res = match term.kind {
        TermKind::Number(amount) => {
            let is_percent = term.source.ends_with('%');
            let dimension = if is_percent { Dimension::Percent } else { Dimension::Bare };
            let quantity = Quantity { amount: Some(amount.into()), dimension };
            let is_hundredfold = !is_percent && amount == Decimal::ONE_HUNDRED;
            (Computed::Quantity(quantity), Mark { is_literal: true, is_hundredfold })
        }
        TermKind::Measure => (operand(indicator, term.source)?, Mark::default()),
        TermKind::Negate => match stack.pop() {
            Some((Computed::Quantity(it), mark)) => {
                (Computed::Quantity(Quantity { amount: it.amount.map(Fraction::negated), ..it }), mark)
            }
            _ => return Err(FormulaProblem::NotANumber(term.source)),
        },
        TermKind::Call(Function::Days, _) => (days(term, stack)?, Mark::default()),
        TermKind::Call(function, n) => (Computed::Quantity(call(function, n, term, stack)?), Mark::default()),
        TermKind::Add | TermKind::Subtract | TermKind::Multiply | TermKind::Divide => {
            let right = number(term, stack)?;
            let left = number(term, stack)?;
            let (quantity, mark) = binary(term, left, right)?;
            (Computed::Quantity(quantity), mark)
        }
    };
    stack.push(res);
    Ok(())
}

fn operand<'a>(indicator: &Indicator<'a>, name: &'a str) -> Result<Computed<'a>, FormulaProblem<'a>> {
    let measure = indicator.measure(name).ok_or(FormulaProblem::UnknownMeasure(name))?;
    let unknown = Quantity { amount: None, dimension: measure.unit.into() };
    Ok(match &measure.value {
        Some(value) => match value.kind {
            ValueKind::Date(it) => Computed::Date(Some(it)),
            _ => Computed::Quantity(Quantity::of(value).unwrap_or(unknown)),
        },
        None => Computed::Quantity(unknown),
    })
}

type Operand<'a> = (Quantity<'a>, Mark);

fn number<'a>(term: &Term<'a>, stack: &mut Stack<'a>) -> Result<Operand<'a>, FormulaProblem<'a>> {
    match stack.pop() {
        Some((Computed::Quantity(it), mark)) => Ok((it, mark)),
        _ => Err(FormulaProblem::NotANumber(term.source)),
    }
}

fn binary<'a>(
    term: &Term<'a>,
    (left, left_mark): Operand<'a>,
    (right, right_mark): Operand<'a>,
) -> Result<Operand<'a>, FormulaProblem<'a>> {
    let units =
        || FormulaProblem::Units { operator: term.source, left: left.dimension, right: right.dimension };
    let dimension = match term.kind {
        TermKind::Add | TermKind::Subtract => sum_unit(left.dimension, right.dimension).ok_or_else(units)?,
        TermKind::Multiply => {
            product_unit(left.dimension, right.dimension, left_mark, right_mark).ok_or_else(units)?
        }
        _ => quotient_unit(left.dimension, right.dimension, left_mark, right_mark).ok_or_else(units)?,
    };
    let is_hundredfold =
        term.kind == TermKind::Multiply && (left_mark.is_hundredfold || right_mark.is_hundredfold);
    let mark = Mark { is_literal: left_mark.is_literal && right_mark.is_literal, is_hundredfold };
    let (Some(x), Some(y)) = (left.amount, right.amount) else {
        return Ok((Quantity { amount: None, dimension }, mark));
    };
    let y = in_unit_of(left.dimension, right.dimension, y).ok_or(FormulaProblem::Overflow(term.source))?;
    let amount = match term.kind {
        TermKind::Add => x.plus(y),
        TermKind::Subtract => x.minus(y),
        TermKind::Multiply => percent_of(left.dimension, right.dimension, x.times(y)),
        _ if y.is_zero() => return Err(FormulaProblem::DivisionByZero(term.source)),
        _ => x.over(y),
    };
    let amount = amount.filter(|it| it.value().is_some()).ok_or(FormulaProblem::Overflow(term.source))?;
    Ok((Quantity { amount: Some(amount), dimension }, mark))
}

/// The right operand in the unit of the left, where both are spans of time.
fn in_unit_of(left: Dimension<'_>, right: Dimension<'_>, amount: Fraction) -> Option<Fraction> {
    match (left, right) {
        (Dimension::Time(x), Dimension::Time(y)) if x != y => {
            let a = Quantity { amount: Some(amount), dimension: right };
            let b = Quantity { amount: Some(Fraction::ZERO), dimension: left };
            crate::scoring::common(a, b).map(|it| it.0.into())
        }
        _ => Some(amount),
    }
}

/// A percentage of something: 50 % of 10 is 5, and 50 % of 50 % is 25 %.
fn percent_of(left: Dimension<'_>, right: Dimension<'_>, product: Option<Fraction>) -> Option<Fraction> {
    let both_or_other = matches!(
        (left, right),
        (Dimension::Percent, it) | (it, Dimension::Percent) if !matches!(it, Dimension::Bare)
    );
    if both_or_other { product?.over(Decimal::ONE_HUNDRED.into()) } else { product }
}

fn sum_unit<'a>(a: Dimension<'a>, b: Dimension<'a>) -> Option<Dimension<'a>> {
    match (a, b) {
        // A bare number takes the unit of the other: `a + 1`.
        (Dimension::Bare, it) | (it, Dimension::Bare) => Some(it),
        _ => fits(a, b).then_some(a),
    }
}

fn product_unit<'a>(a: Dimension<'a>, b: Dimension<'a>, x: Mark, y: Mark) -> Option<Dimension<'a>> {
    use Dimension::{Bare, Count, Percent, Ratio};
    match (a, b) {
        (Ratio, Bare) if y.is_hundredfold => Some(Percent),
        (Bare, Ratio) if x.is_hundredfold => Some(Percent),
        // A count of something, each so long or so dear.
        (Bare | Ratio | Percent | Count, it) | (it, Bare | Ratio | Percent | Count) => Some(it),
        _ => None,
    }
}

fn quotient_unit<'a>(a: Dimension<'a>, b: Dimension<'a>, x: Mark, y: Mark) -> Option<Dimension<'a>> {
    use Dimension::{Bare, Count, Percent, Ratio};
    let like = if x.is_hundredfold { Percent } else { Ratio };
    match (a, b) {
        (Count | Bare, Count) => Some(like),
        (Count | Bare, Bare) if !y.is_literal => Some(like),
        (it, Bare | Ratio | Count) => Some(it),
        (a, b) if fits(a, b) => Some(like),
        // So many a day, so many a euro.
        (Count | Bare, it) => Some(it),
        _ => None,
    }
}

fn call<'a>(
    function: Function,
    n: u8,
    term: &Term<'a>,
    stack: &mut Stack<'a>,
) -> Result<Quantity<'a>, FormulaProblem<'a>> {
    let overflow = || FormulaProblem::Overflow(term.source);
    let (mut res, _) = number(term, stack)?;
    for _ in 1..n {
        let (next, _) = number(term, stack)?;
        let units =
            FormulaProblem::Units { operator: term.source, left: next.dimension, right: res.dimension };
        let dimension = sum_unit(next.dimension, res.dimension).ok_or(units)?;
        let amount = match next.amount.zip(res.amount) {
            None => None,
            Some((x, y)) => {
                let y = in_unit_of(next.dimension, res.dimension, y).ok_or_else(overflow)?;
                Some(fold(function, x, y).ok_or_else(overflow)?)
            }
        };
        res = Quantity { amount, dimension };
    }
    if function == Function::Average
        && let Some(sum) = res.amount
    {
        res.amount = Some(sum.over(Decimal::from(n).into()).ok_or_else(overflow)?);
    }
    Ok(res)
}

fn fold(function: Function, x: Fraction, y: Fraction) -> Option<Fraction> {
    match function {
        Function::Min => Some(if x.value()? <= y.value()? { x } else { y }),
        Function::Max => Some(if x.value()? >= y.value()? { x } else { y }),
        _ => x.plus(y),
    }
}

fn days<'a>(term: &Term<'a>, stack: &mut Stack<'a>) -> Result<Computed<'a>, FormulaProblem<'a>> {
    let (to, from) = (stack.pop(), stack.pop());
    let (Some((Computed::Date(to), _)), Some((Computed::Date(from), _))) = (to, from) else {
        return Err(FormulaProblem::NotANumber(term.source));
    };
    let amount = from.zip(to).map(|(from, to)| Decimal::from(days_between(from, to)).into());
    Ok(Computed::Quantity(Quantity { amount, dimension: Dimension::Time(TimeUnit::Days) }))
}

/// Days from one date to another.
pub(crate) fn days_between(from: Date, to: Date) -> i32 {
    to.since(from).map_or(0, |it| it.get_days())
}
