//! One self-contained page for people: overview with charts, findings with the rows that
//! they are about, the tree of the plan. To be read on a screen, printed, or sent.
//!
//! The page asks nothing of the network, and its policy forbids it to. All text of a report
//! is escaped by the template; the only script and the only style are our own, and the policy
//! names them by their hashes. Without the script everything is there and nothing is hidden.

mod bars;
mod figures;
mod finding;
mod tree;

use std::collections::HashMap;
use std::io::{self, Write};

use askama::Template;

use crate::check::scored::{Row, Scored};
use crate::finding::Message;
use crate::lang::{Catalogue, Language};
use crate::output::html::bars::Bar;
use crate::output::html::figures::Figures;
use crate::output::html::finding::Found;
use crate::output::html::tree::Branch;
use crate::output::markdown::capital;
use crate::output::overview::{self, Column, policy_word};
use crate::output::page::{doc, paragraphs};
use crate::output::summary::{counted, covered, looked_at};
use crate::output::{Counts, Plan, Run, Shown, cleaned};
use crate::syntax::Rank;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// Hashes of both, as a content security policy names them. A test holds them.
const STYLE_HASH: &str = "sha256-K3Wgl3pg8IFkrMfFiRb5LyyNOo8iNmXBp0U26TbVOu8=";
const SCRIPT_HASH: &str = "sha256-e7VjcZZ+wKCG4JRpzdMZ35jSSPCtVR+WHlQYvwqM3uQ=";

/// The most findings of a page, the worst first. More would open slowly and be read by nobody.
const MOST_FINDINGS: usize = 3_000;

/// The most rows of trees of a page.
const MOST_ROWS: usize = 20_000;

/// Writes the page.
pub fn write(run: &Run<'_>, catalogue: &Catalogue, out: &mut dyn Write) -> io::Result<()> {
    let text = Page::new(run, catalogue).render().map_err(io::Error::other)?;
    writeln!(out, "{text}")
}

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'p> {
    catalogue: &'p Catalogue,
    lang: &'static str,
    title: String,
    /// What was found in all documents, as a sentence.
    sentence: String,
    unread: Vec<(String, String)>,
    documents: Vec<Document>,
    rules: Vec<About>,
    has_findings: bool,
    /// What is not on the page, as sentences.
    left_out: Vec<String>,
    version: &'static str,
}

/// A document on the page.
struct Document {
    id: String,
    title: String,
    path: String,
    is_report: bool,
    policy: String,
    counts: Counts,
    n_known: usize,
    objectives: usize,
    indicators: usize,
    reported: String,
    recomputed: String,
    differs: bool,
    /// Reported against recomputed, of perspectives and goals.
    scores: Vec<Bar>,
    /// Results over targets.
    spread: Vec<Bar>,
    /// Findings by rule.
    by_rule: Vec<Bar>,
    findings: Vec<Found>,
    tree: Vec<Branch>,
}

/// What a rule is about.
struct About {
    id: &'static str,
    paragraphs: Vec<String>,
}

impl<'p> Page<'p> {
    fn new(run: &Run<'_>, catalogue: &'p Catalogue) -> Self {
        let counts = counted(run.documents, catalogue);
        let message = match counts.is_empty() {
            true => Message::new("output-clean"),
            false => Message::new("output-found").with("counted", counts.join(", ").as_str()),
        };
        let looked_at = looked_at(run.documents, catalogue);
        let sentence = catalogue.say(&message.with("looked-at", looked_at.as_str()));
        let sentence = match covered(run.documents, catalogue) {
            Some(covered) => format!("{sentence}; {covered}"),
            None => sentence,
        };
        let all = run.worst_first();
        // How many of each document are among the worst of all.
        let mut rooms: HashMap<&str, usize> = HashMap::new();
        for (shown, _) in all.iter().take(MOST_FINDINGS) {
            let room = rooms.entry(&shown.document.path).or_default();
            *room = room.saturating_add(1);
        }
        let mut rows_left = MOST_ROWS;
        let overview = overview::rows(run.documents, Column::Path);
        let mut documents = Vec::with_capacity(run.documents.len());
        let mut order: Vec<&Shown<'_>> = run.documents.iter().collect();
        order.sort_by(|a, b| a.document.path.cmp(&b.document.path));
        for (i, (shown, row)) in order.into_iter().zip(&overview).enumerate() {
            let id = format!("d{}", i.saturating_add(1));
            let room = rooms.get(shown.document.path.as_str()).copied().unwrap_or(0);
            documents.push(Document::new(&id, shown, row, room, &mut rows_left, catalogue));
        }
        let shown: usize = documents.iter().map(|it| it.findings.len()).sum();
        let mut left_out = Vec::new();
        if all.len() > shown {
            let message = Message::new("output-left-out").with("n", all.len().saturating_sub(shown));
            left_out.push(capital(&catalogue.say(&message)));
        }
        let ids = documents.iter().flat_map(|it| it.findings.iter().map(|it| it.rule));
        let ids: std::collections::BTreeSet<&'static str> = ids.collect();
        let unread = run.unread.iter().map(|it| {
            let path = it.path.as_deref().unwrap_or("");
            (cleaned(path).into_owned(), cleaned(&catalogue.say(&it.message)).into_owned())
        });
        Self {
            lang: match catalogue.language() {
                Language::It => "it",
                Language::En => "en",
            },
            title: match documents.as_slice() {
                [only] => only.title.clone(),
                _ => catalogue.say(&Message::new("page-title.many").with("n", documents.len())),
            },
            sentence: capital(&sentence),
            unread: unread.collect(),
            has_findings: shown > 0,
            rules: ids.into_iter().filter_map(|it| About::of(it, catalogue)).collect(),
            documents,
            left_out,
            version: env!("CARGO_PKG_VERSION"),
            catalogue,
        }
    }

