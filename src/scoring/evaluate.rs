//! A formula on the measures of its indicator: the value, its unit, and what is wrong.

use jiff::civil::Date;
use rust_decimal::Decimal;
use smallvec::SmallVec;

use crate::model::{Indicator, Target};
use crate::scoring::Fraction;
use crate::scoring::quantity::{Dimension, Quantity, TimeUnit};
use crate::scoring::units::{Mark, alike, divisor, product_unit, quotient_unit, sum_unit, times_share};
use crate::syntax::{Formula, Function, Term, TermKind, Unit, ValueKind};

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
    let value = stack.pop().map(|it| it.0);
    Evaluation { value: value.map(|it| a_hundred(indicator, terms, it)), problem: None }
}

/// A percentage as the count that the target asks for, where it is one: places for a hundred
/// children are `posti / bambini * 100`, and a target of 33 N.
fn a_hundred<'a>(indicator: &Indicator<'a>, terms: &[Term<'a>], value: Computed<'a>) -> Computed<'a> {
    let counts = |it: &Target<'_>| it.goal.value.unit() == Some(Unit::Count);
    let is_share = |it: &Term<'_>| match it.kind {
        TermKind::Number(_) => it.source.ends_with('%'),
        TermKind::Measure => indicator.measure(it.source).is_some_and(|it| it.unit == Unit::Percent),
        _ => false,
    };
    match value {
        Computed::Quantity(it)
            if it.dimension == Dimension::Percent
                && indicator.targets.iter().all(counts)
                && !indicator.targets.is_empty()
                && !terms.iter().any(is_share) =>
        {
            Computed::Quantity(Quantity { dimension: Dimension::Count, ..it })
        }
        _ => value,
    }
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
    let marks = (left_mark, right_mark);
    let dimension = match term.kind {
        TermKind::Add | TermKind::Subtract => sum_unit(left.dimension, right.dimension),
        TermKind::Multiply => product_unit(left.dimension, right.dimension, marks),
        _ => quotient_unit(left.dimension, right.dimension, marks),
    };
    let dimension = dimension.ok_or_else(units)?;
    let is_hundredfold =
        term.kind == TermKind::Multiply && (left_mark.is_hundredfold || right_mark.is_hundredfold);
    let mark = Mark { is_literal: left_mark.is_literal && right_mark.is_literal, is_hundredfold };
    let (Some(x), Some(y)) = (left.amount, right.amount) else {
        return Ok((Quantity { amount: None, dimension }, mark));
    };
    let amount = match term.kind {
        TermKind::Add => alike(left.dimension, right.dimension, y).and_then(|y| x.plus(y)),
        TermKind::Subtract => alike(left.dimension, right.dimension, y).and_then(|y| x.minus(y)),
        TermKind::Multiply => times_share(left.dimension, right.dimension, x.times(y)),
        _ if y.is_zero() => return Err(FormulaProblem::DivisionByZero(term.source)),
        _ => divisor(left.dimension, right.dimension, y).and_then(|y| x.over(y)),
    };
    let amount = amount.filter(|it| it.value().is_some()).ok_or(FormulaProblem::Overflow(term.source))?;
    Ok((Quantity { amount: Some(amount), dimension }, mark))
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
                let y = alike(next.dimension, res.dimension, y).ok_or_else(overflow)?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::lower;
    use crate::syntax::lines_of;

    /// The value of a formula on `name = value` measures, with its unit.
    fn value(measures: &[&str], formula: &str) -> String {
        let mut text = "indicatore \"x\"\n".to_owned();
        measures.iter().for_each(|it| text.push_str(&format!("misura {it}\n")));
        text.push_str(&format!("formula {formula}\n"));
        let mut lines = Vec::new();
        lines_of(&text, &mut lines);
        let section = lower(&text, &lines);
        let it = evaluate(&section.indicators[0]);
        match (it.value, it.problem) {
            (Some(Computed::Quantity(it)), None) => {
                let amount = it.amount.and_then(Fraction::value).map(|it| it.normalize().to_string());
                format!("{} {:?}", amount.unwrap_or_default(), it.dimension)
            }
            (Some(Computed::Date(it)), None) => format!("{it:?}"),
            (_, problem) => format!("{problem:?}"),
        }
    }

    #[test]
    fn the_unit_of_a_formula_follows_from_its_operands() {
        for (measures, formula, expected) in [
            (&["a = 46 N", "b = 50 N"][..], "a / b", "0.92 Ratio"),
            (&["a = 46 N", "b = 50 N"], "100 * a / b", "92 Percent"),
            (&["a = 46 N", "b = 50 N"], "a / b * 100", "92 Percent"),
            (&["a = 60 gg", "b = 5 N"], "a / b", "12 Time(Days)"),
            (&["a = 500 €", "b = 10 gg"], "a / b", "50 Bare"),
            (&["a = 20 €", "b = 10 ore"], "a * b", "200 Bare"),
            (&["a = 10 N", "b = 50%"], "a * b", "5 Count"),
            (&["a = 10 N", "b = 50%"], "b * a", "5 Count"),
            (&["a = 10 N", "b = 50%"], "a / b", "20 Count"),
            (&["a = 50%", "b = 50%"], "a * b", "25 Percent"),
            (&["a = 1 N", "b = 2 N", "c = 10%"], "a / b + c", "0.6 Ratio"),
            (&["a = 1 N", "b = 2 N", "c = 10%"], "c + a / b", "60 Percent"),
            (&["a = 1 N", "b = 2 N", "c = 10%"], "c * (a / b)", "5 Percent"),
            (&["a = 1 gg", "b = 12 ore"], "media(a; b)", "0.75 Time(Days)"),
            (&["a = 46 N", "b = 50 N"], "somma(a; b)", "96 Count"),
            (&["a = 46 N", "b = 50 N"], "min(a; b)", "46 Count"),
            (&["a = 46 N", "b = 50 N"], "min(b; a)", "46 Count"),
            (&["a = 46 N", "b = 50 N"], "max(a; b)", "50 Count"),
            (&["a = 46 N", "b = 50 N"], "max(b; a)", "50 Count"),
            (&["a = 46 N"], "-a", "-46 Count"),
            (&["a = 10 N"], "1 + a", "11 Count"),
            (&["a = 10%"], "a + 1", "11 Percent"),
            (&["a = 50%", "b = 25%"], "a / b", "2 Ratio"),
            (&["a = 50%", "b = 4 N"], "a / b", "12.5 Percent"),
            (&["a = 10 gg", "b = 5 gg"], "a / b", "2 Ratio"),
            (&["a = 12 ore", "b = 1 gg"], "100 * a / b", "50 Percent"),
        ] {
            assert_eq!(value(measures, formula), expected, "{formula} on {measures:?}");
        }
    }

    /// Only the literal 100 makes hundredths, and only as a factor.
    #[test]
    fn a_quotient_is_in_percent_where_it_is_multiplied_by_a_hundred() {
        for (measures, formula, expected) in [
            (&["a = 46 N", "b = 50 N"][..], "2 * a / b", "1.84 Ratio"),
            (&["a = 46 N", "b = 50 N"], "100% * a / b", "0.92 Ratio"),
            (&["a = 46 N", "b = 50 N"], "(a + 100) / b", "2.92 Ratio"),
            (&["a = 46 N", "b = 50 N"], "a / b * 2", "1.84 Bare"),
            (&["a = 46 N", "b = 50 N"], "100 * (a / b)", "92 Percent"),
            (&["a = 46 N", "b = 50 N"], "2 * (a / b)", "1.84 Bare"),
        ] {
            assert_eq!(value(measures, formula), expected, "{formula} on {measures:?}");
        }
    }

    #[test]
    fn a_quotient_times_a_hundred_is_a_count_where_the_target_counts() {
        let given = |target: &str, formula: &str| {
            value(&["a = 33 N", "b = 100 N", "c = 50%"], &format!("{formula}\ntarget {target}"))
        };
        assert_eq!(given(">= 30 N", "a / b * 100"), "33 Count");
        assert_eq!(given(">= 30 N", "100 * a / b"), "33 Count");
        assert_eq!(given(">= 30%", "a / b * 100"), "33 Percent");
        assert_eq!(given(">= 30 N", "a / b * c"), "16.5 Percent");
        assert_eq!(given(">= 30 N", "100% + c"), "150 Percent");
    }

    /// By a number of the formula a count is scaled; by a measure without a unit it is
    /// divided as by another count.
    #[test]
    fn a_number_in_the_formula_scales_and_a_measure_divides() {
        for (formula, expected) in [
            ("a / 5", "2 Count"),
            ("a / c", "2 Ratio"),
            ("a / (2 * c)", "1 Ratio"),
            ("a / (2 * 5)", "1 Count"),
        ] {
            assert_eq!(value(&["a = 10 N", "c = 5"], formula), expected, "{formula}");
        }
    }

    #[test]
    fn thirds_of_a_day_add_up_to_a_day() {
        assert_eq!(value(&["a = 1 gg"], "a / 3 + a / 3 + a / 3"), "1 Time(Days)");
    }

    #[test]
    fn what_cannot_be_computed_says_why() {
        for (measures, formula, problem) in [
            (&["a = 1 N", "b = 2 gg"][..], "a + b", "Units"),
            (&["a = 1 €", "b = 2 €"], "a * b", "Units"),
            (&["a = 1 N", "b = 0 N"], "a / b", "DivisionByZero"),
            (&["a = 1 N"], "a / c", "UnknownMeasure(\"c\")"),
            (&["a = 31-12-2023", "b = 2 gg"], "a + b", "NotANumber"),
            (&["a = 31-12-2023"], "-a", "NotANumber"),
            (&["a = 31-12-2023", "b = 2 gg"], "giorni(a; b)", "NotANumber"),
            (&["a = 1 N", "b = 2 gg"], "max(a; b)", "Units"),
            (&["a = 9999999999999999999999999999"], "a * a * a", "Overflow"),
        ] {
            assert!(value(measures, formula).contains(problem), "{formula} on {measures:?}");
        }
    }
}
