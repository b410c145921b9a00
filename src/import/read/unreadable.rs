//! Why a file is not read, and what would help.

use crate::finding::Message;
use crate::import::ImportError;

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// It has a password.
    Encrypted,
    /// It ends too early or is damaged.
    Broken,
    /// It unpacks to more than is read.
    TooLarge,
    /// It is a document of another kind: the kind by its name.
    Other(&'static str),
    /// It is neither text nor anything else that is read.
    Binary,
    /// It is pictures of pages, without text.
    NoText,
    /// Its fonts do not say which characters they show.
    NoCharacters,
    /// It does not say clearly enough which columns its tables have.
    NoColumns,
}

impl Unreadable {
    /// As an error about a file of a format.
    pub(crate) fn error(self, format: &'static str) -> ImportError {
        let message = match self {
            Self::Encrypted => Message::new("import-encrypted"),
            Self::Broken => Message::new("import-broken").with("format", format),
            Self::TooLarge => Message::new("import-unpacks-too-large"),
            Self::Other(kind) => Message::new("import-other-format").with("format", kind),
            Self::Binary => Message::new("import-binary"),
            Self::NoText => Message::new("import-no-text"),
            Self::NoCharacters => Message::new("import-no-characters"),
            Self::NoColumns => Message::new("import-no-columns"),
        };
        ImportError::new(message)
    }
}
