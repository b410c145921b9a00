//! What a plan is compared with: the file that it names as the one before it.

use std::path::Path;
use std::sync::Arc;

use crate::compare::Edition;
use crate::config::Earlier;
use crate::disk::Failure;
use crate::disk::configure::Configurations;
use crate::disk::files::{Input, read_at_most, regular};
use crate::disk::reach::Beyond;
use crate::disk::report::of_bytes;
use crate::source::Source;

/// Reads a plan, or a report, as an earlier edition.
pub(crate) fn edition(input: &Input, configurations: &Configurations) -> Result<Edition, Vec<Failure>> {
    let bytes = read_at_most(input, configurations.reach().most_bytes())?;
    let Source { text, report, .. } = of_bytes(input, bytes, configurations)?;
    let edition = Edition::new(&input.name, text);
    Ok(match report {
        Some(it) => edition.from_report(it.origin, it.text),
        None => edition,
    })
}

/// What the plan at `path` is compared with, where it names a plan before it
/// ([`crate::rule::PlanHeader::previous`]): a path relative to its own folder. Never fails:
/// a file that cannot be read is a finding, where the plan names it.
///
/// `config.against(earlier(…))` is then what the plan is checked by.
pub(crate) fn earlier(
    path: Option<&Path>,
    previous: Option<&str>,
    configurations: &Configurations,
) -> Earlier {
    let Some(previous) = previous else { return Earlier::Nothing };
    let folder = path.and_then(Path::parent).unwrap_or(Path::new(""));
    let file = folder.join(previous);
    match configurations.reach().check(previous, &file) {
        Ok(()) => {}
        Err(Beyond::Share) => return Earlier::Unreadable("missing-previous.share"),
        Err(Beyond::Outside) => return Earlier::Unreadable("missing-previous.outside"),
    }
    if !file.exists() {
        return Earlier::Unreadable("missing-previous");
    }
    let input = regular(&file);
    match edition(&input, configurations) {
        Ok(mut it) => {
            it.path = std::fs::canonicalize(&file).ok();
            Earlier::Edition(Arc::new(it))
        }
        Err(_) if !file.is_file() || std::fs::File::open(&file).is_err() => {
            Earlier::Unreadable("missing-previous.not-readable")
        }
        Err(_) => Earlier::Unreadable("missing-previous.no-plan"),
    }
}