    /// A word of the page.
    fn word(&self, id: &str) -> String {
        self.catalogue.word(id)
    }

    /// A word that begins a line.
    fn head(&self, id: &str) -> String {
        capital(&self.catalogue.word(id))
    }

    fn count(&self, id: &'static str, n: &usize) -> String {
        self.catalogue.say(&Message::new(id).with("n", *n))
    }

    fn made_by(&self) -> String {
        capital(&self.catalogue.say(&Message::new("page-made-by").with("version", self.version)))
    }

    fn style(&self) -> &'static str {
        STYLE
    }

    fn script(&self) -> &'static str {
        SCRIPT
    }

    fn style_hash(&self) -> &'static str {
        STYLE_HASH
    }

    fn script_hash(&self) -> &'static str {
        SCRIPT_HASH
    }
}

impl Document {
    fn new(
        id: &str,
        shown: &Shown<'_>,
        row: &overview::Row<'_>,
        room: usize,
        rows_left: &mut usize,
        catalogue: &Catalogue,
    ) -> Self {
        let document = shown.document;
        let scored = shown.plan.map(|it| Scored::new(it.text, it.checked));
        let rows = scored.as_ref().map(Scored::rows).unwrap_or_default();
        let figures = shown.plan.zip(scored.as_ref()).map(|(plan, it)| Figures::of(plan, it));
        let figures = figures.unwrap_or_default();
        let findings = finding::all(id, shown, &rows, &figures, room, catalogue);
        let has_room = rows.len() <= *rows_left;
        let tree = match has_room {
            true => tree::tree(id, &rows, &figures, &findings, catalogue),
            false => Vec::new(),
        };
        *rows_left = rows_left.saturating_sub(tree.len());
        Self {
            id: id.to_owned(),
            title: title(shown, &rows),
            path: cleaned(&document.path).into_owned(),
            is_report: document.kind == crate::check::Kind::Report,
            policy: policy(shown.plan, catalogue),
            counts: row.counts,
            n_known: shown.known.len(),
            objectives: document.objectives,
            indicators: document.indicators,
            reported: percent(overview::reported(row, catalogue)),
            recomputed: percent(overview::recomputed(row, catalogue)),
            differs: row.differs,
            scores: bars::scores(&rows, catalogue),
            spread: bars::spread(&figures, catalogue),
            by_rule: bars::by_rule(document),
            findings,
            tree,
        }
    }
}

/// A figure with its sign, unless there is none.
fn percent(figure: String) -> String {
    let has_figure = figure.chars().any(|it| it.is_ascii_digit());
    match figure.strip_suffix(')') {
        Some(it) if has_figure => format!("{it}\u{a0}%)"),
        None if has_figure => format!("{figure}\u{a0}%"),
        _ => figure,
    }
}

/// The name of the plan with its year, or the path where it has none.
pub(crate) fn title(shown: &Shown<'_>, rows: &[Row]) -> String {
    let plan = rows.iter().find(|it| it.rank == Rank::Plan).map(|it| it.name.as_str());
    let year = shown.plan.and_then(|it| it.checked.header.year);
    match (plan.filter(|it| !it.trim().is_empty()), year) {
        (Some(name), Some(year)) => format!("{} {year}", cleaned(name)),
        (Some(name), None) => cleaned(name).into_owned(),
        (None, _) => cleaned(&shown.document.path).into_owned(),
    }
}

fn policy(plan: Option<Plan<'_>>, catalogue: &Catalogue) -> String {
    let policy = plan.map(|it| it.checked.header.policy.clone()).unwrap_or_default();
    let id = if policy.is_declared { "score-policy" } else { "score-policy.default" };
    let word = crate::finding::Arg::Word(policy_word(policy.name));
    capital(&catalogue.say(&Message::new(id).with("policy", word)))
}

impl About {
    fn of(id: &'static str, catalogue: &Catalogue) -> Option<Self> {
        let rule = crate::config::any_rule(id)?;
        Some(Self { id, paragraphs: paragraphs(doc(rule, catalogue)) })
    }
}
