//! Paths as pipelines want them: relative to the folder of the run, or percent-encoded.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stands for itself in a path of a URI (RFC 3986, unreserved) and the slash.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// A path relative to the folder of the run, where it lies in it.
pub(crate) fn relative<'p>(path: &'p str, root: &str) -> &'p str {
    let root = root.trim_end_matches('/');
    let inside = path.strip_prefix(root).and_then(|it| it.strip_prefix('/'));
    match inside {
        Some(it) if !root.is_empty() && !it.is_empty() => it,
        _ => path,
    }
}

/// A path as a URI: relative where it can be, else `file://`.
pub(crate) fn uri(path: &str, root: &str) -> String {
    let path = relative(path, root);
    let encoded = utf8_percent_encode(path, ENCODED);
    match is_absolute(path) {
        true => format!("file:///{}", encoded.to_string().trim_start_matches('/')),
        false => encoded.to_string(),
    }
}

/// Whether a path names its place from the top: `/srv/x`, `C:/x`.
pub(crate) fn is_absolute(path: &str) -> bool {
    let mut start = path.chars();
    match (start.next(), start.next(), start.next()) {
        (Some('/'), _, _) => true,
        (Some(drive), Some(':'), Some('/')) => drive.is_ascii_alphabetic(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_to_the_run_and_encoded() {
        for (path, expected) in [
            ("relazioni/anno 2023.txt", "relazioni/anno%202023.txt"),
            ("/srv/ente/relazioni/più.piano", "relazioni/pi%C3%B9.piano"),
            ("/srv/ente2/a.piano", "file:///srv/ente2/a.piano"),
            ("a:b%#?.piano", "a%3Ab%25%23%3F.piano"),
            ("C:/ente/a.piano", "file:///C%3A/ente/a.piano"),
            ("../a.piano", "../a.piano"),
        ] {
            assert_eq!(uri(path, "/srv/ente"), expected);
        }
    }
}
