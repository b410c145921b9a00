//! Arguments into files, and files into text.

use std::collections::BTreeSet;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::disk::git::{WorkTree, staged_content};
use crate::disk::{Failure, shown};
use crate::finding::Message;
pub(crate) use crate::source::is_plan;
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
    /// Whether it must be a regular file: a pipe or a device is read only where the user
    /// names it, for one that a file names may never end.
    pub(crate) is_regular: bool,
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
    // One path leads to no file twice; by several, the same file is the same file.
    if paths.len() < 2 {
        return (inputs, failures);
    }
    let mut seen = BTreeSet::new();
    let place = |it: &Input| it.path.as_deref().and_then(|it| it.canonicalize().ok());
    inputs.retain(|it| seen.insert(place(it).unwrap_or_else(|| PathBuf::from(&it.name))));
    (inputs, failures)
}

/// One argument that is no folder: a file, or standard input by its name.
pub(crate) fn named(path: &Path, stdin_name: Option<&str>) -> Input {
    if path.as_os_str() == STDIN {
        let name = stdin_name.unwrap_or(STDIN).to_owned();
        return Input { name, path: None, is_found: false, staged: None, is_regular: false };
    }
    Input { is_regular: false, ..regular(path) }
}

/// A file that another one names, or an option beside the arguments.
pub(crate) fn regular(path: &Path) -> Input {
    Input { name: shown(path), path: Some(path.to_owned()), is_found: false, staged: None, is_regular: true }
}

