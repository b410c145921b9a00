//! What was agreed on with the client: encoding, abilities, language, settings.

use std::path::PathBuf;
use std::sync::Arc;

use tower_lsp::lsp_types::{ClientCapabilities, InitializeParams, MarkupKind};

use crate::lang::{Catalogue, Language, of_locale};
use crate::lsp::convert::Encoding;

/// What holds for every document. Replaced as a whole when a setting changes.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    pub(crate) encoding: Encoding,
    /// The sentences of the reader's language.
    pub(crate) catalogue: Arc<Catalogue>,
    pub(crate) can: Can,
    /// The folders that the client has open.
    pub(crate) folders: Vec<PathBuf>,
}

/// What the client can do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Can {
    /// Edits that name the version of their document.
    pub(crate) versioned_edits: bool,
    /// Snippets in completions.
    pub(crate) snippets: bool,
    /// Markdown in hovers.
    pub(crate) markdown: bool,
    /// Symbols in a tree.
    pub(crate) symbol_tree: bool,
    /// The command that asks for completions again, which VS Code has.
    pub(crate) suggest_command: bool,
}

impl Default for Session {
    fn default() -> Self {
        Self {
            encoding: Encoding::default(),
            catalogue: Arc::new(Catalogue::new(Language::default())),
            can: Can::default(),
            folders: Vec::new(),
        }
    }
}

impl Session {
    /// What a client says of itself at the start.
    pub(crate) fn new(params: &InitializeParams) -> Self {
        let offers = params.capabilities.general.as_ref().and_then(|it| it.position_encodings.as_deref());
        let locale = params.locale.as_deref().and_then(of_locale);
        Self {
            encoding: Encoding::agreed(offers),
            catalogue: Arc::new(Catalogue::new(locale.unwrap_or_default())),
            can: Can::new(params),
            folders: folders(params),
        }
    }
}

impl Can {
    fn new(params: &InitializeParams) -> Self {
        let it: &ClientCapabilities = &params.capabilities;
        let client = params.client_info.as_ref().map_or("", |it| it.name.as_str());
        let document = it.text_document.as_ref();
        let edits = it.workspace.as_ref().and_then(|it| it.workspace_edit.as_ref());
        let hover = document.and_then(|it| it.hover.as_ref()).and_then(|it| it.content_format.as_deref());
        let item = document.and_then(|it| it.completion.as_ref()).and_then(|it| it.completion_item.as_ref());
        let symbols = document.and_then(|it| it.document_symbol.as_ref());
        Self {
            versioned_edits: edits.and_then(|it| it.document_changes).unwrap_or(false),
            snippets: item.and_then(|it| it.snippet_support).unwrap_or(false),
            markdown: hover.is_some_and(|it| it.contains(&MarkupKind::Markdown)),
            symbol_tree: symbols.and_then(|it| it.hierarchical_document_symbol_support).unwrap_or(false),
            suggest_command: ["Visual Studio Code", "VSCodium", "code-server"]
                .iter()
                .any(|it| client.contains(it)),
        }
    }
}

fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    let named = params.workspace_folders.iter().flatten().map(|it| &it.uri);
    let old = params.root_uri.iter().filter(|_| params.workspace_folders.is_none());
    named.chain(old).filter_map(|it| it.to_file_path().ok()).collect()
}
