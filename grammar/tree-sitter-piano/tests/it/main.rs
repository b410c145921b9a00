//! Tests of the tree-sitter grammar.

mod broken;
mod corpus;
mod examples;
mod queries;
mod support;
