//! What git knows of files: which have changed, and what is staged of them.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::disk::{Failure, shown};
use crate::finding::Message;
use crate::text::MAX_BYTES;

/// A work tree.
pub(crate) struct WorkTree {
    top: PathBuf,
}

impl WorkTree {
    /// The work tree around the current folder.
    pub(crate) fn around() -> Result<Self, Failure> {
        let output = git(Path::new("."), ["rev-parse", "--show-toplevel"])?;
        let line = String::from_utf8_lossy(&output.stdout);
        let top = PathBuf::from(line.trim_end_matches(['\n', '\r']));
        Ok(Self { top: top.canonicalize().unwrap_or(top) })
    }

    /// The files that differ from where this branch left a commit, and those that git does
    /// not know yet.
    pub(crate) fn changed_since(&self, commit: &str) -> Result<Vec<PathBuf>, Failure> {
        // A name that begins with a dash would be an option.
        if commit.starts_with('-') {
            return Err(Failure::new(Message::new("cli-git").with("reason", commit)));
        }
        let diff = ["diff", "--name-only", "-z", "--diff-filter=d", "--merge-base", commit, "--"];
        let mut res = self.list(diff)?;
        res.extend(self.list(["ls-files", "--others", "--exclude-standard", "-z"])?);
        Ok(res)
    }

    /// The files that the next commit would change.
    pub(crate) fn staged(&self) -> Result<Vec<PathBuf>, Failure> {
        self.list(["diff", "--cached", "--name-only", "-z", "--diff-filter=d", "--"])
    }

    fn list<const N: usize>(&self, args: [&str; N]) -> Result<Vec<PathBuf>, Failure> {
        let output = git(&self.top, args)?;
        let names = output.stdout.split(|it| *it == 0).filter(|it| !it.is_empty());
        Ok(names.map(|it| self.top.join(path(it))).collect())
    }

    /// A path as git names it in its index.
    pub(crate) fn name<'p>(&self, path: &'p Path) -> Option<&'p Path> {
        path.strip_prefix(&self.top).ok()
    }
}

/// What is staged of a file, by its name in the index, from anywhere in the work tree.
pub(crate) fn staged_content(name: &Path) -> Result<Vec<u8>, Failure> {
    let object = format!(":{}", shown(name));
    let output = git(Path::new("."), ["cat-file", "-s", &object])?;
    let size = String::from_utf8_lossy(&output.stdout);
    if size.trim().parse().is_ok_and(|it: usize| it > MAX_BYTES) {
        let limit = MAX_BYTES / (1 << 20);
        return Err(Failure::of(&shown(name), Message::new("cli-too-large").with("limit", limit)));
    }
    git(Path::new("."), ["cat-file", "blob", &object]).map(|it| it.stdout)
}

fn git<S: AsRef<OsStr>>(folder: &Path, args: impl IntoIterator<Item = S>) -> Result<Output, Failure> {
    let failed = |reason: &str| Failure::new(Message::new("cli-git").with("reason", reason));
    let output = Command::new("git").arg("-C").arg(folder).args(args).output();
    let output = output.map_err(|it| failed(&it.to_string()))?;
    match output.status.success() {
        true => Ok(output),
        false => {
            let said = String::from_utf8_lossy(&output.stderr);
            Err(failed(said.lines().next().unwrap_or("?").trim_start_matches("fatal: ")))
        }
    }
}

#[cfg(unix)]
fn path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}
