//! The methods of the protocol: each takes a snapshot and calls one function on it.

use std::sync::{Arc, PoisonError};

use serde::Deserialize;
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::*;
use tower_lsp::{Client, LanguageServer, async_trait};

use crate::finding::Message;
use crate::lsp::aside::{Stop, aside};
use crate::lsp::snapshot::Snapshot;
use crate::lsp::wire::Wire;
use crate::lsp::workspace::Workspace;
use crate::lsp::{
    capabilities, commands, completion, fixes, folding, formatting, goto, hover, inlay, lens, links, loading,
    outline, pull, refactor, reload, rename, selection, symbols, tokens,
};
use crate::syntax::Language;

/// The server of one client.
pub(crate) struct Server {
    workspace: Arc<Workspace>,
}

/// Parameters of `collaudo/outline`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OutlineParams {
    text_document: TextDocumentIdentifier,
}

impl Server {
    pub(crate) fn new(client: Client, wire: Arc<Wire>, fallback: Language) -> Self {
        Self { workspace: Arc::new(Workspace::new(client, wire, fallback)) }
    }

    pub(crate) fn workspace(&self) -> Arc<Workspace> {
        Arc::clone(&self.workspace)
    }

    /// A sentence in the reader's language.
    pub(crate) fn sentence(&self, message: &Message) -> String {
        self.workspace.session().catalogue.say(message)
    }

    /// Answers from a document, where it is open. The snapshot is that of the moment when
    /// the request came; the work is done aside, so that it keeps nobody waiting.
    async fn ask<T: Send + 'static>(
        &self,
        uri: &Url,
        work: impl FnOnce(&Snapshot) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        match self.workspace.snapshot(uri) {
            Some(it) => aside(move || work(&it)).await,
            None => Ok(None),
        }
    }

    /// The tree of a plan for the live view.
    pub(crate) async fn outline(&self, params: OutlineParams) -> Result<Option<Value>> {
        self.ask(&params.text_document.uri, outline::outline).await
    }

    /// The reader wants to wait no longer.
    pub(crate) async fn cancel_progress(&self, params: WorkDoneProgressCancelParams) {
        let running = self.workspace.running.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(it) = running.get(&params.token) {
            it.set();
        }
    }
}

