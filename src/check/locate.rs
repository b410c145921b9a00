//! Findings into places of the document that the user has.

use compact_str::CompactString;

use crate::check::located::{Document, Kind, Located, Location};
use crate::check::whole::Checked;
use crate::config::Config;
use crate::model::Summary;
use crate::syntax::Rank;
use crate::text::Span;
use crate::text::lines::LineIndex;
use crate::text::origin::{Origin, Place};

/// The report that plan text was imported from.
#[derive(Clone, Copy, Debug)]
pub struct Reported<'a> {
    /// From plan text to the report.
    pub origin: &'a Origin,
    /// The report's own text, where it is one.
    pub text: Option<&'a str>,
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
    let resolver = Resolver { shown, index: std::cell::OnceCell::new(), from };
    let starts: Vec<usize> = checked.starts().collect();
    let mut findings = Vec::new();
    for (i, section) in checked.sections.iter().enumerate() {
        if section.is_clean() {
            continue;
        }
        let start = starts.get(i).copied().unwrap_or(0);
        let objective = objective(&section.summary);
        for finding in section.findings(config) {
            let labels = finding.labels.iter().map(|label| {
                let start = label.section.map_or(Some(start), |it| starts.get(it as usize).copied());
                resolver.location(label.span.shifted(start.unwrap_or(0)))
            });
            findings.push(Located {
                place: resolver.location(finding.span.shifted(start)),
                labels: labels.collect(),
                fingerprint: format!("{:016x}", finding.fingerprint(objective.as_deref())),
                objective: objective.clone(),
                finding,
            });
        }
    }
    Document {
        path: path.to_owned(),
        kind: if from.is_some() { Kind::Report } else { Kind::Plan },
        objectives: checked.n_objectives(),
        indicators: checked.n_indicators(),
        findings,
    }
}

/// The code of a section, where it is an objective or a goal.
fn objective(summary: &Summary) -> Option<CompactString> {
    matches!(summary.rank, Rank::Goal | Rank::Objective).then(|| summary.code.clone())?
}

struct Resolver<'a> {
    shown: Option<&'a str>,
    /// Made at the first finding: a clean text needs none.
    index: std::cell::OnceCell<LineIndex>,
    from: Option<Reported<'a>>,
}

impl Resolver<'_> {
    fn location(&self, span: Span) -> Location {
        match self.from.and_then(|it| it.origin.place(span)) {
            Some(Place::Cell { name, row }) => {
                let line = *row as usize;
                Location {
                    line,
                    column: 1,
                    end_line: line,
                    end_column: 1,
                    cell: Some(name.clone()),
                    span: None,
                }
            }
            Some(Place::Text(it)) => self.in_text(*it),
            None => self.in_text(span),
        }
    }

    fn in_text(&self, span: Span) -> Location {
        let Some(text) = self.shown else {
            return Location { line: 1, column: 1, end_line: 1, end_column: 1, ..Location::default() };
        };
        let index = self.index.get_or_init(|| LineIndex::new(text));
        let (line, column) = index.position(text, span.start as usize);
        let (end_line, end_column) = index.position(text, span.end as usize);
        Location { line, column, end_line, end_column, cell: None, span: Some(span) }
    }
}
