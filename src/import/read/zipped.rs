//! Packed files, part by part, counted while they unpack.

use std::io::{Cursor, Read};

use encoding_rs::Encoding;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::import::read::budget::Budget;
use crate::import::read::unreadable::Unreadable;

/// The most bytes that the streams of a PDF may unpack to.
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

/// One part as bytes. The sizes that an archive states may lie, so what comes is counted.
pub(crate) fn bytes(archive: &mut Archive<'_>, name: &str, budget: &Budget) -> Result<Vec<u8>, Unreadable> {
    let part = archive.by_name(name).map_err(|it| reason(&it))?;
    let most = budget.left_to_unpack();
    let mut res = Vec::new();
    let mut part = part.take(u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1));
    part.read_to_end(&mut res).map_err(|_| Unreadable::Broken)?;
    budget.unpack(res.len())?;
    Ok(res)
}

/// One part as a text.
pub(crate) fn text(archive: &mut Archive<'_>, name: &str, budget: &Budget) -> Result<String, Unreadable> {
    let bytes = bytes(archive, name, budget)?;
    match Encoding::for_bom(&bytes) {
        Some((encoding, _)) => Ok(encoding.decode(&bytes).0.into_owned()),
        None => String::from_utf8(bytes).map_err(|_| Unreadable::Broken),
    }
}

/// One part as a text; none where the archive does not have it.
pub(crate) fn text_if_any(
    archive: &mut Archive<'_>,
    name: &str,
    budget: &Budget,
) -> Result<Option<String>, Unreadable> {
    if archive.index_for_name(name).is_none() {
        return Ok(None);
    }
    text(archive, name, budget).map(Some)
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
        let n = Budget::of(0).left_to_unpack();
        let zeros = vec![0; n / 2 + 4_096];
        for name in ["a", "b"] {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(&zeros).unwrap();
        }
        let mut packed = zip.finish().unwrap().into_inner();
        assert!(packed.len() < 200_000);
        let read = |packed: &[u8]| {
            let mut archive = open(packed)?;
            let budget = Budget::of(0);
            let a = bytes(&mut archive, "a", &budget)?.len();
            Ok((a, bytes(&mut archive, "b", &budget)?.len()))
        };
        assert_eq!(read(&packed), Err(Unreadable::TooLarge));
        // A size of 1 byte in every entry of the directory.
        for at in memchr::memmem::find_iter(&packed.clone(), b"PK\x01\x02") {
            packed[at + 24..at + 28].copy_from_slice(&1_u32.to_le_bytes());
        }
        assert!(read(&packed).is_err());
    }
}
