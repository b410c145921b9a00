//! Tests of the tree-sitter grammar.

mod broken;
mod corpus;
mod examples;
mod keywords;
mod queries;
mod snippets;
mod support;
