//! A conversation from its first message to its last.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde::Serialize;
use serde_json::{Value, json};
use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::sync::{Semaphore, oneshot};
use tokio::task::JoinSet;
use tower_lsp::jsonrpc::{Request, Response};
use tower_lsp::lsp_types::MessageType;
use tower_lsp::{ClientSocket, Loopback, LspService};

use crate::finding::Message;
use crate::lsp::frames::{Frame, Frames};
use crate::lsp::gate::{Begun, Gate, Stage};
use crate::lsp::message::{self, Incoming, Unreadable};
use crate::lsp::parent::Parent;
use crate::lsp::server::Server;
use crate::lsp::wire::Wire;

/// Requests that may be under way at once. Many, for some wait until something changes.
const MOST_AT_ONCE: usize = 1000;

/// How long what is under way has to be answered, when the client said `exit`.
const GRACE: Duration = Duration::from_millis(20);

/// How long it has when the client says nothing more, but may still listen.
const PATIENCE: Duration = Duration::from_secs(5);

/// What is read at once, in bytes.
const CHUNK: usize = 1 << 16;

/// One client and what it waits for.
pub(crate) struct Conversation {
    gate: Gate<Server>,
    /// Answers to what the server asked.
    answers: <ClientSocket as Loopback>::ResponseSink,
    wire: Arc<Wire>,
    /// Requests under way, and the task that sends what the server asks.
    working: JoinSet<()>,
    asking: JoinSet<()>,
    free: Arc<Semaphore>,
    /// Tells the process that the client wants to be watched.
    parent: Option<oneshot::Sender<Parent>>,
}

impl Conversation {
    pub(crate) fn new(
        service: LspService<Server>,
        socket: ClientSocket,
        wire: Arc<Wire>,
        parent: oneshot::Sender<Parent>,
    ) -> Self {
        let (questions, answers) = socket.split();
        let mut asking = JoinSet::new();
        asking.spawn(ask(questions, Arc::clone(&wire)));
        Self {
            gate: Gate::new(service),
            answers,
            wire,
            working: JoinSet::new(),
            asking,
            free: Arc::new(Semaphore::new(MOST_AT_ONCE)),
            parent: Some(parent),
        }
    }

    /// Serves until the client says `exit` or its bytes end. Tells whether it had said
    /// `shutdown` before `exit`.
    pub(crate) async fn run(mut self, mut input: impl AsyncRead + Unpin) -> bool {
        let mut frames = Frames::default();
        let mut chunk = vec![0; CHUNK];
        loop {
            while let Some(frame) = frames.next() {
                if self.hear(frame, &mut frames).await {
                    self.end(GRACE).await;
                    return self.gate.stage() == Stage::ShutDown;
                }
            }
            match input.read(&mut chunk).await {
                Ok(0) | Err(_) => break,
                Ok(n) => frames.push(chunk.get(..n).unwrap_or(&[])),
            }
        }
        self.end(PATIENCE).await;
        false
    }

    /// Tells whether it was `exit`.
    async fn hear(&mut self, frame: Frame, frames: &mut Frames) -> bool {
        self.wire.room().await;
        let read = match &frame {
            Frame::Body(it) => message::read(it),
            Frame::Foreign(it) => Err(message::foreign(it)),
            Frame::Lost(fault, begun) => Err(message::lost(*fault, begun)),
        };
        match read {
            Ok(Incoming::Request(it)) => return self.begin(it).await,
            Ok(Incoming::Answer(it)) => self.answered(it),
            Err(it) => {
                if matches!(frame, Frame::Body(_)) && !it.is_whole {
                    frames.distrust();
                }
                self.refuse(it);
            }
        }
        false
    }

    async fn begin(&mut self, request: Request) -> bool {
        let is_exit = request.method() == "exit";
        if request.method() == "initialize" {
            let id = request.params().and_then(|it| it.get("processId")).and_then(Value::as_u64);
            let seen = id.and_then(|it| u32::try_from(it).ok()).and_then(Parent::seen);
            if let (Some(seen), Some(parent)) = (seen, self.parent.take()) {
                let _ = parent.send(seen);
            }
        }
        while self.working.try_join_next().is_some() {}
        // Nobody takes it away: the semaphore is never closed.
        let permit = Arc::clone(&self.free).acquire_owned().await;
        match self.gate.begin(request) {
            Begun::Done(answer) => say(&self.wire, answer.as_ref()),
            Begun::Working(it) => {
                let wire = Arc::clone(&self.wire);
                self.working.spawn(async move {
                    say(&wire, it.await.as_ref());
                    drop(permit);
                });
            }
        }
        is_exit
    }

    /// Gives an answer to whoever waits for it. tower-lsp panics where nobody does any more.
    fn answered(&mut self, answer: Response) {
        let _ = catch_unwind(AssertUnwindSafe(|| self.answers.start_send_unpin(answer)));
    }

    fn refuse(&mut self, unreadable: Unreadable) {
        for it in &unreadable.answers {
            say(&self.wire, Some(it));
        }
        // Before its greeting a client wants to hear nothing but answers.
        if self.gate.stage() != Stage::Before {
            let message = Message::new("lsp-unreadable").with("reason", unreadable.reason.as_str());
            let params =
                json!({ "type": MessageType::WARNING, "message": self.gate.server().sentence(&message) });
            let log = json!({ "jsonrpc": "2.0", "method": "window/logMessage", "params": params });
            say(&self.wire, Some(&log));
        }
    }

    /// Waits for what is under way, but not for ever.
    async fn end(&mut self, patience: Duration) {
        let working = async { while self.working.join_next().await.is_some() {} };
        let _ = tokio::time::timeout(patience, working).await;
        self.asking.abort_all();
    }
}

/// Sends what the server asks or tells.
async fn ask(mut questions: <ClientSocket as Loopback>::RequestStream, wire: Arc<Wire>) {
    while let Some(it) = questions.next().await {
        say(&wire, Some(&it));
    }
}

fn say(wire: &Wire, message: Option<&impl Serialize>) {
    if let Some(text) = message.and_then(|it| serde_json::to_string(it).ok()) {
        wire.send(&text);
    }
}
