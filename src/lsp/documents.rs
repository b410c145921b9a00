//! The documents that the client has open.
//!
//! They change while the lock is held and nothing is awaited, so every reader sees a
//! version as a whole.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tower_lsp::lsp_types::{SemanticTokens, TextDocumentContentChangeEvent, Url};

use crate::check::Live;
use crate::config::Config;
use crate::lsp::convert::{Encoding, points};
use crate::lsp::session::Session;
use crate::lsp::snapshot::Snapshot;

/// The open documents by their URI.
#[derive(Debug, Default)]
pub(crate) struct Documents {
    open: Mutex<HashMap<Url, Document>>,
}

/// One open document.
#[derive(Debug)]
struct Document {
    version: i32,
    live: Arc<Live>,
    last_tokens: Arc<Mutex<Option<SemanticTokens>>>,
}

impl Documents {
    /// Takes a text under the client's care.
    pub(crate) fn open(&self, uri: Url, version: i32, text: &str, config: Arc<Config>) {
        let live = Arc::new(Live::new(text, config));
        self.lock().insert(uri, Document { version, live, last_tokens: Arc::default() });
    }

    /// Applies edits, each to what the one before it left. Tells whether the document is open.
    pub(crate) fn change(
        &self,
        uri: &Url,
        version: i32,
        changes: &[TextDocumentContentChangeEvent],
        encoding: Encoding,
    ) -> bool {
        let mut open = self.lock();
        let Some(document) = open.get_mut(uri) else { return false };
        document.version = version;
        for change in changes {
            // A snapshot that somebody still looks at is left as it is.
            let live = Arc::make_mut(&mut document.live);
            match change.range {
                Some(range) => {
                    let (from, to) = points(live, encoding, range);
                    live.edit(from, to, &change.text);
                }
                None => *live = Live::new(&change.text, Arc::clone(live.config())),
            }
        }
        true
    }

    /// Forgets a document.
    pub(crate) fn close(&self, uri: &Url) {
        self.lock().remove(uri);
    }

    /// A document as it is now, where it is open.
    pub(crate) fn snapshot(&self, uri: &Url, session: Arc<Session>) -> Option<Snapshot> {
        self.lock().get(uri).map(|it| it.snapshot(uri, session))
    }

    /// Every open document as it is now, by URI.
    pub(crate) fn snapshots(&self, session: &Arc<Session>) -> Vec<Snapshot> {
        let mut res: Vec<Snapshot> =
            self.lock().iter().map(|(uri, it)| it.snapshot(uri, Arc::clone(session))).collect();
        res.sort_by(|a, b| a.uri.cmp(&b.uri));
        res
    }

    /// A panic while the lock was held has left some version of every document.
    fn lock(&self) -> MutexGuard<'_, HashMap<Url, Document>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Document {
    fn snapshot(&self, uri: &Url, session: Arc<Session>) -> Snapshot {
        Snapshot {
            uri: uri.clone(),
            version: self.version,
            live: Arc::clone(&self.live),
            session,
            last_tokens: Arc::clone(&self.last_tokens),
        }
    }
}
