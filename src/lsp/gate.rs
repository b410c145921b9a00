//! Messages on their way into tower-lsp: in order, without its faults, and safe from panics.
//!
//! The one place that knows how tower-lsp calls its handlers.

use std::any::Any;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use tokio::sync::oneshot;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_lsp::{ExitedError, LanguageServer, LspService};
use tower_service::Service;

type Answer = Result<Option<Response>, ExitedError>;
type Answering = Pin<Box<dyn Future<Output = Answer> + Send>>;

/// A service around tower-lsp's own.
pub(crate) struct Gate<S> {
    service: LspService<S>,
    was_shut_down: bool,
    exit: Option<oneshot::Sender<bool>>,
}

impl<S: LanguageServer> Gate<S> {
    /// A gate, and what tells that the client said `exit`: whether `shutdown` came before.
    pub(crate) fn new(service: LspService<S>) -> (Self, oneshot::Receiver<bool>) {
        let (exit, on_exit) = oneshot::channel();
        (Self { service, was_shut_down: false, exit: Some(exit) }, on_exit)
    }
}

impl<S: LanguageServer> Service<Request> for Gate<S> {
    type Response = Option<Response>;
    type Error = ExitedError;
    type Future = Answering;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), ExitedError>> {
        self.service.poll_ready(cx)
    }

    fn call(&mut self, request: Request) -> Answering {
        let request = match request.method() {
            "shutdown" => {
                self.was_shut_down = true;
                without_params(request)
            }
            "exit" => {
                // tower-lsp would wait for the client to close its end.
                if let Some(it) = self.exit.take() {
                    let _ = it.send(self.was_shut_down);
                }
                request
            }
            _ => request,
        };
        let id = request.id().cloned();
        let answering = catch_unwind(AssertUnwindSafe(|| self.service.call(request)));
        match answering {
            Ok(it) => started(Guarded { answering: it, id }),
            Err(panic) => ready(Ok(failed(id, panic.as_ref()))),
        }
    }
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

/// An answer that is begun at once. So the part of a handler before its first `await` runs
/// in the order of the messages, whatever tower-lsp does with the rest: an edit is applied
/// before the next message is read, and a request sees the text that it is about.
fn started(mut answering: Guarded) -> Answering {
    let mut cx = Context::from_waker(Waker::noop());
    match Pin::new(&mut answering).poll(&mut cx) {
        Poll::Ready(it) => ready(it),
        Poll::Pending => Box::pin(answering),
    }
}

fn ready(answer: Answer) -> Answering {
    Box::pin(std::future::ready(answer))
}

/// An answer that is an error where the handler panics.
struct Guarded {
    answering: Answering,
    id: Option<Id>,
}

impl Future for Guarded {
    type Output = Answer;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Answer> {
        match catch_unwind(AssertUnwindSafe(|| self.answering.as_mut().poll(cx))) {
            Ok(it) => it,
            Err(panic) => Poll::Ready(Ok(failed(self.id.take(), panic.as_ref()))),
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

    async fn begun() -> (Gate<Faulty>, oneshot::Receiver<bool>) {
        let (mut gate, exit) = Gate::new(LspService::new(|_| Faulty::default()).0);
        let answer = gate.call(request(Some(0), "initialize", json!({"capabilities": {}}))).await;
        assert!(answer.unwrap().unwrap().is_ok());
        (gate, exit)
    }

    #[tokio::test]
    async fn a_panic_is_an_error_of_its_request_and_the_server_lives_on() {
        let (mut gate, _exit) = begun().await;
        let at = json!({"textDocument": {"uri": "untitled:a"}, "position": {"line": 0, "character": 0}});
        let answer = gate.call(request(Some(1), "textDocument/hover", at)).await.unwrap().unwrap();
        assert_eq!(answer.error().unwrap().message, "at once");
        let of = json!({"textDocument": {"uri": "untitled:a"}});
        let answer = gate.call(request(Some(2), "textDocument/codeLens", of)).await.unwrap().unwrap();
        assert_eq!(answer.error().unwrap().message, "later");
        assert!(gate.call(request(Some(3), "shutdown", Value::Null)).await.unwrap().unwrap().is_ok());
    }

    #[tokio::test]
    async fn edits_are_applied_in_the_order_of_their_messages_before_anybody_waits_for_them() {
        let (mut gate, _exit) = begun().await;
        let mut answers = Vec::new();
        for version in 0..100 {
            let document = json!({"uri": "untitled:a", "version": version});
            let params = json!({"textDocument": document, "contentChanges": []});
            answers.push(gate.call(request(None, "textDocument/didChange", params)));
        }
        assert_eq!(*gate.service.inner().versions.lock().unwrap(), Vec::from_iter(0..100));
        drop(answers);
    }

    #[tokio::test]
    async fn exit_is_told_with_whether_shutdown_came_before() {
        for was_shut_down in [true, false] {
            let (mut gate, exit) = begun().await;
            if was_shut_down {
                assert!(gate.call(request(Some(1), "shutdown", Value::Null)).await.unwrap().unwrap().is_ok());
            }
            let _ = gate.call(request(None, "exit", Value::Null)).await;
            assert_eq!(exit.await, Ok(was_shut_down));
        }
    }
}
