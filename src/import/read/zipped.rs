//! Packed files, measured before anything reads them.
//!
//! A few kilobytes can unpack to as many gigabytes. The sizes that an archive states may
//! lie, so each part is unpacked once into nothing and counted.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::import::read::unreadable::Unreadable;

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
    measure_to(archive, MAX_UNPACKED)
}

fn measure_to(archive: &mut Archive<'_>, most: u64) -> Result<(), Unreadable> {
    let mut left = most;
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

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    #[test]
    fn what_unpacks_to_too_much_is_refused_whatever_it_says_of_itself() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["a", "b"] {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(&[0; 1 << 16]).unwrap();
        }
        let mut bytes = zip.finish().unwrap().into_inner();
        assert!(bytes.len() < 2_000);
        assert_eq!(measure_to(&mut open(&bytes).unwrap(), 2 << 16), Ok(()));
        assert_eq!(measure_to(&mut open(&bytes).unwrap(), 1 << 16), Err(Unreadable::TooLarge));
        // A size of 1 byte in every entry of the directory.
        for at in memchr::memmem::find_iter(&bytes.clone(), b"PK\x01\x02") {
            bytes[at + 24..at + 28].copy_from_slice(&1_u32.to_le_bytes());
        }
        let measured = open(&bytes).and_then(|mut it| measure_to(&mut it, 1 << 16));
        assert!(measured.is_err(), "{measured:?}");
    }
}
