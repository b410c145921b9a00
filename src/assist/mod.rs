//! What an editor asks about a place in a plan, answered as plain data.
//!
//! Each question is a function over [`Live`](crate::check::Live), a
//! [`Point`](crate::check::Point) and, where it answers in sentences, a
//! [`Catalogue`](crate::lang::Catalogue). Nothing here knows a protocol: places are a
//! section and a span in it, and the language server only converts.
//!
//! A question about a place reads the section of the place anew and looks at its parents
//! and siblings; it never reads the whole plan, unless the place is the plan's own heading.

pub mod complete;
pub mod family;
pub mod folding;
pub mod formatting;
pub mod hints;
pub mod hover;
pub mod lenses;
pub mod links;
mod markdown;
pub mod names;
pub mod outline;
pub mod refactor;
pub mod score;
pub mod selection;
pub mod symbols;
pub mod tokens;
mod view;

pub use view::{Place, Stretch, language_at};
