//! Where results go: over nothing that is read, and over nothing that somebody else wrote.

use std::io;
use std::path::Path;

use crate::cli::args::Destination;
use crate::cli::console::{Console, STDOUT};
use crate::disk::files::read_bytes;
use crate::disk::identity::{Identity, full};
use crate::disk::replace::{Before, write};
use crate::disk::{Failure, shown};
use crate::finding::Message;
use crate::output::provenance::is_own;

/// The largest file of which is asked who wrote it, in bytes.
const MOST_BYTES: usize = 256 << 20;

/// Refuses to write over one of the files that are read, by whatever path or link.
pub(crate) fn refuse_input<'i>(
    path: &Path,
    inputs: impl IntoIterator<Item = &'i Path>,
) -> Result<(), Failure> {
    // What is not there cannot be read, and a device or a pipe cannot be lost.
    let Some(own) = Identity::of(path) else { return Ok(()) };
    match inputs.into_iter().any(|it| Identity::of(it).is_some_and(|it| it == own)) {
        true => Err(Failure::of(&shown(path), Message::new("cli-output-is-input"))),
        false => Ok(()),
    }
}

/// What the file at a path may be when it is written: one that is there must be the program's
/// own, by what it holds, unless the user says otherwise.
pub(crate) fn before(
    path: &Path,
    is_forced: bool,
    is_own: impl FnOnce(&[u8]) -> bool,
) -> Result<Before<'static>, Failure> {
    if Identity::of(path).is_none() {
        return Ok(if path.exists() { Before::Anything } else { Before::Nothing });
    }
    let is_own = |bytes: Vec<u8>| bytes.is_empty() || is_own(&bytes);
    match is_forced || read_bytes(path, MOST_BYTES).is_ok_and(is_own) {
        true => Ok(Before::Anything),
        false => Err(Failure::of(&shown(path), Message::new("cli-not-own"))),
    }
}

/// Writes what a command has to show: to its file, whole or not at all, or to standard output.
///
/// # Errors
/// Says why the file must not or cannot be written.
pub(crate) fn deliver<'i>(
    to: &Destination,
    inputs: impl IntoIterator<Item = &'i Path>,
    console: &mut Console,
    show: impl FnOnce(&Console, &mut dyn io::Write) -> io::Result<()>,
) -> Result<(), Failure> {
    let Some(path) = to.output.as_deref().filter(|it| it.as_os_str() != STDOUT) else {
        let mut out = std::mem::replace(&mut console.out, Box::new(io::sink()));
        let shown = show(console, &mut out);
        console.out = out;
        return shown.map_err(|it| Failure::of_output(&it));
    };
    refuse_input(path, inputs)?;
    let before = before(path, to.force, is_own)?;
    let coloured = std::mem::replace(&mut console.is_coloured, false);
    let written = write(path, before, |out| show(console, out));
    console.is_coloured = coloured;
    written
}

/// The ending of the name of the file, as an output's format is inferred from it.
pub(crate) fn ending(to: &Destination) -> String {
    let ending = to.output.as_deref().and_then(Path::extension).unwrap_or_default();
    ending.to_string_lossy().to_ascii_lowercase()
}

/// Whether two paths lead to one place, which need not be there yet.
pub(crate) fn is_same(one: &Path, other: &Path) -> bool {
    full(one) == full(other) || Identity::of(one).is_some_and(|it| Identity::of(other) == Some(it))
}
