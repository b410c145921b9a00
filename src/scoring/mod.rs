//! A plan into achievements: formulas, units, policies, roll-up, derivation.
//!
//! No law fixes how an achievement is computed: each body declares its policy and so
//! does a plan. Arithmetic is exact decimal on fractions, divided last; rounding is half
//! away from zero at the printed digits; every computed figure can show its derivation.

mod assess;
mod derivation;
mod evaluate;
mod fraction;
mod lateness;
mod met;
mod policy;
mod quantity;
mod rollup;
mod standing;
mod sum;
mod thresholds;
mod units;

pub use assess::{Assessment, assess};
pub use derivation::{Derivation, Proportion, Step, compared, derive};
pub(crate) use evaluate::days_between;
pub use evaluate::{Computed, Evaluation, FormulaProblem, evaluate};
pub use fraction::{Fraction, half_unit, rounded};
pub use lateness::Lateness;
pub use met::{Verdict, outcome, verdict};
pub(crate) use policy::less_is_better;
pub use policy::{Degree, Policy, PolicyBand};
pub use quantity::{Dimension, Quantity, TimeUnit, common, fits};
pub use rollup::{NodeScore, Rollup, agrees, roll_up};
pub(crate) use sum::{Sum, is_weight, wrong_total};
pub use thresholds::Level;

/// For tests: what is made of an indicator with these properties, under a line of scoring.
#[cfg(test)]
fn scored<T>(
    scoring: &str,
    properties: &str,
    score: impl FnOnce(&crate::model::Indicator<'_>, &Policy) -> T,
) -> T {
    use crate::syntax::{Statement, lines_of, parse_line};

    let policy = match parse_line(scoring).statement {
        Statement::Scoring(it) => Policy::from(&*it),
        _ => Policy::default(),
    };
    let text = format!("indicatore \"x\"\n{properties}");
    let mut lines = Vec::new();
    lines_of(&text, &mut lines);
    let section = crate::model::lower(&text, &lines);
    score(&section.indicators[0], &policy)
}
