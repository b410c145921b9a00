//! Collaudo: a linter for the performance plans of public bodies.

pub mod text;

pub mod syntax;

pub mod format;

pub mod model;

pub mod scoring;

pub mod finding;

pub mod rule;

pub mod rules;

pub mod config;

pub mod suppress;

pub mod check;

pub mod lang;

pub mod output;

pub mod cli;
