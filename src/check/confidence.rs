//! No finding says more than the reading of a report bears: what rests on a figure that was
//! not read surely is a warning at most, and says which figure.

use crate::finding::{Finding, Label, Message, Severity};
use crate::text::Span;
use crate::text::origin::{Confidence, Doubt, Origin};

/// Rules that speak of what is not there: where a column was not read surely, nothing is
/// known to be missing.
const OF_ABSENCE: &str = "missing-";

/// Whether a finding may be said at all, with its severity brought down to what the reading
/// bears. `spans` are the stretches of plan text that it rests on: its own, those of its
/// labels, and the lines of its indicator or section.
pub(crate) fn cap(finding: &mut Finding, spans: &[Span], origin: &Origin) -> bool {
    let worst = spans.iter().filter_map(|it| Some((it, origin.worst(*it)?))).min_by_key(|it| it.1.confidence);
    let Some((_, doubt)) = worst else { return true };
    if doubt.confidence == Confidence::Sure {
        return true;
    }
    if finding.rule.starts_with(OF_ABSENCE) {
        return false;
    }
    if finding.severity == Severity::Error {
        finding.severity = Severity::Warning;
        // Fixes change figures: not where it is not sure which they are.
        finding.fixes.clear();
    }
    if finding.severity == Severity::Warning {
        finding.labels.push(Label {
            section: None,
            is_earlier: false,
            span: finding.span,
            message: sentence(doubt),
        });
    }
    true
}

/// Why a figure is not sure, as a sentence.
fn sentence(doubt: &Doubt) -> Message {
    Message::new(doubt.reason)
        .with("holds", crate::finding::Arg::Word(doubt.holds))
        .with("column", doubt.column.clone())
        .with("title", doubt.title.clone())
}
