//! One layer of configuration, and layers into what applies.

use rust_decimal::Decimal;

use crate::config::{Config, Import, THRESHOLDS};
use crate::finding::Severity;
use crate::format::LineEnding;
use crate::model::Properties;
use crate::own::OwnRule;
use crate::rule::{Family, Level, Rule, Settings};
use crate::rules::ALL;
use crate::syntax::{Language, Property};

/// What a file, a profile or the command line says. What it leaves out is left to the
/// layers below.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layer {
    /// Another file that this one builds on.
    pub extend: Option<String>,
    /// The profile to begin with.
    pub profile: Option<Profile>,
    /// The language of the sentences.
    pub language: Option<Language>,
    /// Exactly these rules.
    pub select: Option<Vec<Selector>>,
    /// These rules too.
    pub extend_select: Vec<Selector>,
    /// Not these rules.
    pub ignore: Vec<Selector>,
    /// Another severity for these rules; none turns them off.
    pub severity: Vec<(Selector, Option<Severity>)>,
    /// Thresholds by key.
    pub thresholds: Vec<(&'static str, Decimal)>,
    /// The properties that `missing-field` asks for.
    pub required_fields: Option<Vec<Property>>,
    /// Rules of one's own.
    pub rules: Vec<&'static OwnRule>,
    /// How reports are read.
    pub import: Import,
    /// How the lines of a formatted plan end.
    pub line_ending: Option<LineEnding>,
    /// What holds for some files only.
    pub overrides: Vec<Override>,
}

/// What holds for the files that one of the patterns matches.
#[derive(Clone, Debug, PartialEq)]
pub struct Override {
    /// Globs, relative to the folder of the configuration file.
    pub files: Vec<String>,
    /// What holds for them.
    pub layer: Layer,
}

/// One or more rules by a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selector {
    /// One rule.
    Rule(&'static str),
    /// The rules of a family.
    Family(Family),
    /// The rules of a level: `error`, `warning`, `info`, `pedantic`.
    Level(Level),
    /// The rules that are on by default.
    Default,
    /// Every rule.
    All,
}

/// A named set of rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// What is on unless something is said.
    Default,
    /// The nine questions of the integrated plan of activity and organisation (PIAO).
    Piao,
    /// Everything, for an independent evaluator (OIV).
    Oiv,
    /// A report on results.
    Report,
    /// A plan without results yet.
    Plan,
}

impl Profile {
    /// Every profile by its name.
    pub const ALL: &'static [(Self, &'static str)] = &[
        (Self::Default, "default"),
        (Self::Piao, "piao"),
        (Self::Oiv, "oiv"),
        (Self::Report, "report"),
        (Self::Plan, "plan"),
    ];

    /// The profile of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|it| it.1 == name).map(|it| it.0)
    }

    fn has(self, rule: &Rule) -> bool {
        match self {
            Self::Oiv => true,
            Self::Piao => rule.level.is_on() || rule.level == Level::Off,
            // A plan that is being written has no results to judge.
            Self::Plan => rule.level.is_on() && rule.id != "missing-result",
            Self::Default | Self::Report => rule.level.is_on(),
        }
    }
}

impl Selector {
    /// What a name stands for.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let level = match name.as_str() {
            "all" => return Some(Self::All),
            "default" => return Some(Self::Default),
            "own" => return Some(Self::Family(Family::Own)),
            "error" => Some(Level::Error),
            "warning" => Some(Level::Warning),
            "info" => Some(Level::Info),
            "pedantic" => Some(Level::Pedantic),
            _ => None,
        };
        if let Some(level) = level {
            return Some(Self::Level(level));
        }
        let rule = ALL.iter().find(|it| it.id == name).map(|it| Self::Rule(it.id));
        rule.or_else(|| ALL.iter().find(|it| it.family.name() == name).map(|it| Self::Family(it.family)))
    }

    /// Whether a rule is among those that it stands for.
    pub fn has(self, rule: &Rule) -> bool {
        match self {
            Self::Rule(id) => rule.id == id,
            Self::Family(family) => rule.family == family,
            Self::Level(level) => rule.level == level,
            Self::Default => rule.level.is_on(),
            Self::All => true,
        }
    }
}

/// The rule that no selection leaves out: of a line that cannot be read nothing else was
/// checked. Only ignoring it by its own name does.
const ALWAYS: &str = "syntax-error";

