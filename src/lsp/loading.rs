//! What open documents build on: configuration files, and the plans that they name as the ones
//! before them. These are read aside, so that nothing else waits for them, and not for ever.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tower_lsp::lsp_types::Url;

use crate::disk::{Failure, shown};
use crate::finding::Message;
use crate::lsp::aside::{Stop, aside};
use crate::lsp::workspace::Workspace;

/// How long a document waits for what it builds on, before it is checked without.
const PATIENCE: Duration = Duration::from_secs(10);

/// The documents for which something is read.
#[derive(Debug, Default)]
pub(crate) struct Loading {
    documents: Mutex<HashMap<Url, State>>,
    done: Notify,
}

#[derive(Clone, Copy, Debug)]
struct State {
    /// Nothing was ever read for it.
    is_first: bool,
    /// It changed meanwhile.
    again: bool,
}

impl Loading {
    /// Whether findings of a document would be those without its configuration.
    pub(crate) fn is_first(&self, uri: &Url) -> bool {
        self.lock().get(uri).is_some_and(|it| it.is_first)
    }

    /// Waits until a document, or each of them, has what it builds on.
    pub(crate) async fn wait(&self, uri: Option<&Url>) {
        loop {
            let mut done = std::pin::pin!(self.done.notified());
            done.as_mut().enable();
            let is_first = match uri {
                Some(it) => self.is_first(it),
                None => self.lock().values().any(|it| it.is_first),
            };
            if !is_first {
                return;
            }
            done.await;
        }
    }

    /// Tells whether nobody reads for the document yet.
    fn begin(&self, uri: &Url, is_first: bool) -> bool {
        let mut documents = self.lock();
        match documents.get_mut(uri) {
            Some(it) => {
                *it = State { is_first: it.is_first || is_first, again: true };
                false
            }
            None => {
                documents.insert(uri.clone(), State { is_first, again: false });
                true
            }
        }
    }

    /// Tells whether it is to be done once more.
    fn end(&self, uri: &Url) -> bool {
        let mut documents = self.lock();
        match documents.get_mut(uri) {
            Some(it) if it.again => {
                it.again = false;
                true
            }
            _ => {
                documents.remove(uri);
                drop(documents);
                self.done.notify_waiters();
                false
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Url, State>> {
        self.documents.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reads what a document builds on, checks it by that, and has its findings told.
pub(crate) fn load(workspace: &Arc<Workspace>, uri: Url, is_first: bool) {
    if workspace.loading.begin(&uri, is_first) {
        let workspace = Arc::clone(workspace);
        tokio::spawn(async move {
            let mut is_new = is_first;
            loop {
                read(&workspace, &uri, is_new).await;
                is_new = false;
                let again = workspace.loading.end(&uri);
                workspace.due.add(uri.clone());
                if !again {
                    return;
                }
            }
        });
    }
}

async fn read(workspace: &Arc<Workspace>, uri: &Url, is_new: bool) {
    let (reading, of) = (Arc::clone(workspace), uri.clone());
    let gone_on = Stop::default();
    let late = gone_on.clone();
    let work = aside(move || {
        configure(&reading, &of, is_new);
        if late.is_set() {
            // Whoever waited has gone on without.
            reading.due.add(of);
        }
    });
    if tokio::time::timeout(PATIENCE, work).await.is_err() {
        gone_on.set();
        let name = uri.to_file_path().map_or_else(|()| uri.to_string(), |it| shown(&it));
        let message = Message::new("lsp-slow").with("n", usize::try_from(PATIENCE.as_secs()).unwrap_or(0));
        workspace.complain(&Failure::of(&name, message));
    }
}

/// Checks a document by what its files say now. A new one was checked by the settings already.
fn configure(workspace: &Workspace, uri: &Url, is_new: bool) {
    let Some(previous) = workspace.documents.previous(uri) else { return };
    if !is_new || previous.is_some() || workspace.has_file(uri) {
        workspace.documents.configure(uri, &workspace.config_against(uri, previous.as_deref()));
    }
}
