//! Writes a plan of so many indicators: `rustc -O plan_file.rs && ./plan_file 10000 > plan.piano`.
//!
//! No target of cargo's, so that a script has it in a second.

#[allow(dead_code, reason = "it makes reports too")]
mod plans;

use std::io::Write as _;

fn main() -> std::io::Result<()> {
    let n = std::env::args().nth(1).and_then(|it| it.parse().ok()).unwrap_or(1000);
    std::io::stdout().write_all(plans::plan(n).as_bytes())
}
