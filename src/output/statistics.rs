//! How many findings there are of each rule.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::finding::Severity;
use crate::lang::Catalogue;
use crate::output::Shown;
use crate::output::concise::severity_word;

/// Writes one line a rule: number, severity, id. The worst first, then the most frequent.
pub fn write(documents: &[Shown<'_>], catalogue: &Catalogue, out: &mut dyn Write) -> io::Result<()> {
    let mut counts: BTreeMap<(&str, Severity), usize> = BTreeMap::new();
    for it in documents.iter().flat_map(|it| &it.document.findings) {
        let count = counts.entry((it.finding.rule, it.finding.severity)).or_default();
        *count = count.saturating_add(1);
    }
    let mut rows: Vec<((&str, Severity), usize)> = counts.into_iter().collect();
    rows.sort_by_key(|((rule, severity), n)| (std::cmp::Reverse((*severity, *n)), *rule));
    let width = rows.iter().map(|it| it.1.to_string().len()).max().unwrap_or(0);
    for ((rule, severity), n) in rows {
        let severity = catalogue.word(severity_word(severity));
        writeln!(out, "{n:>width$}  {severity:<8} {rule}")?;
    }
    Ok(())
}
