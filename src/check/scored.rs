//! A checked plan into the rows of a score table.

use rust_decimal::Decimal;

use crate::check::Checked;
use crate::model::{Outline, Section, Standing, lower};
use crate::scoring::{NodeScore, Policy, roll_up};
use crate::syntax::{Line, Rank, lines_of};

/// A plan with its scores.
pub(crate) struct Scored<'a> {
    text: &'a str,
    pub(crate) checked: &'a Checked,
    pub(crate) outline: Outline,
    pub(crate) scores: Vec<NodeScore>,
    /// Where each section starts in the text.
    starts: Vec<usize>,
}

/// One node or indicator. Figures are in %.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// How deep it stands in the tree.
    pub(crate) depth: usize,
    pub(crate) rank: Rank,
    pub(crate) code: Option<String>,
    /// The place of an indicator in its objective, counted from 1.
    pub(crate) number: Option<u32>,
    pub(crate) name: String,
    pub(crate) weight: Option<Decimal>,
    pub(crate) reported: Option<Decimal>,
    /// The mean of what is reported below, where nothing is reported here.
    pub(crate) reported_below: Option<Decimal>,
    pub(crate) recomputed: Option<Decimal>,
    /// Whether the mean is unweighted, for want of weights.
    pub(crate) is_unweighted: bool,
    /// Whether it is taken out of the reckoning.
    pub(crate) is_excluded: bool,
    /// How what is reported stands to what is recomputed.
    pub(crate) standing: Standing,
    /// The indicators under it that count, and those of them that the mean leaves out.
    pub(crate) left_out: (u32, u32),
}

impl Row {
    /// Whether what is reported, here or below, is not what is recomputed.
    pub(crate) fn differs(&self) -> bool {
        self.standing.differs()
    }

    /// Whether the recomputed mean leaves out some indicators.
    pub(crate) fn is_partial(&self) -> bool {
        self.recomputed.is_some() && self.left_out.1 > 0
    }

    /// Whether the recomputed figure is not the weighted mean of everything below.
    pub(crate) fn is_approximate(&self) -> bool {
        self.is_unweighted || self.is_partial()
    }
}

impl<'a> Scored<'a> {
    pub(crate) fn new(text: &'a str, checked: &'a Checked) -> Self {
        let summaries: Vec<_> = checked.sections.iter().map(|it| &it.summary).collect();
        let outline = Outline::of(&summaries);
        let header = &checked.header;
        let scores = roll_up(&summaries, &outline, &header.policy, header.is_report);
        Self { text, checked, outline, scores, starts: checked.starts().collect() }
    }

    /// The scoring policy of a section.
    pub(crate) fn policy(&self, section: usize) -> &Policy {
        let header = &self.checked.header;
        self.checked.sections.get(section).map_or(&header.policy, |it| it.policy(header))
    }

    /// The row of the plan as a whole: the only section that stands under none.
    pub(crate) fn total(&self) -> Option<Row> {
        let is_node = |it: &usize| self.checked.sections.get(*it).is_some_and(|it| it.summary.has_heading);
        let mut roots = self.outline.roots().filter(is_node);
        roots.next().filter(|_| roots.next().is_none()).map(|it| self.node(it))
    }

    /// The sections that have a code.
    pub(crate) fn sections_of(&self, code: &str) -> Vec<usize> {
        let sections = self.checked.sections.iter().enumerate();
        sections.filter(|it| it.1.summary.code.as_deref() == Some(code)).map(|it| it.0).collect()
    }

    /// Reads a section anew, for its names and figures.
    pub(crate) fn with_section<T>(&self, section: usize, look: impl FnOnce(&Section<'a>) -> T) -> T {
        let start = self.starts.get(section).copied().unwrap_or(0);
        let len = self.checked.sections.get(section).map_or(0, |it| it.len);
        let source = self.text.get(start..start.saturating_add(len)).unwrap_or("");
        let mut lines: Vec<Line<'a>> = Vec::new();
        lines_of(source, &mut lines);
        look(&lower(source, &lines))
    }

    /// Every node and indicator, in the order of the text.
    pub(crate) fn rows(&self) -> Vec<Row> {
        let mut res = Vec::new();
        for (i, checked) in self.checked.sections.iter().enumerate() {
            // What stands before the first heading is no node.
            if checked.summary.has_heading || !checked.summary.indicators.is_empty() {
                res.push(self.node(i));
                res.extend(self.indicators(i));
            }
        }
        res
    }

    /// The row of a node.
    pub(crate) fn node(&self, section: usize) -> Row {
        let summary = self.checked.sections.get(section).map(|it| &it.summary);
        let score = self.scores.get(section).copied().unwrap_or_default();
        Row {
            depth: std::iter::successors(self.outline.parent(section), |it| self.outline.parent(*it)).count(),
            rank: summary.map_or(Rank::Plan, |it| it.rank),
            code: summary.and_then(|it| it.code.as_deref()).map(str::to_owned),
            number: None,
            name: self.with_section(section, |it| it.node.name().to_owned()),
            weight: summary.and_then(|it| it.weight?.percent),
            reported: score.reported,
            reported_below: score.rollup.reported.filter(|_| score.reported.is_none()),
            recomputed: score.rollup.recomputed,
            is_unweighted: score.rollup.is_unweighted && score.rollup.recomputed.is_some(),
            is_excluded: score.is_excluded,
            standing: score.standing,
            left_out: (score.rollup.n, score.rollup.n_without),
        }
    }

    /// The rows of the indicators of a section.
    pub(crate) fn indicators(&self, section: usize) -> Vec<Row> {
        let depth = self.node(section).depth.saturating_add(1);
        let summaries = self.checked.sections.get(section).map_or(&[][..], |it| &it.summary.indicators);
        self.with_section(section, |it| {
            let pairs = it.indicators.iter().zip(summaries);
            let rows = pairs.map(|(indicator, summary)| Row {
                depth,
                rank: Rank::Indicator,
                code: indicator.node.code().map(str::to_owned),
                number: Some(indicator.number),
                name: indicator.node.name().to_owned(),
                weight: summary.weight.and_then(|it| it.percent),
                reported: summary.achieved.and_then(|it| it.percent),
                reported_below: None,
                recomputed: summary.recomputed,
                is_unweighted: false,
                is_excluded: summary.is_excluded,
                standing: summary.standing,
                left_out: (0, 0),
            });
            rows.collect()
        })
    }
}
