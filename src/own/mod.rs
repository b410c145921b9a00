//! Rules of one's own: a condition in CEL over an indicator, an objective or the plan.
//!
//! A rule is read from `collaudo.toml`, compiled once and kept for the life of the process, so
//! that it is a rule like any other: it is selected, ignored and suppressed by its id. The
//! grammar is that of the `cel` crate; what it reads is checked and evaluated here, because
//! nothing in the crate bounds what a condition may cost, and because figures have units: exact
//! decimals, of which 36 hours are less than 2 days.
//!
//! What is missing is `null`; what is asked of it has no answer, and the rule says nothing.

mod compile;
mod condition;
mod evaluate;
mod expression;
mod fact;
mod facts;
mod kind;
mod number;
mod sentence;

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::finding::{Arg, Message, Severity};
use crate::rule::{Check, Family, IndicatorCx, Level, PlanCx, Rule, SectionCx};
use crate::syntax::slips;

use condition::{Condition, Outcome};
use fact::Facts;
pub use sentence::Sentence;

/// What is wrong with a condition or a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Broken {
    /// Where, in bytes of it.
    pub at: usize,
    /// What.
    pub message: Box<Message>,
}

/// What a rule of one's own is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Each indicator.
    Indicator,
    /// Each operating objective.
    Objective,
    /// The plan as a whole.
    Plan,
}

impl Subject {
    /// Every subject by its name.
    pub const ALL: &'static [(Self, &'static str)] =
        &[(Self::Indicator, "indicator"), (Self::Objective, "objective"), (Self::Plan, "plan")];

    /// The name of the subject.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|it| it.0 == self).map_or("", |it| it.1)
    }
}

/// A rule of one's own as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// Its id: kebab-case, and no id of the catalogue.
    pub id: String,
    /// How bad its findings are.
    pub level: Level,
    /// What it is about.
    pub on: Subject,
    /// The condition under which it has something to say.
    pub when: String,
    /// What it says, in Italian and in English.
    pub message: [Sentence; 2],
    /// Texts of plans on which it must have something to say, and on which not.
    pub examples: Vec<(bool, String)>,
    /// The file that it stands in, as it is to be named to people, and its line.
    pub place: Option<(String, usize)>,
}

impl Definition {
    /// Whether another one is the same rule, wherever it stands.
    pub fn is_same(&self, other: &Self) -> bool {
        *self == Self { place: self.place.clone(), ..other.clone() }
    }
}

/// A rule of one's own, ready to run.
#[derive(Debug)]
pub struct OwnRule {
    /// The same as a rule of the catalogue: without a function of its own.
    pub rule: Rule,
    /// As it is written.
    pub definition: Definition,
    condition: Condition,
}

impl PartialEq for OwnRule {
    fn eq(&self, other: &Self) -> bool {
        self.definition == other.definition
    }
}

/// Rules that were read. They are kept: findings name them, and there are as many as people
/// write.
static KNOWN: Mutex<Known> = Mutex::new(Known { all: Vec::new(), by_id: BTreeMap::new() });

struct Known {
    /// In the order in which they were read.
    all: Vec<&'static OwnRule>,
    /// Those of one id: files can differ.
    by_id: BTreeMap<&'static str, Vec<&'static OwnRule>>,
}

/// Compiles a rule; the same definition gives the same rule.
///
/// # Errors
/// Says what is wrong with its condition, and where.
pub fn own_rule(definition: Definition) -> Result<&'static OwnRule, Broken> {
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let same = known.by_id.get(definition.id.as_str());
    if let Some(it) = same.and_then(|all| all.iter().find(|it| it.definition == definition)) {
        return Ok(it);
    }
    let condition = Condition::compile(&definition.when, definition.on)?;
    let page = |message: &str| -> &'static str {
        format!("{}.\n\n`{}`: `{}`\n", message.trim_end_matches('.'), definition.on.name(), definition.when)
            .leak()
    };
    let [italian, english] = &definition.message;
    let rule = Rule {
        id: definition.id.clone().leak(),
        level: definition.level,
        family: Family::Own,
        since: env!("CARGO_PKG_VERSION"),
        doc_it: page(italian.written()),
        doc_en: page(english.written()),
        check: Check::Built,
    };
    let it: &'static OwnRule = Box::leak(Box::new(OwnRule { rule, definition, condition }));
    known.all.push(it);
    known.by_id.entry(it.rule.id).or_default().push(it);
    Ok(it)
}

