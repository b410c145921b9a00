//! Places of findings over the plan after an edit that moved them.

use std::collections::HashMap;

use crate::finding::Finding;
use crate::model::Summary;
use crate::text::Span;

/// Where places of changed sections have gone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Moved {
    places: HashMap<(usize, Span), Span>,
    sections: Vec<usize>,
}

impl Moved {
    /// Adds a section that says what it said, elsewhere.
    pub(crate) fn add(&mut self, section: usize, old: &Summary, new: &Summary) {
        self.sections.push(section);
        self.places.extend(old.spans().zip(new.spans()).map(|(old, new)| ((section, old), new)));
    }

    /// Whether findings of a section point at a changed one.
    pub(crate) fn touches(&self, section: usize, findings: &[Finding]) -> bool {
        if findings.is_empty() {
            return false;
        }
        let changed = |it: usize| self.sections.contains(&it);
        changed(section)
            || findings.iter().any(|it| {
                let labels = it.labels.iter().filter_map(|it| it.section);
                let fixes = it.fixes.iter().flat_map(|it| it.elsewhere.iter().map(|it| it.0));
                labels.chain(fixes).any(|it| changed(it as usize))
            })
    }

    /// A finding with its places where they are now.
    pub(crate) fn finding(&self, section: usize, finding: &Finding) -> Finding {
        let mut res = finding.clone();
        res.span = self.span(section, res.span);
        for label in res.labels.iter_mut().filter(|it| !it.is_earlier) {
            label.span = self.span(label.section.map_or(section, |it| it as usize), label.span);
        }
        for fix in &mut res.fixes {
            for edit in &mut fix.edits {
                edit.span = self.span(section, edit.span);
            }
            for (section, edit) in &mut fix.elsewhere {
                edit.span = self.span(*section as usize, edit.span);
            }
        }
        res
    }

    /// A place is one of the summary's, or begins where one does.
    fn span(&self, section: usize, span: Span) -> Span {
        if let Some(it) = self.places.get(&(section, span)) {
            return *it;
        }
        let begins = self.places.iter().find(|((at, old), _)| *at == section && old.start == span.start);
        begins.map_or(span, |((_, old), new)| {
            let by = old.end.saturating_sub(span.end);
            Span { start: new.start, end: new.end.saturating_sub(by).max(new.start) }
        })
    }
}
