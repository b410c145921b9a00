#![no_main]

#[path = "../../it/fuzz/targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::condition(bytes));
