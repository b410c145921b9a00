//! Formulas: arithmetic over measures, read by precedence into postfix order.
//!
//! Postfix needs no tree: evaluation, unit inference and dropping run in a loop, so a
//! deep formula cannot exhaust the stack. Only reading recurses, to a stated depth.

use rust_decimal::Decimal;
use smallvec::SmallVec;

use crate::syntax::error::{Error, Expected, Parsed, Problem};
use crate::syntax::keyword::Language;
use crate::syntax::token::{self, Amount, Text, blanks};
use crate::syntax::value::taken;

/// The deepest nesting of brackets and signs in a formula.
pub const MAX_DEPTH: usize = 100;

/// How a result is computed.
#[derive(Clone, Debug, PartialEq)]
pub enum Formula<'a> {
    /// The method in words.
    Words(Text<'a>),
    /// Arithmetic, in postfix order.
    Terms {
        /// The whole expression as written.
        source: &'a str,
        /// Operands before their operator.
        terms: Terms<'a>,
    },
}

impl<'a> Formula<'a> {
    /// The formula as written.
    pub fn source(&self) -> &'a str {
        match self {
            Self::Words(it) => it.source,
            Self::Terms { source, .. } => source,
        }
    }
}

/// The terms of a formula in postfix order.
pub type Terms<'a> = SmallVec<[Term<'a>; 3]>;

/// One step of a formula.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Term<'a> {
    /// The text that it stands for.
    pub source: &'a str,
    /// What it does.
    pub kind: TermKind,
}

/// What a step of a formula does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TermKind {
    /// Puts a number; its text says whether it is a percentage.
    Number(Decimal),
    /// Puts the value of the measure that its text names.
    Measure,
    /// Adds the last two.
    Add,
    /// Takes the last from the one before.
    Subtract,
    /// Multiplies the last two.
    Multiply,
    /// Divides the one before by the last.
    Divide,
    /// Changes the sign of the last.
    Negate,
    /// Calls a function on the last so many.
    Call(Function, u8),
}

/// A function of a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Function {
    /// Mean, `media`.
    Average,
    /// Sum, `somma`.
    Sum,
    /// The least.
    Min,
    /// The greatest.
    Max,
    /// Days from the first date to the second, `giorni`.
    Days,
}

impl Function {
    /// Every function with its Italian and its English name.
    pub const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Average, "media", "avg"),
        (Self::Sum, "somma", "sum"),
        (Self::Min, "min", "min"),
        (Self::Max, "max", "max"),
        (Self::Days, "giorni", "days"),
    ];

    pub(crate) fn named(name: &str) -> Option<Self> {
        let is = |it: &str| it.eq_ignore_ascii_case(name);
        Self::ALL.iter().find(|(_, it, en)| is(it) || is(en)).map(|it| it.0)
    }

    /// The name in a language.
    pub fn word(self, language: Language) -> &'static str {
        let row = Self::ALL.iter().find(|it| it.0 == self);
        row.map_or("", |(_, it, en)| language.choose(it, en))
    }
}

/// `formula = text | sum`.
pub(crate) fn formula(input: &str) -> Parsed<'_, Formula<'_>> {
    match token::text(input) {
        Err(nom::Err::Error(_)) => {}
        other => return other.map(|(rest, it)| (rest, Formula::Words(it))),
    }
    let mut terms = Terms::new();
    let (rest, ()) = sum(input, &mut terms, 0)?;
    Ok((rest, Formula::Terms { source: token::trim(taken(input, rest)), terms }))
}

/// `sum = product { ( "+" | "-" | "−" | "–" ) product }`.
fn sum<'a>(input: &'a str, out: &mut Terms<'a>, depth: usize) -> Parsed<'a, ()> {
    let (mut rest, ()) = product(input, out, depth)?;
    loop {
        let Some((kind, sign, after)) = sign(blanks(rest), SUMS) else {
            return Ok((rest, ()));
        };
        (rest, ()) = product(blanks(after), out, depth)?;
        out.push(Term { source: sign, kind });
    }
}

/// `product = factor { ( "*" | "×" | "·" | "/" | "÷" | ":" ) factor }`.
fn product<'a>(input: &'a str, out: &mut Terms<'a>, depth: usize) -> Parsed<'a, ()> {
    let (mut rest, ()) = factor(input, out, depth)?;
    loop {
        let Some((kind, sign, after)) = sign(blanks(rest), PRODUCTS) else {
            return Ok((rest, ()));
        };
        (rest, ()) = factor(blanks(after), out, depth)?;
        out.push(Term { source: sign, kind });
    }
}

const SUMS: &[(char, TermKind)] =
    &[('+', TermKind::Add), ('-', TermKind::Subtract), ('−', TermKind::Subtract), ('–', TermKind::Subtract)];

const PRODUCTS: &[(char, TermKind)] = &[
    ('*', TermKind::Multiply),
    ('×', TermKind::Multiply),
    ('·', TermKind::Multiply),
    ('/', TermKind::Divide),
    ('÷', TermKind::Divide),
    (':', TermKind::Divide),
];