impl Layer {
    /// This layer on top of another: what it says holds, and lists grow.
    #[must_use]
    pub fn over(self, below: Self) -> Self {
        let chain = |mut below: Vec<Selector>, own: Vec<Selector>| {
            below.extend(own);
            below
        };
        // A layer that says exactly which rules are on forgets what was added or taken below.
        let starts_anew = self.select.is_some() || self.profile.is_some();
        let (extended, ignored) =
            if starts_anew { (Vec::new(), Vec::new()) } else { (below.extend_select, below.ignore) };
        let select = if self.profile.is_some() { self.select } else { self.select.or(below.select) };
        Self {
            extend: self.extend,
            profile: self.profile.or(below.profile),
            language: self.language.or(below.language),
            select,
            extend_select: chain(extended, self.extend_select),
            ignore: chain(ignored, self.ignore),
            severity: below.severity.into_iter().chain(self.severity).collect(),
            thresholds: below.thresholds.into_iter().chain(self.thresholds).collect(),
            required_fields: self.required_fields.or(below.required_fields),
            rules: below.rules.into_iter().chain(self.rules).collect(),
            import: self.import.over(below.import),
            line_ending: self.line_ending.or(below.line_ending),
            overrides: below.overrides.into_iter().chain(self.overrides).collect(),
        }
    }

    /// What applies.
    pub fn config(&self) -> Config {
        let mut settings = Settings::default();
        for (key, value) in &self.thresholds {
            if let Some(it) = THRESHOLDS.iter().find(|it| it.key == *key) {
                it.set(&mut settings, *value);
            }
        }
        if let Some(fields) = &self.required_fields {
            settings.required_fields = fields.iter().fold(Properties::default(), |all, it| all.with(*it));
        }
        let all = ALL.iter().copied().chain(self.rules.iter().map(|it| &it.rule));
        let on = all.filter(|it| self.is_on(it)).filter_map(|it| Some((it, self.severity(it)?)));
        let (import, line_ending) = (self.import.clone(), self.line_ending.unwrap_or_default());
        Config { import, line_ending, ..Config::new(on, settings).with_own(&self.rules) }
    }

    fn is_on(&self, rule: &Rule) -> bool {
        let any = |selectors: &[Selector]| selectors.iter().any(|it| it.has(rule));
        if rule.id == ALWAYS {
            return !self.ignore.contains(&Selector::Rule(ALWAYS));
        }
        let selected = match &self.select {
            Some(it) => any(it),
            None => self.profile.unwrap_or(Profile::Default).has(rule),
        };
        (selected || any(&self.extend_select)) && !any(&self.ignore)
    }

    /// The severity of a rule that is on; none where it is turned off. The last word counts,
    /// and a rule's own name before a family's.
    fn severity(&self, rule: &Rule) -> Option<Severity> {
        let last = |by_name: bool| {
            let matching = self.severity.iter().rev();
            matching.filter(|it| matches!(it.0, Selector::Rule(_)) == by_name).find(|it| it.0.has(rule))
        };
        match last(true).or_else(|| last(false)) {
            Some((_, severity)) => *severity,
            None => Some(rule.level.severity()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(layer: &Layer) -> Vec<&'static str> {
        layer.config().rules().map(|it| it.0.id).collect()
    }

    #[test]
    fn what_a_layer_says_holds_over_the_one_below() {
        let below = Layer { ignore: vec![Selector::Family(Family::Weights)], ..Layer::default() };
        assert!(!ids(&below).contains(&"weights-not-100"));
        let own = Layer { select: Some(vec![Selector::Rule("weights-not-100")]), ..Layer::default() };
        assert_eq!(ids(&own.over(below)), ["syntax-error", "weights-not-100"]);
    }

    #[test]
    fn a_rule_that_is_turned_off_by_severity_is_off() {
        let off = (Selector::Rule("missing-target"), None);
        let softer = (Selector::Family(Family::Weights), Some(Severity::Warning));
        let layer = Layer { severity: vec![off, softer], ..Layer::default() };
        assert!(!ids(&layer).contains(&"missing-target"));
        assert_eq!(layer.config().severity("weights-not-100"), Some(Severity::Warning));
    }

    #[test]
    fn without_a_word_the_defaults_apply() {
        let default: Vec<_> = Config::default().rules().map(|it| it.0.id).collect();
        assert_eq!(ids(&Layer::default()), default);
    }
}
