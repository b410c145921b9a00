//! Arguments into files, and files into text.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

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
        return Input { name: stdin_name.unwrap_or(STDIN).to_owned(), path: None };
    }
    Input { name: shown(path), path: Some(path.to_owned()) }
}

/// The files in a folder and below it that are wanted, by name. What `.gitignore` names and what is hidden
/// is left out.
fn walk(folder: &Path, is_wanted: fn(&Path) -> bool, inputs: &mut Vec<Input>, failures: &mut Vec<Failure>) {
    let sorted = ignore::WalkBuilder::new(folder).sort_by_file_path(Path::cmp).build();
    for entry in sorted {
        match entry {
            Ok(it) if it.file_type().is_some_and(|it| it.is_file()) && is_wanted(it.path()) => {
                inputs.push(Input { name: shown(it.path()), path: Some(it.into_path()) });
            }
            Ok(_) => {}
            Err(error) => {
                let message = Message::new("cli-io").with("reason", error.to_string().as_str());
                failures.push(Failure::of(&shown(folder), message));
            }
        }
    }
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
