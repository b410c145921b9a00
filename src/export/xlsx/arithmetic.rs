//! The formula of an indicator over the cells of its measures.

use rust_decimal::prelude::ToPrimitive;

use crate::export::table::Arithmetic;
use crate::export::xlsx::number::Kind;
use crate::scoring::{Computed, Dimension};
use crate::syntax::{Function, Term, TermKind};

/// A measure in the sheet.
pub(crate) struct Operand<'a> {
    pub(crate) name: &'a str,
    /// Its cell.
    pub(crate) cell: String,
    /// Its number, where it has one; else it is to be filled in.
    pub(crate) number: Option<(f64, Kind)>,
}

/// A formula for a cell.
pub(crate) struct Live {
    pub(crate) text: String,
    /// What it gives today.
    pub(crate) number: Option<f64>,
    /// The cells that it needs.
    pub(crate) needs: Vec<String>,
    pub(crate) kind: Kind,
}

/// How tightly an operator binds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Sum,
    Product,
    Operand,
}

struct Part {
    text: String,
    binding: Binding,
    number: Option<f64>,
}

/// The longest formula, the most brackets in brackets and the most cells that every
/// spreadsheet takes, with room for what goes around them.
const MAX_LENGTH: usize = 5000;
const MAX_DEPTH: usize = 50;
const MAX_NEEDED: usize = 200;

/// The formula as a spreadsheet reckons it; none where it would not give what the plan's
/// own arithmetic gives: a measure in words, units that have to be turned into others.
pub(crate) fn live(arithmetic: &Arithmetic<'_>, operands: &[Operand<'_>]) -> Option<Live> {
    let mut stack: Vec<Part> = Vec::new();
    let mut needs = Vec::new();
    for term in &arithmetic.terms {
        let part = part(term, &mut stack, operands, &mut needs)?;
        if part.text.len() > MAX_LENGTH {
            return None;
        }
        stack.push(part);
    }
    let Part { text, number, .. } = stack.pop()?;
    let (expected, kind) = expected(arithmetic)?;
    match (number, expected) {
        (Some(given), Some(expected)) if (given - expected).abs() > 1e-9 * expected.abs().max(1.0) => {
            return None;
        }
        // Nothing tells whether percentages and spans of time would come out right.
        (_, None) if has_literal(arithmetic) || operands.iter().any(is_percent) => return None,
        _ => {}
    }
    needs.sort();
    needs.dedup();
    if depth(&text) > MAX_DEPTH || needs.len() > MAX_NEEDED {
        return None;
    }
    Some(Live { text, number: number.filter(|it| it.is_finite()), needs, kind })
}

/// How deep brackets stand in brackets.
fn depth(text: &str) -> usize {
    let mut open = 0_usize;
    let mut deepest = 0;
    for it in text.bytes() {
        match it {
            b'(' => open = open.saturating_add(1),
            b')' => open = open.saturating_sub(1),
            _ => {}
        }
        deepest = open.max(deepest);
    }
    deepest
}

fn has_literal(arithmetic: &Arithmetic<'_>) -> bool {
    arithmetic.terms.iter().any(|it| matches!(it.kind, TermKind::Number(_)))
}

fn is_percent(operand: &Operand<'_>) -> bool {
    operand.number.is_some_and(|it| it.1 == Kind::Percent)
}

/// What the plan's arithmetic gives, as a cell of the result's kind holds it.
fn expected(arithmetic: &Arithmetic<'_>) -> Option<(Option<f64>, Kind)> {
    let quantity = match arithmetic.computed? {
        Computed::Date(_) => return Some((None, Kind::Date)),
        Computed::Quantity(it) => it,
    };
    let reported = arithmetic.reported;
    let is_percent = match reported {
        Some(it) => it == Dimension::Percent,
        None => matches!(quantity.dimension, Dimension::Percent | Dimension::Ratio),
    };
    let fits = match (quantity.dimension, reported) {
        (_, None) => true,
        (Dimension::Ratio, Some(it)) => {
            matches!(it, Dimension::Percent | Dimension::Bare | Dimension::Count | Dimension::Scale(..))
        }
        (Dimension::Percent, Some(it)) => it == Dimension::Percent,
        (Dimension::Time(a), Some(Dimension::Time(b))) => a == b,
        // Thousands of euro are not euro.
        (Dimension::Euro, _) => return None,
        (_, Some(it)) => it != Dimension::Percent,
    };
    if !fits {
        return None;
    }
    let kind = if is_percent { Kind::Percent } else { Kind::Plain };
    let amount = quantity.amount.and_then(|it| it.value()).and_then(|it| it.to_f64());
    let hundredths = quantity.dimension == Dimension::Percent;
    Some((amount.map(|it| if hundredths { it / 100.0 } else { it }), kind))
}

