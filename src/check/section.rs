//! One section: its lines, its model, its rules, and what is kept of it.

use crate::check::coverage::Comparison;
use crate::check::summarise::summarise;
use crate::config::{Config, Schedule};
use crate::finding::{Finding, Severity};
use crate::model::{Indicator, Summary, lower};
use crate::rule::{IndicatorCx, PlanHeader, SectionCx, Sink, Split, Wording};
use crate::rules::text::syntax_error;
use crate::scoring::{Assessment, assess, evaluate};
use crate::suppress::{self, Suppression, suppressions};
use crate::syntax::{Line, Rank};

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
}

/// What checking a section needs besides its text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Around<'s> {
    pub(crate) header: &'s PlanHeader,
    pub(crate) config: &'s Config,
    pub(crate) schedule: &'s Schedule,
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

    let mut own = std::mem::take(&mut room.findings);
    report_syntax(text, lines, around.config, &mut own);
    let mut sink = Sink::new("", Severity::Info, None, &mut own);
    for (rule, severity, check) in &around.schedule.section {
        sink.pass_to(rule, *severity);
        check(&cx, &mut sink);
    }
    for (rule, severity) in &around.schedule.own_of_objective {
        let said = (section.rank() == Rank::Objective).then(|| rule.of_objective(&cx)).flatten();
        if let Some(message) = said {
            Sink::new(rule.rule.id, *severity, None, &mut own)
                .report(section.span(section.node.anchor()), message);
        }
    }
    for (indicator, assessment) in section.indicators.iter().zip(&assessments) {
        let evaluation = evaluate(indicator);
        let cx = IndicatorCx::new(&cx, indicator, assessment, &evaluation);
        let mut sink = Sink::new("", Severity::Info, Some(indicator.number), &mut own);
        for (rule, severity, check) in &around.schedule.indicator {
            sink.pass_to(rule, *severity);
            check(&cx, &mut sink);
        }
        for (rule, severity) in &around.schedule.own_of_indicator {
            if let Some(message) = rule.of_indicator(&cx) {
                let span = section.span(indicator.node.anchor());
                Sink::new(rule.rule.id, *severity, Some(indicator.number), &mut own).report(span, message);
            }
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
        own: room.keep(own),
        of_plan: Vec::new(),
        of_history: Vec::new(),
        suppressions: suppressions(text, lines, around.config.own()),
        comparisons,
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

/// Line ends in a section: one for each line, unless the text stops within the last.
fn n_line_ends(text: &str, lines: &[Line<'_>]) -> usize {
    lines.len().saturating_sub(usize::from(!text.is_empty() && !text.ends_with(['\n', '\r'])))
}

fn report_syntax(text: &str, lines: &[Line<'_>], config: &Config, out: &mut Vec<Finding>) {
    let mut indicator: Option<u32> = None;
    for line in lines {
        if line.rank() == Some(crate::syntax::Rank::Indicator) {
            indicator = Some(indicator.unwrap_or(0).saturating_add(1));
        }
        let Some(error) = &line.error else { continue };
        if let Some(severity) = config.severity(syntax_error::RULE.id) {
            syntax_error::report(
                line,
                error,
                text,
                &mut Sink::new(syntax_error::RULE.id, severity, indicator, out),
            );
        }
    }
}

impl CheckedSection {
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
