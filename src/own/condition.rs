//! A condition in CEL: compiled within bounds, its names checked, and evaluated.

use std::sync::{Arc, LazyLock};
use std::thread;

use cel::common::ast::{EntryExpr, Expr};
use cel::{Context, Env, IdedExpr, Program, Value};

use crate::finding::Message;
use crate::own::fact::{Facts, compared};
use crate::own::{Broken, Subject, facts, unknown};

/// The longest condition, in bytes.
const LONGEST: usize = 1000;

/// The deepest nesting: of brackets, and of operations within operations.
const DEEPEST: usize = 16;

/// The parser goes down far for each bracket; it gets room for the deepest condition.
const STACK: usize = 64 << 20;

/// The functions that a condition can call.
const FUNCTIONS: &[&str] =
    &["size", "contains", "startsWith", "endsWith", "matches", "int", "uint", "double", "string", "round"];

/// What a condition gives.
pub(super) enum Outcome {
    Yes,
    No,
    /// It could not be evaluated, and why.
    Failed(String),
}

/// A compiled condition.
#[derive(Debug)]
pub(super) struct Condition(Program);

static STANDARD: LazyLock<Arc<Env>> = LazyLock::new(|| Arc::new(Env::stdlib()));

impl Condition {
    pub(super) fn compile(when: &str, on: Subject) -> Result<Self, Broken> {
        let broken = |at, message| Err(Broken { at, message: Box::new(message) });
        if when.len() > LONGEST {
            return broken(LONGEST, Message::new("config-when-too-long").with("limit", LONGEST));
        }
        let too_deep = || Message::new("config-when-too-deep").with("limit", DEEPEST);
        if let Some(at) = too_many_brackets(when) {
            return broken(at, too_deep());
        }
        let source = when.to_owned();
        let work = move || Program::compile(&source).map_err(|errors| first(&errors, &source));
        let thread = thread::Builder::new().stack_size(STACK).spawn(work).map(thread::JoinHandle::join);
        let Ok(Ok(compiled)) = thread else { return broken(0, too_deep()) };
        let program = compiled?;
        let mut names = Names { on, program: &program, when };
        names.check(program.expression(), 0, &mut Vec::new())?;
        Ok(Self(program))
    }

    pub(super) fn holds(&self, facts: &[(&'static str, Facts)]) -> Outcome {
        let mut context = Context::with_env(Arc::clone(&STANDARD));
        if let Err(error) = context.add_function("round", round) {
            return Outcome::Failed(error.to_string());
        }
        for (name, value) in facts {
            context.add_variable_from_value(*name, compared(value));
        }
        match self.0.execute(&context) {
            Ok(Value::Bool(true)) => Outcome::Yes,
            Ok(Value::Bool(false)) => Outcome::No,
            Ok(other) => Outcome::Failed(format!("{} ≠ bool", other.type_of())),
            Err(error) => Outcome::Failed(error.to_string()),
        }
    }
}

/// Half away from zero, at so many decimals.
fn round(number: f64, decimals: i64) -> f64 {
    let factor = 10_f64.powi(i32::try_from(decimals.clamp(0, 9)).unwrap_or(0));
    (number * factor).round() / factor
}

/// Where brackets are nested too deeply, text in quotes left out.
fn too_many_brackets(when: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut quote: Option<char> = None;
    let mut is_escaped = false;
    for (at, it) in when.char_indices() {
        match quote {
            Some(_) if is_escaped => is_escaped = false,
            Some(_) if it == '\\' => is_escaped = true,
            Some(open) if it == open => quote = None,
            Some(_) => {}
            None => match it {
                '"' | '\'' => quote = Some(it),
                '(' | '[' | '{' => depth = depth.saturating_add(1),
                ')' | ']' | '}' => depth = depth.saturating_sub(1),
                _ => {}
            },
        }
        if depth > DEEPEST {
            return Some(at);
        }
    }
    None
}

/// The first thing that the parser says, at its place.
fn first(errors: &cel::ParseErrors, when: &str) -> Broken {
    let Some(error) = errors.errors.first() else {
        return Broken { at: 0, message: Box::new(Message::new("config-when")) };
    };
    let line = usize::try_from(error.pos.0.saturating_sub(1)).unwrap_or(0);
    let column = usize::try_from(error.pos.1.saturating_sub(1)).unwrap_or(0);
    let start: usize = when.split_inclusive('\n').take(line).map(str::len).sum();
    let rest = when.get(start..).unwrap_or("");
    let within: usize = rest.chars().take(column).map(char::len_utf8).sum();
    // What the parser expects is a list for those who wrote the grammar.
    let said = error.msg.split(" expecting ").next().unwrap_or("");
    let said = said.trim_start_matches("Syntax error: ");
    let message = Box::new(Message::new("config-when").with("error", said));
    Broken { at: start.saturating_add(within), message }
}

/// Checks names, depth and comprehensions.
struct Names<'n> {
    on: Subject,
    program: &'n Program,
    when: &'n str,
}

impl Names<'_> {
    fn broken<T>(&self, at: &IdedExpr, message: Message) -> Result<T, Broken> {
        let start = self.program.source_info().offset_for(at.id).map_or(0, |it| it.0 as usize);
        Err(Broken { at: start.min(self.when.len()), message: Box::new(message) })
    }

