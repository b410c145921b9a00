//! Every integration test, in one binary.

mod live;
mod format;
mod rules;
