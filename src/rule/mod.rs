//! What a rule is: metadata, documentation and one function; and what that function sees.

mod history;
mod settings;
mod sink;
mod units;
mod wording;

use std::sync::OnceLock;

use crate::finding::Severity;
use crate::model::{Indicator, Outline, Section, Summary, Target, Yearly};
use crate::scoring::{Assessment, Evaluation, NodeScore, Policy, roll_up};
use crate::syntax::Language;
use crate::text::Span;

pub use history::{HistoryCheck, HistoryCx, Kept};
pub use settings::{REQUIRABLE, Settings};
pub use sink::{Draft, PlanSink, Sink};
pub(crate) use units::unit;
pub use wording::{IndicatorWords, Split, Wording};

/// A rule. Its value is a `static`; it has no state.
#[derive(Debug)]
pub struct Rule {
    /// Kebab-case; reads as "allow …"; the name of its file.
    pub id: &'static str,
    /// How bad its findings are, and whether it is on unless asked for.
    pub level: Level,
    /// The family that it belongs to: the name of its folder.
    pub family: Family,
    /// The version that it appeared in.
    pub since: &'static str,
    /// Its page in English: what, why, source, examples. The first line is the summary.
    pub doc_en: &'static str,
    /// Its page in Italian.
    pub doc_it: &'static str,
    /// The function, by what it looks at.
    pub check: Check,
}

/// Where the pages of the rules are on the web, by family.
const PAGES: &str = "https://github.com/collaudo/collaudo/blob/main/src/rules";

impl Rule {
    /// The address of the rule's page in a language.
    pub fn url(&self, language: Language) -> String {
        let family = self.family.name();
        match language {
            Language::It => format!("{PAGES}/{family}/{}.it.md", self.id),
            Language::En => format!("{PAGES}/{family}/{}.rs", self.id.replace('-', "_")),
        }
    }
}

/// How bad a rule's findings are unless the configuration says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    /// [`Severity::Error`].
    Error,
    /// [`Severity::Warning`].
    Warning,
    /// [`Severity::Info`].
    Info,
    /// [`Severity::Info`], and off unless selected: a guess that is often wrong.
    Pedantic,
    /// [`Severity::Warning`], and off unless a profile turns it on.
    Off,
}

impl Level {
    /// The severity of a finding of this level.
    pub fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning | Self::Off => Severity::Warning,
            Self::Info | Self::Pedantic => Severity::Info,
        }
    }

    /// Whether the rule is on unless the configuration says otherwise.
    pub fn is_on(self) -> bool {
        !matches!(self, Self::Pedantic | Self::Off)
    }
}

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// About the text itself.
    Text,
    /// Weights.
    Weights,
    /// Results and achievements.
    Results,
    /// Targets.
    Targets,
    /// Deadlines and years.
    Deadlines,
    /// Formulas and numbers.
    Formulas,
    /// The tree.
    Structure,
    /// Names and descriptions.
    Wording,
    /// A plan against another: the year before, or the report on it.
    History,
    /// Rules of one's own, from a configuration file.
    Own,
}

impl Family {
    /// The name of the family: its folder under `src/rules`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Weights => "weights",
            Self::Results => "results",
            Self::Targets => "targets",
            Self::Deadlines => "deadlines",
            Self::Formulas => "formulas",
            Self::Structure => "structure",
            Self::Wording => "wording",
            Self::History => "history",
            Self::Own => "own",
        }
    }
}

/// A rule's function over one indicator.
pub type IndicatorCheck = fn(&IndicatorCx<'_, '_>, &mut Sink<'_>);

/// A rule's function over one section.
pub type SectionCheck = fn(&SectionCx<'_, '_>, &mut Sink<'_>);

/// A rule's function over the whole plan.
pub type PlanCheck = fn(&PlanCx<'_>, &mut PlanSink<'_>);

/// The function of a rule, by what it looks at.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// One indicator at a time.
    Indicator(IndicatorCheck),
    /// One section at a time: a node with its indicators.
    Section(SectionCheck),
    /// The whole plan, from the summaries of its sections.
    Plan(PlanCheck),
    /// The whole plan, from summaries that hold the names too.
    Names(PlanCheck),
    /// A section beside what it was in an earlier edition.
    History(HistoryCheck),
    /// Two levels of one idea: the indicators of a section, and the nodes of the plan.
    Levels(SectionCheck, PlanCheck),
    /// The same, one indicator at a time.
    Ranks(IndicatorCheck, PlanCheck),
    /// Reported by the checker itself: syntax, suppressions, configuration.
    Built,
}

/// What stands above every section: the plan's own header.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanHeader {
    /// The year of the plan.
    pub year: Option<i16>,
    /// How achievements are computed.
    pub policy: Policy,
    /// Whether the text is an imported report.
    pub is_report: bool,
    /// The plan before it, as its heading names it: a path relative to the plan's own folder.
    pub previous: Option<compact_str::CompactString>,
}