/// The files in a folder and below it that are wanted, by name. What `.gitignore` names and what
/// is hidden is left out.
fn walk(folder: &Path, is_wanted: fn(&Path) -> bool, inputs: &mut Vec<Input>, failures: &mut Vec<Failure>) {
    let sorted = ignore::WalkBuilder::new(folder).sort_by_file_path(Path::cmp).build();
    for entry in sorted {
        match entry {
            Ok(it) if it.file_type().is_some_and(|it| it.is_file()) && is_wanted(it.path()) => {
                inputs.push(Input { is_found: true, ..regular(it.path()) });
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
                is_found: !is_named,
                staged: tree.and_then(|it| it.name(file)).map(Path::to_owned),
                ..regular(&path)
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

/// The folder of the repository around the current one, else that one itself: absolute and with
/// forward slashes; and the current folder from there.
pub(crate) fn root() -> (String, String) {
    let Ok(folder) = std::env::current_dir() else { return (String::new(), String::new()) };
    let root = folder.ancestors().find(|it| it.join(".git").exists()).unwrap_or(&folder);
    let below = folder.strip_prefix(root).map(shown).unwrap_or_default();
    (shown(root), below)
}

/// The bytes of an input. More than can be checked is refused before it is read.
pub(crate) fn read(input: &Input) -> Result<Vec<u8>, Failure> {
    read_at_most(input, MAX_BYTES)
}

/// The bytes of an input of at most so many.
pub(crate) fn read_at_most(input: &Input, most: usize) -> Result<Vec<u8>, Failure> {
    let about = |it: Unread| it.about(&input.name, input.path.as_deref().unwrap_or(Path::new(STDIN)));
    let Some(path) = &input.path else {
        return limited(io::stdin().lock(), 0, most).map_err(about);
    };
    match &input.staged {
        Some(name) => staged_content(name),
        None if input.is_regular => regular_bytes(path, most).map_err(about),
        None => open(path).and_then(|(file, it)| limited(file, it.len(), most)).map_err(about),
    }
}

/// The bytes of a regular file of at most so many.
pub(crate) fn read_bytes(path: &Path, most: usize) -> Result<Vec<u8>, Failure> {
    regular_bytes(path, most).map_err(|it| it.about(&shown(path), path))
}

/// The text of a regular file of at most so many bytes: a configuration, a baseline.
pub(crate) fn read_text(path: &Path, most: usize) -> Result<String, Failure> {
    String::from_utf8(read_bytes(path, most)?)
        .map_err(|_| Failure::of(&shown(path), Message::new("cli-text-not-utf8")))
}

/// Why a file was not read.
enum Unread {
    /// It is larger than so many bytes.
    TooLarge(usize),
    /// It is a folder.
    Folder,
    /// It is a pipe, a device, a socket.
    Special,
    Io(io::Error),
}

impl From<io::Error> for Unread {
    fn from(it: io::Error) -> Self {
        Self::Io(it)
    }
}

impl Unread {
    fn about(self, name: &str, path: &Path) -> Failure {
        match self {
            Self::TooLarge(most) => {
                Failure::of(name, Message::new("cli-too-large").with("limit", most / (1 << 20)))
            }
            Self::Folder => Failure::of(name, Message::new("cli-not-a-file")),
            Self::Special => Failure::of(name, Message::new("cli-not-regular")),
            Self::Io(error) => Failure::of_file(path, &error),
        }
    }
}

fn open(path: &Path) -> Result<(File, Metadata), Unread> {
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_dir() { Err(Unread::Folder) } else { Ok((file, metadata)) }
}

fn regular_bytes(path: &Path, most: usize) -> Result<Vec<u8>, Unread> {
    let is_regular = |it: &Metadata| match (it.is_file(), it.is_dir()) {
        (true, _) => Ok(()),
        (false, true) => Err(Unread::Folder),
        (false, false) => Err(Unread::Special),
    };
    // To open a pipe may take for ever, so what it is is asked first; and once more after, for
    // another file may have come by that name.
    is_regular(&fs::metadata(path)?)?;
    let (file, metadata) = open(path)?;
    is_regular(&metadata)?;
    limited(file, metadata.len(), most)
}

/// What a reader gives, of which so many bytes are expected.
fn limited(input: impl Read, expected: u64, most: usize) -> Result<Vec<u8>, Unread> {
    let limit = u64::try_from(most).unwrap_or(u64::MAX);
    if expected > limit {
        return Err(Unread::TooLarge(most));
    }
    let mut res = Vec::with_capacity(usize::try_from(expected).unwrap_or(0).saturating_add(1));
    let n_read = input.take(limit.saturating_add(1)).read_to_end(&mut res)?;
    if n_read > most { Err(Unread::TooLarge(most)) } else { Ok(res) }
}

#[cfg(all(test, unix))]
mod tests {
    use crate::disk::files::*;

    fn id(res: Result<Vec<u8>, Failure>) -> Option<&'static str> {
        res.err().map(|it| it.message.id)
    }

    #[test]
    fn what_a_file_names_is_a_regular_file_of_bounded_size() {
        for path in ["/dev/zero", "/dev/stdin", "/dev/null"] {
            assert_eq!(id(read(&regular(Path::new(path)))), Some("cli-not-regular"), "{path}");
        }
        assert_eq!(id(read(&regular(Path::new("/")))), Some("cli-not-a-file"));
        assert_eq!(id(read(&regular(Path::new("/none")))), Some("cli-not-found"));
        let folder = tempfile::tempdir().unwrap_or_else(|it| panic!("{it}"));
        let path = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&path).status();
        if made.is_ok_and(|it| it.success()) {
            assert_eq!(id(read(&regular(&path))), Some("cli-not-regular"));
        }
        let (link, file) = (folder.path().join("link"), folder.path().join("file"));
        std::os::unix::fs::symlink("/dev/zero", &link).unwrap_or_else(|it| panic!("{it}"));
        assert_eq!(id(read(&regular(&link))), Some("cli-not-regular"));
        fs::write(&file, "12345").unwrap_or_else(|it| panic!("{it}"));
        assert_eq!(read_text(&file, 5).as_deref(), Ok("12345"));
        assert_eq!(read_text(&file, 4).err().map(|it| it.message.id), Some("cli-too-large"));
        // More than its length says, as of a file that grows.
        assert!(matches!(limited(&b"12345"[..], 0, 4), Err(Unread::TooLarge(4))));
    }
}
