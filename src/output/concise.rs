//! One line a finding: `path:line:column: severity[rule] message`.

use std::io::{self, Write};

use crate::check::Location;
use crate::finding::Severity;
use crate::lang::Catalogue;
use crate::output::Shown;
use crate::output::clean::cleaned;

/// Writes the findings from a severity up.
pub fn write(
    documents: &[Shown<'_>],
    least: Severity,
    catalogue: &Catalogue,
    out: &mut dyn Write,
) -> io::Result<()> {
    for shown in documents {
        for it in shown.document.findings.iter().filter(|it| it.finding.severity >= least) {
            let place = place(&shown.document.path, &it.place);
            let severity = catalogue.word(severity_word(it.finding.severity));
            let message = catalogue.say(&it.finding.message);
            writeln!(out, "{}: {severity}[{}] {}", cleaned(&place), it.finding.rule, cleaned(&message))?;
        }
    }
    Ok(())
}

/// `path:line:column`, or `path:Sheet1!K220`.
pub(crate) fn place(path: &str, place: &Location) -> String {
    match &place.cell {
        Some(cell) => format!("{path}:{cell}"),
        None => format!("{path}:{}:{}", place.line, place.column),
    }
}

/// The message that names a severity.
pub(crate) fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Info => "severity-info",
    }
}
