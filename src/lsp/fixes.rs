//! Findings into actions: correct it, allow it with a reason, read what it means.
//!
//! Nothing is offered for a diagnostic of another version of the document.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tower_lsp::lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, Command, Diagnostic, Range, TextEdit,
    Url,
};

use crate::check::fix::fix;
use crate::check::{Point, objective};
use crate::finding::{Finding, Fix, Message};
use crate::lsp::commands::EXPLAIN_RULE;
use crate::lsp::diagnostics::Data;
use crate::lsp::edits::{differences, own_edits};
use crate::lsp::snapshot::Snapshot;
use crate::syntax::Language;
use crate::text::lines::LineIndex;

/// The kind of the action that makes every safe correction.
pub(crate) const FIX_ALL: &str = "source.fixAll.collaudo";

/// Rules about suppressions, which no suppression is about.
const ABOUT_SUPPRESSIONS: &[&str] = &["unused-suppression", "unknown-rule", "suppression-without-reason"];

/// What an action carries whose edit is made when it is wanted.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub(crate) struct Lazy {
    pub(crate) uri: Url,
    version: i32,
}

/// A finding in a selection.
struct Picked<'s> {
    section: usize,
    finding: &'s Finding,
    /// The client's diagnostic of it.
    diagnostic: Option<Diagnostic>,
}

/// What can be done about the findings in a selection.
pub(crate) fn actions(document: &Snapshot, params: &CodeActionParams) -> Vec<CodeActionOrCommand> {
    let only = params.context.only.as_deref();
    let wants = |kind: &CodeActionKind| only.is_none_or(|it| it.iter().any(|it| includes(it, kind)));
    let mut res = Vec::new();
    if wants(&CodeActionKind::QUICKFIX) {
        let picked = picked(document, params);
        res.extend(picked.iter().flat_map(|it| corrections(document, it)));
        if picked.iter().any(|it| it.finding.fixes.iter().any(|it| it.safe)) && n_safe(document, 2) == 2 {
            res.push(all_at_once(document, CodeActionKind::QUICKFIX));
        }
        res.extend(picked.iter().filter_map(|it| suppression(document, it)));
        let mut rules: Vec<&Picked<'_>> = Vec::new();
        for it in &picked {
            if !rules.iter().any(|other| other.finding.rule == it.finding.rule) {
                rules.push(it);
            }
        }
        res.extend(rules.into_iter().map(|it| meaning(document, it)));
    }
    // On saving it is asked for by its name; otherwise it is for the menu of source actions.
    let all = CodeActionKind::from(FIX_ALL);
    if only.is_some() && wants(&all) && n_safe(document, 1) == 1 {
        res.push(all_at_once(document, all));
    }
    res.into_iter().map(CodeActionOrCommand::CodeAction).collect()
}

/// Whether a kind that was asked for includes another: `source` includes `source.fixAll`.
fn includes(asked: &CodeActionKind, kind: &CodeActionKind) -> bool {
    let (asked, kind) = (asked.as_str(), kind.as_str());
    let rest = kind.strip_prefix(asked);
    rest.is_some_and(|it| it.is_empty() || it.starts_with('.') || asked.is_empty())
}

/// The findings that a selection touches, less those whose diagnostic is of another version.
fn picked<'s>(document: &'s Snapshot, params: &CodeActionParams) -> Vec<Picked<'s>> {
    let (from, to) = document.points(params.range);
    let mut res = Vec::new();
    for section in from.section..=to.section {
        let Some(part) = document.live.parts().get(section) else { break };
        let touches = |it: &Finding| {
            let (start, end) = (it.span.start as usize, it.span.end as usize);
            Point { section, offset: start } <= to && from <= Point { section, offset: end }
        };
        let objective = objective(part.summary());
        for finding in part.findings.iter().filter(|it| touches(it)) {
            let fingerprint = format!("{:016x}", finding.fingerprint(objective.as_deref()));
            let diagnostic = params
                .context
                .diagnostics
                .iter()
                .find(|it| data(it).is_some_and(|it| it.fingerprint == fingerprint));
            let is_outdated = diagnostic.and_then(data).is_some_and(|it| !is_of(&it, document));
            if !is_outdated {
                res.push(Picked { section, finding, diagnostic: diagnostic.cloned() });
            }
        }
    }
    res
}

fn data(diagnostic: &Diagnostic) -> Option<Data> {
    serde_json::from_value(diagnostic.data.clone()?).ok()
}

fn is_of(data: &Data, document: &Snapshot) -> bool {
    data.uri == document.uri && data.version == document.version
}

