//! Lines into coloured words.

use tower_lsp::lsp_types::{
    Range, SemanticTokensFullDeltaResult, SemanticTokensFullOptions, SemanticTokensLegend,
    SemanticTokensOptions, SemanticTokensRangeResult, SemanticTokensResult,
};

use crate::lsp::snapshot::Snapshot;

/// What the client is told of colours.
pub(crate) fn options() -> SemanticTokensOptions {
    SemanticTokensOptions {
        legend: SemanticTokensLegend::default(),
        range: Some(true),
        full: Some(SemanticTokensFullOptions::Delta { delta: Some(true) }),
        ..SemanticTokensOptions::default()
    }
}

/// All of a document. What is sent is kept in [`Snapshot::last_tokens`].
pub(crate) fn full(_document: &Snapshot) -> Option<SemanticTokensResult> {
    None
}

/// What has changed since an earlier answer.
pub(crate) fn delta(_document: &Snapshot, _previous: &str) -> Option<SemanticTokensFullDeltaResult> {
    None
}

/// Part of a document.
pub(crate) fn range(_document: &Snapshot, _range: Range) -> Option<SemanticTokensRangeResult> {
    None
}
