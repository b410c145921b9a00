//! The server's commands: check a folder, show the page of a rule.

use std::path::PathBuf;
use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::{ExecuteCommandParams, MessageType, ProgressToken, ShowDocumentParams, Url};

use crate::config::any_rule;
use crate::finding::Message;
use crate::lsp::aside::{Stop, aside};
use crate::lsp::folder::{check_files, plans, show};
use crate::lsp::progress::Progress;
use crate::lsp::workspace::Workspace;
use crate::rule::Family;
use crate::syntax::Language;

/// Checks every plan of a folder; without one, of all folders that are open.
pub(crate) const CHECK_FOLDER: &str = "collaudo.checkFolder";

/// Shows the page of a rule.
pub(crate) const EXPLAIN_RULE: &str = "collaudo.explainRule";

/// Every command.
pub(crate) const ALL: &[&str] = &[CHECK_FOLDER, EXPLAIN_RULE];

/// Executes a command.
pub(crate) async fn execute(
    workspace: &Arc<Workspace>,
    params: ExecuteCommandParams,
) -> Result<Option<Value>> {
    let token = params.work_done_progress_params.work_done_token;
    match params.command.as_str() {
        CHECK_FOLDER => {
            let folders = folders(workspace, &params.arguments)?;
            let checked = check_folders(workspace, folders, token).await?;
            Ok(serde_json::to_value(checked).ok())
        }
        EXPLAIN_RULE => {
            let id = params.arguments.first().and_then(Value::as_str).unwrap_or("");
            explain(workspace, id).map(|()| None)
        }
        name => Err(Error::invalid_params(format!("unknown command {name}"))),
    }
}

/// What checking folders came to.
#[derive(Debug, Default, Serialize)]
struct CheckedFolders {
    files: usize,
    errors: usize,
    warnings: usize,
    info: usize,
    /// Files that could not be checked.
    failed: usize,
}

/// Folders as URIs or paths; all that are open where none is named.
fn folders(workspace: &Workspace, arguments: &[Value]) -> Result<Vec<PathBuf>> {
    if arguments.is_empty() {
        return Ok(workspace.session().folders.clone());
    }
    let path = |it: &Value| {
        let text = it.as_str()?;
        let of_uri = Url::parse(text).ok().and_then(|it| it.to_file_path().ok());
        of_uri.or_else(|| Some(PathBuf::from(text)).filter(|it| it.is_absolute()))
    };
    let bad = |it: &Value| Error::invalid_params(format!("no folder: {it}"));
    let reach = workspace.session().reach();
    let is_folder = |it: &PathBuf| reach.holds(it) && it.is_dir();
    arguments.iter().map(|it| path(it).filter(is_folder).ok_or_else(|| bad(it))).collect()
}

async fn check_folders(
    workspace: &Arc<Workspace>,
    folders: Vec<PathBuf>,
    token: Option<ProgressToken>,
) -> Result<CheckedFolders> {
    let stop = Stop::default();
    let _guard = stop.guard();
    let (files, mut failures) = aside(move || plans(&folders)).await?;
    let title = workspace.session().catalogue.word("lsp-checking");
    let progress = Progress::begin(workspace, token, title, files.len(), &stop);
    let (checking, stopped) = (Arc::clone(workspace), stop.clone());
    let checked = aside(move || check_files(&checking, &files, &stopped, || progress.step())).await?;
    if stop.is_set() {
        return Err(Error::request_cancelled());
    }
    let mut res = CheckedFolders::default();
    for it in checked {
        match it {
            Ok(it) => {
                let [errors, warnings, info] = it.counts;
                res.files = res.files.saturating_add(1);
                res.errors = res.errors.saturating_add(errors);
                res.warnings = res.warnings.saturating_add(warnings);
                res.info = res.info.saturating_add(info);
                // Clients that ask for findings get these when they ask.
                if !workspace.session().can.pull {
                    show(workspace, it);
                }
            }
            Err(it) => failures.push(it),
        }
    }
    res.failed = failures.len();
    for it in &failures {
        workspace.client.log_message(MessageType::WARNING, workspace.sentence(it)).await;
    }
    workspace.announce();
    Ok(res)
}

/// Opens the page of a rule, or says what it is about where the client opens no pages.
fn explain(workspace: &Workspace, id: &str) -> Result<()> {
    let session = workspace.session();
    let rule = any_rule(id).ok_or_else(|| {
        let message = Message::new("cli-no-such-rule").with("rule", id);
        Error::invalid_params(session.catalogue.say(&message))
    })?;
    let language = session.catalogue.language();
    let page = match language {
        Language::It => rule.doc_it,
        Language::En => rule.doc_en,
    };
    let summary =
        page.lines().map(str::trim).find(|it| !it.is_empty()).unwrap_or("").trim_start_matches(['#', ' ']);
    let text = format!("{id}: {summary}");
    let client = workspace.client.clone();
    // Rules of one's own have no page on the network.
    let has_page = session.can.show_document && rule.family != Family::Own;
    let uri = Url::parse(&rule.url(language)).ok().filter(|_| has_page);
    tokio::spawn(async move {
        if let Some(uri) = uri {
            let params =
                ShowDocumentParams { uri, external: Some(true), take_focus: Some(true), selection: None };
            if client.show_document(params).await.unwrap_or(false) {
                return;
            }
        }
        client.show_message(MessageType::INFO, text).await;
    });
    Ok(())
}
