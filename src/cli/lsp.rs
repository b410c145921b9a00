//! `lsp`: the language server on standard input and output.

use crate::cli::Exit;
use crate::cli::console::{Console, Failure};

/// Serves one client. The exit code tells whether it ended as the protocol has it.
pub(crate) fn run(console: &Console) -> Result<Exit, Failure> {
    match crate::lsp::run(console.catalogue.language()) {
        Ok(true) => Ok(Exit::Clean),
        Ok(false) => Ok(Exit::Found),
        Err(error) => Err(Failure::of_output(&error)),
    }
}
