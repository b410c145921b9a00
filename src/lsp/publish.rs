//! The newest findings of open documents on their way to the client.
//!
//! One task does it, from the state that it finds, so nothing is sent that was overtaken
//! before, and a document that was closed is cleared.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tower_lsp::lsp_types::Url;
use tower_lsp::lsp_types::notification::Notification;

use crate::lsp::diagnostics;
use crate::lsp::workspace::Workspace;

/// `collaudo/checked`: how many findings a document has.
pub(crate) enum CheckedNotification {}

impl Notification for CheckedNotification {
    type Params = Checked;
    const METHOD: &'static str = "collaudo/checked";
}

/// How many findings a document has.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub(crate) struct Checked {
    uri: Url,
    version: i32,
    errors: usize,
    warnings: usize,
    info: usize,
}

/// Tells the findings of documents whenever they change. Never ends.
pub(crate) async fn publish(workspace: Arc<Workspace>) {
    loop {
        for uri in workspace.due.next().await {
            tell(&workspace, uri).await;
        }
    }
}

async fn tell(workspace: &Workspace, uri: Url) {
    let Some(snapshot) = workspace.snapshot(&uri) else {
        if !workspace.session().can.pull {
            workspace.publish(uri, Vec::new());
        }
        return;
    };
    if workspace.loading.is_first(&uri) {
        // It comes again once its configuration is read.
        return;
    }
    let version = snapshot.version;
    if !snapshot.session.can.pull {
        // What cannot be said of one document must not silence the others.
        let made = catch_unwind(AssertUnwindSafe(|| diagnostics::published(&snapshot)));
        let Ok(message) = made else { return };
        // Whoever changed it since has put it into the queue again.
        if !workspace.documents.is_current(&snapshot) {
            return;
        }
        workspace.wire.send(&message);
    }
    let [errors, warnings, info] = diagnostics::counts(&snapshot.live, snapshot.session.settings.severity);
    let checked = Checked { uri, version, errors, warnings, info };
    workspace.client.send_notification::<CheckedNotification>(checked).await;
}
