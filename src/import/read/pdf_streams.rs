//! The packed streams of a PDF, measured before anything unpacks them.
//!
//! Every stream begins behind the same word, whatever the file's tables say of it. Each is
//! unpacked once into nothing and counted, as the parts of a workbook are.

use std::io::{self, Read};

use flate2::read::ZlibDecoder;
use memchr::memmem;

use crate::import::read::unreadable::Unreadable;
use crate::import::read::zipped::MAX_UNPACKED;

/// Unpacks every stream into nothing, to know that it can be done.
pub(crate) fn measure(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut left = MAX_UNPACKED;
    for at in memmem::find_iter(bytes, b"stream") {
        let before = bytes.get(at.saturating_sub(512)..at).unwrap_or(&[]);
        if before.ends_with(b"end") {
            continue;
        }
        if is_packed_twice(before) {
            return Err(Unreadable::TooLarge);
        }
        let body = bytes.get(at.saturating_add(6)..).unwrap_or(&[]);
        let start = body.iter().position(|it| !matches!(it, b'\r' | b'\n' | b' ')).unwrap_or(0);
        let body = body.get(start..).unwrap_or(&[]);
        // What is not packed fails at once, and costs nothing.
        let mut unpacked = ZlibDecoder::new(body).take(left.saturating_add(1));
        let mut sink = Counted(0);
        let _ = io::copy(&mut unpacked, &mut sink);
        left = left.checked_sub(sink.0).ok_or(Unreadable::TooLarge)?;
    }
    Ok(())
}

/// Whether a stream's dictionary, at the end of these bytes, packs what is packed.
fn is_packed_twice(before: &[u8]) -> bool {
    let dictionary = memmem::rfind(before, b"obj").and_then(|it| before.get(it..)).unwrap_or(before);
    let n = |name: &[u8]| memmem::find_iter(dictionary, name).count();
    n(b"FlateDecode").saturating_add(n(b"LZWDecode")).saturating_add(n(b"RunLengthDecode")) > 1
}

/// A writer that only counts.
struct Counted(u64);

impl io::Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.saturating_add(bytes.len() as u64);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
