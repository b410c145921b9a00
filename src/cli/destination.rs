//! Where results go: over nothing that is read, and over nothing that somebody else wrote.

use std::io;
use std::path::Path;

use crate::cli::args::{Destination, Listing};
use crate::cli::console::{Console, STDOUT};
use crate::disk::files::read_bytes;
use crate::disk::identity::{Identity, full};
use crate::disk::replace::{Before, write};
use crate::disk::{Failure, shown};
use crate::finding::Message;
use crate::lang::Catalogue;
use crate::output::View;
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

/// The file to write, which is none of the inputs and is not somebody else's; none for
/// standard output.
///
/// # Errors
/// Says why the file must not be written.
pub(crate) fn file<'t>(
    to: &'t Destination,
    inputs: &[&Path],
    is_own: impl FnOnce(&[u8]) -> bool,
) -> Result<Option<(&'t Path, Before<'static>)>, Failure> {
    let Some(path) = to.output.as_deref().filter(|it| it.as_os_str() != STDOUT) else { return Ok(None) };
    refuse_input(path, inputs.iter().copied())?;
    Ok(Some((path, before(path, to.force, is_own)?)))
}

/// Writes what a command has to show: to its file, whole, or not at all and without colours, or
/// to standard output.
///
/// # Errors
/// Says why the file must not or cannot be written.
pub(crate) fn deliver(
    to: &Destination,
    inputs: &[&Path],
    console: &mut Console,
    show: impl FnOnce(&Catalogue, View, &mut dyn io::Write) -> io::Result<()>,
) -> Result<(), Failure> {
    let view = console.view();
    match file(to, inputs, is_own)? {
        Some((path, before)) => {
            write(path, before, |out| show(&console.catalogue, View { color: false, ..view }, out))
        }
        None => show(&console.catalogue, view, &mut console.out).map_err(|it| Failure::of_output(&it)),
    }
}

/// The ending of a file's name in small letters, from which an output's format is inferred.
pub(crate) fn ending(path: Option<&Path>) -> String {
    let ending = path.and_then(Path::extension).unwrap_or_default();
    ending.to_string_lossy().to_ascii_lowercase()
}

/// The form of a list that a file's name stands for: text, where it says nothing else.
pub(crate) fn listing(path: Option<&Path>) -> Listing {
    if ending(path) == "json" { Listing::Json } else { Listing::Text }
}

/// Whether two paths lead to one place, which need not be there yet.
pub(crate) fn is_same(one: &Path, other: &Path) -> bool {
    full(one) == full(other) || Identity::of(one).is_some_and(|it| Identity::of(other) == Some(it))
}
