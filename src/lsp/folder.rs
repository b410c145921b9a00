//! Every plan of some folders into diagnostics. What is open wins over what is on disk.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use tower_lsp::lsp_types::{Diagnostic, Url};

use crate::check::Live;
use crate::config::Config;
use crate::disk::Failure;
use crate::disk::files::{find, is_plan, read_bytes};
use crate::disk::reach::MOST_ASIDE;
use crate::disk::shown;
use crate::finding::Message;
use crate::lsp::aside::Stop;
use crate::lsp::diagnostics;
use crate::lsp::session::Session;
use crate::lsp::snapshot::Snapshot;
use crate::lsp::workspace::Workspace;
use crate::text::decode::decode;

/// A file that was checked.
#[derive(Debug)]
pub(crate) struct Checked {
    pub(crate) uri: Url,
    /// The version, where it is open.
    pub(crate) version: Option<i32>,
    /// A name of these findings: the same as long as text, configuration and words are.
    pub(crate) result_id: String,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Errors, warnings and notes that are shown.
    pub(crate) counts: [usize; 3],
}

/// The plans in some folders, in a fixed order. What cannot be looked into does not stop the
/// rest.
pub(crate) fn plans(folders: &[PathBuf]) -> (Vec<PathBuf>, Vec<Failure>) {
    let mut res = Vec::new();
    let mut failures = Vec::new();
    for folder in folders.iter().filter(|it| it.is_dir()) {
        let (inputs, failed) = find(std::slice::from_ref(folder), None, is_plan);
        // A folder without plans is nothing to complain about.
        failures.extend(
            failed.into_iter().filter(|it| !inputs.is_empty() || it.message.id != "cli-nothing-here"),
        );
        res.extend(inputs.into_iter().filter_map(|it| it.path));
    }
    res.sort();
    res.dedup();
    (res, failures)
}

/// Checks files in parallel. `done` hears of each one; files that are not begun when `stop`
/// is set are left out.
pub(crate) fn check_files(
    workspace: &Workspace,
    files: &[PathBuf],
    stop: &Stop,
    done: impl Fn() + Sync,
) -> Vec<Result<Checked, Failure>> {
    let check = |path: &PathBuf| {
        if stop.is_set() {
            return None;
        }
        // One bad file never stops the others.
        let res = catch_unwind(AssertUnwindSafe(|| check_file(workspace, path)));
        done();
        Some(res.unwrap_or_else(|_| Err(Failure::of(&path.to_string_lossy(), Message::new("lsp-panic")))))
    };
    in_background(|| files.par_iter().filter_map(check).collect())
}

/// Works with threads of its own, so that what is open and changes does not wait for files
/// that are not. One thread is left to it.
pub(crate) fn in_background<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    static POOL: OnceLock<Option<ThreadPool>> = OnceLock::new();
    let make = || {
        let n = std::thread::available_parallelism().map_or(1, |it| it.get().saturating_sub(1).max(1));
        ThreadPoolBuilder::new().num_threads(n).build().ok()
    };
    match POOL.get_or_init(make) {
        Some(it) => it.install(work),
        None => work(),
    }
}

fn check_file(workspace: &Workspace, path: &Path) -> Result<Checked, Failure> {
    let uri =
        Url::from_file_path(path).map_err(|()| Failure::of(&shown(path), Message::new("cli-not-a-file")))?;
    let session = workspace.session();
    let least = session.settings.severity;
    if let Some(it) = workspace.snapshot(&uri) {
        return Ok(Checked {
            version: Some(it.version),
            result_id: it.result_id(),
            diagnostics: diagnostics::of_snapshot(&it),
            counts: diagnostics::counts(&it.live, least),
            uri,
        });
    }
    let bytes = read_bytes(path, MOST_ASIDE)?;
    let text = decode(&bytes).text;
    let live = Live::new(&text, workspace.config_of(&uri, &text));
    Ok(Checked {
        version: None,
        result_id: format!("{:x}-{}", fnv(&bytes), workspace.generation()),
        diagnostics: diagnostics::of_file(&uri, &live, &session),
        counts: diagnostics::counts(&live, least),
        uri,
    })
}

/// A plan on disk as if it were open, with no findings: to be searched. None where it cannot
/// be read.
pub(crate) fn closed(path: &Path, session: &Arc<Session>) -> Option<Snapshot> {
    let uri = Url::from_file_path(path).ok()?;
    let bytes = read_bytes(path, MOST_ASIDE).ok()?;
    let text = decode(&bytes).text;
    let nothing = Arc::new(Config::default().only_where(|_| false));
    Some(Snapshot {
        uri,
        version: 0,
        stamp: 0,
        live: Arc::new(Live::new(&text, nothing)),
        session: Arc::clone(session),
        told: Arc::default(),
        last_tokens: Arc::default(),
    })
}

/// Checks files that are not open again, and shows what is found instead of what was shown.
pub(crate) async fn show_again(workspace: Arc<Workspace>, uris: Vec<Url>) {
    let files: Vec<PathBuf> = uris
        .iter()
        .filter(|it| !workspace.documents.is_open(it))
        .filter_map(|it| it.to_file_path().ok())
        .collect();
    let checking = Arc::clone(&workspace);
    let work = move || check_files(&checking, &files, &Stop::default(), || ());
    let Ok(checked) = crate::lsp::aside::aside(work).await else { return };
    let gone: Vec<Url> = uris
        .into_iter()
        .filter(|uri| !checked.iter().flatten().any(|it| it.uri == *uri))
        .filter(|it| !workspace.documents.is_open(it))
        .collect();
    for it in checked.into_iter().flatten() {
        show(&workspace, it);
    }
    for uri in gone {
        workspace.forget_shown(&uri);
        workspace.publish(uri, Vec::new());
    }
}

/// Shows the findings of a file that is not open.
pub(crate) fn show(workspace: &Workspace, checked: Checked) {
    if checked.version.is_some() || workspace.documents.is_open(&checked.uri) {
        return;
    }
    let was_shown = if checked.diagnostics.is_empty() {
        workspace.forget_shown(&checked.uri)
    } else {
        workspace.remember_shown(&checked.uri);
        true
    };
    if was_shown {
        workspace.publish(checked.uri, checked.diagnostics);
    }
}

/// 64 bits of FNV-1a.
fn fnv(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, it| (hash ^ u64::from(*it)).wrapping_mul(0x0100_0000_01b3))
}
