//! A condition as it was parsed into one that can be evaluated: its names and the kinds of its
//! values are checked, so that a slip is said where the rule is written, and not once for each
//! indicator of each plan.

use cel::common::ast::{CallExpr, Expr, LiteralValue, SelectExpr, operators};
use cel::{IdedExpr, Program};
use regex::RegexBuilder;

use crate::finding::{Arg, Message};
use crate::own::expression::{Each, Expression, Function, Order};
use crate::own::kind::{Kind, Plain};
use crate::own::number::{Number, Operation};
use crate::own::{Broken, Subject, facts, unknown};

/// The deepest nesting: of brackets, and of operations within operations.
pub(crate) const DEEPEST: usize = 40;

/// The largest pattern when it is compiled, in bytes.
const LARGEST_PATTERN: usize = 1 << 20;

/// The functions that a condition can call, and what of a list can be asked.
const FUNCTIONS: &[&str] = &[
    "size",
    "contains",
    "startsWith",
    "endsWith",
    "matches",
    "int",
    "uint",
    "double",
    "string",
    "round",
    "has",
    "all",
    "exists",
    "exists_one",
    "map",
    "filter",
];

/// Checks a condition of a rule about something.
pub(crate) fn compile(program: &Program, when: &str, on: Subject) -> Result<Expression, Broken> {
    let mut compiler = Compiler { on, program, when, item: None };
    let (condition, kind) = compiler.lower(program.expression(), 0)?;
    compiler.needs(program.expression(), kind, Kind::TRUTH)?;
    Ok(condition)
}

struct Compiler<'c> {
    on: Subject,
    program: &'c Program,
    when: &'c str,
    /// The name of what `all`, `map` and their like look at, and its kind.
    item: Option<(String, Kind)>,
}

type Lowered = Result<(Expression, Kind), Broken>;

