//! Messages on their way into tower-lsp: in order, without its faults, and safe from panics.
//!
//! The one place that knows how tower-lsp calls its handlers.

use std::any::Any;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response};
use tower_lsp::{ExitedError, LanguageServer, LspService};
use tower_service::Service;

type Answer = Result<Option<Response>, ExitedError>;
type Answering = Pin<Box<dyn Future<Output = Answer> + Send>>;

/// A service around tower-lsp's own.
pub(crate) struct Gate<S> {
    service: LspService<S>,
    stage: Stage,
}

/// How far the conversation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Nobody has said `initialize`.
    Before,
    Running,
    /// The client has said `shutdown`.
    ShutDown,
}

/// A request that was begun.
pub(crate) enum Begun {
    /// It is done; a notification has no answer.
    Done(Option<Response>),
    /// It goes on.
    Working(Pin<Box<dyn Future<Output = Option<Response>> + Send>>),
}

impl<S: LanguageServer> Gate<S> {
    pub(crate) fn new(service: LspService<S>) -> Self {
        Self { service, stage: Stage::Before }
    }

    /// The server behind it.
    pub(crate) fn server(&self) -> &S {
        self.service.inner()
    }

    /// How far the conversation is.
    pub(crate) fn stage(&self) -> Stage {
        self.stage
    }

    /// Begins a request. The part of a handler before its first `await` is done when this
    /// returns, so it runs in the order of the messages: an edit is applied before the next
    /// message is read, and a request sees the text that it is about.
    pub(crate) fn begin(&mut self, request: Request) -> Begun {
        let id = request.id().cloned();
        let request = match (self.stage, request.method()) {
            (_, "exit") => request,
            (Stage::Before, "initialize") => request,
            (Stage::Before, _) => return refused(id, not_initialized()),
            (Stage::ShutDown, _) => return refused(id, Error::invalid_request()),
            (Stage::Running, "shutdown") => without_params(request),
            (Stage::Running, _) => request,
        };
        let next = match request.method() {
            "initialize" => Stage::Running,
            "shutdown" => Stage::ShutDown,
            _ => self.stage,
        };
        let answering = catch_unwind(AssertUnwindSafe(|| self.service.call(request)));
        let begun = match answering {
            Ok(it) => started(Guarded { answering: it, id }),
            Err(panic) => Begun::Done(failed(id, panic.as_ref())),
        };
        if matches!(&begun, Begun::Done(Some(it)) if it.is_ok()) {
            self.stage = next;
        }
        begun
    }
}

fn refused(id: Option<Id>, error: Error) -> Begun {
    Begun::Done(id.map(|it| Response::from_error(it, error)))
}

/// The error for whatever comes before `initialize`.
fn not_initialized() -> Error {
    Error { code: ErrorCode::ServerError(-32002), message: "Server not initialized".into(), data: None }
}

/// Some clients say `"params": null`, which tower-lsp refuses.
fn without_params(request: Request) -> Request {
    let (method, id, _) = request.into_parts();
    let res = Request::build(method);
    match id {
        Some(id) => res.id(id).finish(),
        None => res.finish(),
    }
}

fn started(mut answering: Guarded) -> Begun {
    let mut cx = Context::from_waker(Waker::noop());
    match Pin::new(&mut answering).poll(&mut cx) {
        Poll::Ready(it) => Begun::Done(it),
        Poll::Pending => Begun::Working(Box::pin(answering)),
    }
}

/// An answer that is an error where the handler panics.
struct Guarded {
    answering: Answering,
    id: Option<Id>,
}

impl Future for Guarded {
    type Output = Option<Response>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Response>> {
        match catch_unwind(AssertUnwindSafe(|| self.answering.as_mut().poll(cx))) {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(Ok(Some(it)))) => Poll::Ready(Some(it)),
            // tower-lsp is silent about what it does not know where its name begins with `$/`.
            Ok(Poll::Ready(_)) => {
                let unknown = |it| Response::from_error(it, Error::method_not_found());
                Poll::Ready(self.id.take().map(unknown))
            }
            Err(panic) => Poll::Ready(failed(self.id.take(), panic.as_ref())),
        }
    }
}

fn failed(id: Option<Id>, panic: &(dyn Any + Send)) -> Option<Response> {
    Some(Response::from_error(id?, internal_error(panic)))
}

