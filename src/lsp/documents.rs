//! The documents that the client has open.
//!
//! They change while the lock is held and nothing is awaited, so every reader sees a
//! version as a whole.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use compact_str::CompactString;
use tower_lsp::lsp_types::{SemanticTokens, TextDocumentContentChangeEvent, Url};

use crate::check::Live;
use crate::config::Config;
use crate::lsp::convert::{Encoding, points};
use crate::lsp::diagnostics::Told;
use crate::lsp::session::Session;
use crate::lsp::snapshot::Snapshot;

/// The open documents by their URI.
#[derive(Debug, Default)]
pub(crate) struct Documents {
    open: Mutex<HashMap<Url, Document>>,
    stamps: AtomicU64,
}

/// One open document.
#[derive(Debug)]
struct Document {
    version: i32,
    /// Another number whenever text or findings may be others.
    stamp: u64,
    live: Arc<Live>,
    told: Arc<Mutex<Told>>,
    last_tokens: Arc<Mutex<Option<SemanticTokens>>>,
}

impl Documents {
    /// Takes a text under the client's care.
    pub(crate) fn open(&self, uri: Url, version: i32, text: &str, config: Arc<Config>) {
        let live = Arc::new(Live::new(text, config));
        let document = Document {
            version,
            stamp: self.stamp(),
            live,
            told: Arc::default(),
            last_tokens: Arc::default(),
        };
        self.lock().insert(uri, document);
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
        document.stamp = self.stamp();
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

    /// The plan that a document names as the one before it, where the document is open.
    pub(crate) fn previous(&self, uri: &Url) -> Option<Option<CompactString>> {
        self.lock().get(uri).map(|it| it.live.header().previous.clone())
    }

    /// Checks a document anew under another configuration. The work is done without the
    /// lock, and once more where an edit came in between.
    pub(crate) fn configure(&self, uri: &Url, config: &Arc<Config>) {
        loop {
            let Some(before) = self.lock().get(uri).map(|it| Arc::clone(&it.live)) else { return };
            let live = Arc::new(Live::new(&before.text(), Arc::clone(config)));
            let mut open = self.lock();
            let Some(document) = open.get_mut(uri) else { return };
            if Arc::ptr_eq(&document.live, &before) {
                document.live = live;
                document.stamp = self.stamp();
                return;
            }
        }
    }

    /// Forgets a document.
    pub(crate) fn close(&self, uri: &Url) {
        self.lock().remove(uri);
    }

    /// Whether a document is open.
    pub(crate) fn is_open(&self, uri: &Url) -> bool {
        self.lock().contains_key(uri)
    }

    /// Whether a document is open and no other than when the snapshot was made.
    pub(crate) fn is_current(&self, snapshot: &Snapshot) -> bool {
        self.lock().get(&snapshot.uri).is_some_and(|it| it.stamp == snapshot.stamp)
    }

    /// The open documents, by URI.
    pub(crate) fn uris(&self) -> Vec<Url> {
        let mut res: Vec<Url> = self.lock().keys().cloned().collect();
        res.sort();
        res
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

    fn stamp(&self) -> u64 {
        self.stamps.fetch_add(1, Ordering::Relaxed)
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
            stamp: self.stamp,
            live: Arc::clone(&self.live),
            session,
            told: Arc::clone(&self.told),
            last_tokens: Arc::clone(&self.last_tokens),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Language;

    #[test]
    fn a_snapshot_is_current_until_its_document_is_another() {
        let documents = Documents::default();
        let uri = Url::parse("file:///a.piano").expect("an address");
        let session = Arc::new(Session::new(Language::It));
        let snapshot = || documents.snapshot(&uri, Arc::clone(&session));
        let open = || documents.open(uri.clone(), 1, "piano \"a\" 2023\n", Arc::new(Config::everything()));
        open();
        let first = snapshot().expect("a document");
        assert!(documents.is_current(&first));
        let whole = TextDocumentContentChangeEvent { range: None, range_length: None, text: String::new() };
        documents.change(&uri, 2, &[whole], Encoding::default());
        assert!(!documents.is_current(&first));
        let second = snapshot().expect("a document");
        assert!(documents.is_current(&second));
        documents.configure(&uri, &Arc::new(Config::everything()));
        assert!(!documents.is_current(&second));
        documents.close(&uri);
        assert!(!documents.is_current(&second));
        // Opened again it is another document, though text and version are the same.
        open();
        assert!(!documents.is_current(&first));
    }
}
