//! A plan into the tree of the live view: the answer to `collaudo/outline`.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;
use serde_json::Value;

use crate::assist::outline::{Entry, entries};
use crate::finding::{Arg, Message};
use crate::lang::write_number;
use crate::lsp::snapshot::{Sections, Snapshot};
use crate::syntax::{Keyword, Language, PolicyName, Rank, spelling};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outline {
    version: i32,
    policy: String,
    findings: Counts,
    indicators: usize,
    nodes: Vec<Node>,
}

#[derive(Serialize)]
struct Counts {
    errors: usize,
    warnings: usize,
    info: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Node {
    rank: usize,
    kind: &'static str,
    code: Option<String>,
    name: String,
    line: u32,
    weight: Option<String>,
    effective_weight: Option<String>,
    reported: Option<f64>,
    recomputed: Option<f64>,
    reported_text: Option<String>,
    recomputed_text: Option<String>,
    contradiction: bool,
    errors: usize,
    warnings: usize,
    children: Vec<Self>,
}

/// The tree of a plan, figures in the reader's notation.
pub(crate) fn outline(document: &Snapshot) -> Option<Value> {
    let entries = entries(&document.live);
    let mut sections = document.sections();
    let (errors, warnings, info) = document.live.counts();
    let indicators = entries.iter().filter(|it| it.rank == Rank::Indicator).count();
    // From the end, so that children are there before their parent.
    let mut open: Vec<(usize, Node)> = Vec::new();
    let lines: Vec<u32> = entries.iter().map(|it| line(it, &mut sections)).collect();
    for (entry, line) in entries.iter().zip(lines).rev() {
        let mut children = Vec::new();
        while let Some((_, it)) = open.pop_if(|it| it.0 > entry.depth) {
            children.push(it);
        }
        open.push((entry.depth, node(document, entry, line, children)));
    }
    let outline = Outline {
        version: document.version,
        policy: policy(document),
        findings: Counts { errors, warnings, info },
        indicators,
        nodes: open.into_iter().rev().map(|it| it.1).collect(),
    };
    serde_json::to_value(outline).ok()
}

fn line(entry: &Entry, sections: &mut Sections<'_>) -> u32 {
    sections.at(entry.anchor.section).range(entry.anchor.span).start.line
}

fn node(document: &Snapshot, entry: &Entry, line: u32, children: Vec<Node>) -> Node {
    let figures = &entry.figures;
    let text =
        |it: Option<Decimal>| it.map(|it| format!("{} %", write_number(it, document.catalogue().language())));
    let reported = figures.reported;
    Node {
        rank: entry.rank as usize,
        kind: spelling(Keyword::Heading(entry.rank), Language::En),
        code: entry.code.clone(),
        name: entry.name.clone(),
        line,
        weight: text(figures.weight),
        effective_weight: text(figures.effective),
        reported: reported.and_then(|it| it.to_f64()),
        recomputed: figures.recomputed.and_then(|it| it.to_f64()),
        reported_text: text(reported),
        recomputed_text: text(figures.recomputed),
        contradiction: entry.is_contradicted,
        errors: entry.errors,
        warnings: entry.warnings,
        children,
    }
}

/// The plan's policy, and whether it declares one.
fn policy(document: &Snapshot) -> String {
    let policy = &document.live.header().policy;
    let word = match policy.name {
        PolicyName::Proportional => "score-policy-proportional",
        PolicyName::Threshold => "score-policy-threshold",
        PolicyName::Inverse => "score-policy-inverse",
        PolicyName::Baseline => "score-policy-baseline",
        PolicyName::Bands => "score-policy-bands",
    };
    let id = if policy.is_declared { "assist-policy" } else { "assist-policy.default" };
    document.catalogue().say(&Message::new(id).with("policy", Arg::Word(word)))
}
