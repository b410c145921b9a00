use crate::finding::{Arg, Message};
use crate::model::Misplaced;
use crate::rule::{SectionCx, Sink, rule};
use crate::syntax::Rank;

rule! {
    /// A property that stands under a heading that has no such property.
    ///
    /// Nesting follows from the headings alone: a property belongs to the heading above
    /// it. A target under an objective belongs to no indicator, so nothing would check it.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   target >= 90%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    /// ```
    "misplaced-property", Error, Text, since "0.1.0", Section(check)
}

fn check(cx: &SectionCx<'_, '_>, sink: &mut Sink<'_>) {
    for misplaced in &cx.section.misplaced {
        let Misplaced::Property { key, under } = misplaced else { continue };
        let message = match under {
            Some(rank) => Message::new("misplaced-property").with("under", Arg::Word(rank_word(*rank))),
            None => Message::new("misplaced-property.no-heading"),
        };
        sink.report(cx.span(key.source), message.with("property", key.source));
    }
}

/// The message that names a rank.
pub(crate) fn rank_word(rank: Rank) -> &'static str {
    match rank {
        Rank::Plan => "rank-plan",
        Rank::Perspective => "rank-perspective",
        Rank::Area => "rank-area",
        Rank::Goal => "rank-goal",
        Rank::Objective => "rank-objective",
        Rank::Indicator => "rank-indicator",
    }
}
