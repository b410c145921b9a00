//! One section: its lines, its model, its rules, and what is kept of it.

use std::sync::Arc;

use crate::check::coverage::Comparison;
use crate::check::summarise::summarise;
use crate::config::{Config, Schedule};
use crate::finding::{Finding, Severity};
use crate::model::{Indicator, Summary, lower};
use crate::own;
use crate::rule::{IndicatorCx, PlanHeader, SectionCx, Sink, Split, Wording};
use crate::rules::text::syntax_error;
use crate::scoring::{Assessment, Policy, assess, evaluate};
use crate::suppress::{self, Suppression, suppressions};
use crate::syntax::{Line, Rank};
use crate::text::lines::line_at;

/// A checked section. Places are relative to it.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckedSection {
    /// Length of its text in bytes.
    pub len: usize,
    /// Number of line ends in it.
    pub n_lines: usize,
    /// What the whole plan needs to know of it.
    pub summary: Summary,
    /// What its own rules found, suppressions not yet applied.
    own: Vec<Finding>,
    /// What the rules over the plan found in it.
    of_plan: Vec<Finding>,
    /// What the rules over two editions found in it.
    of_history: Vec<Finding>,
    suppressions: Vec<Suppression>,
    /// For each indicator whether its result was compared with its target.
    comparisons: Vec<Comparison>,
    /// The scoring policy, where it is not the plan's.
    policy: Option<Arc<Policy>>,
    /// Whether its own heading declares that policy.
    declares_policy: bool,
}

/// What checking a section needs besides its text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Around<'s> {
    pub(crate) header: &'s PlanHeader,
    pub(crate) config: &'s Config,
    pub(crate) schedule: &'s Schedule,
    /// The policy of a heading between the plan's and the section's own.
    pub(crate) inherited: Option<&'s Arc<Policy>>,
}

/// What one section leaves to the next: the memory of its words and findings.
#[derive(Debug, Default)]
pub(crate) struct Room<'a> {
    words: Split<'a>,
    findings: Vec<Finding>,
}

/// Checks one section, whose lines are read already.
pub(crate) fn check_section<'a>(
    text: &'a str,
    lines: &[Line<'a>],
    around: Around<'_>,
    room: &mut Room<'a>,
) -> CheckedSection {
    let section = lower(text, lines);
    let declared = if section.rank() == Rank::Plan { None } else { Policy::own(&section.node) };
    let declares_policy = declared.is_some();
    let policy = declared.map(Arc::new).or_else(|| around.inherited.cloned());
    let own_header = policy.as_deref().map(|it| around.header.under(it));
    let around = Around { header: own_header.as_ref().unwrap_or(around.header), ..around };
    let words = Wording::of(&section, std::mem::take(&mut room.words));
    let header = around.header;
    let assess = |it| assess(it, header.year, &header.policy, header.is_report);
    let assessments: Vec<Assessment> = section.indicators.iter().map(assess).collect();
    let cx = SectionCx {
        plan: around.header,
        settings: &around.config.settings,
        section: &section,
        assessments: &assessments,
        words: &words,
    };

    let mut found = std::mem::take(&mut room.findings);
    report_syntax(text, lines, around, &mut found);
    let mut sink = Sink::new("", Severity::Info, None, &mut found);
    for (rule, severity, check) in &around.schedule.section {
        sink.pass_to(rule, *severity);
        check(&cx, &mut sink);
    }
    let has_own =
        !(around.schedule.own_of_objective.is_empty() && around.schedule.own_of_indicator.is_empty());
    let own_around = has_own.then(|| own::Around::of_section(&cx));
    let of_objective = own_around.as_ref().filter(|_| section.rank() == Rank::Objective);
    for (rule, severity) in &around.schedule.own_of_objective {
        if let Some(message) = of_objective.and_then(|it| it.objective(rule)) {
            Sink::new(rule.rule.id, *severity, None, &mut found)
                .report(section.span(section.node.anchor()), message);
        }
    }
    for (indicator, assessment) in section.indicators.iter().zip(&assessments) {
        let evaluation = evaluate(indicator);
        let header = Policy::own(&indicator.node).map(|it| around.header.under(&it));
        let around_it = SectionCx { plan: header.as_ref().unwrap_or(cx.plan), ..cx };
        let cx = IndicatorCx::new(&around_it, indicator, assessment, &evaluation);
        let mut sink = Sink::new("", Severity::Info, Some(indicator.number), &mut found);
        for (rule, severity, check) in &around.schedule.indicator {
            sink.pass_to(rule, *severity);
            check(&cx, &mut sink);
        }
        let said = own_around.as_ref().map(|it| it.indicator(&cx, &around.schedule.own_of_indicator));
        for ((rule, severity), message) in said.into_iter().flatten() {
            let span = section.span(indicator.node.anchor());
            Sink::new(rule.rule.id, *severity, Some(indicator.number), &mut found).report(span, message);
        }
    }
    let compare = |it: (&Indicator<'_>, &Assessment)| Comparison::of(it.0, it.1, around.header.year);
    let comparisons = section.indicators.iter().zip(&assessments).map(compare).collect();
    let summary = summarise(&cx, around.schedule.keeps_names);
    room.words = words.into_room();
    CheckedSection {
        len: text.len(),
        n_lines: n_line_ends(text, lines),
        summary,
        own: room.keep(found),
        of_plan: Vec::new(),
        of_history: Vec::new(),
        suppressions: suppressions(text, lines, around.config.own()),
        comparisons,
        policy,
        declares_policy,
    }
}

impl Room<'_> {
    /// The findings, in no more memory than they need; the rest is for those of the next section.
    fn keep(&mut self, mut findings: Vec<Finding>) -> Vec<Finding> {
        let mut res = Vec::with_capacity(findings.len());
        res.append(&mut findings);
        self.findings = findings;
        res
    }
}

