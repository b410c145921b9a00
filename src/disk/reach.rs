//! Which files another file may name: a plan the one before it, a configuration what it builds on.

use std::path::{Path, PathBuf};

use crate::disk::configure::absolute;
use crate::text::MAX_BYTES;

/// The largest file that is read for an editor without being asked for, in bytes. Editors keep
/// no larger ones open.
pub(crate) const MOST_ASIDE: usize = 64 << 20;

/// How far names in files reach.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Wherever they lead: whoever ran the command chose its files.
    #[default]
    Anywhere,
    /// On this computer. An editor reads what it opens, and asking another computer for a file
    /// tells it who asks.
    Here,
    /// In these folders: nobody said yet that what they hold is trusted.
    Within(Vec<PathBuf>),
}

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beyond {
    /// It is on another computer.
    Share,
    /// It is outside the folders.
    Outside,
}

impl Reach {
    /// Whether a file is read that is named so, and is there.
    pub(crate) fn check(&self, name: &str, path: &Path) -> Result<(), Beyond> {
        match self {
            Self::Anywhere => Ok(()),
            // Asked before anything of it is looked at.
            _ if is_share(name) => Err(Beyond::Share),
            Self::Here => Ok(()),
            Self::Within(_) if self.holds(path) => Ok(()),
            Self::Within(_) => Err(Beyond::Outside),
        }
    }

    /// Whether a path lies where names may lead, through whatever links.
    pub(crate) fn holds(&self, path: &Path) -> bool {
        let Self::Within(folders) = self else { return true };
        let path = absolute(path);
        let steps_up = path.components().any(|it| it == std::path::Component::ParentDir);
        !steps_up && folders.iter().any(|it| path.starts_with(absolute(it)))
    }

    /// The largest file that is read, in bytes.
    pub(crate) fn most_bytes(&self) -> usize {
        if *self == Self::Anywhere { MAX_BYTES } else { MOST_ASIDE }
    }
}

/// Whether a name is that of another computer: `\\server\share`, or of a device.
fn is_share(name: &str) -> bool {
    let mut marks = name.trim_start().chars();
    let is_mark = |it: Option<char>| matches!(it, Some('/' | '\\'));
    is_mark(marks.next()) && is_mark(marks.next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_as_far_as_somebody_trusts() {
        let folder = tempfile::tempdir().unwrap_or_else(|it| panic!("{it}"));
        let (inside, outside) = (folder.path().join("in"), folder.path().join("out"));
        for it in [&inside, &outside] {
            std::fs::create_dir(it).unwrap_or_else(|it| panic!("{it}"));
            std::fs::write(it.join("a.piano"), "").unwrap_or_else(|it| panic!("{it}"));
        }
        let within = Reach::Within(vec![inside.clone()]);
        let none = Reach::Within(Vec::new());
        let check = |reach: &Reach, name: &str| reach.check(name, &inside.join(name));
        for (name, expected) in [
            ("a.piano", Ok(())),
            ("./a.piano", Ok(())),
            ("../in/a.piano", Ok(())),
            ("../out/a.piano", Err(Beyond::Outside)),
            ("../out/none.piano", Err(Beyond::Outside)),
            ("/etc/hostname", Err(Beyond::Outside)),
        ] {
            assert_eq!(check(&within, name), expected, "{name}");
            assert_eq!(check(&none, name), Err(Beyond::Outside), "{name}");
            assert_eq!(check(&Reach::Here, name), Ok(()), "{name}");
        }
        for name in
            [r"\\server\share\a.piano", "//server/share/a.piano", r"\/server\a", r" \\?\C:\a", r"\\.\pipe\a"]
        {
            assert_eq!(check(&Reach::Here, name), Err(Beyond::Share), "{name}");
            assert_eq!(check(&within, name), Err(Beyond::Share), "{name}");
            assert_eq!(check(&Reach::Anywhere, name), Ok(()), "{name}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("../out", inside.join("link")).unwrap_or_else(|it| panic!("{it}"));
            assert_eq!(check(&within, "link/a.piano"), Err(Beyond::Outside));
        }
    }
}
