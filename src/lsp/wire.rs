//! Messages on their way out, in the order in which they are ready.
//!
//! tower-lsp turns what it sends into a tree of values first. For a thousand diagnostics after
//! each keystroke that is most of the work, so these come here as text.

use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::io::{AsyncWrite, AsyncWriteExt};
use tokio::sync::Notify;

/// What may wait for a client that does not read, in bytes, before no more is read of it.
const MOST_WAITING: usize = 1 << 24;

/// Whole messages in the order in which they are to be sent.
#[derive(Debug, Default)]
pub(crate) struct Wire {
    waiting: Mutex<Waiting>,
    wake: Notify,
    has_room: Notify,
}

#[derive(Debug, Default)]
struct Waiting {
    bytes: Vec<u8>,
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

    /// Waits until the client has read enough of what was said. For one task.
    pub(crate) async fn room(&self) {
        while self.lock().bytes.len() > MOST_WAITING {
            self.has_room.notified().await;
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
        self.has_room.notify_one();
        (bytes, waiting.is_closed)
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