fn sign<'a>(input: &'a str, signs: &[(char, TermKind)]) -> Option<(TermKind, &'a str, &'a str)> {
    let first = input.chars().next()?;
    let (_, kind) = signs.iter().find(|it| it.0 == first)?;
    let (sign, rest) = input.split_at_checked(first.len_utf8())?;
    Some((*kind, sign, rest))
}

/// `factor = ( "-" | "−" | "–" ) factor | "(" sum ")" | literal | function | name`.
fn factor<'a>(input: &'a str, out: &mut Terms<'a>, depth: usize) -> Parsed<'a, ()> {
    if depth > MAX_DEPTH {
        return Error::hard(input, Problem::TooDeep);
    }
    let deeper = depth.saturating_add(1);
    if let Some((TermKind::Subtract, sign, rest)) = sign(input, SUMS) {
        let (rest, ()) = factor(blanks(rest), out, deeper)?;
        out.push(Term { source: sign, kind: TermKind::Negate });
        return Ok((rest, ()));
    }
    if let Some(rest) = input.strip_prefix('(') {
        let (rest, ()) = sum(blanks(rest), out, deeper)?;
        return closing(input, rest);
    }
    match token::number(input) {
        Err(nom::Err::Error(_)) => {}
        other => return literal(input, other?, out),
    }
    let Ok((rest, name)) = token::name(input) else {
        return Error::hard(input, Problem::Expected(Expected::Operand));
    };
    match blanks(rest).strip_prefix('(').zip(Function::named(name)) {
        Some((arguments, it)) => function(input, name, it, arguments, out, deeper),
        None => {
            out.push(Term { source: name, kind: TermKind::Measure });
            Ok((rest, ()))
        }
    }
}

/// `literal = number [ "%" ]`.
fn literal<'a>(
    input: &'a str,
    (rest, number): (&'a str, token::Number<'a>),
    out: &mut Terms<'a>,
) -> Parsed<'a, ()> {
    // A formula has no units to tell thousands from decimals: the point and the comma
    // before three digits are decimals only where nothing else is possible.
    let Amount::Exact(amount) = number.amount else {
        return Error::hard(number.source, Problem::BadSeparators);
    };
    let after = blanks(rest);
    let rest = after.strip_prefix('%').unwrap_or(rest);
    out.push(Term { source: taken(input, rest), kind: TermKind::Number(amount) });
    Ok((rest, ()))
}

/// `function = ( "media" | "avg" | "somma" | "sum" | "min" | "max" | "giorni" | "days" )
/// "(" sum { ( ";" | "," ) sum } ")"`.
fn function<'a>(
    input: &'a str,
    name: &'a str,
    called: Function,
    arguments: &'a str,
    out: &mut Terms<'a>,
    depth: usize,
) -> Parsed<'a, ()> {
    let mut rest = blanks(arguments);
    let mut n: u8 = 0;
    loop {
        (rest, ()) = sum(rest, out, depth)?;
        n = match n.checked_add(1) {
            Some(it) => it,
            None => return Error::hard(input, Problem::TooDeep),
        };
        match blanks(rest).strip_prefix([';', ',']) {
            Some(after) => rest = blanks(after),
            None => break,
        }
    }
    let (after, ()) = closing(input, rest)?;
    if called == Function::Days && n != 2 {
        return Error::hard(taken(input, after), Problem::Expected(Expected::Date));
    }
    out.push(Term { source: name, kind: TermKind::Call(called, n) });
    Ok((after, ()))
}

fn closing<'a>(opened: &'a str, input: &'a str) -> Parsed<'a, ()> {
    let input = blanks(input);
    match input.strip_prefix(')') {
        Some(rest) => Ok((rest, ())),
        None if input.is_empty() || input.starts_with('#') => {
            Error::hard(opened.get(..1).unwrap_or(opened), Problem::UnclosedBracket)
        }
        None => Error::hard(input, Problem::Expected(Expected::Operator)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn postfix(input: &str) -> String {
        match formula(input) {
            Ok(("", Formula::Terms { terms, .. })) => {
                terms.iter().map(|it| it.source).collect::<Vec<_>>().join(" ")
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn precedence_and_brackets_hold() {
        assert_eq!(postfix("a + b * c"), "a b c * +");
        assert_eq!(postfix("(a + b) × c"), "a b + c ×");
        assert_eq!(postfix("a - b - c"), "a b - c -");
        assert_eq!(postfix("-a / 2,5"), "a - 2,5 /");
        assert_eq!(postfix("media(a; b, c) * 50 %"), "a b c media 50 % *");
    }

    #[test]
    fn deep_nesting_is_refused_and_no_deep_stack_is_needed() {
        let deep = format!("{}a{}", "(".repeat(100_000), ")".repeat(100_000));
        assert!(postfix(&deep).contains("TooDeep"));
        let fine = format!("{}a{}", "(".repeat(MAX_DEPTH), ")".repeat(MAX_DEPTH));
        assert_eq!(postfix(&fine), "a");
    }

    #[test]
    fn a_name_that_is_also_a_function_may_be_a_measure() {
        assert_eq!(postfix("media / 2"), "media 2 /");
    }
}
