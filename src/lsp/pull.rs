//! Diagnostics for clients that ask for them: of a document, and of all files.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::*;

use crate::lsp::aside::{Stop, aside};
use crate::lsp::diagnostics;
use crate::lsp::folder::{Checked, check_files, plans};
use crate::lsp::snapshot::Snapshot;
use crate::lsp::workspace::Workspace;

/// How long an answer without news is held back. Files are looked at again afterwards, for
/// the client need not tell of their changes.
const PATIENCE: Duration = Duration::from_secs(20);

/// The diagnostics of one document.
pub(crate) fn of_document(document: &Snapshot, previous: Option<&str>) -> DocumentDiagnosticReportResult {
    let id = document.result_id();
    let report = if previous == Some(&id) {
        DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id: id },
        })
    } else {
        DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: FullDocumentDiagnosticReport {
                result_id: Some(id),
                items: diagnostics::of_snapshot(document),
            },
        })
    };
    DocumentDiagnosticReportResult::Report(report)
}

/// The diagnostics of a document that is not open.
pub(crate) fn nothing() -> DocumentDiagnosticReportResult {
    let report = RelatedFullDocumentDiagnosticReport::default();
    DocumentDiagnosticReportResult::Report(DocumentDiagnosticReport::Full(report))
}

/// The diagnostics of all plans of the folders, and of those that are open. An answer
/// without news waits until there are some, so that asking again and again costs nothing.
pub(crate) async fn of_workspace(
    workspace: &Arc<Workspace>,
    params: WorkspaceDiagnosticParams,
) -> Result<WorkspaceDiagnosticReportResult> {
    let previous: HashMap<Url, String> =
        params.previous_result_ids.into_iter().map(|it| (it.uri, it.value)).collect();
    let previous = Arc::new(previous);
    let stop = Stop::default();
    let _guard = stop.guard();
    loop {
        workspace.loading.wait(None).await;
        let mut news = workspace.news();
        let (checking, known, stop) = (Arc::clone(workspace), Arc::clone(&previous), stop.clone());
        let items = aside(move || reports(&checking, &known, &stop)).await?;
        let is_new =
            |it: &WorkspaceDocumentDiagnosticReport| matches!(it, WorkspaceDocumentDiagnosticReport::Full(_));
        if previous.is_empty() || items.iter().any(is_new) {
            return Ok(WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items }));
        }
        let _ = tokio::time::timeout(PATIENCE, news.changed()).await;
    }
}

fn reports(
    workspace: &Workspace,
    previous: &HashMap<Url, String>,
    stop: &Stop,
) -> Vec<WorkspaceDocumentDiagnosticReport> {
    let session = workspace.session();
    let (files, _) = plans(&session.folders);
    let mut checked: Vec<Checked> =
        check_files(workspace, &files, stop, || ()).into_iter().flatten().collect();
    for it in workspace.documents.snapshots(&session) {
        if !checked.iter().any(|other| other.uri == it.uri) {
            checked.push(Checked {
                version: Some(it.version),
                result_id: it.result_id(),
                diagnostics: diagnostics::of_snapshot(&it),
                counts: [0; 3],
                uri: it.uri,
            });
        }
    }
    let gone: Vec<&Url> = previous.keys().filter(|uri| !checked.iter().any(|it| it.uri == **uri)).collect();
    let cleared = gone.into_iter().map(|uri| report(uri.clone(), None, None, Vec::new())).collect::<Vec<_>>();
    let items = checked.into_iter().map(|it| {
        let version = it.version.map(i64::from);
        if previous.get(&it.uri) == Some(&it.result_id) {
            return WorkspaceDocumentDiagnosticReport::Unchanged(
                WorkspaceUnchangedDocumentDiagnosticReport {
                    uri: it.uri,
                    version,
                    unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport {
                        result_id: it.result_id,
                    },
                },
            );
        }
        report(it.uri, version, Some(it.result_id), it.diagnostics)
    });
    items.chain(cleared).collect()
}

fn report(
    uri: Url,
    version: Option<i64>,
    result_id: Option<String>,
    items: Vec<Diagnostic>,
) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
        uri,
        version,
        full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id, items },
    })
}
