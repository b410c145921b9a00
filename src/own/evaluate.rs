//! A condition into its answer, within bounds that are counted while it is evaluated: steps,
//! and bytes of the values that it makes.
//!
//! What is missing has no answer: `null < 5` is neither true nor false. As in CEL, `&&` and `||`
//! need no answer from a side that does not matter.

use std::borrow::Cow;
use std::cmp::Ordering;

use rust_decimal::prelude::ToPrimitive;

use crate::own::expression::{Each, Expression, Function, Order};
use crate::own::fact::{Fact, Facts};
use crate::own::number::Number;
use crate::scoring::rounded;

/// The most steps of one evaluation: a hundred measures, with all that a condition of the
/// greatest length can ask of each.
const MOST_STEPS: usize = 50_000;

/// The most bytes of text and lists that one evaluation makes.
const MOST_BYTES: usize = 1 << 20;

/// Bytes that a value in a list takes besides its text.
const BYTES_OF_ITEM: usize = size_of::<Value<'_>>();

/// Bytes of a text that are looked through in one step.
const BYTES_OF_STEP: usize = 64;

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// Something that it needs is missing, or two things cannot be compared.
    Unknown,
    /// It cannot be computed: the message that says why.
    Failed(&'static str),
    /// It takes more steps or bytes than there are.
    TooMuch,
}

/// A value. What stands in the plan is not copied.
#[derive(Clone, Debug, PartialEq)]
enum Value<'v> {
    Missing,
    Truth(bool),
    Number(Number),
    Text(Cow<'v, str>),
    List(Vec<Self>),
    Measure(&'v Facts),
}

/// Whether a condition holds for what is known, variable by variable.
pub(crate) fn holds(condition: &Expression, known: &[&Facts]) -> Result<bool, Stop> {
    let mut evaluation = Evaluation { known, item: Value::Missing, steps: MOST_STEPS, bytes: MOST_BYTES };
    evaluation.truth(condition)
}

struct Evaluation<'v> {
    known: &'v [&'v Facts],
    item: Value<'v>,
    /// What is left.
    steps: usize,
    bytes: usize,
}

impl<'v> Evaluation<'v> {
    fn step(&mut self, n: usize) -> Result<(), Stop> {
        self.steps = self.steps.checked_sub(n).ok_or(Stop::TooMuch)?;
        Ok(())
    }

    fn make(&mut self, bytes: usize) -> Result<(), Stop> {
        self.bytes = self.bytes.checked_sub(bytes).ok_or(Stop::TooMuch)?;
        Ok(())
    }

    /// The steps that looking through a text takes.
    fn read(&mut self, text: &str) -> Result<(), Stop> {
        self.step(text.len() / BYTES_OF_STEP)
    }

