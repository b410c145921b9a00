//! News of settings and files into findings that hold again.

use std::sync::Arc;

use serde_json::{Value, json};
use tower_lsp::lsp_types::{
    ConfigurationItem, DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern,
    Registration, Url,
};

use crate::disk::configure::NAME;
use crate::lsp::folder::show_again;
use crate::lsp::loading::load;
use crate::lsp::settings::{SECTION, Settings};
use crate::lsp::workspace::Workspace;

/// Asks the client for news of settings and files, and for the settings. For a task of its
/// own: the client may never answer.
pub(crate) async fn register(workspace: Arc<Workspace>) {
    let can = workspace.session().can;
    let mut registrations = Vec::new();
    if can.settings_news {
        registrations.push(Registration {
            id: "collaudo-settings".to_owned(),
            method: "workspace/didChangeConfiguration".to_owned(),
            register_options: Some(json!({ "section": SECTION })),
        });
    }
    if can.file_news {
        let glob = |it: String| FileSystemWatcher { glob_pattern: GlobPattern::String(it), kind: None };
        let watchers = vec![glob(format!("**/{NAME}")), glob("**/*.piano".to_owned())];
        let options = DidChangeWatchedFilesRegistrationOptions { watchers };
        registrations.push(Registration {
            id: "collaudo-files".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: serde_json::to_value(options).ok(),
        });
    }
    if !registrations.is_empty() {
        let client = workspace.client.clone();
        tokio::spawn(async move { client.register_capability(registrations).await });
    }
    ask_for_settings(workspace).await;
}

/// Asks the client for the settings. For a task of its own.
pub(crate) async fn ask_for_settings(workspace: Arc<Workspace>) {
    if !workspace.session().can.configuration {
        return;
    }
    let item = ConfigurationItem { scope_uri: None, section: Some(SECTION.to_owned()) };
    if let Ok(values) = workspace.client.configuration(vec![item]).await
        && let Some(settings) = values.first().and_then(Settings::read)
    {
        apply(&workspace, settings);
    }
}

/// Settings as the client sends them of its own accord. Some send none and want to be asked.
pub(crate) fn received(workspace: &Arc<Workspace>, settings: &Value) {
    match Settings::read(settings) {
        Some(it) => apply(workspace, it),
        None => {
            tokio::spawn(ask_for_settings(Arc::clone(workspace)));
        }
    }
}

fn apply(workspace: &Arc<Workspace>, settings: Settings) {
    let session = workspace.session();
    if session.with_settings(settings).settings != session.settings {
        workspace.set_session(|it| it.with_settings(settings));
        tokio::spawn(check_again(Arc::clone(workspace)));
    }
}

/// Files have changed on disk.
pub(crate) fn files_changed(workspace: &Arc<Workspace>, uris: Vec<Url>) {
    if uris.iter().any(|it| it.path().ends_with(NAME)) {
        workspace.forget_configurations();
        tokio::spawn(check_again(Arc::clone(workspace)));
        return;
    }
    workspace.announce();
    let shown = workspace.shown();
    let changed: Vec<Url> = uris.into_iter().filter(|it| shown.contains(it)).collect();
    if !changed.is_empty() {
        tokio::spawn(show_again(Arc::clone(workspace), changed));
    }
}

/// Checks everything again that the client shows.
async fn check_again(workspace: Arc<Workspace>) {
    for uri in workspace.documents.uris() {
        load(&workspace, uri, false);
    }
    show_again(Arc::clone(&workspace), workspace.shown()).await;
    workspace.announce();
    let can = workspace.session().can;
    // The client may never answer these: each waits alone.
    let client = workspace.client.clone();
    if can.pull && can.refresh_diagnostics {
        tokio::spawn(async move { client.workspace_diagnostic_refresh().await });
    }
    let client = workspace.client.clone();
    if can.refresh_hints {
        tokio::spawn(async move { client.inlay_hint_refresh().await });
    }
    let client = workspace.client.clone();
    if can.refresh_lenses {
        tokio::spawn(async move { client.code_lens_refresh().await });
    }
}
