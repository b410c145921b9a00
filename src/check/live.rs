//! A text that is being edited: an edit re-does its section and moves the rest.
//!
//! The text is kept in parts, one a section, so that an edit copies one part and not the
//! document. What lies before and after is found by adding up line counts.

mod reading;

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use crate::check::history::{History, Matched, Reporting, heads};
use crate::check::inherit::inherited;
use crate::check::moved::Moved;
use crate::check::rerun::concerns;
use crate::check::section::{Around, CheckedSection, Room, check_section};
use crate::check::whole::{OfPlan, check, check_plan_by, header};
use crate::config::{Config, Earlier, Schedule};
use crate::finding::{Finding, Severity};
use crate::model::{Difference, Outline, Summary};
use crate::rule::PlanHeader;
use crate::scoring::Policy;
use crate::syntax::{Rank, lines_of, section_end};

/// A text under edit with its findings always up to date. Cheap to clone: a clone is a
/// snapshot that shares its parts.
#[derive(Clone, Debug)]
pub struct Live {
    parts: Vec<Arc<Part>>,
    /// What is needed of each part to find one, side by side in memory.
    sizes: Vec<Size>,
    header: PlanHeader,
    config: Arc<Config>,
    schedule: Arc<Schedule>,
    /// The tree, made when a rule over the plan first asks for it after a heading changed.
    outline: Option<Arc<Outline>>,
    /// What the sections were in an earlier edition, where there is one.
    matched: Option<Arc<Matched>>,
    /// How far it has results, where it is compared.
    reporting: Reporting,
}

/// One section of the text with what was found in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its text.
    pub text: String,
    /// What was found, suppressions applied, in the order of the text. Places are
    /// relative to the part.
    pub findings: Vec<Finding>,
    checked: CheckedSection,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Size {
    rank: Rank,
    n_lines: u32,
    errors: u32,
    warnings: u32,
    infos: u32,
    /// Findings of the rules over the plan.
    of_plan: u32,
    /// Whether its scoring policy is not the plan's.
    has_policy: bool,
}

/// A place in the text: a section, and a byte offset in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// Index of the section.
    pub section: usize,
    /// Byte offset in it.
    pub offset: usize,
}

/// What an edit re-did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed {
    /// How many sections were checked again.
    pub sections: usize,
    /// Whether the rules over the plan ran again.
    pub plan: bool,
}

impl Part {
    /// The scoring policy of the section: its own, that of a heading above, or else the plan's.
    pub fn policy<'p>(&'p self, header: &'p PlanHeader) -> &'p Policy {
        self.checked.policy(header)
    }

    /// What the whole plan needs to know of the section.
    pub fn summary(&self) -> &Summary {
        &self.checked.summary
    }
}

impl Live {
    /// Checks a text and keeps it for editing.
    pub fn new(text: &str, config: Arc<Config>) -> Self {
        let checked = check(text, &config, false);
        let starts: Vec<usize> = checked.starts().collect();
        let sections: Vec<(usize, CheckedSection)> = starts.into_iter().zip(checked.sections).collect();
        let parts: Vec<Arc<Part>> = sections
            .into_par_iter()
            .map(|(start, it)| {
                let end = start.saturating_add(it.len);
                Arc::new(part(text.get(start..end).unwrap_or("").to_owned(), it, &config))
            })
            .collect();
        let sizes = parts.iter().map(|it| size(it)).collect();
        let schedule = Arc::new(config.schedule());
        let texts: Vec<&str> = parts.iter().map(|it| it.text.as_str()).collect();
        let matched = Matched::of(&config, &texts).map(Arc::new);
        let reporting = match matched {
            Some(_) => Reporting::of(parts.iter().map(|it| it.summary())),
            None => Reporting::default(),
        };
        Self { parts, sizes, header: checked.header, config, schedule, outline: None, matched, reporting }
    }

    /// Replaces what stands between two points. Points must be ordered and lie on
    /// character boundaries; others are moved to the nearest place that is.
    pub fn edit(&mut self, from: Point, to: Point, new: &str) -> Changed {
        // A heading that comes or goes joins or splits neighbours, and comments belong to
        // the heading below: the neighbours are cut again, and checked only if they differ.
        let first = from.section.saturating_sub(1);
        let last = to.section.saturating_add(2).min(self.parts.len());
        let text = self.spliced(first..last, from, to, new);
        let lost_header = self.header != header(&self.head(first, &text), self.header.is_report);
        if lost_header {
            let whole = self.around(first..last, &text);
            *self = Self::new(&whole, Arc::clone(&self.config));
            return Changed { sections: self.parts.len(), plan: true };
        }
        self.replace(first..last, &text)
    }