impl PlanHeader {
    /// The header as it is for what stands under a heading with a policy of its own.
    #[must_use]
    pub fn under(&self, policy: &Policy) -> Self {
        Self { policy: policy.clone(), ..self.clone() }
    }
}

/// What a rule over a section sees.
#[derive(Clone, Copy, Debug)]
pub struct SectionCx<'s, 'a> {
    /// The plan's header.
    pub plan: &'s PlanHeader,
    /// Thresholds.
    pub settings: &'s Settings,
    /// The section.
    pub section: &'s Section<'a>,
    /// The assessment of each indicator, in order.
    pub assessments: &'s [Assessment],
    /// Its texts as classified words.
    pub words: &'s Wording<'s, 'a>,
}

impl SectionCx<'_, '_> {
    /// Where a part of the section lies in it.
    pub fn span(&self, part: &str) -> Span {
        self.section.span(part)
    }
}

/// What a rule over an indicator sees.
#[derive(Clone, Copy, Debug)]
pub struct IndicatorCx<'s, 'a> {
    /// The section around it.
    pub around: &'s SectionCx<'s, 'a>,
    /// The indicator.
    pub indicator: &'s Indicator<'a>,
    /// What scoring makes of it.
    pub assessment: &'s Assessment,
    /// What its formula gives on its measures.
    pub evaluation: &'s Evaluation<'a>,
    /// Its name and its algorithm as classified words.
    pub words: IndicatorWords<'s, 'a>,
    target: Option<&'s Target<'a>>,
    result: Option<&'s Yearly<'a>>,
}

impl<'s, 'a> IndicatorCx<'s, 'a> {
    /// What a rule sees of an indicator of a section.
    pub fn new(
        around: &'s SectionCx<'s, 'a>,
        indicator: &'s Indicator<'a>,
        assessment: &'s Assessment,
        evaluation: &'s Evaluation<'a>,
    ) -> Self {
        let year = around.plan.year;
        let (target, result) = (indicator.target(year), indicator.result(year));
        let words = around.words.indicator(indicator);
        Self { around, indicator, assessment, evaluation, words, target, result }
    }

    /// Where a part of the section lies in it.
    pub fn span(&self, part: &str) -> Span {
        self.around.section.span(part)
    }

    /// The plan's header.
    pub fn plan(&self) -> &'s PlanHeader {
        self.around.plan
    }

    /// Thresholds.
    pub fn settings(&self) -> &'s Settings {
        self.around.settings
    }

    /// The target of the plan's year.
    pub fn target(&self) -> Option<&'s Target<'a>> {
        self.target
    }

    /// The result of the plan's year.
    pub fn result(&self) -> Option<&'s Yearly<'a>> {
        self.result
    }
}

/// What a rule over the plan sees.
#[derive(Clone, Copy, Debug)]
pub struct PlanCx<'s> {
    /// The plan's header.
    pub plan: &'s PlanHeader,
    /// Thresholds.
    pub settings: &'s Settings,
    /// The sections in short, in the order of the text.
    pub sections: &'s [&'s Summary],
    /// The tree over them.
    pub outline: &'s Outline,
    /// The scores of the sections, once a rule has asked for them.
    pub scores: &'s OnceLock<Vec<NodeScore>>,
}

impl<'s> PlanCx<'s> {
    /// The score of every section.
    pub fn scores(&self) -> &'s [NodeScore] {
        let plan = self.plan;
        self.scores.get_or_init(|| roll_up(self.sections, self.outline, &plan.policy, plan.is_report))
    }
}

/// Declares the rule of a file: its English page as doc comment, then one line.
///
/// ```text
/// rule! {
///     /// Summary.
///     ///
///     /// Why, source, examples.
///     "weights-not-100", Error, Weights, since "0.1.0", Section(check)
/// }
/// ```
///
/// The Italian page stands beside the file: `<id>.it.md`.
macro_rules! rule {
    ($(#[doc = $doc:literal])+ $id:literal, $level:ident, $family:ident, since $since:literal, Built) => {
        rule! { @ [$($doc)+] $id, $level, $family, $since, $crate::rule::Check::Built }
    };
    ($(#[doc = $doc:literal])+ $id:literal, $level:ident, $family:ident, since $since:literal, $scope:ident($($check:path),+)) => {
        rule! { @ [$($doc)+] $id, $level, $family, $since, $crate::rule::Check::$scope($($check),+) }
    };
    (@ [$($doc:literal)+] $id:literal, $level:ident, $family:ident, $since:literal, $check:expr) => {
        $(#[doc = $doc])+
        pub(crate) static RULE: $crate::rule::Rule = $crate::rule::Rule {
            id: $id,
            level: $crate::rule::Level::$level,
            family: $crate::rule::Family::$family,
            since: $since,
            doc_en: concat!($($doc, "\n"),+),
            doc_it: include_str!(concat!($id, ".it.md")),
            check: $check,
        };
    };
}
pub(crate) use rule;
