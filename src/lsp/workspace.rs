//! What the server knows: the session, the open documents, the configuration of each.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use tokio::sync::watch;
use tower_lsp::Client;
use tower_lsp::lsp_types::notification::{Notification, PublishDiagnostics};
use tower_lsp::lsp_types::{Diagnostic, MessageType, ProgressToken, PublishDiagnosticsParams, Url};

use crate::check::header;
use crate::config::Config;
use crate::disk::Failure;
use crate::disk::configure::Configurations;
use crate::disk::earlier::earlier;
use crate::disk::reach::Reach;
use crate::lsp::documents::Documents;
use crate::lsp::due::Due;
use crate::lsp::loading::Loading;
use crate::lsp::progress::Running;
use crate::lsp::session::Session;
use crate::lsp::settings::Settings;
use crate::lsp::snapshot::Snapshot;
use crate::lsp::wire::Wire;
use crate::syntax::Language;

/// Everything that requests share.
pub(crate) struct Workspace {
    pub(crate) client: Client,
    /// The way out for messages that are ready.
    pub(crate) wire: Arc<Wire>,
    pub(crate) documents: Documents,
    /// The documents whose findings are to be told.
    pub(crate) due: Due,
    /// The documents for which files are read.
    pub(crate) loading: Loading,
    /// Long work that the client may end.
    pub(crate) running: Running,
    session: RwLock<Arc<Session>>,
    configurations: RwLock<Arc<Configurations>>,
    /// What was said already of configurations.
    said: Mutex<BTreeSet<String>>,
    /// Files that are not open and whose findings the client shows.
    shown: Mutex<BTreeSet<Url>>,
    tokens: AtomicU64,
    /// Counts the configurations.
    generation: AtomicU64,
    /// Counts what may change the findings of some file.
    news: watch::Sender<u64>,
}

impl Workspace {
    pub(crate) fn new(client: Client, wire: Arc<Wire>, fallback: Language) -> Self {
        Self {
            client,
            wire,
            documents: Documents::default(),
            due: Due::default(),
            loading: Loading::default(),
            running: Running::default(),
            tokens: AtomicU64::new(0),
            session: RwLock::new(Arc::new(Session::new(fallback))),
            configurations: RwLock::new(Arc::new(Configurations::of_editor(
                Settings::default().layer(),
                Reach::Here,
            ))),
            said: Mutex::default(),
            shown: Mutex::default(),
            generation: AtomicU64::new(0),
            news: watch::channel(0).0,
        }
    }

    pub(crate) fn session(&self) -> Arc<Session> {
        Arc::clone(&self.session.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Another session from now on. Configurations are read anew.
    pub(crate) fn set_session(&self, change: impl FnOnce(&Session) -> Session) -> Arc<Session> {
        let mut current = self.session.write().unwrap_or_else(PoisonError::into_inner);
        let number = current.number.saturating_add(1);
        *current = Arc::new(Session { number, ..change(&current) });
        let res = Arc::clone(&current);
        drop(current);
        self.forget_configurations();
        res
    }

    /// Configuration files are read anew when they are wanted.
    pub(crate) fn forget_configurations(&self) {
        let session = self.session();
        let new = Arc::new(Configurations::of_editor(session.settings.layer(), session.reach()));
        *self.configurations.write().unwrap_or_else(PoisonError::into_inner) = new;
        self.said.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.generation.fetch_add(1, Ordering::Relaxed);
        self.announce();
    }

    /// A number for each configuration of the workspace.
    pub(crate) fn generation(&self) -> u64 {
        self.generation.load(Ordering::Relaxed)
    }

    /// A document as it is now, where it is open.
    pub(crate) fn snapshot(&self, uri: &Url) -> Option<Snapshot> {
        self.documents.snapshot(uri, self.session())
    }

    /// What applies to a file or, where it is on no disk, to the first folder. What is wrong
    /// with the configuration is told once, and the settings apply alone.
    pub(crate) fn config(&self, uri: &Url) -> Arc<Config> {
        let session = self.session();
        let Some(path) = self.place(uri) else { return Arc::new(session.settings.layer().config()) };
        let configurations = self.configurations();
        match configurations.of(Some(&path)) {
            Ok(it) => Arc::new(it),
            Err(failures) => {
                failures.iter().for_each(|it| self.complain(it));
                Arc::new(session.settings.layer().config())
            }
        }
    }

    /// What applies to a text: what applies to its file, and the plan before it that it names.
    pub(crate) fn config_of(&self, uri: &Url, text: &str) -> Arc<Config> {
        self.config_against(uri, header(text, false).previous.as_deref())
    }

    /// Whether some file says what applies to a document.
    pub(crate) fn has_file(&self, uri: &Url) -> bool {
        self.place(uri).is_some_and(|it| self.configurations().has_file(Some(&it)))
    }

    /// Where the configuration of a document is looked for.
    fn place(&self, uri: &Url) -> Option<PathBuf> {
        uri.to_file_path().ok().or_else(|| self.session().folders.first().cloned())
    }

    /// What applies to a document that names another one as the one before it.
    pub(crate) fn config_against(&self, uri: &Url, previous: Option<&str>) -> Arc<Config> {
        let config = self.config(uri);
        match previous {
            None => config,
            Some(it) => {
                let configurations = self.configurations();
                let earlier = earlier(uri.to_file_path().ok().as_deref(), Some(it), &configurations);
                Arc::new(config.as_ref().clone().against(earlier))
            }
        }
    }

    fn configurations(&self) -> Arc<Configurations> {
        Arc::clone(&self.configurations.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Shows what could not be done, once.
    pub(crate) fn complain(&self, failure: &Failure) {
        let text = self.sentence(failure);
        if self.said.lock().unwrap_or_else(PoisonError::into_inner).insert(text.clone()) {
            let client = self.client.clone();
            tokio::spawn(async move { client.show_message(MessageType::ERROR, text).await });
        }
    }

    /// What could not be done, in the reader's language.
    pub(crate) fn sentence(&self, failure: &Failure) -> String {
        let sentence = self.session().catalogue.say(&failure.message);
        match &failure.path {
            Some(path) => format!("{path}: {sentence}"),
            None => sentence,
        }
    }

    /// Shows findings of a file that is not open, or none any more. On the same way as those
    /// of open documents, so that nothing overtakes them.
    pub(crate) fn publish(&self, uri: Url, diagnostics: Vec<Diagnostic>) {
        let params = PublishDiagnosticsParams { uri, diagnostics, version: None };
        let method = PublishDiagnostics::METHOD;
        let message = serde_json::json!({ "jsonrpc": "2.0", "method": method, "params": params });
        self.wire.send(&message.to_string());
    }

    /// The client shows findings of a file that is not open.
    pub(crate) fn remember_shown(&self, uri: &Url) {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner).insert(uri.clone());
    }

    /// The client shows them no more. Tells whether it did.
    pub(crate) fn forget_shown(&self, uri: &Url) -> bool {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner).remove(uri)
    }

    /// The files whose findings the client shows though they are not open.
    pub(crate) fn shown(&self) -> Vec<Url> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    /// A new token for a bar of progress.
    pub(crate) fn new_token(&self) -> ProgressToken {
        ProgressToken::String(format!("collaudo-{}", self.tokens.fetch_add(1, Ordering::Relaxed)))
    }

    /// Says that findings of some file may be others now.
    pub(crate) fn announce(&self) {
        self.news.send_modify(|it| *it = it.wrapping_add(1));
    }

    /// Hears of what may change findings.
    pub(crate) fn news(&self) -> watch::Receiver<u64> {
        self.news.subscribe()
    }
}
