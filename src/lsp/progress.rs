//! Long work as a bar that the client shows and can end.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tower_lsp::lsp_types::notification::Progress as ProgressNotification;
use tower_lsp::lsp_types::request::WorkDoneProgressCreate;
use tower_lsp::lsp_types::*;

use crate::lsp::aside::Stop;
use crate::lsp::workspace::Workspace;

/// The least time between two reports.
const PAUSE: Duration = Duration::from_millis(100);

/// What is under way, by the token of its bar.
pub(crate) type Running = Mutex<HashMap<ProgressToken, Stop>>;

/// A bar. It goes when this is dropped.
pub(crate) struct Progress {
    done: watch::Sender<usize>,
}

impl Progress {
    /// A bar for so many steps, where the client shows any: on its own token, or on one
    /// that it is asked for. The work goes on without waiting for the answer.
    pub(crate) fn begin(
        workspace: &Arc<Workspace>,
        token: Option<ProgressToken>,
        title: String,
        total: usize,
        stop: &Stop,
    ) -> Self {
        let (done, heard) = watch::channel(0);
        let is_asked_for = token.is_some();
        if is_asked_for || workspace.session().can.progress {
            let token = token.unwrap_or_else(|| workspace.new_token());
            let bar = Bar { workspace: Arc::clone(workspace), token, title, total };
            workspace
                .running
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .insert(bar.token.clone(), stop.clone());
            tokio::spawn(bar.run(heard, is_asked_for));
        }
        Self { done }
    }

    /// One more step is done.
    pub(crate) fn step(&self) {
        self.done.send_modify(|it| *it = it.saturating_add(1));
    }
}

struct Bar {
    workspace: Arc<Workspace>,
    token: ProgressToken,
    title: String,
    total: usize,
}

impl Bar {
    async fn run(self, mut done: watch::Receiver<usize>, is_asked_for: bool) {
        let params = WorkDoneProgressCreateParams { token: self.token.clone() };
        if !is_asked_for
            && self.workspace.client.send_request::<WorkDoneProgressCreate>(params).await.is_err()
        {
            return;
        }
        self.send(WorkDoneProgress::Begin(WorkDoneProgressBegin {
            title: self.title.clone(),
            cancellable: Some(true),
            message: None,
            percentage: Some(0),
        }))
        .await;
        while done.changed().await.is_ok() {
            let n = *done.borrow_and_update();
            let percentage = n.saturating_mul(100).checked_div(self.total).unwrap_or(100).min(100);
            self.send(WorkDoneProgress::Report(WorkDoneProgressReport {
                cancellable: Some(true),
                message: Some(format!("{n}/{}", self.total)),
                percentage: u32::try_from(percentage).ok(),
            }))
            .await;
            tokio::time::sleep(PAUSE).await;
        }
        self.send(WorkDoneProgress::End(WorkDoneProgressEnd { message: None })).await;
    }

    async fn send(&self, value: WorkDoneProgress) {
        let params =
            ProgressParams { token: self.token.clone(), value: ProgressParamsValue::WorkDone(value) };
        self.workspace.client.send_notification::<ProgressNotification>(params).await;
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.workspace.running.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.token);
    }
}
