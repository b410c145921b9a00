//! The one check: text into findings, for the command line, the editor and every output.
//!
//! Work is done by section. A section's findings depend on its own text and on the
//! plan's header; rules over the whole plan read the summaries. So sections are checked in
//! parallel, and [`Live`] re-does one section for an edit.

mod confidence;
mod coverage;
pub(crate) mod fix;
mod history;
mod inherit;
mod live;
mod locate;
mod located;
mod moved;
mod names;
mod rerun;
pub(crate) mod scored;
mod section;
mod summarise;
pub(crate) mod waive;
mod whole;

pub use coverage::Coverage;
pub use live::{Changed, Live, Part, Point};
pub(crate) use locate::objective;
pub use locate::{Reported, locate};
pub use located::{Document, Kind, Located, Location, Note};
pub use section::CheckedSection;
pub use whole::{Checked, check, header};
