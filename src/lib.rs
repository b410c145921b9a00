//! Collaudo: a linter and language server for the performance plans of public bodies.
//!
//! Read this page first. It says what becomes what, who may use whom, and what always holds.
//!
//! # One pipeline
//!
//! ```text
//! report ──import──► text ──syntax──► lines ──model──► section ──rules──► findings ─┬─► terminal
//! (tsv, …)             ▲                                                            ├─► json, …
//!                      └─────────────────── edits (fix, format) ◄───────────────────┴─► editor
//! ```
//!
//! [`check::check`] serves the command line, every output and, through [`check::Live`], the
//! editor. A report is imported *as plan text* and goes in at the front like any other; an
//! [`text::origin::Origin`] beside the text leads back to the report's own cells. There is no
//! second model and no second set of rules.
//!
//! # Sections
//!
//! The unit of work is the section: a heading of rank plan to objective with everything down
//! to the next ([`syntax::read_section`]). Its lines are read, lowered to a typed
//! [`model::Section`], scored and checked; then the model is gone and three things are kept:
//! findings, a [`model::Summary`] for the rules over the whole plan, and suppressions. Places
//! are relative to the section and resolved only on output ([`check::locate`]). So a long text
//! is checked in parallel, an edit re-does one section and moves the rest, and nothing is
//! copied on the way: everything in a model is a slice of the text.
//!
//! # Layers
//!
//! Each module uses only those above it in the list below; a test holds them. `nom` stands
//! only in [`syntax`], codespan-reporting only in `output::terminal`, LSP types only in `lsp`,
//! serde only at the edges, and only `cli` and `lsp` (through `disk`) touch files, the environment
//! or a clock.
//!
//! # What always holds
//!
//! - **Totality.** Any text gives findings. Nothing up to [`check`] can fail or do IO: broken
//!   input is data. No panic is reachable from what a user wrote.
//! - **Independence.** A line's parse depends on that line alone, and a section's findings on
//!   its own text and the plan's header. One broken line hides nothing elsewhere.
//! - **One cause, one finding.** A rule is silent where another has named the cause.
//! - **Agreement.** Editor, command line and every output report the same findings.
//! - **Determinism.** The same text gives the same findings, whatever the number of threads.
//! - **Exact arithmetic.** Decimals are exact, fractions are divided last, rounding is half
//!   away from zero at the printed digits ([`scoring`]).
//! - **Data, not prose.** A [`finding::Finding`] carries a message id and arguments; sentences
//!   are made at the edge, in the reader's language, by [`lang`].

// What only command line and server use is no mistake where they are left out.
#![cfg_attr(not(all(feature = "cli", feature = "lsp")), allow(dead_code, unused_imports))]

pub mod text;

pub mod syntax;

pub mod format;

pub mod model;

pub mod scoring;

pub mod finding;

pub mod words;

pub mod compare;

pub mod rule;

pub mod rules;

pub mod own;

pub mod config;

pub mod suppress;

pub mod check;

pub mod lang;

pub mod output;

pub mod import;

pub mod source;

pub mod export;

pub mod assist;

pub mod browser;

#[cfg(feature = "disk")]
pub mod disk;

#[cfg(feature = "lsp")]
pub mod lsp;

#[cfg(feature = "cli")]
pub mod cli;
