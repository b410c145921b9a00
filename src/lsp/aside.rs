//! Long work on other threads: a panic in it is an error of its request and of no other,
//! and it ends early where nobody waits for it any more.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tower_lsp::jsonrpc::{Error, Result};

use crate::lsp::gate;

/// Does work on another thread.
pub(crate) async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|error| match error.try_into_panic() {
        Ok(panic) => gate::internal_error(panic.as_ref()),
        Err(_) => Error::request_cancelled(),
    })
}

/// Tells work that it may end.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stop(Arc<AtomicBool>);

impl Stop {
    pub(crate) fn set(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Is set when the guard is dropped: with the request that waits for the work.
    pub(crate) fn guard(&self) -> StopGuard {
        StopGuard(self.clone())
    }
}

/// See [`Stop::guard`].
#[derive(Debug)]
pub(crate) struct StopGuard(Stop);

impl Drop for StopGuard {
    fn drop(&mut self) {
        self.0.set();
    }
}
