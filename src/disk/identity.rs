//! Which file it is, whatever the path or the link that leads to it.

use std::path::{Path, PathBuf};

use crate::disk::replace::place;

/// A regular file that is there.
#[cfg(unix)]
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Identity(u64, u64);

/// A regular file that is there.
#[cfg(not(unix))]
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Identity(#[cfg(windows)] same_file::Handle, #[cfg(not(windows))] PathBuf);

impl Identity {
    /// The file that a path leads to; none where there is none, or it is a folder or a device.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        let file = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            Some(Self(file.dev(), file.ino()))
        }
        #[cfg(not(unix))]
        {
            let _ = file;
            #[cfg(windows)]
            return same_file::Handle::from_path(path).ok().map(Self);
            #[cfg(not(windows))]
            return std::fs::canonicalize(path).ok().map(Self);
        }
    }
}

/// Where a path leads, from the top, whether there is a file or not.
pub(crate) fn full(path: &Path) -> PathBuf {
    let place = place(path).unwrap_or_else(|_| path.to_owned());
    let folder = place.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match (std::fs::canonicalize(folder), place.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => place,
    }
}
