//! What could not be done with a file, as a message.

use std::io::{self, ErrorKind};
use std::path::Path;

use crate::finding::Message;
use crate::output::Unread;

/// Something that could not be done, and with which file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Failure {
    pub(crate) path: Option<String>,
    /// Boxed, so that results stay small.
    pub(crate) message: Box<Message>,
}

impl From<Failure> for Vec<Failure> {
    fn from(it: Failure) -> Self {
        vec![it]
    }
}

impl From<&Failure> for Unread {
    fn from(it: &Failure) -> Self {
        Self { path: it.path.clone(), message: it.message.as_ref().clone() }
    }
}

impl Failure {
    pub(crate) fn new(message: Message) -> Self {
        Self { path: None, message: Box::new(message) }
    }

    /// A failure about a file.
    pub(crate) fn of(path: &str, message: Message) -> Self {
        Self { path: Some(path.to_owned()), message: Box::new(message) }
    }

    /// A file that cannot be read.
    pub(crate) fn of_file(path: &Path, error: &io::Error) -> Self {
        let message = match error.kind() {
            ErrorKind::NotFound => Message::new("cli-not-found"),
            ErrorKind::PermissionDenied => Message::new("cli-not-allowed"),
            _ => Message::new("cli-io").with("reason", error.to_string().as_str()),
        };
        Self::of(&shown(path), message)
    }

    /// A file that cannot be written. What was there is there still.
    pub(crate) fn of_written(path: &Path, error: &io::Error) -> Self {
        let message = match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Message::new("cli-disk-full"),
            ErrorKind::FileTooLarge => Message::new("cli-disk-full.file"),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Message::new("cli-not-writable"),
            _ => Message::new("cli-not-written").with("reason", error.to_string().as_str()),
        };
        Self::of(&shown(path), message)
    }

    /// An output that cannot be written.
    pub(crate) fn of_output(error: &io::Error) -> Self {
        Self::new(match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                Message::new("cli-output.full")
            }
            _ => Message::new("cli-output").with("reason", error.to_string().as_str()),
        })
    }
}

/// A path as the user named it, with forward slashes.
pub(crate) fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text = if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() };
    match text.strip_prefix("./") {
        Some(rest) if !rest.is_empty() => rest.to_owned(),
        _ => text,
    }
}
