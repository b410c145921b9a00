//! Which rules are on, how bad their findings are, and the thresholds.
//!
//! A [`Config`] is what applies to one document. It is made of [`Layer`]s: defaults, then
//! each `collaudo.toml` from the outermost in, then the command line.

pub mod baseline;
mod file;
mod import;
mod layer;
pub mod origin;
mod own;
mod schema;
mod thresholds;

use std::collections::HashMap;
use std::sync::Arc;

use crate::compare::Edition;
use crate::finding::Severity;
use crate::format::LineEnding;
use crate::own::{OwnRule, Subject, named};
use crate::rule::{Check, HistoryCheck, IndicatorCheck, PlanCheck, Rule, SectionCheck, Settings};
use crate::rules::ALL;

pub use file::{Problem, extends, read, read_over};
pub use import::{HOLDS, Holds, Import, Meaning};
pub use layer::{Layer, Override, Profile, Selector};
pub use schema::schema;
pub use thresholds::{THRESHOLDS, Threshold};

/// What applies to one document.
#[derive(Clone, Debug)]
pub struct Config {
    /// Thresholds.
    pub settings: Settings,
    /// How reports are read.
    pub import: Import,
    /// How the lines of a formatted plan end.
    pub line_ending: LineEnding,
    /// What the document is compared with.
    pub earlier: Earlier,
    /// The rules that are on, in catalogue order, with their severity.
    on: Vec<(&'static Rule, Severity)>,
    /// The rules of one's own, on or not: comments can name those that are off too.
    own: Vec<&'static OwnRule>,
}

/// What a document is compared with.
#[derive(Clone, Debug, Default)]
pub enum Earlier {
    /// Nothing.
    #[default]
    Nothing,
    /// An earlier edition.
    Edition(Arc<Edition>),
    /// The document names an earlier edition that could not be read: the message that says why.
    Unreadable(&'static str),
}

impl Default for Config {
    fn default() -> Self {
        let on = ALL.iter().filter(|it| it.level.is_on());
        Self::new(on.map(|it| (*it, it.level.severity())), Settings::default())
    }
}

impl Config {
    /// A configuration from the rules that are on.
    pub fn new(on: impl IntoIterator<Item = (&'static Rule, Severity)>, settings: Settings) -> Self {
        Self {
            settings,
            import: Import::default(),
            line_ending: LineEnding::default(),
            earlier: Earlier::Nothing,
            on: on.into_iter().collect(),
            own: Vec::new(),
        }
    }

    /// Every rule on, pedantic ones and those of profiles included.
    pub fn everything() -> Self {
        Self::new(ALL.iter().map(|it| (*it, it.level.severity())), Settings::default())
    }

    /// One rule alone.
    pub fn only(rule: &'static Rule) -> Self {
        Self::new([(rule, rule.level.severity())], Settings::default())
    }

    /// The same, with rules of one's own: those of them that are on run.
    #[must_use]
    pub fn with_own(mut self, own: &[&'static OwnRule]) -> Self {
        self.own = own.to_vec();
        self
    }

    /// The rules of one's own, on or not.
    pub fn own(&self) -> &[&'static OwnRule] {
        &self.own
    }

    /// The same, for a document that is compared with an earlier edition.
    #[must_use]
    pub fn against(self, earlier: Earlier) -> Self {
        Self { earlier, ..self }
    }

    /// The same, without the rules that `is_wanted` does not want.
    #[must_use]
    pub fn only_where(mut self, is_wanted: impl Fn(&Rule) -> bool) -> Self {
        self.on.retain(|it| is_wanted(it.0));
        self
    }

    /// The rules that are on.
    pub fn rules(&self) -> impl Iterator<Item = (&'static Rule, Severity)> + '_ {
        self.on.iter().copied()
    }

    /// The severity of a rule, where it is on.
    pub fn severity(&self, id: &str) -> Option<Severity> {
        self.on.iter().find(|it| it.0.id == id).map(|it| it.1)
    }

    /// The rules that are on, by what they look at.
    pub(crate) fn schedule(&self) -> Schedule {
        let mut res = Schedule::default();
        let own = self.on.iter().filter(|it| matches!(it.0.check, Check::Built));
        let severities: HashMap<&str, Severity> = own.map(|it| (it.0.id, it.1)).collect();
        for it in &self.own {
            let Some(severity) = severities.get(it.rule.id).copied() else { continue };
            let list = match it.definition.on {
                Subject::Indicator => &mut res.own_of_indicator,
                Subject::Objective => &mut res.own_of_objective,
                Subject::Plan => &mut res.own_of_plan,
            };
            list.push((it, severity));
        }
        for (rule, severity) in &self.on {
            match rule.check {
                Check::Indicator(it) => res.indicator.push((rule.id, *severity, it)),
                Check::Section(it) => res.section.push((rule.id, *severity, it)),
                Check::Plan(it) => res.plan.push((rule.id, *severity, it)),
                Check::Names(it) => {
                    res.keeps_names = true;
                    res.plan.push((rule.id, *severity, it));
                }
                Check::History(it) => res.history.push((rule.id, *severity, it)),
                Check::Levels(section, plan) => {
                    res.section.push((rule.id, *severity, section));
                    res.plan.push((rule.id, *severity, plan));
                }
                Check::Ranks(indicator, plan) => {
                    res.indicator.push((rule.id, *severity, indicator));
                    res.plan.push((rule.id, *severity, plan));
                }
                Check::Built => {}
            }
        }
        res
    }
}

type Entry<F> = (&'static str, Severity, F);

/// The functions to run, by what they look at.
#[derive(Clone, Debug, Default)]
pub(crate) struct Schedule {
    pub(crate) indicator: Vec<Entry<IndicatorCheck>>,
    pub(crate) section: Vec<Entry<SectionCheck>>,
    pub(crate) plan: Vec<Entry<PlanCheck>>,
    /// Whether a rule over the plan compares names.
    pub(crate) keeps_names: bool,
    pub(crate) history: Vec<Entry<HistoryCheck>>,
    pub(crate) own_of_indicator: Vec<(&'static OwnRule, Severity)>,
    pub(crate) own_of_objective: Vec<(&'static OwnRule, Severity)>,
    pub(crate) own_of_plan: Vec<(&'static OwnRule, Severity)>,
}

/// The rule of an id, in the catalogue.
pub fn rule(id: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|it| it.id.eq_ignore_ascii_case(id))
}

/// The rule of an id, in the catalogue or among those of one's own that were read.
pub fn any_rule(id: &str) -> Option<&'static Rule> {
    rule(id).or_else(|| named(id).map(|it| &it.rule))
}
