//! Findings into places of the document that the user has.

use std::cell::{Cell, OnceCell};

use compact_str::CompactString;

use crate::check::confidence::cap;
use crate::check::coverage::Coverage;
use crate::check::located::{Document, Kind, Located, Location, Note};
use crate::check::section::CheckedSection;
use crate::check::whole::Checked;
use crate::compare::Edition;
use crate::config::{Config, Earlier};
use crate::finding::{Finding, Label, Severity};
use crate::model::{IndicatorSummary, Summary};
use crate::syntax::Rank;
use crate::text::Span;
use crate::text::lines::{Known, LineIndex};
use crate::text::origin::{Origin, Place};

/// The report that plan text was imported from.
#[derive(Clone, Copy, Debug)]
pub struct Reported<'a> {
    /// From plan text to the report.
    pub origin: &'a Origin,
    /// The report's own text, where it is one.
    pub text: Option<&'a str>,
    /// What could not be understood of it: findings like the others.
    pub notes: &'a [Note],
}

/// Resolves every finding of a checked text: lines and columns of the plan, or of the
/// report that it was imported from.
pub fn locate(
    path: &str,
    text: &str,
    checked: &Checked,
    config: &Config,
    from: Option<Reported<'_>>,
) -> Document {
    let shown = from.map_or(Some(text), |it| it.text);
    let resolver = Resolver { shown, index: OnceCell::new(), known: Cell::new(Known::START), from };
    let earlier = match &config.earlier {
        Earlier::Edition(it) => Some(it.as_ref()),
        Earlier::Nothing | Earlier::Unreadable(_) => None,
    };
    let starts: Vec<usize> = checked.starts().collect();
    // Each with its place in the plan text, which orders them.
    let mut findings: Vec<(usize, Located)> = Vec::new();
    for (i, section) in checked.sections.iter().enumerate() {
        if section.is_clean() {
            continue;
        }
        let start = starts.get(i).copied().unwrap_or(0);
        let objective = objective(&section.summary);
        for mut finding in section.findings(config) {
            if let Some(origin) = from.map(|it| it.origin).filter(|it| !it.doubts().is_empty()) {
                let spans = rests_on(&finding, section, start, &starts);
                if !cap(&mut finding, &spans, origin) {
                    continue;
                }
            }
            let labels = finding.labels.iter().map(|label| {
                if let Some(edition) = earlier.filter(|_| label.is_earlier) {
                    return in_edition(edition, label.span);
                }
                let start = label.section.map_or(Some(start), |it| starts.get(it as usize).copied());
                resolver.location(label.span.shifted(start.unwrap_or(0)))
            });
            let span = finding.span.shifted(start);
            let (place, labels) = (resolver.location(span), labels.collect());
            findings.push((span.start as usize, located(finding, objective.clone(), i, place, labels)));
        }
    }
    let notes = from.map_or(&[][..], |it| it.notes);
    if !notes.is_empty() {
        findings.extend(notes.iter().filter_map(|note| {
            let finding = Finding { severity: config.severity(note.rule)?, ..finding_of(note) };
            let section = starts.partition_point(|it| *it <= note.at).saturating_sub(1);
            let (objective, indicator) = about(note, checked, &starts);
            let finding = Finding { indicator, ..finding };
            Some((note.at, located(finding, objective, section, resolver.at(&note.place), Vec::new())))
        }));
        findings.sort_by_key(|it| it.0);
    }
    Document {
        path: path.to_owned(),
        kind: if from.is_some() { Kind::Report } else { Kind::Plan },
        objectives: checked.n_objectives(),
        indicators: checked.n_indicators(),
        coverage: coverage(checked, &starts, from),
        findings: findings.into_iter().map(|it| it.1).collect(),
    }
}

/// How many results were compared with their targets, and why the others were not.
fn coverage(checked: &Checked, starts: &[usize], from: Option<Reported<'_>>) -> Coverage {
    let mut unread: Vec<(usize, u32)> = Vec::new();
    for note in from.map_or(&[][..], |it| it.notes) {
        let section = starts.partition_point(|it| *it <= note.at).saturating_sub(1);
        if let (_, Some(indicator)) = about(note, checked, starts) {
            unread.push((section, indicator));
        }
    }
    let mut res = Coverage::default();
    for (i, section) in checked.sections.iter().enumerate() {
        for (comparison, number) in section.comparisons().iter().zip(1_u32..) {
            res.add(*comparison, !unread.is_empty() && unread.contains(&(i, number)));
        }
    }
    res
}

