//! The steps of the pipeline, to be counted in instructions: `instructions.py` runs it under
//! callgrind. `instructions STEP FILE TIMES`, where a step is `parse`, `without`, `default` or
//! `every`.

#![allow(clippy::expect_used, reason = "a bench that fails by panicking")]

mod parse;

use std::hint::black_box;

use collaudo::check::check;
use collaudo::config::Config;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|it| !it.starts_with("--")).collect();
    let [step, file, times] = args.as_slice() else {
        // So is it run by who runs all benches.
        return;
    };
    let text = std::fs::read_to_string(file).expect("a plan");
    let config = match step.as_str() {
        "without" => Config::default().only_where(|_| false),
        "every" => Config::everything(),
        _ => Config::default(),
    };
    for _ in 0..times.parse().expect("a number of times") {
        match step.as_str() {
            "parse" => black_box(parse::parse(&text)),
            _ => black_box(check(&text, &config, false).sections.len()),
        };
    }
}
