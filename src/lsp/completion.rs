//! A place into what may be written there.

use tower_lsp::lsp_types::{
    Command, CompletionItem, CompletionItemKind, CompletionList, CompletionOptions, CompletionResponse,
    CompletionTextEdit, Documentation, InsertTextFormat, InsertTextMode, MarkupContent, MarkupKind, Position,
    Range, TextEdit,
};

use crate::assist::complete::{Kind, Offer, complete, plain};
use crate::lsp::snapshot::Snapshot;

/// What the client is told of completion.
pub(crate) fn options() -> CompletionOptions {
    let triggers = [" ", "#", "(", ",", ";", "/"];
    CompletionOptions {
        trigger_characters: Some(triggers.map(str::to_owned).to_vec()),
        ..CompletionOptions::default()
    }
}

/// What may be written at a position.
pub(crate) fn completion(document: &Snapshot, position: Position) -> Option<CompletionResponse> {
    let at = document.point(position);
    let this_year = jiff::Zoned::now().year();
    let offers = complete(&document.live, at, document.catalogue(), this_year);
    let range = document.range(at.section, offers.replaces);
    let items = offers.all.into_iter().enumerate().map(|(i, it)| item(document, it, i, range));
    // The offers depend on the whole line, so the client asks again as it grows.
    Some(CompletionResponse::List(CompletionList { is_incomplete: false, items: items.collect() }))
}

fn item(document: &Snapshot, offer: Offer, i: usize, range: Range) -> CompletionItem {
    let can = document.session.can;
    let is_snippet = can.snippets && offer.insert.contains('$');
    let text = if can.snippets { offer.insert } else { plain(&offer.insert) };
    let page = offer.page.map(|value| {
        let kind = if can.markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
        Documentation::MarkupContent(MarkupContent { kind, value })
    });
    // A command of VS Code's own; other editors ask by themselves or do not.
    let again = Command::new(String::new(), "editor.action.triggerSuggest".to_owned(), None);
    CompletionItem {
        label: offer.label,
        kind: Some(icon(offer.kind)),
        detail: offer.detail,
        documentation: page,
        sort_text: Some(format!("{i:04}")),
        insert_text_format: Some(if is_snippet {
            InsertTextFormat::SNIPPET
        } else {
            InsertTextFormat::PLAIN_TEXT
        }),
        insert_text_mode: is_snippet.then_some(InsertTextMode::ADJUST_INDENTATION),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: text })),
        command: (offer.asks_again && document.session.can.suggest_command).then_some(again),
        ..CompletionItem::default()
    }
}

fn icon(kind: Kind) -> CompletionItemKind {
    match kind {
        Kind::Heading => CompletionItemKind::CLASS,
        Kind::Property => CompletionItemKind::PROPERTY,
        Kind::Skeleton => CompletionItemKind::SNIPPET,
        Kind::Measure => CompletionItemKind::VARIABLE,
        Kind::Function => CompletionItemKind::FUNCTION,
        Kind::Unit => CompletionItemKind::UNIT,
        Kind::Value => CompletionItemKind::VALUE,
        Kind::Code => CompletionItemKind::REFERENCE,
        Kind::Rule => CompletionItemKind::EVENT,
    }
}