    /// The text of some sections with an edit applied.
    fn spliced(&self, range: Range<usize>, from: Point, to: Point, new: &str) -> String {
        let mut res = String::new();
        for (i, part) in range.clone().zip(self.parts.get(range).unwrap_or(&[])) {
            let text = part.text.as_str();
            let before = if i < from.section { text.len() } else { floor(text, from.offset) };
            let after = if i > to.section { 0 } else { floor(text, to.offset) };
            if i <= from.section {
                res.push_str(text.get(..before).unwrap_or(""));
            }
            if i == from.section {
                res.push_str(new);
            }
            if i >= to.section {
                res.push_str(text.get(after.max(if i == from.section { before } else { 0 })..).unwrap_or(""));
            }
        }
        if self.parts.is_empty() {
            res.push_str(new);
        }
        res
    }

    /// The start of the text up to its first heading, if an edit from `first` on can touch it.
    fn head<'t>(&'t self, first: usize, edited: &'t str) -> std::borrow::Cow<'t, str> {
        match self.parts.first() {
            Some(it) if first > 0 => it.text.as_str().into(),
            _ => edited.into(),
        }
    }

    fn around(&self, range: Range<usize>, text: &str) -> String {
        let mut res = String::new();
        self.parts.iter().take(range.start).for_each(|it| res.push_str(&it.text));
        res.push_str(text);
        self.parts.iter().skip(range.end).for_each(|it| res.push_str(&it.text));
        res
    }

    /// Puts sections made of `text` in place of others.
    fn replace(&mut self, range: Range<usize>, text: &str) -> Changed {
        let old: Vec<Arc<Part>> = self.parts.get(range.clone()).unwrap_or(&[]).to_vec();
        let mut new: Vec<Arc<Part>> = Vec::new();
        let mut checked = 0_usize;
        let mut start = 0;
        while start < text.len() {
            let end = section_end(text, start);
            let section = text.get(start..end).unwrap_or("");
            start = end;
            match old.iter().find(|it| it.text == section) {
                Some(it) => new.push(Arc::clone(it)),
                None => {
                    checked = checked.saturating_add(1);
                    new.push(Arc::new(self.checked(section, None)));
                }
            }
        }
        // A policy holds for what stands under its heading, and that may be far below.
        let elsewhere = self.pass_on(&range, &mut new);
        if elsewhere > 0 {
            checked = checked.saturating_add(elsewhere);
            self.outline = None;
        }
        let difference = if old.len() == new.len() && elsewhere == 0 {
            let pairs = old.iter().zip(&new).filter(|(old, new)| !Arc::ptr_eq(old, new));
            let each = pairs.map(|(old, new)| old.summary().difference(new.summary()));
            each.fold(Difference::default(), Difference::and)
        } else {
            Difference::EVERYTHING
        };
        let says_the_same = difference.is_none();
        self.sizes.splice(range.clone(), new.iter().map(|it| size(it)));
        self.parts.splice(range.clone(), new.iter().map(Arc::clone));
        if difference.structure {
            self.outline = None;
        } else {
            self.move_findings(range.start, &old);
            if difference.codes {
                self.set_codes(range.start..range.start.saturating_add(new.len()));
            }
        }
        if !says_the_same {
            self.check_plan(difference);
        }
        self.compare(range.start, &old, &new, says_the_same);
        Changed { sections: checked, plan: !says_the_same }
    }

    fn checked(&self, text: &str, inherited: Option<&Arc<Policy>>) -> Part {
        let around =
            Around { header: &self.header, config: &self.config, schedule: &self.schedule, inherited };
        let mut lines = Vec::new();
        lines_of(text, &mut lines);
        part(text.to_owned(), check_section(text, &lines, around, &mut Room::default()), &self.config)
    }