impl Compiler<'_> {
    fn broken<T>(&self, at: &IdedExpr, message: Message) -> Result<T, Broken> {
        let start = self.program.source_info().offset_for(at.id).map_or(0, |it| it.0 as usize);
        Err(Broken { at: start.min(self.when.len()), message: Box::new(message) })
    }

    fn unknown<T>(&self, at: &IdedExpr, name: &str, known: &[&str]) -> Result<T, Broken> {
        self.broken(at, unknown(name, known))
    }

    /// Says that a value is of another kind than is needed.
    fn needs(&self, at: &IdedExpr, found: Kind, needed: Kind) -> Result<(), Broken> {
        match found.is(needed) {
            true => Ok(()),
            false => self.unlike(at, found, needed),
        }
    }

    fn unlike<T>(&self, at: &IdedExpr, found: Kind, needed: Kind) -> Result<T, Broken> {
        let message = Message::new("config-when-kind").with("needed", Arg::Word(needed.word()));
        self.broken(at, message.with("found", Arg::Word(found.word())))
    }

    fn lower(&mut self, it: &IdedExpr, depth: usize) -> Lowered {
        if depth > DEEPEST {
            return self.broken(it, Message::new("config-when-too-deep").with("limit", DEEPEST));
        }
        match &it.expr {
            Expr::Literal(literal) => self.literal(it, literal),
            Expr::Ident(name) => match &self.item {
                Some((bound, kind)) if bound == name => Ok((Expression::Item, *kind)),
                _ => self.variable(it, name),
            },
            Expr::Select(select) => self.select(it, select, depth),
            Expr::Call(call) => self.call(it, call, depth.saturating_add(1)),
            Expr::List(list) => {
                let mut items = Vec::new();
                let mut kind = Kind { plain: Plain::Anything, lists: 0 };
                for item in &list.elements {
                    let (expression, found) = self.lower(item, depth.saturating_add(1))?;
                    match kind.joined(found) {
                        Some(it) => kind = it,
                        None => return self.unlike(item, found, kind),
                    }
                    items.push(expression);
                }
                Ok((Expression::List(items), kind.list()))
            }
            Expr::Unspecified | Expr::Map(_) | Expr::Struct(_) | Expr::Comprehension(_) => {
                self.broken(it, Message::new("config-when-part"))
            }
        }
    }

    fn literal(&self, it: &IdedExpr, literal: &LiteralValue) -> Lowered {
        let whole = |it| (Expression::Number(Number::whole(it)), Kind::NUMBER);
        let too_large = || self.broken(it, Message::new("config-when-number"));
        Ok(match literal {
            LiteralValue::Null => (Expression::Missing, Kind::MISSING),
            LiteralValue::Boolean(it) => (Expression::Truth(*it.inner()), Kind::TRUTH),
            LiteralValue::String(it) => (Expression::Text(it.inner().into()), Kind::TEXT),
            LiteralValue::Int(it) => whole(*it.inner()),
            LiteralValue::UInt(number) => match i64::try_from(*number.inner()) {
                Ok(it) => whole(it),
                Err(_) => return too_large(),
            },
            // The shortest digits that mean this double are those that were written.
            LiteralValue::Double(number) => match number.inner().to_string().parse() {
                Ok(it) => (Expression::Number(Number::bare(it)), Kind::NUMBER),
                Err(_) => return too_large(),
            },
            LiteralValue::Bytes(_) => return self.broken(it, Message::new("config-when-part")),
        })
    }

    /// A variable stands only before its fields.
    fn variable(&self, it: &IdedExpr, name: &str) -> Lowered {
        let variables = facts::variables(self.on);
        if !variables.contains(&name) {
            return self.unknown(it, name, variables);
        }
        let all = facts::names(name, self.on);
        let all: Vec<String> = all.iter().map(|it| format!("{name}.{it}")).collect();
        self.unknown(it, name, &all.iter().map(String::as_str).collect::<Vec<_>>())
    }

    fn select(&mut self, it: &IdedExpr, select: &SelectExpr, depth: usize) -> Lowered {
        let field = select.field.as_str();
        if let Expr::Ident(name) = &select.operand.expr
            && self.item.as_ref().is_none_or(|it| it.0 != *name)
            && let Some(variable) = facts::variables(self.on).iter().position(|it| it == name)
        {
            let fields = facts::fields(name, self.on);
            return match fields.iter().position(|it| it.0 == field) {
                Some(at) => {
                    let kind = fields.get(at).map_or(Kind::MISSING, |it| it.1);
                    Ok((Expression::Fact(variable, at), kind))
                }
                None => self.unknown(it, field, &facts::names(name, self.on)),
            };
        }
        let (of, kind) = self.lower(&select.operand, depth.saturating_add(1))?;
        self.needs(&select.operand, kind, Kind::MEASURE)?;
        match facts::MEASURE.iter().position(|it| it.0 == field) {
            Some(at) => {
                let kind = facts::MEASURE.get(at).map_or(Kind::MISSING, |it| it.1);
                Ok((Expression::OfMeasure(Box::new(of), at), kind))
            }
            None => {
                let names: Vec<&str> = facts::MEASURE.iter().map(|it| it.0).collect();
                self.unknown(it, field, &names)
            }
        }
    }

    fn call(&mut self, it: &IdedExpr, call: &CallExpr, depth: usize) -> Lowered {
        let name = call.func_name.as_str();
        let each = match name {
            "all" => Some(Each::All),
            "exists" => Some(Each::Exists),
            "exists_one" | "existsOne" => Some(Each::ExistsOne),
            "map" => Some(Each::Map),
            "filter" => Some(Each::Filter),
            _ => None,
        };
        if let (Some(each), Some(list)) = (each, call.target.as_deref()) {
            return self.each(it, each, list, &call.args, depth);
        }
        let operands: Vec<&IdedExpr> = call.target.as_deref().into_iter().chain(&call.args).collect();
        if let [left, right] = operands.as_slice() {
            if let Some(order) = order(name) {
                return self.ordered(order, left, right, depth);
            }
            if let Some(operation) = operation(name) {
                return self.combined(operation, left, right, depth);
            }
        }
        match (name, operands.as_slice()) {
            (operators::LOGICAL_NOT, [of]) => {
                let of = self.of_kind(of, Kind::TRUTH, depth)?;
                Ok((Expression::Not(Box::new(of)), Kind::TRUTH))
            }
            (operators::NEGATE, [of]) => {
                let of = self.of_kind(of, Kind::NUMBER, depth)?;
                Ok((Expression::Negated(Box::new(of)), Kind::NUMBER))
            }
            (operators::LOGICAL_AND | operators::LOGICAL_OR, [left, right]) => {
                let sides =
                    [self.of_kind(left, Kind::TRUTH, depth)?, self.of_kind(right, Kind::TRUTH, depth)?];
                let sides = Box::new(sides);
                let is_and = name == operators::LOGICAL_AND;
                Ok((if is_and { Expression::And(sides) } else { Expression::Or(sides) }, Kind::TRUTH))
            }
            (operators::CONDITIONAL, [condition, then, otherwise]) => {
                let condition = self.of_kind(condition, Kind::TRUTH, depth)?;
                let (then, kind) = self.lower(then, depth)?;
                let (other, found) = self.lower(otherwise, depth)?;
                match kind.joined(found) {
                    Some(it) => Ok((Expression::Choice(Box::new([condition, then, other])), it)),
                    None => self.unlike(otherwise, found, kind),
                }
            }
            (operators::EQUALS | operators::NOT_EQUALS, [left, right]) => {
                let (one, kind) = self.lower(left, depth)?;
                let (other, found) = self.lower(right, depth)?;
                if kind.joined(found).is_none() {
                    return self.unlike(right, found, kind);
                }
                let equal = Expression::Equal(Box::new([one, other]));
                let is_equal = name == operators::EQUALS;
                Ok((if is_equal { equal } else { Expression::Not(Box::new(equal)) }, Kind::TRUTH))
            }
            ("has", [of]) if matches!(of.expr, Expr::Select(_)) => {
                let (of, _) = self.lower(of, depth)?;
                let is_missing = Expression::Equal(Box::new([of, Expression::Missing]));
                Ok((Expression::Not(Box::new(is_missing)), Kind::TRUTH))
            }
            (operators::IN, [item, list]) => {
                let (item_of, found) = self.lower(item, depth)?;
                let (list_of, kind) = self.lower(list, depth)?;
                match kind.item().map(|it| it.joined(found)) {
                    Some(Some(_)) => Ok((Expression::Within(Box::new([item_of, list_of])), Kind::TRUTH)),
                    Some(None) => self.unlike(item, found, kind.item().unwrap_or(kind)),
                    None => self.unlike(list, kind, found.list()),
                }
            }
            (operators::INDEX, [list, at]) => {
                let (list_of, kind) = self.lower(list, depth)?;
                let at = self.of_kind(at, Kind::NUMBER, depth)?;
                match kind.item() {
                    Some(it) => Ok((Expression::At(Box::new([list_of, at])), it)),
                    None => self.unlike(list, kind, Kind::MEASURES),
                }
            }
            ("matches", [text, pattern]) => self.matches(text, pattern, depth),
            _ => self.function(it, name, &operands, depth),
        }
    }

    fn ordered(&mut self, order: Order, left: &IdedExpr, right: &IdedExpr, depth: usize) -> Lowered {
        let (one, kind) = self.lower(left, depth)?;
        let (other, found) = self.lower(right, depth)?;
        let needed = if kind == Kind::TEXT { Kind::TEXT } else { Kind::NUMBER };
        self.needs(left, kind, needed)?;
        self.needs(right, found, needed)?;
        Ok((Expression::Ordered(order, Box::new([one, other])), Kind::TRUTH))
    }

    /// Numbers are computed with; texts and lists can be added.
    fn combined(&mut self, operation: Operation, left: &IdedExpr, right: &IdedExpr, depth: usize) -> Lowered {
        let (one, kind) = self.lower(left, depth)?;
        let (other, found) = self.lower(right, depth)?;
        let is_sum = operation == Operation::Add && (kind == Kind::TEXT || kind.lists > 0);
        let needed = if is_sum { kind } else { Kind::NUMBER };
        self.needs(left, kind, needed)?;
        let joined = if kind.lists > 0 { kind.joined(found).filter(|_| is_sum) } else { None };
        if joined.is_none() {
            self.needs(right, found, needed)?;
        }
        Ok((Expression::Combined(operation, Box::new([one, other])), joined.unwrap_or(needed)))
    }

    fn of_kind(&mut self, it: &IdedExpr, needed: Kind, depth: usize) -> Result<Expression, Broken> {
        let (res, kind) = self.lower(it, depth)?;
        self.needs(it, kind, needed)?;
        Ok(res)
    }

    fn function(&mut self, it: &IdedExpr, name: &str, operands: &[&IdedExpr], depth: usize) -> Lowered {
        let (function, kinds, kind): (_, &[Kind], _) = match name {
            "size" => {
                let [of] = operands else { return self.arguments(it, name) };
                let (of_it, found) = self.lower(of, depth)?;
                if found.item().is_none() {
                    self.needs(of, found, Kind::TEXT)?;
                }
                return Ok((Expression::Call(Function::Size, vec![of_it]), Kind::NUMBER));
            }
            "int" | "uint" | "double" | "string" => {
                let [of] = operands else { return self.arguments(it, name) };
                let (of_it, found) = self.lower(of, depth)?;
                let function = match name {
                    "int" => Function::Int,
                    "uint" => Function::Uint,
                    "double" => Function::Double,
                    _ => Function::Text,
                };
                let is_fit = found == Kind::TEXT || (found == Kind::TRUTH && function == Function::Text);
                if !is_fit {
                    self.needs(of, found, Kind::NUMBER)?;
                }
                let kind = if function == Function::Text { Kind::TEXT } else { Kind::NUMBER };
                return Ok((Expression::Call(function, vec![of_it]), kind));
            }
            "contains" => (Function::Contains, &[Kind::TEXT, Kind::TEXT], Kind::TRUTH),
            "startsWith" => (Function::StartsWith, &[Kind::TEXT, Kind::TEXT], Kind::TRUTH),
            "endsWith" => (Function::EndsWith, &[Kind::TEXT, Kind::TEXT], Kind::TRUTH),
            "round" => (Function::Round, &[Kind::NUMBER, Kind::NUMBER], Kind::NUMBER),
            _ if FUNCTIONS.contains(&name) => return self.arguments(it, name),
            _ if name.starts_with(|it: char| it.is_ascii_alphabetic()) => {
                return self.unknown(it, name, FUNCTIONS);
            }
            _ => return self.broken(it, Message::new("config-when-part")),
        };
        if operands.len() != kinds.len() {
            return self.arguments(it, name);
        }
        let args = operands.iter().zip(kinds).map(|(it, kind)| self.of_kind(it, *kind, depth));
        let args = args.collect::<Result<Vec<_>, _>>()?;
        Ok((Expression::Call(function, args), kind))
    }

    /// A function was called with too many values or too few.
    fn arguments(&self, it: &IdedExpr, name: &str) -> Lowered {
        self.broken(it, Message::new("config-when-arguments").with("name", name))
    }

    /// A pattern is compiled once, so it stands in the condition as it is.
    fn matches(&mut self, text: &IdedExpr, pattern: &IdedExpr, depth: usize) -> Lowered {
        let text = self.of_kind(text, Kind::TEXT, depth)?;
        let Expr::Literal(LiteralValue::String(written)) = &pattern.expr else {
            return self.broken(pattern, Message::new("config-when-pattern.literal"));
        };
        let mut builder = RegexBuilder::new(written.inner());
        builder.size_limit(LARGEST_PATTERN).dfa_size_limit(LARGEST_PATTERN).nest_limit(50);
        match builder.build() {
            Ok(it) => Ok((Expression::Matches(Box::new(text), it), Kind::TRUTH)),
            Err(_) => self.broken(pattern, Message::new("config-when-pattern")),
        }
    }

    fn each(
        &mut self,
        it: &IdedExpr,
        each: Each,
        list: &IdedExpr,
        args: &[IdedExpr],
        depth: usize,
    ) -> Lowered {
        // One within another would do as much work as measures times measures.
        if self.item.is_some() {
            return self.broken(it, Message::new("config-when-nested"));
        }
        let (variable, filter, body) = match (each, args) {
            (_, [variable, body]) => (variable, None, body),
            (Each::Map, [variable, filter, body]) => (variable, Some(filter), body),
            _ => return self.broken(it, Message::new("config-when-arguments").with("name", "map")),
        };
        let Expr::Ident(name) = &variable.expr else {
            return self.broken(variable, Message::new("config-when-part"));
        };
        let (mut of, kind) = self.lower(list, depth)?;
        let Some(item) = kind.item() else { return self.unlike(list, kind, Kind::MEASURES) };
        self.item = Some((name.clone(), item));
        if let Some(filter) = filter {
            let filter = self.of_kind(filter, Kind::TRUTH, depth)?;
            of = Expression::Each(Each::Filter, Box::new([of, filter]));
        }
        let (asked, found) = self.lower(body, depth)?;
        self.item = None;
        let result = match each {
            Each::Map => found.list(),
            Each::Filter => kind,
            Each::All | Each::Exists | Each::ExistsOne => Kind::TRUTH,
        };
        if each != Each::Map {
            self.needs(body, found, Kind::TRUTH)?;
        }
        Ok((Expression::Each(each, Box::new([of, asked])), result))
    }
}

fn order(name: &str) -> Option<Order> {
    Some(match name {
        operators::LESS => Order::Less,
        operators::LESS_EQUALS => Order::AtMost,
        operators::GREATER => Order::More,
        operators::GREATER_EQUALS => Order::AtLeast,
        _ => return None,
    })
}

fn operation(name: &str) -> Option<Operation> {
    Some(match name {
        operators::ADD => Operation::Add,
        operators::SUBSTRACT => Operation::Subtract,
        operators::MULTIPLY => Operation::Multiply,
        operators::DIVIDE => Operation::Divide,
        operators::MODULO => Operation::Remainder,
        _ => return None,
    })
}
