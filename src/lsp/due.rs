//! Documents whose findings are to be told, each once however often it changed.

use std::sync::{Mutex, PoisonError};

use tokio::sync::Notify;
use tower_lsp::lsp_types::Url;

/// A queue without doubles.
#[derive(Debug, Default)]
pub(crate) struct Due {
    uris: Mutex<Vec<Url>>,
    wake: Notify,
}

impl Due {
    /// Puts a document into the queue.
    pub(crate) fn add(&self, uri: Url) {
        let mut uris = self.uris.lock().unwrap_or_else(PoisonError::into_inner);
        if !uris.contains(&uri) {
            uris.push(uri);
        }
        drop(uris);
        self.wake.notify_one();
    }

    /// Waits for documents, and takes all that are in the queue.
    pub(crate) async fn next(&self) -> Vec<Url> {
        loop {
            let uris = std::mem::take(&mut *self.uris.lock().unwrap_or_else(PoisonError::into_inner));
            if !uris.is_empty() {
                return uris;
            }
            self.wake.notified().await;
        }
    }
}
