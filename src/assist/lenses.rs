//! What stands above a heading in the editor: its score, and its share of the plan.

use crate::assist::Place;
use crate::assist::outline::{Entry, entries};
use crate::assist::score::Figures;
use crate::check::Live;
use crate::finding::Message;
use crate::scoring::agrees;
use crate::syntax::Rank;

/// Lines above a heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Lens {
    /// The name of the heading.
    pub place: Place,
    /// What is said, one thing each.
    pub messages: Vec<Message>,
}

/// The lenses of a plan: above every heading down to objectives.
pub fn lenses(live: &Live) -> Vec<Lens> {
    let nodes = entries(live).into_iter().filter(|it| it.rank != Rank::Indicator && it.n_indicators > 0);
    nodes.map(|it| Lens { place: it.anchor, messages: vec![score(&it.figures), share(&it)] }).collect()
}

/// A heading's figures in one sentence.
pub fn score(figures: &Figures) -> Message {
    match (figures.reported, figures.recomputed) {
        (Some(reported), Some(recomputed)) if figures.differs() || !agrees(reported, recomputed) => {
            Message::new("assist-lens-score.differs")
                .with("reported", reported)
                .with("recomputed", recomputed)
        }
        (Some(reported), Some(_)) => Message::new("assist-lens-score.agrees").with("recomputed", reported),
        (None, Some(recomputed)) => {
            Message::new("assist-lens-score.unreported").with("recomputed", recomputed)
        }
        (Some(reported), None) => Message::new("assist-lens-score.only-reported").with("reported", reported),
        (None, None) => Message::new("assist-lens-score.none"),
    }
}

fn share(entry: &Entry) -> Message {
    match entry.figures.effective.filter(|_| entry.rank != Rank::Plan) {
        Some(share) => {
            Message::new("assist-lens-share.of-plan").with("n", entry.n_indicators).with("share", share)
        }
        None => Message::new("assist-lens-share").with("n", entry.n_indicators),
    }
}
