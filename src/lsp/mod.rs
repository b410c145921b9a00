//! The language server: messages of an editor into findings, hints and edits.
//!
//! Only this module knows LSP types, and only [`convert`] turns places of the text into
//! positions of the protocol and back. A request is one function over a [`Snapshot`]: an
//! open document as it was when the request came, which nothing can change any more.
//!
//! Bytes become frames ([`frames`]), these messages ([`message`]), and each is begun before the
//! next is read ([`conversation`]); what cannot be read is answered, and the next one is found.
//!
//! Handlers run concurrently, so four things hold here. Documents change in the order of the
//! messages, before anything is awaited ([`gate`]). No handler awaits an answer of the client.
//! What is published is the newest version of a document that is open. A fix is offered only for
//! the version that it was found in.

mod aside;
mod capabilities;
mod commands;
mod completion;
mod conversation;
mod convert;
mod diagnostics;
mod documents;
mod due;
mod edits;
mod fixes;
mod folder;
mod folding;
mod formatting;
mod frames;
mod gate;
mod goto;
mod hover;
mod inlay;
mod lens;
mod links;
mod loading;
mod members;
mod message;
mod outline;
mod parent;
mod progress;
mod publish;
mod pull;
mod refactor;
mod reload;
mod rename;
mod selection;
mod server;
mod session;
mod settings;
mod snapshot;
mod symbols;
mod tokens;
mod wire;
mod workspace;

use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::oneshot;
use tokio::task::JoinSet;
use tower_lsp::LspService;

use crate::lsp::conversation::Conversation;
use crate::lsp::publish::publish;
use crate::lsp::server::Server;
use crate::lsp::wire::Wire;
use crate::syntax::Language;

/// How long a client may take to read the rest.
const PATIENCE: Duration = Duration::from_secs(1);

/// Serves one client until it says `exit` or goes away; nothing else that it says ends this.
/// Tells whether it had said `shutdown` before. `fallback` is the language for clients that name none.
pub async fn serve(input: impl AsyncRead + Unpin, output: impl AsyncWrite, fallback: Language) -> bool {
    let wire = Arc::new(Wire::default());
    let (service, socket) = LspService::build(|client| Server::new(client, Arc::clone(&wire), fallback))
        .custom_method("collaudo/outline", Server::outline)
        .custom_method("window/workDoneProgress/cancel", Server::cancel_progress)
        .finish();
    // Ends with this function.
    let mut publisher = JoinSet::new();
    publisher.spawn(publish(service.inner().workspace()));
    let (born, parent) = oneshot::channel();
    let conversation = Conversation::new(service, socket, Arc::clone(&wire), born);
    let mut writing = std::pin::pin!(wire.pump(output));
    let res = tokio::select! {
        was_shut_down = conversation.run(input) => was_shut_down,
        () = parent::end(parent) => false,
        // There is nobody left to serve.
        () = &mut writing => return false,
    };
    wire.close();
    let _ = tokio::time::timeout(PATIENCE, writing).await;
    res
}

/// Serves the client on standard input and output. Tells whether it ended as agreed.
pub fn run(fallback: Language) -> std::io::Result<bool> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let res = runtime.block_on(serve(tokio::io::stdin(), tokio::io::stdout(), fallback));
    // A thread still waits for input that may never come.
    runtime.shutdown_background();
    Ok(res)
}