fn corrections(document: &Snapshot, picked: &Picked<'_>) -> Vec<CodeAction> {
    let fixes = picked.finding.fixes.iter();
    let only_one = picked.finding.fixes.len() == 1;
    let action = |it: &Fix| CodeAction {
        title: titled(&document.catalogue().say(&it.title)),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: picked.diagnostic.clone().map(|it| vec![it]),
        edit: Some(document.workspace_edit(own_edits(document, picked.section, it))),
        // What changes a figure is never done without a choice.
        is_preferred: Some(it.safe && only_one),
        ..CodeAction::default()
    };
    fixes.map(action).collect()
}

/// Allows a finding by a comment above its line.
fn suppression(document: &Snapshot, picked: &Picked<'_>) -> Option<CodeAction> {
    let rule = picked.finding.rule;
    if ABOUT_SUPPRESSIONS.contains(&rule) {
        return None;
    }
    let text = document.text(picked.section);
    let index = LineIndex::new(text);
    let start = index.start(index.line(picked.finding.span.start as usize))?;
    let line = text.get(start..)?;
    let indent = line.get(..line.len().checked_sub(line.trim_start_matches([' ', '\t']).len())?)?;
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let (word, reason) = match document.language(picked.section) {
        Language::It => ("consenti", "indicare il motivo"),
        Language::En => ("allow", "say why"),
    };
    let place = document.position(Point { section: picked.section, offset: start });
    let new_text = format!("{indent}# {word} {rule}: {reason}{end}");
    let edit = TextEdit { range: Range::new(place, place), new_text };
    Some(CodeAction {
        title: titled(&document.catalogue().say(&Message::new("lsp-allow").with("rule", rule))),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: picked.diagnostic.clone().map(|it| vec![it]),
        edit: Some(document.workspace_edit(vec![edit])),
        ..CodeAction::default()
    })
}

/// Shows the page of a rule.
fn meaning(document: &Snapshot, picked: &Picked<'_>) -> CodeAction {
    let rule = picked.finding.rule;
    let title = titled(&document.catalogue().say(&Message::new("lsp-explain").with("rule", rule)));
    let command = Command {
        title: title.clone(),
        command: EXPLAIN_RULE.to_owned(),
        arguments: Some(vec![Value::from(rule)]),
    };
    CodeAction {
        title,
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: picked.diagnostic.clone().map(|it| vec![it]),
        command: Some(command),
        ..CodeAction::default()
    }
}

/// Every safe correction of the document. It may take a moment in a long one, so that it is
/// made when it is wanted, where the client can wait for it.
fn all_at_once(document: &Snapshot, kind: CodeActionKind) -> CodeAction {
    let mut res = CodeAction {
        title: titled(&document.catalogue().word("lsp-fix-all")),
        kind: Some(kind),
        ..CodeAction::default()
    };
    if document.session.can.lazy_edits {
        let lazy = Lazy { uri: document.uri.clone(), version: document.version };
        res.data = Some(json!(lazy));
    } else {
        res.edit = Some(document.workspace_edit(corrected(document)));
    }
    res
}

/// The document of an action whose edit is to be made.
pub(crate) fn lazy(action: &CodeAction) -> Option<Lazy> {
    serde_json::from_value(action.data.clone()?).ok()
}

/// An action with its edit; none where the document moved on.
pub(crate) fn resolved(document: &Snapshot, mut action: CodeAction, lazy: &Lazy) -> Option<CodeAction> {
    if lazy.version != document.version {
        return None;
    }
    action.edit = Some(document.workspace_edit(corrected(document)));
    Some(action)
}

fn corrected(document: &Snapshot) -> Vec<TextEdit> {
    let text = document.live.text();
    let fixed = fix(&text, document.live.config(), false);
    differences(&text, &fixed.text)
}

/// The number of findings with a safe correction, as far as `most`.
fn n_safe(document: &Snapshot, most: usize) -> usize {
    let findings = document.live.parts().iter().flat_map(|it| &it.findings);
    findings.filter(|it| it.fixes.iter().any(|it| it.safe)).take(most).count()
}

/// A sentence as a title.
pub(crate) fn titled(sentence: &str) -> String {
    let mut chars = sentence.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_includes_itself_and_what_is_below_it() {
        let includes = |asked: &str, kind: &str| {
            includes(&CodeActionKind::from(asked.to_owned()), &CodeActionKind::from(kind.to_owned()))
        };
        assert!(includes("source", FIX_ALL) && includes("source.fixAll", FIX_ALL) && includes("", FIX_ALL));
        assert!(!includes("source.fix", FIX_ALL) && !includes("quickfix", FIX_ALL));
    }

    #[test]
    fn titles_begin_in_upper_case() {
        assert_eq!(titled("è così"), "È così");
        assert_eq!(titled(""), "");
    }
}
