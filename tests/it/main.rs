//! Every integration test, in one binary.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod assist;
mod baseline;
mod brief;
mod bulk;
mod cascade;
mod catalogue;
mod command_line;
mod config;
mod documents;
mod editors;
mod examples;
mod export;
mod files;
mod fixes;
mod format;
mod fuzz;
mod grammar;
mod history;
mod import;
mod lang;
mod layers;
mod live;
mod lsp;
mod oracle;
mod outputs;
mod own;
mod packages;
mod page;
mod plain;
mod readme;
mod reference;
mod report;
mod rules;
mod sayings;
mod schema;
mod scoring;
mod sentences;
mod support;
mod totality;
mod truth;
mod unchanged;
mod weights;
