//! Conversations with the language server, as an editor has them.

mod actions;
mod client;
mod expected;
mod findings;
mod folders;
mod lifecycle;
mod named_files;
mod order;
mod pull;
mod settings;
mod unreadable;
