//! What formatting changes, for people.

use std::time::Duration;

use similar::TextDiff;

/// The difference between two texts as a unified diff with three lines around each
/// change; empty where they are the same.
pub fn unified_diff(old: &str, new: &str, path: &str) -> String {
    // A long text that changes everywhere gets a coarser diff instead of a long wait.
    let diff = TextDiff::configure().timeout(Duration::from_secs(2)).diff_lines(old, new);
    diff.unified_diff().context_radius(3).header(path, path).to_string()
}
