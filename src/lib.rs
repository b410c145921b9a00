//! Collaudo: a linter for the performance plans of public bodies.

pub mod finding;
pub mod model;
pub mod syntax;
pub mod text;
