//! The methods of the protocol: each takes a snapshot and calls one function on it.

use std::sync::{Arc, PoisonError, RwLock};

use serde::Deserialize;
use serde_json::Value;
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::*;
use tower_lsp::{Client, LanguageServer, async_trait};

use crate::config::Config;
use crate::lsp::documents::Documents;
use crate::lsp::session::Session;
use crate::lsp::snapshot::Snapshot;
use crate::lsp::{
    capabilities, completion, folding, formatting, gate, goto, hover, inlay, lens, links, outline, refactor,
    rename, selection, symbols, tokens,
};

/// The server of one client.
pub(crate) struct Server {
    client: Client,
    documents: Documents,
    session: RwLock<Arc<Session>>,
}

/// Parameters of `collaudo/outline`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OutlineParams {
    text_document: TextDocumentIdentifier,
}

impl Server {
    pub(crate) fn new(client: Client) -> Self {
        Self { client, documents: Documents::default(), session: RwLock::default() }
    }

    fn session(&self) -> Arc<Session> {
        Arc::clone(&self.session.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn set_session(&self, session: Session) -> Arc<Session> {
        let res = Arc::new(session);
        *self.session.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&res);
        res
    }

    /// Answers from a document, where it is open. The snapshot is that of the moment when
    /// the request came; the work is done aside, so that it keeps nobody waiting.
    async fn ask<T: Send + 'static>(
        &self,
        uri: &Url,
        work: impl FnOnce(&Snapshot) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        match self.documents.snapshot(uri, self.session()) {
            Some(it) => aside(move || work(&it)).await,
            None => Ok(None),
        }
    }

    /// The tree of a plan for the live view.
    pub(crate) async fn outline(&self, params: OutlineParams) -> Result<Option<Value>> {
        self.ask(&params.text_document.uri, outline::outline).await
    }
}

/// Work on another thread. A panic in it is an error of this request and of no other.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|error| match error.try_into_panic() {
        Ok(panic) => gate::internal_error(panic.as_ref()),
        Err(_) => tower_lsp::jsonrpc::Error::request_cancelled(),
    })
}

#[async_trait]
impl LanguageServer for Server {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let session = self.set_session(Session::new(&params));
        Ok(capabilities::answer(&session))
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let it = params.text_document;
        self.documents.open(it.uri, it.version, &it.text, Arc::new(Config::default()));
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let it = params.text_document;
        self.documents.change(&it.uri, it.version, &params.content_changes, self.session().encoding);
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.documents.close(&params.text_document.uri);
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
        let all = self.documents.snapshots(&self.session());
        aside(move || symbols::of_workspace(&all, &params.query)).await
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
        self.ask(&params.text_document.uri, move |it| refactor::actions(it, params.range)).await
    }
}
