//! The one place that writes files: each is replaced whole or not at all.
//!
//! What is new is written beside the file, flushed to the disk and renamed over it, so that
//! at every moment one of the two stands there whole, whatever ends the program. A file that
//! is not what it was when it was read stays as it is, and so does one that has several names:
//! the others would go on with the old text.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::disk::{Failure, attributes, shown};
use crate::finding::Message;

/// How the name of a file begins that is still being written. It is hidden, so no run reads
/// it; where the program was ended on the way it stays, and may be deleted.
const PREFIX: &str = ".collaudo-";

/// The most symbolic links on the way to a file.
const MOST_LINKS: usize = 40;

/// What stands at the place of a file before it is written.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Before<'b> {
    /// Nothing.
    Nothing,
    /// What was read of it.
    Read(&'b [u8]),
    /// Whatever it is: it may go.
    Anything,
}

/// Why a file was not written.
enum Refused {
    Io(io::Error),
    /// No file can be made in its folder.
    Beside(io::Error),
    /// It is not what it was when it was read.
    Changed,
    /// It has so many names.
    Linked(u64),
    /// It is a folder or a device.
    NoFile,
}

impl From<io::Error> for Refused {
    fn from(it: io::Error) -> Self {
        Self::Io(it)
    }
}

/// Replaces what a file holds.
pub(crate) fn replace(path: &Path, before: Before<'_>, bytes: &[u8]) -> Result<(), Failure> {
    write(path, before, |out| out.write_all(bytes))
}

/// Writes a file through a buffer. What a device or a pipe is given goes straight to it.
pub(crate) fn write(
    path: &Path,
    before: Before<'_>,
    content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Failure> {
    let written = || {
        let place = place(path)?;
        match (existing(&place)?, before) {
            (Some(it), Before::Read(_)) if !it.is_file() => Err(Refused::NoFile),
            (Some(it), _) if it.is_dir() => Err(Refused::NoFile),
            (Some(it), _) if !it.is_file() => straight(&place, content).map_err(Refused::Io),
            (None, Before::Read(_)) => Err(Refused::Changed),
            (old, _) => whole(&place, old.as_ref(), before, content),
        }
    };
    written().map_err(|it| it.about(path))
}

fn straight(path: &Path, content: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(OpenOptions::new().write(true).open(path)?);
    content(&mut out)?;
    out.flush()
}

fn whole(
    path: &Path,
    old: Option<&Metadata>,
    before: Before<'_>,
    content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Refused> {
    if let Some(old) = old {
        let names = attributes::names(old);
        if names > 1 {
            return Err(Refused::Linked(names));
        }
        // Renaming asks nobody whether the file itself may be written.
        OpenOptions::new().write(true).open(path)?;
    }
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let new = beside(folder, old.is_none()).map_err(Refused::Beside)?;
    let mut out = BufWriter::new(new);
    content(&mut out)?;
    let new = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    if let Some(old) = old {
        attributes::keep(path, old, new.as_file())?;
    }
    new.as_file().sync_all()?;
    put(new, path, before)?;
    flush_folder(folder);
    Ok(())
}

/// An empty file in a folder. A new file has the mode that any has that is made there, an
/// old one gets its own before it is named.
fn beside(folder: &Path, is_new: bool) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(".tmp");
    #[cfg(unix)]
    if is_new {
        use std::os::unix::fs::PermissionsExt;
        // What the user's mask allows of it.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    #[cfg(not(unix))]
    let _ = is_new;
    builder.tempfile_in(folder)
}

/// Gives the new file its name, where what has it now is still what it was.
fn put(new: NamedTempFile, path: &Path, before: Before<'_>) -> Result<(), Refused> {
    match before {
        Before::Nothing => {
            return match new.persist_noclobber(path) {
                Ok(_) => Ok(()),
                Err(it) if it.error.kind() == ErrorKind::AlreadyExists => Err(Refused::Changed),
                Err(it) => Err(Refused::Io(it.error)),
            };
        }
        Before::Read(bytes) if !is_same(path, bytes)? => return Err(Refused::Changed),
        Before::Read(_) | Before::Anything => {}
    }
    new.persist(path).map(|_| ()).map_err(|it| Refused::Io(it.error))
}

/// Whether a file holds just these bytes.
fn is_same(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let mut file = match File::open(path) {
        Err(it) if it.kind() == ErrorKind::NotFound => return Ok(false),
        other => other?,
    };
    let mut rest = bytes;
    let mut chunk = vec![0_u8; 1 << 16];
    loop {
        let read = match file.read(&mut chunk) {
            Err(it) if it.kind() == ErrorKind::Interrupted => continue,
            other => other?,
        };
        if read == 0 {
            return Ok(rest.is_empty());
        }
        match chunk.get(..read).and_then(|it| rest.strip_prefix(it)) {
            Some(it) => rest = it,
            None => return Ok(false),
        }
    }
}

/// A name lasts once its folder is on the disk. Not every system can flush one.
fn flush_folder(folder: &Path) {
    #[cfg(unix)]
    let _ = File::open(folder).and_then(|it| it.sync_all());
    #[cfg(not(unix))]
    let _ = folder;
}

fn existing(path: &Path) -> io::Result<Option<Metadata>> {
    match fs::metadata(path) {
        Ok(it) => Ok(Some(it)),
        Err(it) if it.kind() == ErrorKind::NotFound => Ok(None),
        Err(it) => Err(it),
    }
}

/// Where a path leads: through symbolic links, to a file that need not be there yet.
pub(crate) fn place(path: &Path) -> io::Result<PathBuf> {
    let mut res = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&res) {
            Ok(to) => res = res.parent().unwrap_or(Path::new("")).join(to),
            // It is no link, or not there.
            Err(_) => return Ok(res),
        }
    }
    // The system says that there are too many.
    fs::metadata(&res).map(|_| res)
}

