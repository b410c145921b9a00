//! Collaudo.
fn main() {}
