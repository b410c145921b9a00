//! What names another document or page into links to it.

use tower_lsp::lsp_types::{DocumentLink, Url};

use crate::assist::links::{self, Target};
use crate::lsp::snapshot::Snapshot;

/// The links of a document.
pub(crate) fn links(document: &Snapshot) -> Option<Vec<DocumentLink>> {
    let mut sections = document.sections();
    let all = links::links(&document.live).into_iter().filter_map(|it| {
        let tooltip = match it.target {
            Target::File(_) => Some(document.catalogue().word("assist-links-previous")),
            Target::Address(_) => None,
        };
        let range = sections.at(it.place.section).range(it.place.span);
        Some(DocumentLink { range, target: Some(target(document, &it.target)?), tooltip, data: None })
    });
    Some(all.collect())
}

/// The address of what is linked; a file is looked for beside the plan.
pub(crate) fn target(document: &Snapshot, target: &Target) -> Option<Url> {
    match target {
        Target::Address(it) => Url::parse(it).ok(),
        Target::File(it) => {
            let beside = document.uri.to_file_path().ok()?;
            Url::from_file_path(beside.parent()?.join(it.replace('\\', "/"))).ok()
        }
    }
}
