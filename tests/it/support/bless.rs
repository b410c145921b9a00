//! Golden files: what a test makes, held against what is committed.

use std::path::Path;

/// Compares a text with a committed file. `UPDATE=1` writes the file anew.
pub(crate) fn golden(path: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, text).expect("the file can be written");
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(committed == text, "{path} is not what is made: look, and set UPDATE=1 to bless");
}
