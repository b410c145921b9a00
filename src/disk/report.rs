//! Files into what is checked, read as the configuration that applies to them says.

use crate::disk::Failure;
use crate::disk::configure::Configurations;
use crate::disk::files::{Input, read};
use crate::import::{Options, Table, import};
use crate::source::{Given, Source};

/// Reads an input. Every command and the language server read by this.
///
/// The configuration says how a report is read; a plan needs none.
pub(crate) fn source(input: &Input, configurations: &Configurations) -> Result<Source, Vec<Failure>> {
    of_bytes(input, read(input)?, configurations)
}

/// The same, of bytes that were read already.
pub(crate) fn of_bytes(
    input: &Input,
    bytes: Vec<u8>,
    configurations: &Configurations,
) -> Result<Source, Vec<Failure>> {
    let given = Given { name: &input.name, bytes, is_piped: input.path.is_none() };
    let options = match given.is_report() {
        true => Options { given: configurations.of(input.path.as_deref())?.import },
        false => Options::default(),
    };
    Ok(Source::read(given, &options).map_err(|it| Failure::of(&input.name, *it.message))?)
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