    /// Checks again what has another policy from above once some sections are others; tells how
    /// many of these stand elsewhere.
    fn pass_on(&mut self, range: &Range<usize>, new: &mut [Arc<Part>]) -> usize {
        // Most plans have one policy, and then nothing is looked at.
        let is_one = !self.sizes.iter().any(|it| it.has_policy);
        if is_one && !new.iter().any(|it| it.checked.has_policy()) {
            return 0;
        }
        let before = self.parts.get(..range.start).unwrap_or(&[]);
        let after = self.parts.get(range.end..).unwrap_or(&[]);
        let all = before.iter().chain(new.iter()).chain(after);
        let policies: Vec<Option<Arc<Policy>>> = match inherited(all.clone().map(|it| &it.checked)) {
            // None is declared now; some may have been.
            none if none.is_empty() => {
                let count = all.clone().count();
                if all.clone().all(|it| it.checked.inherits(None)) { Vec::new() } else { vec![None; count] }
            }
            some => some.into_iter().map(Option::<&_>::cloned).collect(),
        };
        let again: Vec<(usize, Arc<Part>)> = all
            .zip(&policies)
            .enumerate()
            .filter(|(_, (part, policy))| !part.checked.inherits(policy.as_ref()))
            .map(|(at, (part, policy))| (at, Arc::new(self.checked(&part.text, policy.as_ref()))))
            .collect();
        let mut elsewhere = 0_usize;
        let n_new = new.len();
        for (at, part) in again {
            let own = at.checked_sub(range.start).filter(|it| *it < n_new);
            let slot = match own {
                Some(it) => new.get_mut(it),
                None => {
                    elsewhere = elsewhere.saturating_add(1);
                    let at = if at < range.start {
                        at
                    } else {
                        at.saturating_sub(n_new).saturating_add(range.len())
                    };
                    if let Some(it) = self.sizes.get_mut(at) {
                        *it = size(&part);
                    }
                    self.parts.get_mut(at)
                }
            };
            if let Some(it) = slot {
                *it = part;
            }
        }
        elsewhere
    }

    /// The plan says what it said: its findings stay, at places that may have moved.
    fn move_findings(&mut self, first: usize, old: &[Arc<Part>]) {
        let mut moved = Moved::default();
        for (i, old) in old.iter().enumerate() {
            let section = first.saturating_add(i);
            if let Some(new) = self.parts.get(section)
                && !Arc::ptr_eq(old, new)
            {
                moved.add(section, old.summary(), new.summary());
                let of_plan = old.checked.of_plan().to_vec();
                self.set_of_plan(section, of_plan);
            }
        }
        let touched: Vec<usize> = (0..self.parts.len())
            .filter(|it| self.sizes.get(*it).is_some_and(|it| it.of_plan > 0))
            .filter(|it| self.parts.get(*it).is_some_and(|part| moved.touches(*it, part.checked.of_plan())))
            .collect();
        for section in touched {
            let Some(part) = self.parts.get(section) else { continue };
            let of_plan = part.checked.of_plan().iter().map(|it| moved.finding(section, it)).collect();
            self.set_of_plan(section, of_plan);
        }
    }

    /// Tells the tree the codes of some sections.
    fn set_codes(&mut self, range: Range<usize>) {
        let Some(outline) = self.outline.as_mut().map(Arc::make_mut) else { return };
        for (section, part) in range.clone().zip(self.parts.get(range).unwrap_or(&[])) {
            outline.set_code(section, part.summary().code.clone());
        }
    }

    /// Compares changed sections with what they were. Only where one of them is called
    /// otherwise, or more or fewer results are there, can anything change elsewhere.
    fn compare(&mut self, first: usize, old: &[Arc<Part>], new: &[Arc<Part>], says_the_same: bool) {
        let Some(matched) = self.matched.clone() else { return self.name_unreadable(first) };
        let texts: Vec<&str> = new.iter().map(|it| it.text.as_str()).collect();
        let last = first.saturating_add(old.len());
        let same_heads = matched.heads.get(first..last) == Some(heads(&texts).as_slice());
        if !says_the_same {
            self.reporting = Reporting::of(self.parts.iter().map(|it| it.summary()));
        }
        let history = History::new(&self.header, &self.config, &self.schedule, self.reporting);
        let found: Vec<(usize, Vec<Finding>)> = if same_heads && says_the_same {
            let changed = new.iter().zip(old).enumerate().filter(|(_, (new, old))| !Arc::ptr_eq(new, old));
            let at = changed.map(|(i, (new, _))| (first.saturating_add(i), new));
            at.map(|(at, new)| (at, history.section(&matched, at, &new.text))).collect()
        } else {
            let texts: Vec<&str> = self.parts.iter().map(|it| it.text.as_str()).collect();
            let again = || Matched::of(&self.config, &texts).map(Arc::new);
            let matched = if same_heads { Some(matched) } else { again() };
            let found = matched.as_ref().map(|it| history.compare_matched(it, &texts)).unwrap_or_default();
            self.matched = matched;
            let mut found = found.into_iter().peekable();
            (0..self.parts.len())
                .map(|at| (at, found.next_if(|it| it.0 == at).map(|it| it.1).unwrap_or_default()))
                .collect()
        };
        for (at, findings) in found {
            self.set_of_history(at, findings);
        }
    }