    fn check(&mut self, it: &IdedExpr, depth: usize, bound: &mut Vec<String>) -> Result<(), Broken> {
        let deeper = depth.saturating_add(1);
        if depth > DEEPEST {
            return self.broken(it, Message::new("config-when-too-deep").with("limit", DEEPEST));
        }
        match &it.expr {
            Expr::Unspecified | Expr::Literal(_) => Ok(()),
            Expr::Ident(name) => self.variable(it, name, bound),
            Expr::Select(select) => {
                if let Expr::Ident(name) = &select.operand.expr
                    && !bound.contains(name)
                    && let Some(fields) = facts::fields(name, self.on)
                    && !fields.contains(&select.field.as_str())
                {
                    return self.unknown(it, &select.field, fields);
                }
                self.check(&select.operand, deeper, bound)
            }
            Expr::Call(call) => {
                let is_operator = !call.func_name.starts_with(|it: char| it.is_ascii_alphabetic());
                if !is_operator && !FUNCTIONS.contains(&call.func_name.as_str()) {
                    return self.unknown(it, &call.func_name, FUNCTIONS);
                }
                let operands = call.target.as_deref().into_iter().chain(&call.args);
                operands.into_iter().try_for_each(|it| self.check(it, deeper, bound))
            }
            Expr::List(list) => list.elements.iter().try_for_each(|it| self.check(it, deeper, bound)),
            Expr::Map(map) => self.entries(map.entries.iter().map(|it| &it.expr), deeper, bound),
            Expr::Struct(it) => self.entries(it.entries.iter().map(|it| &it.expr), deeper, bound),
            Expr::Comprehension(all) => {
                // One within another would do as much work as measures times measures.
                if !bound.is_empty() {
                    return self.broken(it, Message::new("config-when-nested"));
                }
                self.check(&all.iter_range, deeper, bound)?;
                bound.push(all.iter_var.clone());
                bound.extend(all.iter_var2.clone());
                bound.push(all.accu_var.clone());
                let parts = [&all.accu_init, &all.loop_cond, &all.loop_step, &all.result];
                // What a macro is made of is deeper than what is written.
                let res = parts.into_iter().try_for_each(|it| self.check(it, depth.saturating_sub(2), bound));
                bound.clear();
                res
            }
        }
    }

    fn entries<'e>(
        &mut self,
        all: impl Iterator<Item = &'e EntryExpr>,
        depth: usize,
        bound: &mut Vec<String>,
    ) -> Result<(), Broken> {
        for it in all {
            match it {
                EntryExpr::StructField(it) => self.check(&it.value, depth, bound)?,
                EntryExpr::MapEntry(it) => {
                    self.check(&it.key, depth, bound)?;
                    self.check(&it.value, depth, bound)?;
                }
            }
        }
        Ok(())
    }

    fn variable(&self, at: &IdedExpr, name: &str, bound: &[String]) -> Result<(), Broken> {
        let known = facts::variables(self.on);
        if known.contains(&name) || bound.iter().any(|it| it == name) {
            return Ok(());
        }
        self.unknown(at, name, known)
    }

    fn unknown<T>(&self, at: &IdedExpr, name: &str, known: &[&'static str]) -> Result<T, Broken> {
        self.broken(at, unknown(name, known))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(when: &str) -> Option<(usize, &'static str)> {
        let res = Condition::compile(when, Subject::Indicator);
        res.err().map(|it| (it.at, it.message.id))
    }

    #[test]
    fn what_is_no_condition_is_said_at_its_place() {
        assert_eq!(broken("indicator.weight >"), Some((18, "config-when")));
        assert_eq!(broken("indicator.wieght > 5").map(|it| it.1), Some("config-when-name.meant"));
        assert_eq!(broken("weight > 5").map(|it| it.1), Some("config-when-name"));
        assert_eq!(broken("now() > 5").map(|it| it.1), Some("config-when-name"));
        assert_eq!(broken("indicator.measures.all(it, it.value != null)"), None);
    }

    #[test]
    fn evaluation_is_bounded() {
        let deep = |n: usize| format!("{}true{}", "(".repeat(n), ")".repeat(n));
        assert_eq!(broken(&deep(DEEPEST)), None);
        assert_eq!(broken(&deep(DEEPEST + 1)).map(|it| it.1), Some("config-when-too-deep"));
        assert_eq!(broken(&deep(400)).map(|it| it.1), Some("config-when-too-deep"));
        assert_eq!(broken(&"!".repeat(900)).map(|it| it.1), Some("config-when"));
        let sum = |n: usize| format!("{}1 > 0", "1 + ".repeat(n));
        assert_eq!(broken(&sum(10)), None);
        assert_eq!(broken(&sum(200)).map(|it| it.1), Some("config-when-too-deep"));
        assert_eq!(broken(&format!("'{}' == ''", "(".repeat(900))), None);
        assert_eq!(broken(&"x".repeat(LONGEST + 1)).map(|it| it.1), Some("config-when-too-long"));
        let nested = "indicator.measures.all(a, indicator.measures.all(b, a.value == b.value))";
        assert_eq!(broken(nested).map(|it| it.1), Some("config-when-nested"));
    }

    #[test]
    fn every_function_can_be_called_and_rounding_is_half_away_from_zero() {
        for when in [
            "size('a') == 1",
            "'ab'.contains('a')",
            "'ab'.startsWith('a')",
            "'ab'.endsWith('b')",
            "'Tempo medio'.matches('(?i)tempo')",
            "int(2.0) == 2",
            "uint(2) == 2u",
            "double(2) == 2.0",
            "string(2) == '2'",
            "round(0.1 + 0.2, 2) == 0.3",
            "round(-0.125, 2) == -0.13",
            "0.1 + 0.2 != 0.3",
        ] {
            let condition =
                Condition::compile(when, Subject::Plan).unwrap_or_else(|it| panic!("{when}: {it:?}"));
            match condition.holds(&[]) {
                Outcome::Yes => {}
                Outcome::No => panic!("{when} is false"),
                Outcome::Failed(why) => panic!("{when}: {why}"),
            }
        }
    }
}
