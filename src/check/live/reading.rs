//! What a text under edit tells: its parts, where their lines are, the worst of its findings.

use std::sync::Arc;

use crate::check::live::{Live, Part, Size};
use crate::config::Config;
use crate::finding::{Finding, Severity};
use crate::rule::PlanHeader;
use crate::syntax::Rank;

impl Live {
    /// The whole text.
    pub fn text(&self) -> String {
        self.around(0..0, "")
    }

    /// The sections, in order.
    pub fn parts(&self) -> &[Arc<Part>] {
        &self.parts
    }

    /// The plan's header.
    pub fn header(&self) -> &PlanHeader {
        &self.header
    }

    /// What the findings depend on besides the text.
    pub fn config(&self) -> &Arc<Config> {
        &self.config
    }

    /// The section of a line counted from 0, and the line's number within it. A line past
    /// the end gives the end.
    pub fn line(&self, line: usize) -> (usize, usize) {
        let mut left = line;
        for (i, size) in self.sizes.iter().enumerate() {
            let n_lines = size.n_lines as usize;
            let is_last = i.saturating_add(1) == self.sizes.len();
            if left < n_lines || is_last {
                return (i, left);
            }
            left = left.saturating_sub(n_lines);
        }
        (0, 0)
    }

    /// The rank of each section.
    pub fn ranks(&self) -> impl DoubleEndedIterator<Item = Rank> + ExactSizeIterator + '_ {
        self.sizes.iter().map(|it| it.rank)
    }

    /// Number of lines before each section.
    pub fn first_lines(&self) -> impl Iterator<Item = usize> + '_ {
        self.sizes.iter().scan(0_usize, |at, it| {
            let first = *at;
            *at = first.saturating_add(it.n_lines as usize);
            Some(first)
        })
    }

    /// Number of lines before a section.
    pub fn lines_before(&self, section: usize) -> usize {
        self.lines_between(0, section)
    }

    /// Number of lines from the start of a section to that of a later one.
    pub fn lines_between(&self, from: usize, to: usize) -> usize {
        self.sizes.iter().take(to).skip(from).map(|it| it.n_lines as usize).sum()
    }

    /// The worst findings, at most `limit`, in the order of the text: section, lines before
    /// it, finding. Errors go before warnings, and those before the rest.
    pub fn worst(&self, limit: usize) -> Vec<(usize, usize, &Finding)> {
        let counts = self.counts();
        let keep = |severity: Severity| match severity {
            Severity::Error => limit,
            Severity::Warning => limit.saturating_sub(counts.0),
            Severity::Info => limit.saturating_sub(counts.0).saturating_sub(counts.1),
        };
        let mut left = [keep(Severity::Info), keep(Severity::Warning), keep(Severity::Error)];
        let mut res = Vec::new();
        let mut lines = 0_usize;
        for (i, (size, part)) in self.sizes.iter().zip(&self.parts).enumerate() {
            if size.errors > 0 || size.warnings > 0 || size.infos > 0 {
                for finding in &part.findings {
                    if let Some(left) = left.get_mut(finding.severity as usize)
                        && *left > 0
                    {
                        *left = left.saturating_sub(1);
                        res.push((i, lines, finding));
                    }
                }
            }
            lines = lines.saturating_add(size.n_lines as usize);
        }
        res
    }

    /// Number of errors, warnings and the rest.
    pub fn counts(&self) -> (usize, usize, usize) {
        let sum = |of: fn(&Size) -> u32| self.sizes.iter().map(|it| of(it) as usize).sum();
        (sum(|it| it.errors), sum(|it| it.warnings), sum(|it| it.infos))
    }
}
