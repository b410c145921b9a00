//! What a plan is compared with: the file that it names as the one before it.

use std::path::Path;
use std::sync::Arc;

use crate::compare::Edition;
use crate::config::Earlier;
use crate::disk::Failure;
use crate::disk::configure::Configurations;
use crate::disk::files::{Input, read_at_most, regular};
use crate::disk::reach::Beyond;
use crate::disk::report::{imported, is_report};
use crate::syntax::is_plan_text;
use crate::text::decode::decode;

/// Reads a plan, or a report, as an earlier edition.
pub(crate) fn edition(input: &Input, configurations: &Configurations) -> Result<Edition, Vec<Failure>> {
    let bytes = read_at_most(input, configurations.reach().most_bytes())?;
    let is_plan = input.path.as_deref().is_some_and(crate::disk::files::is_plan);
    let text = decode(&bytes).text;
    if is_plan || (!is_report(input, &bytes) && is_plan_text(&text)) {
        return Ok(Edition::new(&input.name, text.into_owned()));
    }
    let it = imported(input, &bytes, configurations)?;
    let report = it.report.map(std::borrow::Cow::into_owned);
    Ok(Edition::new(&input.name, it.text).from_report(it.origin, report))
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
