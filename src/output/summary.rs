//! What closes the findings on a terminal: how many there are, and how many are not shown.

use crate::check::{Coverage, Kind, Located};
use crate::finding::{Message, Severity};
use crate::lang::Catalogue;
use crate::output::{Counts, Shown};

/// The closing lines.
pub fn summary(documents: &[Shown<'_>], least: Severity, catalogue: &Catalogue) -> Vec<String> {
    let parts = counted_from(documents, least, catalogue);
    let looked_at = looked_at(documents, catalogue);
    if parts.is_empty() {
        let message = Message::new("output-clean").with("looked-at", looked_at.as_str());
        return [catalogue.say(&message)].into_iter().chain(covered(documents, catalogue)).collect();
    }
    let message = Message::new("output-found").with("counted", parts.join(", ").as_str());
    let mut res = vec![catalogue.say(&message.with("looked-at", looked_at.as_str()))];
    res.extend(covered(documents, catalogue));
    res.extend(fixable(documents, catalogue));
    res
}

/// How many findings there are of each severity that has some: `1 error`, `3 warnings`.
pub(crate) fn counted(documents: &[Shown<'_>], catalogue: &Catalogue) -> Vec<String> {
    counted_from(documents, Severity::Info, catalogue)
}

fn counted_from(documents: &[Shown<'_>], least: Severity, catalogue: &Catalogue) -> Vec<String> {
    let counts = Counts::of(documents.iter().map(|it| it.document));
    let mut parts = Vec::new();
    for (severity, id) in [
        (Severity::Error, "output-errors"),
        (Severity::Warning, "output-warnings"),
        (Severity::Info, "output-notes"),
    ] {
        let n = counts.get(severity);
        if n > 0 {
            let said = catalogue.say(&Message::new(id).with("n", n));
            let hidden = Message::new("output-not-shown").with("counted", said.as_str());
            let hidden = hidden.with("severity", severity.name());
            parts.push(if severity < least { catalogue.say(&hidden) } else { said });
        }
    }
    parts
}

/// Which objective and indicator a finding is about.
pub(crate) fn about(located: &Located, catalogue: &Catalogue) -> Option<String> {
    let objective = located.objective.as_deref();
    let message = match (objective, located.finding.indicator) {
        (Some(code), Some(n)) => Message::new("output-about.indicator").with("code", code).with("n", n),
        (Some(code), None) => Message::new("output-about").with("code", code),
        (None, _) => return None,
    };
    Some(catalogue.say(&message))
}

/// `3 files, 83 objectives, 101 indicators`
pub(crate) fn looked_at(documents: &[Shown<'_>], catalogue: &Catalogue) -> String {
    let sum = |of: fn(&Shown<'_>) -> usize| documents.iter().map(of).fold(0, usize::saturating_add);
    let message = Message::new("output-looked-at")
        .with("files", documents.len())
        .with("objectives", sum(|it| it.document.objectives))
        .with("indicators", sum(|it| it.document.indicators));
    catalogue.say(&message)
}

/// How many results of reports were compared with their targets, and why the others were not.
pub(crate) fn covered(documents: &[Shown<'_>], catalogue: &Catalogue) -> Option<String> {
    let reports = documents.iter().filter(|it| it.document.kind == Kind::Report);
    let all = reports.map(|it| it.document.coverage).reduce(Coverage::and)?;
    let reasons: Vec<String> =
        all.reasons().map(|(id, n)| catalogue.say(&Message::new(id).with("n", n))).collect();
    let id = if reasons.is_empty() { "coverage" } else { "coverage.partly" };
    let message = Message::new(id).with("compared", all.compared).with("indicators", all.indicators);
    Some(catalogue.say(&message.with("reasons", reasons.join(", ").as_str())))
}

/// What `--fix` could do.
fn fixable(documents: &[Shown<'_>], catalogue: &Catalogue) -> Option<String> {
    let plans = documents.iter().filter(|it| it.document.kind == Kind::Plan);
    let findings = plans.flat_map(|it| &it.document.findings);
    let (mut safe, mut other) = (0_usize, 0_usize);
    for it in findings {
        let fixes = &it.finding.fixes;
        if fixes.iter().any(|it| it.safe) {
            safe = safe.saturating_add(1);
        } else if !fixes.is_empty() {
            other = other.saturating_add(1);
        }
    }
    let id = match (safe, other) {
        (0, 0) => return None,
        (_, 0) => "output-fixable",
        (0, _) => "output-fixable.unsafe",
        (_, _) => "output-fixable.both",
    };
    Some(catalogue.say(&Message::new(id).with("safe", safe).with("other", other)))
}
