//! What was agreed on with the client: encoding, abilities, language, settings.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use tower_lsp::lsp_types::{
    ClientCapabilities, DiagnosticTag, InitializeParams, MarkupKind, WorkspaceFolder,
};

use crate::disk::reach::Reach;
use crate::lang::{Catalogue, of_locale};
use crate::lsp::convert::Encoding;
use crate::lsp::settings::Settings;
use crate::syntax::Language;

/// What holds for every document. Replaced as a whole when a setting changes.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    /// Another number for each session of the workspace.
    pub(crate) number: u64,
    pub(crate) encoding: Encoding,
    pub(crate) can: Can,
    pub(crate) settings: Settings,
    /// The sentences of the reader's language.
    pub(crate) catalogue: Arc<Catalogue>,
    /// The folders that the client has open.
    pub(crate) folders: Vec<PathBuf>,
    /// The language of the client, else of the environment.
    pub(crate) locale: Language,
}

/// What the client can do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Can {
    /// It asks for diagnostics itself.
    pub(crate) pull: bool,
    /// It asks again for diagnostics when told to.
    pub(crate) refresh_diagnostics: bool,
    /// It asks again for hints when told to.
    pub(crate) refresh_hints: bool,
    /// It asks again for lenses when told to.
    pub(crate) refresh_lenses: bool,
    /// Places that explain a diagnostic.
    pub(crate) related: bool,
    /// Diagnostics about what is not needed are greyed out.
    pub(crate) unnecessary: bool,
    /// Edits that name the version of their document.
    pub(crate) versioned_edits: bool,
    /// Actions whose edit is made when it is wanted.
    pub(crate) lazy_edits: bool,
    /// Snippets in completions.
    pub(crate) snippets: bool,
    /// Markdown in hovers.
    pub(crate) markdown: bool,
    /// Lines above headings.
    pub(crate) lenses: bool,
    /// Symbols in a tree.
    pub(crate) symbol_tree: bool,
    /// The command that asks for completions again, which VS Code has.
    pub(crate) suggest_command: bool,
    /// Settings when asked for.
    pub(crate) configuration: bool,
    /// News of settings, when registered for.
    pub(crate) settings_news: bool,
    /// News of files, when registered for.
    pub(crate) file_news: bool,
    /// Progress that the server begins.
    pub(crate) progress: bool,
    /// Pages opened when asked for.
    pub(crate) show_document: bool,
}

impl Session {
    /// A session before the client has said anything.
    pub(crate) fn new(fallback: Language) -> Self {
        Self {
            number: 0,
            encoding: Encoding::default(),
            can: Can::default(),
            settings: Settings::default(),
            catalogue: catalogue(fallback),
            folders: Vec::new(),
            locale: fallback,
        }
    }

    /// What a client says of itself at the start.
    pub(crate) fn begun(&self, params: &InitializeParams) -> Self {
        let offers = params.capabilities.general.as_ref().and_then(|it| it.position_encodings.as_deref());
        let res = Self {
            encoding: Encoding::agreed(offers),
            can: Can::new(params),
            folders: folders(params),
            locale: params.locale.as_deref().and_then(of_locale).unwrap_or(self.locale),
            ..self.clone()
        };
        let settings = params.initialization_options.as_ref().and_then(Settings::read);
        res.with_settings(settings.unwrap_or_default())
    }

    /// The session with other settings.
    pub(crate) fn with_settings(&self, settings: Settings) -> Self {
        // What was said of trust holds until something else is said of it.
        let settings = Settings { trusted: settings.trusted.or(self.settings.trusted), ..settings };
        let catalogue = catalogue(settings.language.unwrap_or(self.locale));
        Self { settings, catalogue, ..self.clone() }
    }

    /// How far names in files reach.
    pub(crate) fn reach(&self) -> Reach {
        match self.settings.trusted {
            Some(false) => Reach::Within(self.folders.clone()),
            _ => Reach::Here,
        }
    }

