//! A text and its earlier edition into findings of the rules over both.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::compare::{Edition, Head, Pair, indicator_pairs, section_pairs};
use crate::config::{Config, Earlier, Schedule};
use crate::finding::{Finding, Message};
use crate::model::{Section, Summary, lower};
use crate::rule::{HistoryCx, PlanHeader, Sink};
use crate::rules::results::missing_result::are_few;
use crate::syntax::{Property, lines_of};
use crate::text::Span;

/// How far a plan has results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reporting {
    /// Whether at least half of its indicators have one.
    is_reported: bool,
    /// Whether so few are missing that a rule of its own says so.
    are_few_missing: bool,
}

impl Reporting {
    pub(crate) fn of<'s>(summaries: impl Iterator<Item = &'s Summary>) -> Self {
        let (mut n, mut n_missing) = (0_usize, 0_usize);
        for it in summaries.flat_map(|it| &it.indicators).filter(|it| !it.is_excluded) {
            n = n.saturating_add(1);
            n_missing = n_missing.saturating_add(usize::from(!it.has_result));
        }
        Self { is_reported: n > 0 && n_missing <= n / 2, are_few_missing: are_few(n, n_missing) }
    }
}

/// What comparing a text needs besides its sections.
#[derive(Clone, Copy)]
pub(crate) struct History<'s> {
    header: &'s PlanHeader,
    config: &'s Config,
    schedule: &'s Schedule,
    reporting: Reporting,
}

impl<'s> History<'s> {
    pub(crate) fn new(
        header: &'s PlanHeader,
        config: &'s Config,
        schedule: &'s Schedule,
        reporting: Reporting,
    ) -> Self {
        Self { header, config, schedule, reporting }
    }

    /// The findings by section, in order; sections without any are left out.
    pub(crate) fn compare(&self, sections: &[&str]) -> Vec<(usize, Vec<Finding>)> {
        if let Earlier::Unreadable(why) = &self.config.earlier {
            return self.unreadable(why, sections);
        }
        let Some(matched) = Matched::of(self.config, sections) else { return Vec::new() };
        self.compare_matched(&matched, sections)
    }

    /// The findings by section of a text whose sections are matched already.
    pub(crate) fn compare_matched(&self, matched: &Matched, sections: &[&str]) -> Vec<(usize, Vec<Finding>)> {
        let found = sections.par_iter().enumerate().map(|(i, text)| (i, self.section(matched, i, text)));
        found.filter(|it| !it.1.is_empty()).collect()
    }

    /// The findings of one section, and about what would stand under it.
    pub(crate) fn section(&self, matched: &Matched, at: usize, text: &str) -> Vec<Finding> {
        let before = matched.was.get(at).copied().flatten();
        let mut res = self.changes(&matched.edition, text, before);
        for gone in matched.dropped.get(&at).map_or(&[][..], Vec::as_slice) {
            res.extend(self.gone(&matched.edition, text, *gone));
        }
        res
    }

    /// The findings of a section that was `before`, or is new.
    fn changes(&self, edition: &Edition, text: &str, before: Option<usize>) -> Vec<Finding> {
        let now = section(text);
        let old = before.map(|it| (it, section(edition.section(it))));
        let pairs: Vec<Pair> = match &old {
            Some((_, it)) => indicator_pairs(&it.indicators, &now.indicators, self.years(edition)),
            None => Vec::new(),
        };
        let anchor = now.span(now.node.anchor());
        let before = old.as_ref().map(|(at, it)| (*at, it));
        self.run(edition, before, Some(&now), anchor, &pairs)
    }

    fn years(&self, edition: &Edition) -> i16 {
        let years = self.header.year.zip(edition.year);
        years.and_then(|(now, before)| now.checked_sub(before)).unwrap_or(0)
    }

    /// The findings about a section that is gone, in the section that it would stand under.
    fn gone(&self, edition: &Edition, text: &str, gone: usize) -> Vec<Finding> {
        let under = section(text);
        let old = section(edition.section(gone));
        self.run(edition, Some((gone, &old)), None, under.span(under.node.anchor()), &[])
    }

    fn run<'a>(
        &self,
        earlier: &Edition,
        before: Option<(usize, &Section<'a>)>,
        now: Option<&Section<'a>>,
        anchor: Span,
        indicators: &[Pair],
    ) -> Vec<Finding> {
        let cx = HistoryCx {
            plan: self.header,
            settings: &self.config.settings,
            earlier,
            is_reported: self.reporting.is_reported,
            are_few_missing: self.reporting.are_few_missing,
            before,
            now,
            anchor,
            indicators,
        };
        let mut res = Vec::new();
        for (rule, severity, check) in &self.schedule.history {
            check(&cx, &mut Sink::new(rule, *severity, None, &mut res));
        }
        res
    }

    /// The plan names an earlier edition that cannot be read: one finding, where it is named.
    fn unreadable(&self, why: &'static str, sections: &[&str]) -> Vec<(usize, Vec<Finding>)> {
        const RULE: &str = "missing-previous";
        let first = section(sections.first().copied().unwrap_or(""));
        let found = self.config.severity(RULE).zip(first.node.words(Property::Previous));
        let Some((severity, named)) = found else { return Vec::new() };
        let mut res = Vec::new();
        let message = Message::new(why).with("name", named.value().as_ref());
        Sink::new(RULE, severity, None, &mut res).report(first.span(named.source), message);
        vec![(0, res)]
    }
}

/// The heads of sections.
pub(crate) fn heads(sections: &[&str]) -> Vec<Head> {
    sections.par_iter().with_min_len(64).map(|it| Head::of(&section(it))).collect()
}

fn section(text: &str) -> Section<'_> {
    let mut lines = Vec::new();
    lines_of(text, &mut lines);
    lower(text, &lines)
}

/// The sections of a text and what they were.
#[derive(Clone, Debug)]
pub(crate) struct Matched {
    edition: Arc<Edition>,
    /// One for each section of the text.
    pub(crate) heads: Vec<Head>,
    /// What each section was.
    was: Vec<Option<usize>>,
    /// Sections of the earlier edition that are gone, by the section that they would stand
    /// under; the plan's own heading has those that stood under nothing.
    dropped: HashMap<usize, Vec<usize>>,
}

impl Matched {
    /// Matches the sections of a text; none where there is nothing to match them with.
    pub(crate) fn of(config: &Config, sections: &[&str]) -> Option<Self> {
        let Earlier::Edition(edition) = &config.earlier else { return None };
        let heads = heads(sections);
        let was = section_pairs(&edition.heads, &heads);
        let dropped = dropped(edition, &was);
        Some(Self { edition: Arc::clone(edition), heads, was, dropped })
    }
}

fn dropped(edition: &Edition, was: &[Option<usize>]) -> HashMap<usize, Vec<usize>> {
    let mut became = vec![None; edition.heads.len()];
    for (now, before) in was.iter().enumerate() {
        if let Some(it) = before.and_then(|it| became.get_mut(it)) {
            *it = Some(now);
        }
    }
    let mut res: HashMap<usize, Vec<usize>> = HashMap::new();
    for gone in (0..became.len()).filter(|it| became.get(*it) == Some(&None)) {
        // What stood under something that is gone went with it.
        let under = edition.parent(gone).map(|it| became.get(it).copied().flatten());
        if let Some(at) = under.unwrap_or(Some(0)) {
            res.entry(at).or_default().push(gone);
        }
    }
    res
}
