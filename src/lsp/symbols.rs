//! Headings into symbols, to find one's way by.

use std::path::PathBuf;

use rayon::prelude::*;
use tower_lsp::lsp_types::{
    DocumentSymbol, DocumentSymbolResponse, Location, Range, SymbolInformation, SymbolKind,
};

use crate::assist::lenses::score;
use crate::assist::symbols::{Found, Symbol, find, symbols};
use crate::finding::Message;
use crate::lsp::aside::Stop;
use crate::lsp::folder::{closed, in_background, plans};
use crate::lsp::snapshot::{Sections, Snapshot};
use crate::lsp::workspace::Workspace;
use crate::syntax::Rank;

/// The most symbols that a search answers with.
const MOST_FOUND: usize = 500;

/// The headings of a document.
pub(crate) fn of_document(document: &Snapshot) -> Option<DocumentSymbolResponse> {
    let mut sections = document.sections();
    let all = symbols(&document.live);
    if document.session.can.symbol_tree {
        let tree = all.into_iter().map(|it| nested(document, it, &mut sections)).collect();
        return Some(DocumentSymbolResponse::Nested(tree));
    }
    let mut res = Vec::new();
    all.into_iter().for_each(|it| flat(document, it, None, &mut sections, &mut res));
    Some(DocumentSymbolResponse::Flat(res))
}

fn range(symbol: &Symbol, sections: &mut Sections<'_>) -> Range {
    let stretch = symbol.stretch;
    let start = sections.at(stretch.from.section).position(stretch.from.offset);
    Range::new(start, sections.at(stretch.to.section).position(stretch.to.offset))
}

#[allow(deprecated, reason = "the field must be given")]
fn nested(document: &Snapshot, symbol: Symbol, sections: &mut Sections<'_>) -> DocumentSymbol {
    let range = range(&symbol, sections);
    let anchor = symbol.entry.anchor;
    let selection_range = sections.at(anchor.section).range(anchor.span);
    let figures = &symbol.entry.figures;
    let weight =
        figures.weight.map(|it| document.catalogue().say(&Message::new("assist-weight").with("weight", it)));
    let has_score = figures.reported.or(figures.recomputed).is_some();
    let score = has_score.then(|| document.catalogue().say(&score(figures)));
    let detail: Vec<String> = weight.into_iter().chain(score).collect();
    let children: Vec<DocumentSymbol> =
        symbol.children.into_iter().map(|it| nested(document, it, sections)).collect();
    DocumentSymbol {
        name: symbol.name,
        detail: Some(detail.join(" · ")),
        kind: kind(symbol.rank),
        tags: None,
        deprecated: None,
        range,
        selection_range,
        children: (!children.is_empty()).then_some(children),
    }
}

fn flat(
    document: &Snapshot,
    symbol: Symbol,
    container: Option<&str>,
    sections: &mut Sections<'_>,
    out: &mut Vec<SymbolInformation>,
) {
    let location = Location::new(document.uri.clone(), range(&symbol, sections));
    out.push(information(symbol.name.clone(), symbol.rank, location, container.map(str::to_owned)));
    for it in symbol.children {
        flat(document, it, Some(&symbol.name), sections, out);
    }
}

#[allow(deprecated, reason = "the field must be given")]
fn information(name: String, rank: Rank, location: Location, container: Option<String>) -> SymbolInformation {
    SymbolInformation {
        name,
        kind: kind(rank),
        tags: None,
        deprecated: None,
        location,
        container_name: container,
    }
}

fn kind(rank: Rank) -> SymbolKind {
    match rank {
        Rank::Plan => SymbolKind::FILE,
        Rank::Perspective => SymbolKind::NAMESPACE,
        Rank::Area => SymbolKind::PACKAGE,
        Rank::Goal => SymbolKind::MODULE,
        Rank::Objective => SymbolKind::CLASS,
        Rank::Indicator => SymbolKind::FIELD,
    }
}

/// The headings that answer to a query, of the open documents first, then of the other plans
/// of the folders. Nothing more is read once `stop` is set.
pub(crate) fn of_workspace(workspace: &Workspace, query: &str, stop: &Stop) -> Vec<SymbolInformation> {
    let session = workspace.session();
    let in_document = |document: &Snapshot| {
        let mut sections = document.sections();
        let all = find(&document.live, query, MOST_FOUND).into_iter();
        all.map(|it| found(document, it, &mut sections)).collect::<Vec<_>>()
    };
    let open = workspace.documents.snapshots(&session);
    let mut res: Vec<SymbolInformation> = open.iter().flat_map(in_document).collect();
    let (files, _) = plans(&session.folders);
    let opened: Vec<PathBuf> = open.iter().filter_map(|it| it.uri.to_file_path().ok()).collect();
    let is_wanted = |it: &&PathBuf| !stop.is_set() && !opened.contains(it);
    let on_disk = in_background(|| {
        let all = files.par_iter().filter(is_wanted).filter_map(|it| closed(it, &session));
        all.flat_map_iter(|it| in_document(&it)).collect::<Vec<_>>()
    });
    res.extend(on_disk);
    res.truncate(MOST_FOUND);
    res
}

fn found(document: &Snapshot, it: Found, sections: &mut Sections<'_>) -> SymbolInformation {
    let range = sections.at(it.place.section).range(it.place.span);
    information(it.name, it.rank, Location::new(document.uri.clone(), range), it.container)
}
