//! `lsp`: the language server on standard input and output.

use crate::cli::Exit;
use crate::cli::console::Failure;

/// Serves one client. The exit code tells whether it ended as the protocol has it.
pub(crate) fn run() -> Result<Exit, Failure> {
    match crate::lsp::run() {
        Ok(true) => Ok(Exit::Clean),
        Ok(false) => Ok(Exit::Found),
        Err(error) => Err(Failure::of_output(&error)),
    }
}
