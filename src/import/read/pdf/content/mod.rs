//! What the contents of pages draw.

mod color;
mod draw;
mod marked;
mod path;
mod show;
mod state;

pub(crate) use draw::Painter;
