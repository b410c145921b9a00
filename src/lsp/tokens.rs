//! Lines into coloured words.

use rayon::prelude::*;
use tower_lsp::lsp_types::{
    Range, SemanticToken, SemanticTokenModifier, SemanticTokenType, SemanticTokens, SemanticTokensDelta,
    SemanticTokensEdit, SemanticTokensFullDeltaResult, SemanticTokensFullOptions, SemanticTokensLegend,
    SemanticTokensOptions, SemanticTokensRangeResult, SemanticTokensResult,
};

use crate::assist::tokens::{Kind, Token, tokens};
use crate::lsp::snapshot::Snapshot;

/// The types of words, in the order of the legend.
const TYPES: &[(Kind, SemanticTokenType)] = &[
    (Kind::Heading, SemanticTokenType::KEYWORD),
    (Kind::Property, SemanticTokenType::PROPERTY),
    (Kind::Code, SemanticTokenType::NAMESPACE),
    (Kind::Name, SemanticTokenType::CLASS),
    (Kind::Text, SemanticTokenType::STRING),
    (Kind::Measure, SemanticTokenType::VARIABLE),
    (Kind::Function, SemanticTokenType::FUNCTION),
    (Kind::Value, SemanticTokenType::NUMBER),
    (Kind::Word, SemanticTokenType::ENUM_MEMBER),
    (Kind::Operator, SemanticTokenType::OPERATOR),
    (Kind::Comment, SemanticTokenType::COMMENT),
    (Kind::Rule, SemanticTokenType::DECORATOR),
];

const DEFINITION: u32 = 1;
const IDLE: u32 = 2;

/// What the client is told of colours.
pub(crate) fn options() -> SemanticTokensOptions {
    SemanticTokensOptions {
        legend: SemanticTokensLegend {
            token_types: TYPES.iter().map(|it| it.1.clone()).collect(),
            token_modifiers: vec![SemanticTokenModifier::DEFINITION, SemanticTokenModifier::DEPRECATED],
        },
        range: Some(true),
        full: Some(SemanticTokensFullOptions::Delta { delta: Some(true) }),
        ..SemanticTokensOptions::default()
    }
}

/// All of a document. What is sent is kept in [`Snapshot::last_tokens`].
pub(crate) fn full(document: &Snapshot) -> Option<SemanticTokensResult> {
    let data = encoded(document, 0..document.live.parts().len(), None);
    let res = SemanticTokens { result_id: Some(document.version.to_string()), data };
    keep(document, &res);
    Some(SemanticTokensResult::Tokens(res))
}

/// What has changed since an earlier answer.
pub(crate) fn delta(document: &Snapshot, previous: &str) -> Option<SemanticTokensFullDeltaResult> {
    let data = encoded(document, 0..document.live.parts().len(), None);
    let last = document.last_tokens.lock().ok().and_then(|it| it.clone());
    let res = SemanticTokens { result_id: Some(document.version.to_string()), data };
    keep(document, &res);
    let Some(last) = last.filter(|it| it.result_id.as_deref() == Some(previous)) else {
        return Some(SemanticTokensFullDeltaResult::Tokens(res));
    };
    let edits = difference(&last.data, &res.data).into_iter().collect();
    let result_id = res.result_id;
    Some(SemanticTokensFullDeltaResult::TokensDelta(SemanticTokensDelta { result_id, edits }))
}

/// Part of a document.
pub(crate) fn range(document: &Snapshot, range: Range) -> Option<SemanticTokensRangeResult> {
    let (from, to) = document.points(range);
    let data = encoded(document, from.section..to.section.saturating_add(1), Some(range));
    Some(SemanticTokensRangeResult::Tokens(SemanticTokens { result_id: None, data }))
}

fn keep(document: &Snapshot, tokens: &SemanticTokens) {
    if let Ok(mut last) = document.last_tokens.lock() {
        *last = Some(tokens.clone());
    }
}

/// The one edit that turns a list of words into another: what stands between the words
/// that both begin and end with.
fn difference(old: &[SemanticToken], new: &[SemanticToken]) -> Option<SemanticTokensEdit> {
    let same = |(a, b): &(&SemanticToken, &SemanticToken)| a == b;
    let head = old.iter().zip(new).take_while(same).count();
    let (old, new) = (old.get(head..).unwrap_or(&[]), new.get(head..).unwrap_or(&[]));
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(same).count();
    let deleted = old.len().saturating_sub(tail);
    let inserted = new.get(..new.len().saturating_sub(tail)).unwrap_or(&[]);
    // Each word is five numbers.
    let numbers = |n: usize| u32::try_from(n.saturating_mul(5)).unwrap_or(u32::MAX);
    (deleted > 0 || !inserted.is_empty()).then(|| SemanticTokensEdit {
        start: numbers(head),
        delete_count: numbers(deleted),
        data: Some(inserted.to_vec()),
    })
}

/// The words of some sections, each relative to the one before.
fn encoded(
    document: &Snapshot,
    sections: std::ops::Range<usize>,
    within: Option<Range>,
) -> Vec<SemanticToken> {
    let last = sections.end.min(document.live.parts().len());
    let first = sections.start.min(last);
    let found: Vec<Vec<Token>> = (first..last).into_par_iter().map(|it| tokens(&document.live, it)).collect();
    let mut res = Vec::new();
    let (mut line, mut column) = (0, 0);
    let mut places = document.sections();
    for (section, found) in (first..last).zip(found) {
        let places = places.at(section);
        for token in found {
            let range = places.range(token.span);
            let is_outside = within.is_some_and(|it| range.end < it.start || range.start > it.end);
            if range.start.line != range.end.line || is_outside {
                continue;
            }
            let delta_line = range.start.line.saturating_sub(line);
            let from = if delta_line == 0 { column } else { 0 };
            res.push(SemanticToken {
                delta_line,
                delta_start: range.start.character.saturating_sub(from),
                length: range.end.character.saturating_sub(range.start.character),
                token_type: kind(token.kind),
                token_modifiers_bitset: modifiers(&token),
            });
            (line, column) = (range.start.line, range.start.character);
        }
    }
    res
}

fn kind(kind: Kind) -> u32 {
    let at = TYPES.iter().position(|it| it.0 == kind).unwrap_or(0);
    u32::try_from(at).unwrap_or(0)
}

fn modifiers(token: &Token) -> u32 {
    let bit = |is_set: bool, bit: u32| if is_set { bit } else { 0 };
    bit(token.is_definition, DEFINITION) | bit(token.is_idle, IDLE)
}
