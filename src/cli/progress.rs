//! How far a long run is, on a terminal.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Runs with fewer files than this end before anyone would look.
const FEW: usize = 20;

/// A bar on standard error, where that is a terminal and the run is long enough.
pub(crate) fn bar(n_files: usize) -> ProgressBar {
    if n_files < FEW || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let target = ProgressDrawTarget::stderr_with_hz(10);
    let bar = ProgressBar::with_draw_target(u64::try_from(n_files).ok(), target);
    match ProgressStyle::with_template("{bar:40} {pos}/{len}") {
        Ok(it) => bar.with_style(it),
        Err(_) => bar,
    }
}
