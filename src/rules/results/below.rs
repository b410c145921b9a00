//! What stands under a node, as labels of a finding about its achievement.

use rust_decimal::Decimal;

use crate::finding::Message;
use crate::rule::{Draft, PlanCx};
use crate::scoring::rounded;
use crate::text::Span;

/// The most results that a finding points at.
const MOST: usize = 12;

/// A result below a node.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Below {
    section: usize,
    span: Span,
    recomputed: Option<Decimal>,
}

/// The results of the indicators under a node that count.
pub(crate) fn results(cx: &PlanCx<'_>, node: usize) -> Vec<Below> {
    let mut res = Vec::new();
    let mut open = vec![node];
    while let Some(section) = open.pop() {
        let Some(it) = cx.sections.get(section) else { continue };
        if section != node && it.is_excluded {
            continue;
        }
        let counted = it.indicators.iter().filter(|it| !it.is_excluded);
        let results = counted.filter_map(|it| Some((it.result?, it.recomputed)));
        res.extend(results.map(|(span, recomputed)| Below { section, span, recomputed }));
        let mut children: Vec<usize> = cx.outline.children(section).collect();
        children.reverse();
        open.extend(children);
    }
    res
}

/// Points at results, each with the achievement that it gives.
pub(crate) fn label<'f>(mut draft: Draft<'f>, results: &[Below]) -> Draft<'f> {
    for it in results.iter().take(MOST) {
        let message = match it.recomputed {
            Some(percent) => Message::new("achievement-below").with("percent", rounded(percent, 2)),
            None => Message::new("achievement-below.unknown"),
        };
        draft = draft.label_in(it.section, it.span, message);
    }
    draft
}
