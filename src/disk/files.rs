//! Arguments into files, and files into text.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::disk::git::{WorkTree, staged_content};
use crate::disk::{Failure, shown};
use crate::finding::Message;
use crate::text::MAX_BYTES;

/// The argument that stands for standard input.
const STDIN: &str = "-";

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Input {
    /// Its name for people and machines.
    pub(crate) name: String,
    /// Where it is; none for standard input.
    pub(crate) path: Option<PathBuf>,
    /// Whether it was found in a folder, and not named.
    pub(crate) is_found: bool,
    /// Its name in the index of git, where what is staged is read instead of the file.
    pub(crate) staged: Option<PathBuf>,
}

/// What the arguments stand for: files as they are, folders with what is wanted of the
/// files in them, in a fixed order and each once. What cannot be found does not stop the rest.
pub(crate) fn find(
    paths: &[PathBuf],
    stdin_name: Option<&str>,
    is_wanted: fn(&Path) -> bool,
) -> (Vec<Input>, Vec<Failure>) {
    let mut inputs = Vec::new();
    let mut failures = Vec::new();
    for path in paths {
        if path.is_dir() {
            let before = inputs.len();
            walk(path, is_wanted, &mut inputs, &mut failures);
            if inputs.len() == before {
                failures.push(Failure::of(&shown(path), Message::new("cli-nothing-here")));
            }
        } else {
            inputs.push(named(path, stdin_name));
        }
    }
    let mut seen = BTreeSet::new();
    inputs.retain(|it| seen.insert(it.name.clone()));
    (inputs, failures)
}

/// One argument that is no folder: a file, or standard input by its name.
pub(crate) fn named(path: &Path, stdin_name: Option<&str>) -> Input {
    if path.as_os_str() == STDIN {
        let name = stdin_name.unwrap_or(STDIN).to_owned();
        return Input { name, path: None, is_found: false, staged: None };
    }
    Input { name: shown(path), path: Some(path.to_owned()), is_found: false, staged: None }
}

/// The files in a folder and below it that are wanted, by name. What `.gitignore` names and what is hidden
/// is left out.
fn walk(folder: &Path, is_wanted: fn(&Path) -> bool, inputs: &mut Vec<Input>, failures: &mut Vec<Failure>) {
    let sorted = ignore::WalkBuilder::new(folder).sort_by_file_path(Path::cmp).build();
    for entry in sorted {
        match entry {
            Ok(it) if it.file_type().is_some_and(|it| it.is_file()) && is_wanted(it.path()) => {
                let name = shown(it.path());
                inputs.push(Input { name, path: Some(it.into_path()), is_found: true, staged: None });
            }
            Ok(_) => {}
            Err(error) => {
                let message = Message::new("cli-io").with("reason", error.to_string().as_str());
                failures.push(Failure::of(&shown(folder), message));
            }
        }
    }
}

/// Of the files that git names, those that the arguments stand for.
pub(crate) fn among(paths: &[PathBuf], files: &[PathBuf], tree: Option<&WorkTree>) -> Vec<Input> {
    let mut res = Vec::new();
    for path in paths {
        let Ok(real) = path.canonicalize() else { continue };
        for file in files {
            let Ok(rest) = file.strip_prefix(&real) else { continue };
            let is_named = rest.as_os_str().is_empty();
            if !is_named && !is_candidate(file) {
                continue;
            }
            let path = if is_named { path.clone() } else { path.join(rest) };
            res.push(Input {
                name: shown(&path),
                path: Some(path),
                is_found: !is_named,
                staged: tree.and_then(|it| it.name(file)).map(Path::to_owned),
            });
        }
    }
    res.sort_by(|a, b| a.path.cmp(&b.path));
    res.dedup_by(|a, b| a.name == b.name);
    res
}

/// Endings of the names of files that may hold a report.
const TABLES: &[&str] = &[
    "tsv", "tab", "csv", "txt", "xlsx", "xlsm", "xls", "ods", "html", "htm", "xhtml", "md", "markdown",
    "pdf", "doc", "docx", "odt", "rtf",
];

/// Whether a file may be a plan or a report, by its name: what it holds is still to be seen.
pub(crate) fn is_candidate(path: &Path) -> bool {
    let is_table = |it: &std::ffi::OsStr| TABLES.iter().any(|table| it.eq_ignore_ascii_case(table));
    is_plan(path) || path.extension().is_some_and(is_table)
}

/// The current folder, absolute and with forward slashes.
pub(crate) fn root() -> String {
    std::env::current_dir().map(|it| shown(&it)).unwrap_or_default()
}

/// Whether a file is a plan by its name.
pub(crate) fn is_plan(path: &Path) -> bool {
    path.extension().is_some_and(|it| it.eq_ignore_ascii_case("piano"))
}

/// The bytes of an input. More than can be checked is refused before it is read.
pub(crate) fn read(input: &Input) -> Result<Vec<u8>, Failure> {
    let Some(path) = &input.path else {
        return limited(io::stdin().lock(), 0).map_err(|it| it.about(&input.name, Path::new(STDIN)));
    };
    if let Some(name) = &input.staged {
        return staged_content(name);
    }
    let open = |path: &Path| {
        let file = File::open(path)?;
        let metadata = file.metadata()?;
        Ok((file, metadata))
    };
    let (file, metadata) = open(path).map_err(|it| Failure::of_file(path, &it))?;
    if metadata.is_dir() {
        return Err(Failure::of(&input.name, Message::new("cli-not-a-file")));
    }
    limited(file, metadata.len()).map_err(|it| it.about(&input.name, path))
}

enum Unread {
    TooLarge,
    Io(io::Error),
}

impl Unread {
    fn about(self, name: &str, path: &Path) -> Failure {
        match self {
            Self::TooLarge => {
                Failure::of(name, Message::new("cli-too-large").with("limit", MAX_BYTES / (1 << 20)))
            }
            Self::Io(error) => Failure::of_file(path, &error),
        }
    }
}

fn limited(input: impl Read, expected: u64) -> Result<Vec<u8>, Unread> {
    let most = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
    if expected > most {
        return Err(Unread::TooLarge);
    }
    let mut res = Vec::with_capacity(usize::try_from(expected).unwrap_or(0).saturating_add(1));
    let n_read = input.take(most.saturating_add(1)).read_to_end(&mut res).map_err(Unread::Io)?;
    if n_read > MAX_BYTES { Err(Unread::TooLarge) } else { Ok(res) }
}
