//! Every integration test, in one binary.

mod format;
mod live;
mod rules;
mod support;
