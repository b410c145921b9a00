//! Files: which there are, what they hold, and which configuration applies to them.
//!
//! For the command line and the language server, which alone touch files.

mod attributes;
pub(crate) mod configure;
pub(crate) mod earlier;
mod failure;
pub(crate) mod files;
pub(crate) mod git;
pub(crate) mod identity;
pub(crate) mod reach;
pub(crate) mod replace;
pub(crate) mod report;

pub(crate) use failure::{Failure, shown};
