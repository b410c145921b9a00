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