/// The stretches of plan text that a finding rests on: its own, those of its labels, and the
/// lines of its indicator, or of its section where it is about no single one.
fn rests_on(finding: &Finding, section: &CheckedSection, start: usize, starts: &[usize]) -> Vec<Span> {
    let of_label = |it: &Label| {
        let from = it.section.map_or(Some(start), |it| starts.get(it as usize).copied());
        it.span.shifted(from.unwrap_or(0))
    };
    let mut res = vec![finding.span.shifted(start)];
    res.extend(finding.labels.iter().filter(|it| !it.is_earlier).map(of_label));
    let end = start.saturating_add(section.len);
    let of_indicator = finding.indicator.and_then(|number| {
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        let all = &section.summary.indicators;
        let from = all.get(at)?.anchor.shifted(start).start as usize;
        let to = all.get(at.saturating_add(1)).map_or(end, |it| it.anchor.shifted(start).start as usize);
        Some(Span::new(from, to))
    });
    if finding.severity == Severity::Error {
        res.push(of_indicator.unwrap_or(Span::new(start, end)));
    }
    res
}

fn located(
    finding: Finding,
    objective: Option<CompactString>,
    section: usize,
    place: Location,
    labels: Vec<Location>,
) -> Located {
    let fingerprint = format!("{:016x}", finding.fingerprint(objective.as_deref()));
    Located { finding, objective, section, place, labels, fingerprint }
}

/// A note of an importer as a finding, its severity and indicator left open.
fn finding_of(note: &Note) -> Finding {
    Finding {
        rule: note.rule,
        severity: Severity::Warning,
        span: Span::at(note.at),
        message: note.message.clone(),
        labels: Vec::new(),
        fixes: Vec::new(),
        indicator: None,
    }
}

/// The objective and the indicator that a note is about, where it is about one.
fn about(note: &Note, checked: &Checked, starts: &[usize]) -> (Option<CompactString>, Option<u32>) {
    let i = starts.partition_point(|it| *it <= note.at).saturating_sub(1);
    let Some((section, start)) = checked.sections.get(i).zip(starts.get(i)).filter(|_| note.is_about_last)
    else {
        return (None, None);
    };
    let is_before = |it: &&IndicatorSummary| it.anchor.shifted(*start).start as usize <= note.at;
    let n = section.summary.indicators.iter().filter(is_before).count();
    (objective(&section.summary), u32::try_from(n).ok().filter(|it| *it > 0))
}

/// The code of a section, where it is an objective or a goal.
pub(crate) fn objective(summary: &Summary) -> Option<CompactString> {
    matches!(summary.rank, Rank::Goal | Rank::Objective).then(|| summary.code.clone())?
}

/// A place in an earlier edition: in its own file, or in the report that it came from.
fn in_edition(edition: &Edition, span: Span) -> Location {
    let path = Some(CompactString::from(&edition.name));
    let origin = edition.report.as_ref().and_then(|it| it.0.place(span));
    let span = match origin {
        Some(Place::Cell { name, row, .. }) => {
            let line = *row as usize;
            return Location {
                line,
                column: 1,
                end_line: line,
                end_column: 1,
                cell: Some(name.clone()),
                span: None,
                path,
            };
        }
        Some(Place::Text(it)) => *it,
        None => span,
    };
    let text = edition.shown().unwrap_or("");
    let (line, column) = edition.lines().position(text, span.start as usize);
    let (end_line, end_column) = edition.lines().position(text, span.end as usize);
    Location { line, column, end_line, end_column, cell: None, span: None, path }
}

struct Resolver<'a> {
    shown: Option<&'a str>,
    /// Made at the first finding: a clean text needs none.
    index: OnceCell<LineIndex>,
    /// The place that was asked for last: findings come in the order of the text.
    known: Cell<Known>,
    from: Option<Reported<'a>>,
}

impl Resolver<'_> {
    /// The place of a stretch of plan text.
    fn location(&self, span: Span) -> Location {
        match self.from.and_then(|it| it.origin.place(span)) {
            Some(place) => self.at(place),
            None => self.in_text(span),
        }
    }

    /// A place of the report.
    fn at(&self, place: &Place) -> Location {
        match place {
            Place::Cell { name, row, span } => {
                let line = *row as usize;
                Location {
                    line,
                    column: 1,
                    end_line: line,
                    end_column: 1,
                    cell: Some(name.clone()),
                    span: self.shown.is_some().then_some(*span),
                    ..Location::default()
                }
            }
            Place::Text(it) => self.in_text(*it),
        }
    }

    fn in_text(&self, span: Span) -> Location {
        let Some(text) = self.shown else {
            return Location { line: 1, column: 1, end_line: 1, end_column: 1, ..Location::default() };
        };
        let index = self.index.get_or_init(|| LineIndex::new(text));
        let start = index.position_from(text, self.known.get(), span.start as usize);
        let end = index.position_from(text, start, span.end as usize);
        self.known.set(start);
        let (line, column) = (start.line, start.column);
        let (end_line, end_column) = (end.line, end.column);
        Location { line, column, end_line, end_column, span: Some(span), ..Location::default() }
    }
}
