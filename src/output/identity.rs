//! Findings into names that tell them apart and survive edits elsewhere.

use std::collections::HashMap;

use crate::check::Located;

/// Each finding of a document with a name of its own: its fingerprint, and from the second
/// that says the same on, which one it is. Known findings count too, so that a baseline
/// renames nothing.
pub(crate) fn identified<'a>(
    findings: impl IntoIterator<Item = &'a Located>,
) -> impl Iterator<Item = (String, &'a Located)> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    findings.into_iter().map(move |it| {
        let n = seen.entry(&it.fingerprint).or_default();
        *n = n.saturating_add(1);
        let name = if *n == 1 { it.fingerprint.clone() } else { format!("{}-{n}", it.fingerprint) };
        (name, it)
    })
}
