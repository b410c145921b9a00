//! Reports as plan text, read as the configuration that applies to them says.

use crate::disk::Failure;
use crate::disk::configure::Configurations;
use crate::disk::files::{Input, is_plan};
use crate::import::{Imported, Options, Table, import};
use crate::syntax::lines_of;
use crate::text::decode::decode;

/// How much of a file tells what it is, in bytes.
const HEAD: usize = 4096;

/// Whether an input is a report, by its name and what it holds. What begins with the heading of
/// a plan, well written, is a plan, whatever separators stand further down.
pub(crate) fn is_report(input: &Input, bytes: &[u8]) -> bool {
    let is_plan = input.path.as_deref().is_some_and(is_plan) || begins_as_plan(bytes);
    !is_plan && crate::import::is_report(&input.name, bytes)
}

/// Whether the first line that says something is a heading without a mistake in it: a row of
/// titles, `Obiettivo operativo;Peso`, has no name in quotes.
fn begins_as_plan(bytes: &[u8]) -> bool {
    let head = decode(bytes.get(..HEAD).unwrap_or(bytes)).text;
    let mut lines = Vec::new();
    lines_of(&head, &mut lines);
    let first = lines.iter().find(|it| !it.is_blank() && !it.is_comment());
    first.is_some_and(|it| it.rank().is_some() && it.error.is_none())
}

/// Reads the bytes of a report. Every command and the language server read reports by this.
pub(crate) fn imported<'b>(
    input: &Input,
    bytes: &'b [u8],
    configurations: &Configurations,
) -> Result<Imported<'b>, Vec<Failure>> {
    let options = Options { given: configurations.of(input.path.as_deref())?.import };
    Ok(import(&input.name, bytes, &options).map_err(|it| Failure::of(&input.name, *it.message))?)
}

/// What is seen of the tables of a report, whether or not it can be read.
pub(crate) fn mapping(
    input: &Input,
    bytes: &[u8],
    configurations: &Configurations,
) -> Result<Vec<Table>, Vec<Failure>> {
    let options = Options { given: configurations.of(input.path.as_deref())?.import };
    match import(&input.name, bytes, &options) {
        Ok(it) => Ok(it.mapping),
        Err(it) if !it.mapping.is_empty() => Ok(it.mapping),
        Err(it) => Err(Failure::of(&input.name, *it.message).into()),
    }
}