    fn value(&mut self, it: &'v Expression) -> Result<Value<'v>, Stop> {
        self.step(1)?;
        Ok(match it {
            Expression::Missing => Value::Missing,
            Expression::Truth(it) => Value::Truth(*it),
            Expression::Number(it) => Value::Number(it.clone()),
            Expression::Text(it) => Value::Text(Cow::Borrowed(it)),
            Expression::List(items) => {
                self.make(items.len().saturating_mul(BYTES_OF_ITEM))?;
                Value::List(items.iter().map(|it| self.value(it)).collect::<Result<_, _>>()?)
            }
            Expression::Fact(variable, field) => {
                let facts = self.known.get(*variable).copied();
                self.fact(facts.and_then(|it| it.get(*field)).map_or(&Fact::Missing, |it| &it.1))?
            }
            Expression::Item => {
                self.make(bytes(&self.item))?;
                self.item.clone()
            }
            Expression::OfMeasure(of, field) => match self.value(of)? {
                Value::Measure(it) => self.fact(it.get(*field).map_or(&Fact::Missing, |it| &it.1))?,
                _ => return Err(Stop::Unknown),
            },
            Expression::Negated(it) => {
                let it = self.number(it)?;
                Value::Number(Number { amount: -it.amount, ..it })
            }
            Expression::Choice(parts) => {
                let [condition, then, otherwise] = &**parts;
                let chosen = if self.truth(condition)? { then } else { otherwise };
                self.value(chosen)?
            }
            Expression::Combined(operation, sides) => {
                let [left, right] = &**sides;
                match (self.value(left)?, self.value(right)?) {
                    (Value::Number(a), Value::Number(b)) => Value::Number(a.combined(*operation, &b)?),
                    (Value::Text(a), Value::Text(b)) => {
                        self.make(a.len().saturating_add(b.len()))?;
                        Value::Text(Cow::Owned(a.into_owned() + &b))
                    }
                    (Value::List(mut a), Value::List(b)) => {
                        self.make(b.len().saturating_mul(BYTES_OF_ITEM))?;
                        a.extend(b);
                        Value::List(a)
                    }
                    _ => return Err(Stop::Unknown),
                }
            }
            Expression::At(parts) => {
                let [list, at] = &**parts;
                let (list, at) = (self.list(list)?, self.number(at)?);
                let at = at.amount.to_usize().filter(|_| at.amount.fract().is_zero());
                let item = at.and_then(|at| list.into_iter().nth(at));
                item.ok_or(Stop::Failed("own-failed.index"))?
            }
            Expression::Each(Each::Map, parts) => {
                let [list, body] = &**parts;
                let mut res = Vec::new();
                for item in self.list(list)? {
                    self.item = item;
                    self.make(BYTES_OF_ITEM)?;
                    res.push(self.value(body)?);
                }
                Value::List(res)
            }
            Expression::Each(Each::Filter, parts) => {
                let [list, body] = &**parts;
                let mut res = Vec::new();
                for item in self.list(list)? {
                    self.item = item;
                    if self.truth(body)? {
                        res.push(std::mem::replace(&mut self.item, Value::Missing));
                    }
                }
                Value::List(res)
            }
            Expression::Call(function, args) => self.call(*function, args)?,
            Expression::Not(_)
            | Expression::And(_)
            | Expression::Or(_)
            | Expression::Equal(_)
            | Expression::Ordered(..)
            | Expression::Within(_)
            | Expression::Each(..)
            | Expression::Matches(..) => Value::Truth(self.decided(it)?),
        })
    }

    fn truth(&mut self, it: &'v Expression) -> Result<bool, Stop> {
        match self.value(it)? {
            Value::Truth(it) => Ok(it),
            _ => Err(Stop::Unknown),
        }
    }

    /// What is true or false.
    fn decided(&mut self, it: &'v Expression) -> Result<bool, Stop> {
        Ok(match it {
            Expression::Not(it) => !self.truth(it)?,
            Expression::And(sides) => self.until(false, sides)?,
            Expression::Or(sides) => self.until(true, sides)?,
            Expression::Equal(sides) => {
                let [left, right] = &**sides;
                let (left, right) = (self.value(left)?, self.value(right)?);
                self.step(bytes(&left) / BYTES_OF_STEP)?;
                is_equal(&left, &right)
            }
            Expression::Ordered(order, sides) => {
                let [left, right] = &**sides;
                let ordering = match (self.value(left)?, self.value(right)?) {
                    (Value::Number(a), Value::Number(b)) => {
                        a.alike(&b).map(|(a, b)| a.cmp(&b)).ok_or(Stop::Unknown)?
                    }
                    (Value::Text(a), Value::Text(b)) => {
                        self.read(&a)?;
                        a.cmp(&b)
                    }
                    _ => return Err(Stop::Unknown),
                };
                match order {
                    Order::Less => ordering == Ordering::Less,
                    Order::AtMost => ordering != Ordering::Greater,
                    Order::More => ordering == Ordering::Greater,
                    Order::AtLeast => ordering != Ordering::Less,
                }
            }
            Expression::Within(parts) => {
                let [item, list] = &**parts;
                let (item, list) = (self.value(item)?, self.list(list)?);
                self.step(list.len())?;
                list.iter().any(|it| is_equal(it, &item))
            }
            Expression::Each(each, parts) => {
                let [list, body] = &**parts;
                let list = self.list(list)?;
                self.each(*each, list, body)?
            }
            Expression::Matches(text, pattern) => {
                let text = self.text(text)?;
                self.read(&text)?;
                pattern.is_match(&text)
            }
            other => self.truth(other)?,
        })
    }

    /// Whether one of two sides decides; if neither does, the opposite.
    fn until(&mut self, decisive: bool, sides: &'v [Expression; 2]) -> Result<bool, Stop> {
        let mut undecided = None;
        for side in sides {
            match self.truth(side) {
                Ok(it) if it == decisive => return Ok(decisive),
                Ok(_) => {}
                Err(Stop::TooMuch) => return Err(Stop::TooMuch),
                Err(it) => undecided = undecided.or(Some(it)),
            }
        }
        undecided.map_or(Ok(!decisive), Err)
    }

    fn each(&mut self, each: Each, list: Vec<Value<'v>>, body: &'v Expression) -> Result<bool, Stop> {
        let (mut undecided, mut n) = (None, 0_usize);
        for item in list {
            self.item = item;
            match (each, self.truth(body)) {
                (Each::All, Ok(false)) => return Ok(false),
                (Each::Exists, Ok(true)) => return Ok(true),
                (_, Ok(it)) => n = n.saturating_add(usize::from(it)),
                (_, Err(Stop::TooMuch)) => return Err(Stop::TooMuch),
                (_, Err(it)) => undecided = undecided.or(Some(it)),
            }
        }
        let holds = match each {
            Each::All => true,
            Each::ExistsOne => n == 1,
            _ => false,
        };
        undecided.map_or(Ok(holds), Err)
    }

    fn call(&mut self, function: Function, args: &'v [Expression]) -> Result<Value<'v>, Stop> {
        let [first, rest @ ..] = args else { return Err(Stop::Unknown) };
        let first = self.value(first)?;
        let second = rest.first().map(|it| self.value(it)).transpose()?;
        if first == Value::Missing || second == Some(Value::Missing) {
            return Err(Stop::Unknown);
        }
        let whole = |it: Option<i64>| it.map(Number::whole).ok_or(Stop::Failed("own-failed.overflow"));
        Ok(match (function, first, second) {
            (Function::Size, Value::Text(it), _) => {
                self.read(&it)?;
                Value::Number(whole(i64::try_from(it.chars().count()).ok())?)
            }
            (Function::Size, Value::List(it), _) => Value::Number(whole(i64::try_from(it.len()).ok())?),
            (Function::Contains, Value::Text(it), Some(Value::Text(other))) => {
                self.read(&it)?;
                Value::Truth(it.contains(&*other))
            }
            (Function::StartsWith, Value::Text(it), Some(Value::Text(other))) => {
                Value::Truth(it.starts_with(&*other))
            }
            (Function::EndsWith, Value::Text(it), Some(Value::Text(other))) => {
                Value::Truth(it.ends_with(&*other))
            }
            (Function::Int, Value::Number(it), _) => Value::Number(whole(it.amount.trunc().to_i64())?),
            (Function::Uint, Value::Number(it), _) => {
                Value::Number(whole(it.amount.trunc().to_i64().filter(|it| *it >= 0))?)
            }
            (Function::Double, Value::Number(it), _) => Value::Number(Number::bare(it.amount)),
            (Function::Int | Function::Uint | Function::Double, Value::Text(it), _) => {
                let is_whole = function != Function::Double;
                let amount = it.trim().parse().map_err(|_| Stop::Failed("own-failed.number"))?;
                Value::Number(Number { is_whole, ..Number::bare(amount) })
            }
            (Function::Text, Value::Number(it), _) => {
                let text = it.amount.normalize().to_string();
                self.make(text.len())?;
                Value::Text(Cow::Owned(text))
            }
            (Function::Text, Value::Truth(it), _) => {
                Value::Text(Cow::Borrowed(if it { "true" } else { "false" }))
            }
            (Function::Text, it @ Value::Text(_), _) => it,
            (Function::Round, Value::Number(it), Some(Value::Number(decimals))) => {
                let decimals = decimals.amount.to_u32().unwrap_or(0).min(9);
                Value::Number(Number { amount: rounded(it.amount, decimals), ..it })
            }
            _ => return Err(Stop::Unknown),
        })
    }

    fn number(&mut self, it: &'v Expression) -> Result<Number, Stop> {
        match self.value(it)? {
            Value::Number(it) => Ok(it),
            _ => Err(Stop::Unknown),
        }
    }

    fn text(&mut self, it: &'v Expression) -> Result<Cow<'v, str>, Stop> {
        match self.value(it)? {
            Value::Text(it) => Ok(it),
            _ => Err(Stop::Unknown),
        }
    }

    fn list(&mut self, it: &'v Expression) -> Result<Vec<Value<'v>>, Stop> {
        match self.value(it)? {
            Value::List(it) => Ok(it),
            _ => Err(Stop::Unknown),
        }
    }

    fn fact(&mut self, it: &'v Fact) -> Result<Value<'v>, Stop> {
        Ok(match it {
            Fact::Missing => Value::Missing,
            Fact::Truth(it) => Value::Truth(*it),
            Fact::Count(it) | Fact::Year(it) => Value::Number(Number::whole(*it)),
            Fact::Figure(it) => Value::Number(it.number.clone()),
            // Days in this form compare as texts do.
            Fact::Date(it) => Value::Text(Cow::Owned(it.to_string())),
            Fact::Text(it) => Value::Text(Cow::Borrowed(it)),
            Fact::Word(it, _) => Value::Text(Cow::Borrowed(it)),
            Fact::List(it) => {
                self.make(it.len().saturating_mul(BYTES_OF_ITEM))?;
                Value::List(it.iter().map(Value::Measure).collect())
            }
        })
    }
}

/// Whether two values are the same. Numbers of different kinds never are.
fn is_equal(left: &Value<'_>, right: &Value<'_>) -> bool {
    match (left, right) {
        (Value::Number(a), Value::Number(b)) => a.alike(b).is_some_and(|(a, b)| a == b),
        (Value::List(a), Value::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_equal(a, b))
        }
        (a, b) => a == b,
    }
}

/// The bytes that a copy of a value takes.
fn bytes(value: &Value<'_>) -> usize {
    match value {
        Value::Text(Cow::Owned(it)) => it.len(),
        Value::List(items) => items.iter().map(bytes).fold(BYTES_OF_ITEM, usize::saturating_add),
        _ => 0,
    }
}
