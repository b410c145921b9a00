//! Whether two indicators are computed in one way.

use crate::compare::Tokens;
use crate::model::Indicator;
use crate::syntax::{Formula, Term, TermKind, Terms};

/// From this likeness, in thousandths, two descriptions describe one thing.
const ALIKE: usize = 400;

/// Whether the later indicator is computed as the earlier one was, as far as both say it.
///
/// Names of measures and the order of words are free; what counts is the arithmetic and
/// what the measures stand for. Where one side says nothing, nothing is claimed.
pub fn same_method(old: &Indicator<'_>, new: &Indicator<'_>) -> bool {
    match (&old.formula, &new.formula) {
        (Some(Formula::Words(a)), Some(Formula::Words(b))) => alike(a.inner, b.inner),
        (Some(Formula::Terms { terms: a, .. }), Some(Formula::Terms { terms: b, .. })) => {
            same_terms((old, a), (new, b))
        }
        (None, None) => {
            let descriptions = |it: &'_ Indicator<'_>| -> Option<Tokens> {
                let [measure] = it.measures.as_slice() else { return None };
                measure.description.map(|it| Tokens::of(it.inner))
            };
            descriptions(old).zip(descriptions(new)).is_none_or(|(a, b)| tokens_alike(&a, &b))
        }
        _ => true,
    }
}

fn same_terms((old, a): (&Indicator<'_>, &Terms<'_>), (new, b): (&Indicator<'_>, &Terms<'_>)) -> bool {
    let same = |(a, b): (&Term<'_>, &Term<'_>)| match (a.kind, b.kind) {
        (TermKind::Measure, TermKind::Measure) => {
            let description = |all: &'_ Indicator<'_>, it: &Term<'_>| {
                all.measure(it.source).and_then(|it| it.description).map(|it| Tokens::of(it.inner))
            };
            description(old, a).zip(description(new, b)).is_none_or(|(a, b)| tokens_alike(&a, &b))
        }
        (TermKind::Number(x), TermKind::Number(y)) => {
            x == y && a.source.contains('%') == b.source.contains('%')
        }
        (a, b) => a == b,
    };
    a.len() == b.len() && a.iter().zip(b).all(same)
}

fn alike(a: &str, b: &str) -> bool {
    tokens_alike(&Tokens::of(a), &Tokens::of(b))
}

fn tokens_alike(a: &Tokens, b: &Tokens) -> bool {
    a.is_empty() || b.is_empty() || a.likeness(b) >= ALIKE
}
