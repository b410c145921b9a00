//! Paths as pipelines want them: relative to the folder of the repository, or percent-encoded.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stands for itself in a path of a URI (RFC 3986, unreserved) and the slash.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// The folder that paths count from: that of the repository, where the run is in one, for
/// pipelines know files by their place in it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Root<'a> {
    /// The folder: absolute, with forward slashes.
    pub path: &'a str,
    /// The folder of the run, from there; empty where it is that folder itself.
    pub folder: &'a str,
}

impl Root<'_> {
    /// A path from the root, where it lies below it.
    pub(crate) fn relative<'p>(&self, path: &'p str) -> Cow<'p, str> {
        let root = self.path.trim_end_matches('/');
        // What comes on standard input lies nowhere.
        if root.is_empty() || path == "-" {
            return Cow::Borrowed(path);
        }
        let full = match is_absolute(path) {
            true => plain(path),
            false => plain(&format!("{root}/{}/{path}", self.folder)),
        };
        match full.strip_prefix(root).and_then(|it| it.strip_prefix('/')) {
            Some(it) if !it.is_empty() => Cow::Owned(it.to_owned()),
            _ if is_absolute(path) || self.folder.is_empty() => Cow::Borrowed(path),
            _ => Cow::Owned(full),
        }
    }

    /// A path as a URI: relative where it can be, else `file://`.
    pub(crate) fn uri(&self, path: &str) -> String {
        let path = self.relative(path);
        let encoded = utf8_percent_encode(&path, ENCODED);
        match is_absolute(&path) {
            true => format!("file:///{}", encoded.to_string().trim_start_matches('/')),
            false => encoded.to_string(),
        }
    }
}

/// An absolute path without `.`, `..` and doubled slashes.
fn plain(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    let start = if path.starts_with('/') { "/" } else { "" };
    format!("{start}{}", parts.join("/"))
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
            let root = Root { path: "/srv/ente", folder: "" };
            assert_eq!(root.uri(path), expected);
        }
    }

    #[test]
    fn paths_count_from_the_repository_wherever_the_run_is() {
        let root = Root { path: "/srv/ente", folder: "piani/2023" };
        for (path, expected) in [
            ("a.piano", "piani/2023/a.piano"),
            ("./a.piano", "piani/2023/a.piano"),
            ("../2022/a.piano", "piani/2022/a.piano"),
            ("../../a.piano", "a.piano"),
            ("/srv/ente/piani/a.piano", "piani/a.piano"),
            ("../../../b/a.piano", "/srv/b/a.piano"),
            ("/srv/b/a.piano", "/srv/b/a.piano"),
            ("-", "-"),
            (".", "piani/2023"),
        ] {
            assert_eq!(root.relative(path), expected);
        }
        assert_eq!(Root::default().relative("a.piano"), "a.piano");
    }
}