/// The rule of an id, among all that were read so far; where files differ, that of the first
/// file by its name.
pub fn named(id: &str) -> Option<&'static OwnRule> {
    let known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    known.by_id.get(id)?.iter().min_by(|a, b| a.definition.place.cmp(&b.definition.place)).copied()
}

/// Every rule that was read so far.
pub fn known() -> Vec<&'static OwnRule> {
    KNOWN.lock().unwrap_or_else(PoisonError::into_inner).all.clone()
}

impl OwnRule {
    /// Where the rule is written, where that is known.
    pub fn place(&self) -> Option<Message> {
        let (file, line) = self.definition.place.as_ref()?;
        let line = line.to_string();
        Some(Message::new("own-rule.place").with("file", file.as_str()).with("line", line.as_str()))
    }

    /// What the rule says, where it says something.
    fn said(&'static self, known: &[(&'static str, &Facts)]) -> Option<Message> {
        match self.condition.holds(known) {
            Outcome::Yes => {
                let [it, en] = &self.definition.message;
                let text = Arg::Own { it: it.parts(), en: en.parts() };
                let message = Message::new("own-rule").with("text", text);
                Some(sentence::filled(message, &self.definition.message, known))
            }
            Outcome::No => None,
            Outcome::Failed(why) => {
                let message = Message::new("own-rule.failed").with("rule", self.rule.id);
                Some(message.with("error", Arg::Word(why)))
            }
        }
    }
}

/// What is known of a section and of its plan, made once for all rules that ask.
#[derive(Debug)]
pub(crate) struct Around {
    objective: Facts,
    plan: Facts,
}

impl Around {
    /// What is known around the indicators of a section.
    pub(crate) fn of_section(cx: &SectionCx<'_, '_>) -> Self {
        Self { objective: facts::objective(cx), plan: facts::header(cx.plan) }
    }

    /// What the rules say of one of its indicators.
    pub(crate) fn indicator<'r>(
        &self,
        cx: &IndicatorCx<'_, '_>,
        rules: &'r [(&'static OwnRule, Severity)],
    ) -> Vec<(&'r (&'static OwnRule, Severity), Message)> {
        let indicator = facts::indicator(cx);
        let known = [("indicator", &indicator), ("objective", &self.objective), ("plan", &self.plan)];
        rules.iter().filter_map(|it| Some((it, it.0.said(&known)?))).collect()
    }

    /// What a rule says of the objective.
    pub(crate) fn objective(&self, rule: &'static OwnRule) -> Option<Message> {
        rule.said(&[("objective", &self.objective), ("plan", &self.plan)])
    }
}

/// What rules say of a plan.
pub(crate) fn of_plan<'r>(
    cx: &PlanCx<'_>,
    rules: &'r [(&'static OwnRule, Severity)],
) -> Vec<(&'r (&'static OwnRule, Severity), Message)> {
    if rules.is_empty() {
        return Vec::new();
    }
    let plan = facts::plan(cx);
    rules.iter().filter_map(|it| Some((it, it.0.said(&[("plan", &plan)])?))).collect()
}

/// What is said of a name that is none.
fn unknown(name: &str, known: &[&str]) -> Message {
    // Of a short name little may differ, else anything is near.
    let most = (name.chars().count() / 2).min(3);
    let near = known.iter().map(|it| (slips(name, it), *it)).filter(|it| it.0 <= most).min();
    let message = match near {
        Some((_, meant)) => Message::new("config-when-name.meant").with("meant", meant),
        None => Message::new("config-when-name").with("known", known.join(", ").as_str()),
    };
    message.with("name", name)
}
