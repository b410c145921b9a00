//! Messages on their way out: those of tower-lsp, and ready ones between them.
//!
//! tower-lsp turns every message into a tree of values before it writes it. For a thousand
//! diagnostics after each keystroke that is most of the work, so these go their own way.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use tokio::io::{AsyncWrite, AsyncWriteExt};
use tokio::sync::Notify;

/// What may wait for a client that does not read, in bytes, before tower-lsp waits too.
const MOST_WAITING: usize = 1 << 24;

/// Whole messages in the order in which they are to be sent.
#[derive(Debug, Default)]
pub(crate) struct Wire {
    waiting: Mutex<Waiting>,
    wake: Notify,
}

#[derive(Debug, Default)]
struct Waiting {
    bytes: Vec<u8>,
    /// Who waits for room.
    blocked: Option<Waker>,
    is_closed: bool,
}

impl Wire {
    /// Sends a message whose text is ready.
    pub(crate) fn send(&self, body: &str) {
        let mut waiting = self.lock();
        waiting.bytes.extend_from_slice(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes());
        waiting.bytes.extend_from_slice(body.as_bytes());
        drop(waiting);
        self.wake.notify_one();
    }

    /// Writes what comes, until the wire is closed and empty or the reader is gone.
    pub(crate) async fn pump(&self, output: impl AsyncWrite) {
        let mut output = std::pin::pin!(output);
        loop {
            let (bytes, is_closed) = self.take();
            if bytes.is_empty() {
                if is_closed {
                    return;
                }
                self.wake.notified().await;
                continue;
            }
            if output.write_all(&bytes).await.is_err() || output.flush().await.is_err() {
                return;
            }
        }
    }

    /// Nothing more will come.
    pub(crate) fn close(&self) {
        self.lock().is_closed = true;
        self.wake.notify_one();
    }

    fn take(&self) -> (Vec<u8>, bool) {
        let mut waiting = self.lock();
        let bytes = std::mem::take(&mut waiting.bytes);
        if let Some(it) = waiting.blocked.take() {
            it.wake();
        }
        (bytes, waiting.is_closed)
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The end of the wire that tower-lsp writes to. It hands over whole messages and takes
/// nothing back, so that others fit between them.
#[derive(Debug)]
pub(crate) struct End(pub(crate) Arc<Wire>);

impl AsyncWrite for End {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let mut waiting = self.0.lock();
        if waiting.bytes.len() > MOST_WAITING {
            waiting.blocked = Some(cx.waker().clone());
            return Poll::Pending;
        }
        waiting.bytes.extend_from_slice(bytes);
        drop(waiting);
        self.0.wake.notify_one();
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}