/// Line ends in a section: one for each line, unless the text stops within the last. Of a run of
/// blank lines not all were kept.
fn n_line_ends(text: &str, lines: &[Line<'_>]) -> usize {
    if lines.windows(2).any(|it| it.iter().all(Line::is_blank)) {
        let mut at = 0;
        let mut n = 0_usize;
        while let Some(line) = line_at(text, at) {
            n = n.saturating_add(usize::from(line.next > at.saturating_add(line.text.len())));
            at = line.next;
        }
        return n;
    }
    lines.len().saturating_sub(usize::from(!text.is_empty() && !text.ends_with(['\n', '\r'])))
}

fn report_syntax(text: &str, lines: &[Line<'_>], around: Around<'_>, out: &mut Vec<Finding>) {
    let mut indicator: Option<u32> = None;
    for line in lines {
        if line.rank() == Some(crate::syntax::Rank::Indicator) {
            indicator = Some(indicator.unwrap_or(0).saturating_add(1));
        }
        let Some(error) = &line.error else { continue };
        if let Some(severity) = around.config.severity(syntax_error::RULE.id) {
            syntax_error::report(
                line,
                error,
                text,
                around.header.year,
                &mut Sink::new(syntax_error::RULE.id, severity, indicator, out),
            );
        }
    }
}

impl CheckedSection {
    /// The scoring policy of the section: its own, that of a heading above, or else the plan's.
    pub fn policy<'s>(&'s self, header: &'s PlanHeader) -> &'s Policy {
        self.policy.as_deref().unwrap_or(&header.policy)
    }

    /// Whether the scoring policy of the section is not the plan's.
    pub(crate) fn has_policy(&self) -> bool {
        self.policy.is_some()
    }

    /// The policy that what stands under the section has from it.
    pub(crate) fn bequeathed(&self) -> Option<&Arc<Policy>> {
        self.policy.as_ref().filter(|_| self.declares_policy)
    }

    /// Whether it was checked under a policy that it has from above.
    pub(crate) fn inherits(&self, policy: Option<&Arc<Policy>>) -> bool {
        self.declares_policy || self.policy.as_ref() == policy
    }

    /// Sets what the rules over the plan found in the section.
    pub(crate) fn set_of_plan(&mut self, findings: Vec<Finding>) {
        self.of_plan = findings;
    }

    /// Makes room for so many findings of the rules over the plan.
    pub(crate) fn expect_of_plan(&mut self, n: usize) {
        self.of_plan.reserve_exact(n);
    }

    /// Adds what a rule over the plan found in the section.
    pub(crate) fn add_of_plan(&mut self, finding: Finding) {
        self.of_plan.push(finding);
    }

    /// What the rules over the plan found in the section.
    pub(crate) fn of_plan(&self) -> &[Finding] {
        &self.of_plan
    }

    /// Sets what the rules over two editions found in the section.
    pub(crate) fn set_of_history(&mut self, findings: Vec<Finding>) {
        self.of_history = findings;
    }

    /// What the rules over two editions found in the section.
    pub(crate) fn of_history(&self) -> &[Finding] {
        &self.of_history
    }

    /// For each indicator whether its result was compared with its target.
    pub(crate) fn comparisons(&self) -> &[Comparison] {
        &self.comparisons
    }

    /// The findings of the section after its suppressions, in the order of the text.
    pub fn findings(&self, config: &Config) -> Vec<Finding> {
        let all: Vec<Finding> =
            self.own.iter().chain(&self.of_plan).chain(&self.of_history).cloned().collect();
        let mut res = suppress::apply(&self.suppressions, all, |it| config.severity(it));
        res.sort_by(|a, b| (a.span, a.rule).cmp(&(b.span, b.rule)));
        res
    }

    /// Whether there is nothing to say about the section.
    pub fn is_clean(&self) -> bool {
        self.own.is_empty()
            && self.of_plan.is_empty()
            && self.of_history.is_empty()
            && self.suppressions.is_empty()
    }
}
