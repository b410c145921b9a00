//! A whole text: sections in parallel, then the rules over the plan.

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::check::history::{History, Reporting};
use crate::check::inherit::inherited;
use crate::check::section::{Around, CheckedSection, Room, check_section};
use crate::config::{Config, Earlier, Schedule};
use crate::finding::{Finding, Severity};
use crate::model::{Outline, Summary, lower};
use crate::own::of_plan;
use crate::rule::{PlanCheck, PlanCx, PlanHeader, PlanSink};
use crate::scoring::Policy;
use crate::syntax::{Line, Property, Rank, lines_of, read_section, section_after, section_end};

/// The least text that is worth a thread of its own, in bytes.
const CHUNK: usize = 1 << 16;

/// What a section usually takes, in bytes.
const USUAL: usize = 400;

/// The sections from which on rules over the plan are worth a thread each.
const MANY: usize = 4096;

/// A checked text.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// The plan's header.
    pub header: PlanHeader,
    /// Its sections, in order.
    pub sections: Vec<CheckedSection>,
}

/// Checks a text. Never fails: any text gives findings. The same text gives the same
/// findings, whatever the number of threads.
pub fn check(text: &str, config: &Config, is_report: bool) -> Checked {
    let header = header(text, is_report);
    let schedule = config.schedule();
    let around = Around { header: &header, config, schedule: &schedule, inherited: None };
    let chunks = cut(text);
    let mut sections = match chunks.as_slice() {
        [only] => check_chunk(only, around),
        _ => {
            let parts: Vec<Vec<CheckedSection>> =
                chunks.par_iter().map(|it| check_chunk(it, around)).collect();
            let mut res = Vec::with_capacity(parts.iter().map(Vec::len).sum());
            parts.into_iter().for_each(|it| res.extend(it));
            res
        }
    };
    pass_on(text, around, &mut sections);
    let found =
        check_plan(&sections.iter().map(|it| &it.summary).collect::<Vec<_>>(), &header, config, &schedule);
    give(found, &mut sections);
    let mut checked = Checked { header, sections };
    checked.compare(text, config, &schedule);
    checked
}

/// Checks again what stands under a heading that declares a policy: it is known only now.
fn pass_on(text: &str, around: Around<'_>, sections: &mut [CheckedSection]) {
    let policies: Vec<Option<Arc<Policy>>> =
        inherited(sections.iter()).into_iter().map(Option::<&_>::cloned).collect();
    let mut start = 0_usize;
    for (section, policy) in sections.iter_mut().zip(&policies) {
        let end = start.saturating_add(section.len);
        if !section.inherits(policy.as_ref()) {
            let text = text.get(start..end).unwrap_or("");
            let around = Around { inherited: policy.as_ref(), ..around };
            let mut lines = Vec::new();
            lines_of(text, &mut lines);
            *section = check_section(text, &lines, around, &mut Room::default());
        }
        start = end;
    }
}

/// Gives each section what the rules over the plan found in it.
fn give(found: OfPlan, sections: &mut [CheckedSection]) {
    // So many for each, so that none takes more memory than it needs.
    let mut counts = vec![0_usize; sections.len()];
    for (section, _) in found.iter().flatten() {
        if let Some(it) = counts.get_mut(*section) {
            *it = it.saturating_add(1);
        }
    }
    sections.iter_mut().zip(counts).for_each(|(it, n)| it.expect_of_plan(n));
    for (section, finding) in found.into_iter().flatten() {
        if let Some(it) = sections.get_mut(section) {
            it.add_of_plan(finding);
        }
    }
}

/// Cuts a text into chunks of whole sections.
fn cut(text: &str) -> Vec<&str> {
    let mut res = Vec::new();
    let first_end = section_end(text, 0);
    let mut start = 0;
    while start < text.len() {
        let wanted = start.saturating_add(CHUNK).max(first_end);
        let end = if wanted >= text.len() { text.len() } else { section_after(text, wanted) };
        res.extend(text.get(start..end));
        start = end;
    }
    if res.is_empty() {
        res.push(text);
    }
    res
}

fn check_chunk(chunk: &str, around: Around<'_>) -> Vec<CheckedSection> {
    let mut res = Vec::with_capacity((chunk.len() / USUAL).saturating_add(1));
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut room = Room::default();
    let mut start = 0;
    while start < chunk.len() {
        let end = read_section(chunk, start, &mut lines);
        res.push(check_section(chunk.get(start..end).unwrap_or(""), &lines, around, &mut room));
        start = end;
    }
    res
}

