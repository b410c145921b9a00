//! A condition in CEL: read within bounds, checked, and asked.

use std::sync::{Arc, LazyLock};
#[cfg(not(target_family = "wasm"))]
use std::thread;

use cel::Env;

use crate::finding::Message;
use crate::own::compile::{DEEPEST, compile};
use crate::own::evaluate::{Stop, holds};
use crate::own::expression::Expression;
use crate::own::fact::{Fact, Facts};
use crate::own::{Broken, Subject, facts};

/// The longest condition, in bytes.
const LONGEST: usize = 1000;

/// The parser goes down far for each bracket; it gets room for the deepest condition.
#[cfg(not(target_family = "wasm"))]
const STACK: usize = 64 << 20;

/// What a condition gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Yes,
    No,
    /// It could not be evaluated: the message that says why.
    Failed(&'static str),
}

/// A condition that can be asked.
#[derive(Debug)]
pub(crate) struct Condition(Expression);

/// The grammar without its macros: what they stand for is evaluated here.
static GRAMMAR: LazyLock<Arc<Env>> = LazyLock::new(Arc::default);

impl Condition {
    pub(crate) fn compile(when: &str, on: Subject) -> Result<Self, Broken> {
        let broken = |at, message| Err(Broken { at, message: Box::new(message) });
        if when.len() > LONGEST {
            return broken(LONGEST, Message::new("config-when-too-long").with("limit", LONGEST));
        }
        let too_deep = || Message::new("config-when-too-deep").with("limit", DEEPEST);
        if let Some(at) = too_many_brackets(when) {
            return broken(at, too_deep());
        }
        let source = when.to_owned();
        let work = move || GRAMMAR.compile(&source).map_err(|errors| first(&errors, &source));
        let Some(parsed) = with_room(work) else { return broken(0, too_deep()) };
        let condition = compile(&parsed?, when, on)?;
        // What is too much work whatever the plan says is said where the rule is written.
        let nothing: Vec<Facts> = facts::variables(on).iter().map(|it| missing(it, on)).collect();
        match holds(&condition, &nothing.iter().collect::<Vec<_>>()) {
            Err(Stop::TooMuch) => broken(0, Message::new("config-when-too-much")),
            _ => Ok(Self(condition)),
        }
    }

