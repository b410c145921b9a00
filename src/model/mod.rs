//! Lines into a typed plan, one section at a time.
//!
//! A [`Section`] lives as long as the work on it: rules, scoring and the editor look at
//! it and it is gone. What the whole plan needs to know of it is kept in its [`Summary`].

pub mod code;
mod difference;
mod fields;
mod judgement;
mod lower;
mod names;
mod outline;
mod section;
mod standing;
mod summary;

pub use difference::Difference;
pub use fields::{Broken, Properties, Target, Yearly};
pub use judgement::{Judgement, Met};
pub use lower::{Misplaced, lower};
pub use names::{Counted, Names};
pub use outline::{Entry, Outline};
pub(crate) use section::same_name;
pub use section::{Indicator, Node, Section};
pub use standing::Standing;
pub(crate) use summary::notation;
pub use summary::{IndicatorSummary, Share, Summary};