/// The error that a client gets for a panic.
pub(crate) fn internal_error(panic: &(dyn Any + Send)) -> Error {
    let text = panic.downcast_ref::<&str>().copied().map(str::to_owned);
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
    let mut res = Error::internal_error();
    if let Some(it) = text {
        res.message = it.into();
    }
    res
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use serde_json::{Value, json};
    use tower_lsp::jsonrpc::Result;
    use tower_lsp::lsp_types::*;
    use tower_lsp::{LanguageServer, async_trait};

    use super::*;

    /// A server with faults that notes what it was told.
    #[derive(Default)]
    struct Faulty {
        versions: Mutex<Vec<i32>>,
    }

    #[async_trait]
    impl LanguageServer for Faulty {
        async fn initialize(&self, _: InitializeParams) -> Result<InitializeResult> {
            Ok(InitializeResult::default())
        }

        async fn shutdown(&self) -> Result<()> {
            Ok(())
        }

        async fn did_change(&self, params: DidChangeTextDocumentParams) {
            self.versions.lock().unwrap().push(params.text_document.version);
        }

        async fn hover(&self, _: HoverParams) -> Result<Option<Hover>> {
            panic!("at once");
        }

        async fn code_lens(&self, _: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
            tokio::task::yield_now().await;
            panic!("later");
        }
    }

    fn request(id: Option<i64>, method: &'static str, params: Value) -> Request {
        let it = Request::build(method).params(params);
        match id {
            Some(id) => it.id(id).finish(),
            None => it.finish(),
        }
    }

    async fn answer(gate: &mut Gate<Faulty>, request: Request) -> Option<Response> {
        match gate.begin(request) {
            Begun::Done(it) => it,
            Begun::Working(it) => it.await,
        }
    }

    async fn error(gate: &mut Gate<Faulty>, request: Request) -> Option<(i64, String)> {
        let answer = answer(gate, request).await?;
        let error = answer.error().expect("an error");
        Some((error.code.code(), error.message.to_string()))
    }

    async fn begun() -> Gate<Faulty> {
        let mut gate = Gate::new(LspService::new(|_| Faulty::default()).0);
        let answer = answer(&mut gate, request(Some(0), "initialize", json!({"capabilities": {}}))).await;
        assert!(answer.unwrap().is_ok());
        gate
    }

    #[tokio::test]
    async fn a_panic_is_an_error_of_its_request_and_the_server_lives_on() {
        let mut gate = begun().await;
        let at = json!({"textDocument": {"uri": "untitled:a"}, "position": {"line": 0, "character": 0}});
        let found = error(&mut gate, request(Some(1), "textDocument/hover", at)).await;
        assert_eq!(found, Some((-32603, "at once".to_owned())));
        let of = json!({"textDocument": {"uri": "untitled:a"}});
        let found = error(&mut gate, request(Some(2), "textDocument/codeLens", of)).await;
        assert_eq!(found, Some((-32603, "later".to_owned())));
        assert!(answer(&mut gate, request(Some(3), "shutdown", Value::Null)).await.unwrap().is_ok());
    }

    #[tokio::test]
    async fn edits_are_applied_in_the_order_of_their_messages_before_anybody_waits_for_them() {
        let mut gate = begun().await;
        let mut answers = Vec::new();
        for version in 0..100 {
            let document = json!({"uri": "untitled:a", "version": version});
            let params = json!({"textDocument": document, "contentChanges": []});
            answers.push(gate.begin(request(None, "textDocument/didChange", params)));
        }
        assert_eq!(*gate.server().versions.lock().unwrap(), Vec::from_iter(0..100));
        drop(answers);
    }

    #[tokio::test]
    async fn what_comes_too_early_too_late_or_is_unknown_gets_its_own_error() {
        let mut gate = Gate::new(LspService::new(|_| Faulty::default()).0);
        let methods = ["shutdown", "no/such", "$/no/such", "textDocument/hover", "textDocument/didOpen"];
        for method in methods {
            let found = error(&mut gate, request(Some(1), method, Value::Null)).await;
            assert_eq!(found.map(|it| it.0), Some(-32002), "{method}");
            assert_eq!(error(&mut gate, request(None, method, Value::Null)).await, None, "{method}");
        }
        // A greeting that cannot be understood is none.
        let bad = request(Some(1), "initialize", json!({"processId": "x", "capabilities": 3}));
        assert_eq!(error(&mut gate, bad).await.map(|it| it.0), Some(-32602));
        assert_eq!(gate.stage(), Stage::Before);
        let mut gate = begun().await;
        assert_eq!(gate.stage(), Stage::Running);
        for (method, code) in [
            ("initialize", -32600),
            ("no/such", -32601),
            ("$/no/such", -32601),
            ("$/", -32601),
            ("", -32601),
            ("textDocument/didChange", -32600),
            ("textDocument/hover", -32602),
        ] {
            let found = error(&mut gate, request(Some(1), method, json!({"x": 1}))).await;
            assert_eq!(found.map(|it| it.0), Some(code), "{method}");
            assert_eq!(error(&mut gate, request(None, method, json!({"x": 1}))).await, None, "{method}");
        }
        assert!(answer(&mut gate, request(Some(1), "shutdown", Value::Null)).await.unwrap().is_ok());
        assert_eq!(gate.stage(), Stage::ShutDown);
        for method in methods.into_iter().chain(["initialize"]) {
            let found = error(&mut gate, request(Some(1), method, Value::Null)).await;
            assert_eq!(found.map(|it| it.0), Some(-32600), "{method}");
            assert_eq!(error(&mut gate, request(None, method, Value::Null)).await, None, "{method}");
        }
    }
}
