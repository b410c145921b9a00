//! The process of the editor: without it nobody is left to serve, though the ends of the pipes
//! may be held by others.

use std::time::Duration;

use sysinfo::{Pid, ProcessRefreshKind, ProcessStatus, ProcessesToUpdate, System};
use tokio::sync::oneshot;

/// How often it is looked at.
const EVERY: Duration = Duration::from_secs(2);

/// A process, and when it began: its number may be given to another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Parent {
    id: u32,
    begun: u64,
}

impl Parent {
    /// The process of this number. One that cannot be seen, as from within a container, is not
    /// waited for.
    pub(crate) fn seen(id: u32) -> Option<Self> {
        begun(id).map(|begun| Self { id, begun })
    }
}

/// Ends with the process that is told, and never where none is.
pub(crate) async fn end(parent: oneshot::Receiver<Parent>) {
    let Ok(parent) = parent.await else { return std::future::pending().await };
    loop {
        tokio::time::sleep(EVERY).await;
        let seen = tokio::task::spawn_blocking(move || Parent::seen(parent.id)).await;
        if seen.is_ok_and(|it| it != Some(parent)) {
            return;
        }
    }
}

fn begun(id: u32) -> Option<u64> {
    let id = Pid::from_u32(id);
    let mut system = System::new();
    system.refresh_processes_specifics(ProcessesToUpdate::Some(&[id]), true, ProcessRefreshKind::nothing());
    let process = system.process(id)?;
    // It has ended, and its own parent has not looked yet.
    let is_over = matches!(process.status(), ProcessStatus::Zombie | ProcessStatus::Dead);
    (!is_over).then(|| process.start_time())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_lives_is_seen() {
        let id = std::process::id();
        assert!(Parent::seen(id).is_some());
        assert_eq!(Parent::seen(id), Parent::seen(id));
        for id in [0, u32::MAX / 2 - 1, u32::MAX] {
            assert_eq!(Parent::seen(id), None, "{id}");
        }
    }
}
