//! What a file is beside its bytes, from an old file to the new one that takes its place.

use std::fs::{File, Metadata};
use std::io;
use std::path::Path;

/// How many names a file has, as far as the system tells.
pub(crate) fn names(file: &Metadata) -> u64 {
    #[cfg(unix)]
    {
        std::os::unix::fs::MetadataExt::nlink(file)
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        1
    }
}

/// Gives a new file the mode, the extended attributes and, where that is allowed, the owner
/// and the group of the old one.
#[cfg(unix)]
pub(crate) fn keep(path: &Path, old: &Metadata, new: &File) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let made = new.metadata()?;
    if (made.uid(), made.gid()) != (old.uid(), old.gid()) {
        // Only the superuser gives files away; a group of one's own anybody can name.
        let _ = fchown(new, Some(old.uid()), Some(old.gid())).or_else(|_| fchown(new, None, Some(old.gid())));
    }
    // After the owner: with another one the system takes some modes away.
    new.set_permissions(old.permissions())?;
    keep_extended(path, new)
}

/// Gives a new file the mode of the old one.
#[cfg(not(unix))]
pub(crate) fn keep(_path: &Path, old: &Metadata, new: &File) -> io::Result<()> {
    new.set_permissions(old.permissions())
}

/// Extended attributes, access lists among them. Those of the system itself, such as labels of
/// security, are given by it and may be refused; one of the user's that cannot be kept is an
/// error, and the file stays as it was.
#[cfg(unix)]
fn keep_extended(path: &Path, new: &File) -> io::Result<()> {
    use xattr::FileExt;
    // Not every file system has them.
    let Ok(all) = xattr::list(path) else { return Ok(()) };
    for name in all {
        let Some(value) = xattr::get(path, &name)? else { continue };
        let set = new.set_xattr(&name, &value);
        let text = name.to_string_lossy();
        if text.starts_with("user.") || text.starts_with("system.posix_acl") {
            set?;
        }
    }
    Ok(())
}
