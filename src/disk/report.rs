//! Reports as plan text, read as the configuration that applies to them says.

use crate::disk::Failure;
use crate::disk::configure::Configurations;
use crate::disk::files::Input;
use crate::import::{Imported, Options, Table, import};

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
