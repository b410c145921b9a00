//! A keyword into its meaning, with an example.

use crate::assist::hover::example;
use crate::assist::markdown::plan_block;
use crate::lang::{Catalogue, Language};
use crate::syntax::{Keyword, Property, Rank, spelling};

/// The meaning of a keyword in the reader's language, with an example in the keyword's.
pub(crate) fn page(keyword: Keyword, language: Option<Language>, catalogue: &Catalogue) -> String {
    let language = language.unwrap_or(catalogue.language());
    let (one, other) =
        (spelling(keyword, language), spelling(keyword, language.choose(Language::En, Language::It)));
    let names = if one == other { format!("**{one}**") } else { format!("**{one}** ({other})") };
    let meaning = catalogue.word(meaning(keyword));
    format!("{names}: {meaning}\n\n{}", plan_block(example(keyword, language)))
}

/// The message that says what a keyword means.
pub(crate) fn meaning(keyword: Keyword) -> &'static str {
    match keyword {
        Keyword::Heading(rank) => match rank {
            Rank::Plan => "assist-keyword-plan",
            Rank::Perspective => "assist-keyword-perspective",
            Rank::Area => "assist-keyword-area",
            Rank::Goal => "assist-keyword-goal",
            Rank::Objective => "assist-keyword-objective",
            Rank::Indicator => "assist-keyword-indicator",
        },
        Keyword::Property(property) => match property {
            Property::Weight => "assist-keyword-weight",
            Property::Measure => "assist-keyword-measure",
            Property::Formula => "assist-keyword-formula",
            Property::Target => "assist-keyword-target",
            Property::Thresholds => "assist-keyword-thresholds",
            Property::Direction => "assist-keyword-direction",
            Property::Judgement => "assist-keyword-judgement",
            Property::Result => "assist-keyword-result",
            Property::Achieved => "assist-keyword-achieved",
            Property::Baseline => "assist-keyword-baseline",
            Property::Owner => "assist-keyword-owner",
            Property::Source => "assist-keyword-source",
            Property::Note => "assist-keyword-note",
            Property::Reason => "assist-keyword-reason",
            Property::Stakeholders => "assist-keyword-stakeholders",
            Property::Contributors => "assist-keyword-contributors",
            Property::Dimension => "assist-keyword-dimension",
            Property::Resources => "assist-keyword-resources",
            Property::Staff => "assist-keyword-staff",
            Property::Scoring => "assist-keyword-scoring",
            Property::Previous => "assist-keyword-previous",
        },
    }
}