#[async_trait]
impl LanguageServer for Server {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let session = self.workspace.set_session(|it| it.begun(&params));
        Ok(capabilities::answer(&session))
    }

    async fn initialized(&self, _: InitializedParams) {
        tokio::spawn(reload::register(self.workspace()));
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let it = params.text_document;
        let config = Arc::new(self.workspace.session().settings.layer().config());
        self.workspace.forget_shown(&it.uri);
        self.workspace.documents.open(it.uri.clone(), it.version, &it.text, config);
        loading::load(&self.workspace, it.uri, true);
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let it = params.text_document;
        let encoding = self.workspace.session().encoding;
        let documents = &self.workspace.documents;
        let before = documents.previous(&it.uri);
        if documents.change(&it.uri, it.version, &params.content_changes, encoding) {
            // It names another plan as the one before it.
            if documents.previous(&it.uri) != before {
                loading::load(&self.workspace, it.uri.clone(), false);
            }
            self.workspace.due.add(it.uri);
        }
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        let uri = params.text_document.uri;
        self.workspace.documents.close(&uri);
        self.workspace.due.add(uri);
        // What is on disk counts again.
        self.workspace.announce();
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        reload::received(&self.workspace, &params.settings);
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        reload::files_changed(&self.workspace, params.changes.into_iter().map(|it| it.uri).collect());
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        let it = params.event;
        self.workspace.set_session(|session| session.with_folders(&it.added, &it.removed));
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        let previous = params.previous_result_id;
        let uri = params.text_document.uri;
        self.workspace.loading.wait(Some(&uri)).await;
        let report = self.ask(&uri, move |it| Some(pull::of_document(it, previous.as_deref()))).await?;
        Ok(report.unwrap_or_else(pull::nothing))
    }

    async fn workspace_diagnostic(
        &self,
        params: WorkspaceDiagnosticParams,
    ) -> Result<WorkspaceDiagnosticReportResult> {
        pull::of_workspace(&self.workspace, params).await
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        commands::execute(&self.workspace, params).await
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let at = params.text_document_position_params;
        self.ask(&at.text_document.uri, move |it| hover::hover(it, at.position)).await
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let at = params.text_document_position;
        self.ask(&at.text_document.uri, move |it| completion::completion(it, at.position)).await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        self.ask(&params.text_document.uri, move |it| inlay::hints(it, params.range)).await
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        self.ask(&params.text_document.uri, lens::lenses).await
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        let at = params.text_document_position_params;
        self.ask(&at.text_document.uri, move |it| goto::definition(it, at.position)).await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        let at = params.text_document_position;
        let with_declaration = params.context.include_declaration;
        self.ask(&at.text_document.uri, move |it| goto::references(it, at.position, with_declaration)).await
    }

    async fn document_highlight(
        &self,
        params: DocumentHighlightParams,
    ) -> Result<Option<Vec<DocumentHighlight>>> {
        let at = params.text_document_position_params;
        self.ask(&at.text_document.uri, move |it| goto::highlight(it, at.position)).await
    }

    async fn prepare_rename(&self, at: TextDocumentPositionParams) -> Result<Option<PrepareRenameResponse>> {
        self.ask(&at.text_document.uri, move |it| rename::prepare(it, at.position)).await
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        let at = params.text_document_position;
        let uri = at.text_document.uri;
        match self.ask(&uri, move |it| Some(rename::rename(it, at.position, &params.new_name))).await? {
            Some(it) => it,
            None => Ok(None),
        }
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        self.ask(&params.text_document.uri, symbols::of_document).await
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<Vec<SymbolInformation>>> {
        let (workspace, stop) = (Arc::clone(&self.workspace), Stop::default());
        let _guard = stop.guard();
        aside(move || Some(symbols::of_workspace(&workspace, &params.query, &stop))).await
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        self.ask(&params.text_document.uri, folding::ranges).await
    }

    async fn selection_range(&self, params: SelectionRangeParams) -> Result<Option<Vec<SelectionRange>>> {
        self.ask(&params.text_document.uri, move |it| selection::ranges(it, &params.positions)).await
    }

    async fn semantic_tokens_full(
        &self,
        params: SemanticTokensParams,
    ) -> Result<Option<SemanticTokensResult>> {
        self.ask(&params.text_document.uri, tokens::full).await
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: SemanticTokensDeltaParams,
    ) -> Result<Option<SemanticTokensFullDeltaResult>> {
        let previous = params.previous_result_id;
        self.ask(&params.text_document.uri, move |it| tokens::delta(it, &previous)).await
    }

    async fn semantic_tokens_range(
        &self,
        params: SemanticTokensRangeParams,
    ) -> Result<Option<SemanticTokensRangeResult>> {
        self.ask(&params.text_document.uri, move |it| tokens::range(it, params.range)).await
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        self.ask(&params.text_document.uri, links::links).await
    }

    async fn formatting(&self, params: DocumentFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        self.ask(&params.text_document.uri, formatting::document).await
    }

    async fn range_formatting(&self, params: DocumentRangeFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        self.ask(&params.text_document.uri, move |it| formatting::range(it, params.range)).await
    }

    async fn on_type_formatting(
        &self,
        params: DocumentOnTypeFormattingParams,
    ) -> Result<Option<Vec<TextEdit>>> {
        let at = params.text_document_position;
        self.ask(&at.text_document.uri, move |it| formatting::on_type(it, at.position)).await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let uri = params.text_document.uri.clone();
        let work = move |it: &Snapshot| {
            let mut res = fixes::actions(it, &params);
            res.extend(refactor::actions(it, params.range).into_iter().flatten());
            Some(res)
        };
        self.ask(&uri, work).await
    }

    async fn code_action_resolve(&self, action: CodeAction) -> Result<CodeAction> {
        let Some(lazy) = fixes::lazy(&action) else { return Ok(action) };
        let uri = lazy.uri.clone();
        let resolved = self.ask(&uri, move |it| fixes::resolved(it, action, &lazy)).await?;
        // The document moved on; the client asks again.
        resolved.ok_or_else(Error::content_modified)
    }
}
