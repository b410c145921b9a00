//! The program `collaudo`.

use std::process::ExitCode;

fn main() -> ExitCode {
    collaudo::cli::run(std::env::args_os())
}