    pub(crate) fn holds(&self, known: &[(&'static str, &Facts)]) -> Outcome {
        match holds(&self.0, &known.iter().map(|it| it.1).collect::<Vec<_>>()) {
            Ok(true) => Outcome::Yes,
            // Where something is missing there is nothing to say.
            Ok(false) | Err(Stop::Unknown) => Outcome::No,
            Err(Stop::Failed(why)) => Outcome::Failed(why),
            Err(Stop::TooMuch) => Outcome::Failed("own-failed.too-much"),
        }
    }
}

/// Runs the parser with room enough; none where it had not.
#[cfg(not(target_family = "wasm"))]
fn with_room<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    thread::Builder::new().stack_size(STACK).spawn(work).ok()?.join().ok()
}

/// Runs the parser in place, where there are no threads: the module is linked with room enough.
#[cfg(target_family = "wasm")]
fn with_room<T>(work: impl FnOnce() -> T) -> Option<T> {
    Some(work())
}

/// A variable of which nothing is known.
fn missing(variable: &str, on: Subject) -> Facts {
    facts::fields(variable, on).iter().map(|it| (it.0, Fact::Missing)).collect()
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
        assert_eq!(
            broken("indicator.measures.all(it, it.valeu != null)").map(|it| it.1),
            Some("config-when-name.meant")
        );
        assert_eq!(broken("indicator == null").map(|it| it.1), Some("config-when-name"));
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
            "0.1 + 0.2 == 0.3",
            "7 / 2 == 3 && 7.0 / 2 == 3.5 && 7 % 2 == 1 && -7 < 0",
            "[1, 2].map(it, it * 2) == [2, 4] && [1, 2].map(it, it > 1, it) == [2]",
            "[1, 2].exists_one(it, it == 2) && 2 in [1, 2] && [1, 2][1] == 2",
            "(true ? 'a' : 'b') + 'c' == 'ac' && [1] + [] == [1]",
            "size(['a', 'è'].filter(it, size(it) == 1)) == 2",
            "!has(plan.year) && plan.year == null",
            "true || 1 / 0 == 1",
        ] {
            let condition =
                Condition::compile(when, Subject::Plan).unwrap_or_else(|it| panic!("{when}: {it:?}"));
            assert_eq!(condition.holds(&[]), Outcome::Yes, "{when}");
        }
    }

    #[test]
    fn values_of_unlike_kinds_are_a_mistake_in_the_rule() {
        for (when, at) in [
            ("indicator.name > 5", 17),
            ("indicator.weight == '5'", 20),
            ("indicator.met && 1", 17),
            ("indicator.name.contains(1)", 24),
            ("['a', 1].size() > 1", 6),
            ("indicator.name in 'abc'", 18),
            ("1 in ['a']", 0),
            ("null + 1 == 1", 0),
            ("round('1', 1) == 1", 6),
            ("(indicator.met ? 1 : 'a') == 1", 21),
        ] {
            assert_eq!(broken(when), Some((at, "config-when-kind")), "{when}");
        }
        for when in [
            "5 > indicator.name",
            "indicator.weight",
            "!indicator.name",
            "indicator.measures > 1",
            "size(indicator.weight) > 1",
            "indicator.weight.exists(it, true)",
            "indicator.measures.exists(it, it > 1)",
        ] {
            assert_eq!(broken(when).map(|it| it.1), Some("config-when-kind"), "{when}");
        }
        for (when, id) in [
            ("size() == 1", "config-when-arguments"),
            ("indicator.name.matches('(')", "config-when-pattern"),
            ("indicator.name.matches('(a{999}){999}')", "config-when-pattern"),
            ("indicator.name.matches(indicator.note)", "config-when-pattern.literal"),
            ("{'a': 1} == {'a': 1}", "config-when-part"),
            ("b'a' == b'a'", "config-when-part"),
            ("1e200 > 1.0", "config-when-number"),
        ] {
            assert_eq!(broken(when).map(|it| it.1), Some(id), "{when}");
        }
    }

    #[test]
    fn work_is_counted_and_not_guessed_from_the_form() {
        let grow = ".map(x,(x+x+x)+(x+x+x))";
        let chained = |n: usize| format!("['aaaaaaaaaaaaaaaaaaaa']{}.size() > 0", grow.repeat(n));
        assert_eq!(broken(&chained(3)), None);
        assert_eq!(broken(&chained(12)).map(|it| it.1), Some("config-when-too-much"));
    }

    #[test]
    fn what_is_missing_has_no_answer_unless_it_does_not_matter() {
        for (when, expected) in [
            ("indicator.weight < 5", Outcome::No),
            ("!(indicator.weight < 5)", Outcome::No),
            ("indicator.weight < 5 || indicator.weight == null", Outcome::Yes),
            ("indicator.weight < 5 && false || true", Outcome::Yes),
            ("indicator.note.contains('a') || true", Outcome::Yes),
            ("indicator.weight == 5", Outcome::No),
            ("indicator.weight != 5", Outcome::Yes),
            ("1 / 0 == 1", Outcome::Failed("own-failed.division")),
            ("int('a') == 1", Outcome::Failed("own-failed.number")),
            ("[1][4] == 1", Outcome::Failed("own-failed.index")),
            (
                "9223372036854775807 * 9223372036854775807 * 9223372036854775807 > 1",
                Outcome::Failed("own-failed.overflow"),
            ),
        ] {
            let condition =
                Condition::compile(when, Subject::Indicator).unwrap_or_else(|it| panic!("{when}: {it:?}"));
            assert_eq!(condition.holds(&[]), expected, "{when}");
        }
    }
}
