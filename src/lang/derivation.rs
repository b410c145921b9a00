//! The steps of a derivation into messages.

use crate::finding::Message;
use crate::scoring::{Proportion, Step, Verdict, rounded};
use crate::syntax::Period;

/// What a step of a derivation says: one sentence, or two where a figure was kept within
/// its limits.
pub fn step_messages(step: &Step<'_>) -> Vec<Message> {
    match step {
        Step::Formula { formula, substituted, value, is_percent } => {
            let id = if *is_percent { "score-formula.percent" } else { "score-formula" };
            let message = Message::new(id).with("formula", *formula);
            vec![message.with("substituted", substituted.as_str()).with("value", *value)]
        }
        Step::Compared { result, on, target, verdict } => {
            let result = on.map_or((*result).to_owned(), |on| format!("{result} ({on})"));
            let id = match verdict {
                Verdict::Met => "score-compared.met",
                Verdict::Missed => "score-compared.missed",
                Verdict::Close => "score-compared.close",
                Verdict::Incomparable => "score-compared.incomparable",
                Verdict::Unknown => "score-compared.unknown",
            };
            vec![Message::new(id).with("result", result.as_str()).with("target", *target)]
        }
        Step::AllOrNothing { percent } => {
            vec![Message::new("score-all-or-nothing").with("percent", *percent)]
        }
        Step::Proportion { numerator, denominator, uncapped, percent, kind } => {
            let id = match kind {
                Proportion::ResultOverTarget => "score-proportion.result-over-target",
                Proportion::Mirrored => "score-proportion.mirrored",
                Proportion::TargetOverResult => "score-proportion.target-over-result",
                Proportion::FromBaseline => "score-proportion.from-baseline",
            };
            let first = Message::new(id)
                .with("numerator", numerator.normalize())
                .with("denominator", denominator.normalize())
                .with("percent", rounded(*uncapped, 2));
            let kept = Message::new("score-capped").with("percent", rounded(*percent, 2));
            if uncapped == percent { vec![first] } else { vec![first, kept] }
        }
        Step::BelowMinimum { minimum, result } => {
            vec![Message::new("score-below-minimum").with("minimum", *minimum).with("result", *result)]
        }
        Step::Beyond { way, highest, percent } => {
            let message = Message::new("score-beyond").with("way", rounded(*way, 2));
            vec![message.with("highest", highest.normalize()).with("percent", rounded(*percent, 2))]
        }
        Step::Late { n, per, points, in_time, percent } => {
            let id = match per {
                Period::Day => "score-late.days",
                Period::Week => "score-late.weeks",
                Period::Month => "score-late.months",
            };
            let message = Message::new(id).with("n", *n).with("points", points.normalize());
            vec![message.with("in-time", rounded(*in_time, 2)).with("percent", rounded(*percent, 2))]
        }
        Step::Band { degree, percent } => {
            vec![Message::new("score-band").with("degree", rounded(*degree, 2)).with("percent", *percent)]
        }
    }
}