/// The header of the plan: its year and its policy, from its first heading where that is
/// a plan's.
pub fn header(text: &str, is_report: bool) -> PlanHeader {
    let mut lines = Vec::new();
    let end = read_section(text, 0, &mut lines);
    let first = text.get(..end).unwrap_or("");
    let section = lower(first, &lines);
    let mut res = PlanHeader { is_report, ..PlanHeader::default() };
    let node = &section.node;
    if node.rank == Some(Rank::Plan) {
        res.year = node.heading.and_then(|it| it.year).map(|it| it.1);
        res.previous = node.words(Property::Previous).map(|it| it.value().into());
        res.policy = node.scoring.as_deref().map_or_else(Policy::default, Policy::from);
    }
    // A line that cannot be read may be the one on scoring, or the heading that it stands under.
    let is_lost = node.broken.has(Property::Scoring);
    res.policy.is_unread = match node.rank {
        None => is_lost || node.scoring.is_some(),
        Some(Rank::Plan) => is_lost && node.scoring.is_none(),
        // A heading that cannot be read may be the plan's, with its policy under it.
        Some(_) => section.hides_heading,
    };
    res
}

/// What the rules over the plan found, by rule: findings with the index of their section.
pub(crate) type OfPlan = Vec<Vec<(usize, Finding)>>;

/// Runs the rules over the plan.
pub(crate) fn check_plan(
    summaries: &[&Summary],
    header: &PlanHeader,
    config: &Config,
    schedule: &Schedule,
) -> OfPlan {
    let outline = Outline::of(summaries);
    check_plan_by(summaries, header, config, schedule, &outline, |_| true)
}

/// Runs some of the rules over the plan.
pub(crate) fn check_plan_by(
    summaries: &[&Summary],
    header: &PlanHeader,
    config: &Config,
    schedule: &Schedule,
    outline: &Outline,
    is_wanted: impl Fn(&str) -> bool,
) -> OfPlan {
    let scores = OnceLock::new();
    let cx =
        PlanCx { plan: header, settings: &config.settings, sections: summaries, outline, scores: &scores };
    let wanted: Vec<&(&'static str, Severity, PlanCheck)> =
        schedule.plan.iter().filter(|it| is_wanted(it.0)).collect();
    let run = |(rule, severity, check): &&(&'static str, Severity, PlanCheck)| {
        let mut found = Vec::new();
        check(&cx, &mut PlanSink::new(rule, *severity, &mut found));
        found
    };
    let mut res: OfPlan = match summaries.len() {
        0..MANY => wanted.iter().map(run).collect(),
        _ => wanted.par_iter().map(run).collect(),
    };
    let mut own = Vec::new();
    for ((rule, severity), message) in of_plan(&cx, &schedule.own_of_plan) {
        if let Some(first) = summaries.first() {
            PlanSink::new(rule.rule.id, *severity, &mut own).report(0, first.anchor, message);
        }
    }
    res.push(own);
    res
}

impl Checked {
    /// Runs the rules over the text and its earlier edition, where there is one.
    fn compare(&mut self, text: &str, config: &Config, schedule: &Schedule) {
        if matches!(config.earlier, Earlier::Nothing) {
            return;
        }
        let ends = self.sections.iter().zip(self.starts());
        let parts: Vec<&str> =
            ends.map(|(it, start)| text.get(start..start.saturating_add(it.len)).unwrap_or("")).collect();
        let reported = Reporting::of(self.sections.iter().map(|it| &it.summary));
        let history = History::new(&self.header, config, schedule, reported);
        let found = history.compare(&parts);
        for (section, findings) in found {
            if let Some(it) = self.sections.get_mut(section) {
                it.set_of_history(findings);
            }
        }
    }

    /// The byte offset at which each section starts.
    pub fn starts(&self) -> impl Iterator<Item = usize> + '_ {
        self.sections.iter().scan(0_usize, |at, it| {
            let start = *at;
            *at = start.saturating_add(it.len);
            Some(start)
        })
    }

    /// Number of operating objectives.
    pub fn n_objectives(&self) -> usize {
        self.sections.iter().filter(|it| it.summary.rank == Rank::Objective).count()
    }

    /// Number of indicators.
    pub fn n_indicators(&self) -> usize {
        self.sections.iter().map(|it| it.summary.indicators.len()).sum()
    }
}