    /// An earlier edition that cannot be read is said where the plan's heading names it.
    fn name_unreadable(&mut self, first: usize) {
        if first > 0 || !matches!(self.config.earlier, Earlier::Unreadable(_)) {
            return;
        }
        let texts: Vec<&str> = self.parts.iter().take(1).map(|it| it.text.as_str()).collect();
        let history = History::new(&self.header, &self.config, &self.schedule, self.reporting);
        let found = history.compare(&texts).into_iter().next().map(|it| it.1).unwrap_or_default();
        self.set_of_history(0, found);
    }

    fn set_of_history(&mut self, section: usize, findings: Vec<Finding>) {
        let (Some(part), Some(at)) = (self.parts.get_mut(section), self.sizes.get_mut(section)) else {
            return;
        };
        if part.checked.of_history() == findings {
            return;
        }
        let part = Arc::make_mut(part);
        part.checked.set_of_history(findings);
        part.findings = part.checked.findings(&self.config);
        *at = size(part);
    }

    /// Runs the rules over the plan that a difference concerns. What the others found stays.
    fn check_plan(&mut self, difference: Difference) {
        let rules: Vec<(&'static str, bool)> =
            self.schedule.plan.iter().map(|it| (it.0, concerns(difference, it.0))).collect();
        let is_run = |id: &str| rules.iter().any(|it| it.0 == id && it.1);
        // Rules of a body's own are not among these, and always run.
        let stays = |id: &str| rules.iter().any(|it| it.0 == id && !it.1);
        let summaries: Vec<&Summary> = self.parts.iter().map(|it| it.summary()).collect();
        let outline = self.outline.take().unwrap_or_else(|| Arc::new(Outline::of(&summaries)));
        let found = check_plan_by(&summaries, &self.header, &self.config, &self.schedule, &outline, is_run);
        let mut found = place(found).into_iter().peekable();
        for section in 0..self.parts.len() {
            let new = found.next_if(|it| it.0 == section).map(|it| it.1).unwrap_or_default();
            let had = self.sizes.get(section).is_some_and(|it| it.of_plan > 0);
            if !had && new.is_empty() {
                continue;
            }
            let Some(part) = self.parts.get(section) else { continue };
            let kept = part.checked.of_plan().iter().filter(|it| stays(it.rule)).cloned();
            let mut of_plan: Vec<Finding> = kept.chain(new).collect();
            // In the order in which a fresh check has them: by rule.
            of_plan.sort_by_key(|it| rules.iter().position(|rule| rule.0 == it.rule).unwrap_or(rules.len()));
            self.set_of_plan(section, of_plan);
        }
        self.outline = Some(outline);
    }

    fn set_of_plan(&mut self, section: usize, of_plan: Vec<Finding>) {
        let (Some(part), Some(at)) = (self.parts.get_mut(section), self.sizes.get_mut(section)) else {
            return;
        };
        if part.checked.of_plan() == of_plan {
            return;
        }
        let part = Arc::make_mut(part);
        part.checked.set_of_plan(of_plan);
        part.findings = part.checked.findings(&self.config);
        *at = size(part);
    }
}

fn part(text: String, checked: CheckedSection, config: &Config) -> Part {
    let findings = if checked.is_clean() { Vec::new() } else { checked.findings(config) };
    Part { text, findings, checked }
}

fn size(part: &Part) -> Size {
    let count = |severity| {
        let n = part.findings.iter().filter(|it| it.severity == severity).count();
        u32::try_from(n).unwrap_or(u32::MAX)
    };
    Size {
        rank: part.checked.summary.rank,
        n_lines: u32::try_from(part.checked.n_lines).unwrap_or(u32::MAX),
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        infos: count(Severity::Info),
        of_plan: u32::try_from(part.checked.of_plan().len()).unwrap_or(u32::MAX),
        has_policy: part.checked.has_policy(),
    }
}

/// The nearest character boundary at or before an offset.
fn floor(text: &str, offset: usize) -> usize {
    let mut res = offset.min(text.len());
    while !text.is_char_boundary(res) {
        res = res.saturating_sub(1);
    }
    res
}

/// Findings over the plan by section, in order.
fn place(found: OfPlan) -> Vec<(usize, Vec<Finding>)> {
    let mut found: Vec<(usize, Finding)> = found.into_iter().flatten().collect();
    found.sort_by_key(|it| it.0);
    let mut res: Vec<(usize, Vec<Finding>)> = Vec::new();
    for (section, finding) in found {
        match res.last_mut() {
            Some((last, findings)) if *last == section => findings.push(finding),
            _ => res.push((section, vec![finding])),
        }
    }
    res
}