    /// The session with other folders.
    pub(crate) fn with_folders(&self, added: &[WorkspaceFolder], removed: &[WorkspaceFolder]) -> Self {
        let mut res = self.clone();
        let removed = paths(removed);
        res.folders.retain(|it| !removed.contains(it));
        for it in paths(added) {
            if !res.folders.contains(&it) {
                res.folders.push(it);
            }
        }
        res
    }
}

/// The catalogue of a language, made once.
fn catalogue(language: Language) -> Arc<Catalogue> {
    static ALL: [OnceLock<Arc<Catalogue>>; 2] = [OnceLock::new(), OnceLock::new()];
    let [it, en] = &ALL;
    let slot = match language {
        Language::It => it,
        Language::En => en,
    };
    Arc::clone(slot.get_or_init(|| Arc::new(Catalogue::new(language))))
}

impl Can {
    fn new(params: &InitializeParams) -> Self {
        let it: &ClientCapabilities = &params.capabilities;
        let client = params.client_info.as_ref().map_or("", |it| it.name.as_str());
        let document = it.text_document.as_ref();
        let workspace = it.workspace.as_ref();
        let window = it.window.as_ref();
        let diagnostics = document.and_then(|it| it.publish_diagnostics.as_ref());
        let edits = workspace.and_then(|it| it.workspace_edit.as_ref());
        let hover = document.and_then(|it| it.hover.as_ref()).and_then(|it| it.content_format.as_deref());
        let item = document.and_then(|it| it.completion.as_ref()).and_then(|it| it.completion_item.as_ref());
        let symbols = document.and_then(|it| it.document_symbol.as_ref());
        let resolve =
            document.and_then(|it| it.code_action.as_ref()).and_then(|it| it.resolve_support.as_ref());
        let tags = diagnostics.and_then(|it| it.tag_support.as_ref());
        Self {
            pull: document.is_some_and(|it| it.diagnostic.is_some()),
            refresh_diagnostics: workspace
                .and_then(|it| it.diagnostic.as_ref()?.refresh_support)
                .unwrap_or(false),
            refresh_hints: workspace.and_then(|it| it.inlay_hint.as_ref()?.refresh_support).unwrap_or(false),
            refresh_lenses: workspace.and_then(|it| it.code_lens.as_ref()?.refresh_support).unwrap_or(false),
            related: diagnostics.and_then(|it| it.related_information).unwrap_or(false),
            unnecessary: tags.is_some_and(|it| it.value_set.contains(&DiagnosticTag::UNNECESSARY)),
            versioned_edits: edits.and_then(|it| it.document_changes).unwrap_or(false),
            lazy_edits: resolve.is_some_and(|it| it.properties.iter().any(|it| it == "edit")),
            snippets: item.and_then(|it| it.snippet_support).unwrap_or(false),
            markdown: hover.is_some_and(|it| it.contains(&MarkupKind::Markdown)),
            lenses: document.is_some_and(|it| it.code_lens.is_some()),
            symbol_tree: symbols.and_then(|it| it.hierarchical_document_symbol_support).unwrap_or(false),
            suggest_command: ["Visual Studio Code", "VSCodium", "code-server"]
                .iter()
                .any(|it| client.contains(it)),
            configuration: workspace.and_then(|it| it.configuration).unwrap_or(false),
            settings_news: workspace
                .and_then(|it| it.did_change_configuration.as_ref()?.dynamic_registration)
                .unwrap_or(false),
            file_news: workspace
                .and_then(|it| it.did_change_watched_files.as_ref()?.dynamic_registration)
                .unwrap_or(false),
            progress: window.and_then(|it| it.work_done_progress).unwrap_or(false),
            show_document: window.and_then(|it| it.show_document.as_ref()).is_some_and(|it| it.support),
        }
    }
}

fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    match &params.workspace_folders {
        Some(it) => paths(it),
        // Older clients name one folder in this way.
        None => params.root_uri.iter().filter_map(|it| it.to_file_path().ok()).collect(),
    }
}

fn paths(folders: &[WorkspaceFolder]) -> Vec<PathBuf> {
    folders.iter().filter_map(|it| it.uri.to_file_path().ok()).collect()
}
