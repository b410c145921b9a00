//! Every integration test, in one binary.

mod format;
mod lang;
mod live;
mod rules;
mod support;