fn part(
    term: &Term<'_>,
    stack: &mut Vec<Part>,
    operands: &[Operand<'_>],
    needs: &mut Vec<String>,
) -> Option<Part> {
    let operand = |text: String, number| Some(Part { text, binding: Binding::Operand, number });
    match term.kind {
        TermKind::Number(number) => {
            let plain = number.to_f64()?;
            match term.source.ends_with('%') {
                true => operand(format!("{number}%"), Some(plain / 100.0)),
                false => operand(number.to_string(), Some(plain)),
            }
        }
        TermKind::Measure => {
            let measure = operands.iter().find(|it| crate::model::same_name(it.name, term.source))?;
            needs.push(measure.cell.clone());
            operand(measure.cell.clone(), measure.number.map(|it| it.0))
        }
        TermKind::Negate => {
            let it = stack.pop()?;
            operand(format!("(-{})", within(&it, Binding::Operand)), it.number.map(|it| -it))
        }
        TermKind::Add => binary(stack, '+', Binding::Sum, |a, b| a + b),
        TermKind::Subtract => binary(stack, '-', Binding::Sum, |a, b| a - b),
        TermKind::Multiply => binary(stack, '*', Binding::Product, |a, b| a * b),
        TermKind::Divide => binary(stack, '/', Binding::Product, |a, b| a / b),
        TermKind::Call(function, n) => {
            let from = stack.len().checked_sub(usize::from(n))?;
            let args = stack.split_off(from);
            call(function, &args)
        }
    }
}

fn binary(stack: &mut Vec<Part>, sign: char, binding: Binding, of: fn(f64, f64) -> f64) -> Option<Part> {
    let right = stack.pop()?;
    let left = stack.pop()?;
    // `a - (b - c)` and `a / (b / c)` keep their brackets.
    let tighter = if binding == Binding::Sum { Binding::Product } else { Binding::Operand };
    let text = format!("{}{sign}{}", within(&left, binding), within(&right, tighter));
    let number = left.number.zip(right.number).map(|(a, b)| of(a, b));
    Some(Part { text, binding, number })
}

fn within(part: &Part, least: Binding) -> String {
    if part.binding < least { format!("({})", part.text) } else { part.text.clone() }
}

fn call(function: Function, args: &[Part]) -> Option<Part> {
    let numbers: Option<Vec<f64>> = args.iter().map(|it| it.number).collect();
    let list = args.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join(",");
    let sum = |it: &[f64]| it.iter().sum::<f64>();
    let (text, number) = match function {
        Function::Average => {
            (format!("AVERAGE({list})"), numbers.map(|it| sum(&it) / it.len().max(1) as f64))
        }
        Function::Sum => (format!("SUM({list})"), numbers.map(|it| sum(&it))),
        Function::Min => (format!("MIN({list})"), numbers.map(|it| it.into_iter().fold(f64::MAX, f64::min))),
        Function::Max => (format!("MAX({list})"), numbers.map(|it| it.into_iter().fold(f64::MIN, f64::max))),
        Function::Days => {
            let [from, to] = args else { return None };
            let days = from.number.zip(to.number).map(|(a, b)| b - a);
            (format!("({}-{})", within(to, Binding::Product), within(from, Binding::Operand)), days)
        }
    };
    Some(Part { text, binding: Binding::Operand, number })
}