impl Refused {
    fn about(self, path: &Path) -> Failure {
        let message = match self {
            Self::Io(error) => return Failure::of_written(path, &error),
            Self::Beside(error) => match error.kind() {
                ErrorKind::NotFound => Message::new("cli-no-folder"),
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
                    return Failure::of_written(path, &error);
                }
                _ => Message::new("cli-not-beside").with("reason", error.to_string().as_str()),
            },
            Self::Changed => Message::new("cli-changed-meanwhile"),
            Self::Linked(n) => {
                Message::new("cli-several-names").with("n", usize::try_from(n).unwrap_or(usize::MAX))
            }
            Self::NoFile => Message::new("cli-not-a-file"),
        };
        Failure::of(&shown(path), message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().unwrap_or_else(|it| panic!("{it}"))
    }

    fn id(res: Result<(), Failure>) -> Option<&'static str> {
        res.err().map(|it| it.message.id)
    }

    fn text(path: &Path) -> String {
        fs::read_to_string(path).unwrap_or_default()
    }

    /// Everything that stands in a folder.
    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap_or_else(|it| panic!("{it}"));
        let mut res: Vec<String> =
            entries.flatten().map(|it| it.file_name().to_string_lossy().into_owned()).collect();
        res.sort();
        res
    }

    #[test]
    fn what_is_new_takes_the_place_of_what_was_read_and_of_nothing_else() {
        let folder = folder();
        let path = folder.path().join("a.piano");
        assert_eq!(id(replace(&path, Before::Read(b"old"), b"new")), Some("cli-changed-meanwhile"));
        assert_eq!(id(replace(&path, Before::Nothing, b"old")), None);
        assert_eq!(id(replace(&path, Before::Nothing, b"new")), Some("cli-changed-meanwhile"));
        assert_eq!(id(replace(&path, Before::Read(b"older"), b"new")), Some("cli-changed-meanwhile"));
        assert_eq!(id(replace(&path, Before::Read(b"ol"), b"new")), Some("cli-changed-meanwhile"));
        assert_eq!(text(&path), "old");
        assert_eq!(id(replace(&path, Before::Read(b"old"), b"new")), None);
        assert_eq!(text(&path), "new");
        let failed = write(&path, Before::Anything, |out| {
            out.write_all(b"half")?;
            Err(io::Error::from(ErrorKind::StorageFull))
        });
        assert_eq!(id(failed), Some("cli-disk-full"));
        assert_eq!(text(&path), "new");
        assert_eq!(names(folder.path()), ["a.piano"]);
    }

    #[test]
    fn what_is_no_file_or_has_no_folder_is_said() {
        let folder = folder();
        assert_eq!(id(replace(folder.path(), Before::Anything, b"new")), Some("cli-not-a-file"));
        let path = folder.path().join("none/a.piano");
        assert_eq!(id(replace(&path, Before::Nothing, b"new")), Some("cli-no-folder"));
    }

    #[cfg(unix)]
    #[test]
    fn mode_links_and_attributes_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = folder();
        let (real, link) = (folder.path().join("real.piano"), folder.path().join("link.piano"));
        fs::write(&real, "old").unwrap_or_else(|it| panic!("{it}"));
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap_or_else(|it| panic!("{it}"));
        let has_attributes = xattr::set(&real, "user.collaudo.test", b"1").is_ok();
        symlink("real.piano", &link).unwrap_or_else(|it| panic!("{it}"));
        assert_eq!(id(replace(&link, Before::Read(b"old"), b"new")), None);
        assert_eq!(text(&real), "new");
        assert!(fs::symlink_metadata(&link).is_ok_and(|it| it.is_symlink()));
        let mode = fs::metadata(&real).map(|it| it.permissions().mode() & 0o777);
        assert_eq!(mode.ok(), Some(0o640));
        if has_attributes {
            assert_eq!(xattr::get(&real, "user.collaudo.test").ok().flatten().as_deref(), Some(&b"1"[..]));
        }
        // A link that leads to nothing yet makes what it leads to.
        let (to, dangling) = (folder.path().join("b.piano"), folder.path().join("dangling.piano"));
        symlink("b.piano", &dangling).unwrap_or_else(|it| panic!("{it}"));
        assert_eq!(id(replace(&dangling, Before::Nothing, b"b")), None);
        assert_eq!(text(&to), "b");
        // Two that lead to each other.
        symlink("x", folder.path().join("y")).unwrap_or_else(|it| panic!("{it}"));
        symlink("y", folder.path().join("x")).unwrap_or_else(|it| panic!("{it}"));
        assert!(id(replace(&folder.path().join("x"), Before::Nothing, b"b")).is_some());
    }

    #[test]
    fn a_file_of_two_names_keeps_both_and_its_text() {
        let folder = folder();
        let (one, other) = (folder.path().join("a.piano"), folder.path().join("b.piano"));
        fs::write(&one, "old").unwrap_or_else(|it| panic!("{it}"));
        if fs::hard_link(&one, &other).is_ok() && cfg!(unix) {
            assert_eq!(id(replace(&one, Before::Read(b"old"), b"new")), Some("cli-several-names"));
            assert_eq!((text(&one), text(&other)), ("old".to_owned(), "old".to_owned()));
        }
    }
}
