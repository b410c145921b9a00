//! A plan into achievements: formulas, units, policies, roll-up, derivation.
//!
//! No law fixes how an achievement is computed: each body declares its policy and so
//! does a plan. Arithmetic is exact decimal on fractions, divided last; rounding is half
//! away from zero at the printed digits; every computed figure can show its derivation.

mod assess;
mod derivation;
mod evaluate;
mod fraction;
mod met;
mod policy;
mod quantity;
mod rollup;
mod units;

pub use assess::{Assessment, assess};
pub use derivation::{Derivation, Proportion, Step, derive};
pub(crate) use evaluate::days_between;
pub use evaluate::{Computed, Evaluation, FormulaProblem, evaluate};
pub use fraction::{Fraction, half_unit, rounded};
pub use met::{Verdict, verdict};
pub use policy::{Degree, Policy, PolicyBand};
pub use quantity::{Dimension, Quantity, TimeUnit, common, fits};
pub use rollup::{NodeScore, Rollup, agrees, roll_up};
