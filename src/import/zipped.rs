//! Packed files, measured before anything reads them.
//!
//! A few kilobytes can unpack to as many gigabytes. The sizes that an archive states may
//! lie, so each part is unpacked once into nothing and counted.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::import::unreadable::Unreadable;

/// The most bytes that a file may unpack to.
pub(crate) const MAX_UNPACKED: u64 = 256 << 20;

/// The most parts of an archive.
const MAX_PARTS: usize = 10_000;

/// An archive in memory.
pub(crate) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Opens an archive.
pub(crate) fn open(bytes: &[u8]) -> Result<Archive<'_>, Unreadable> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|it| reason(&it))?;
    if archive.len() > MAX_PARTS { Err(Unreadable::TooLarge) } else { Ok(archive) }
}

/// Unpacks every part into nothing, to know that it can be done.
pub(crate) fn measure(archive: &mut Archive<'_>) -> Result<(), Unreadable> {
    let mut left = MAX_UNPACKED;
    for i in 0..archive.len() {
        let part = archive.by_index(i).map_err(|it| reason(&it))?;
        let mut part = part.take(left.saturating_add(1));
        let n = io::copy(&mut part, &mut io::sink()).map_err(|_| Unreadable::Broken)?;
        left = left.checked_sub(n).ok_or(Unreadable::TooLarge)?;
    }
    Ok(())
}

/// One part as a text.
pub(crate) fn text(archive: &mut Archive<'_>, name: &str) -> Result<String, Unreadable> {
    let part = archive.by_name(name).map_err(|it| reason(&it))?;
    let mut bytes = Vec::new();
    part.take(MAX_UNPACKED).read_to_end(&mut bytes).map_err(|_| Unreadable::Broken)?;
    String::from_utf8(bytes).map_err(|_| Unreadable::Broken)
}

fn reason(error: &ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(it) if *it == ZipError::PASSWORD_REQUIRED => Unreadable::Encrypted,
        _ => Unreadable::Broken,
    }
}
