use std::collections::HashMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::finding::Message;
use crate::rule::{PlanCx, PlanSink, rule};
use crate::syntax::Rank;
use crate::text::Span;

rule! {
    /// Two names of a plan are almost the same.
    ///
    /// Two objectives that differ in a word are perhaps one, written twice, or one copied and not
    /// finished. Looked at are names of eight words or more, of nodes of one level or of
    /// indicators, of which one is at most half as long again as the other. They are alike where
    /// four in five words of the shorter one stand in the other in the same order; the
    /// configuration can set another share (`near-duplicate`). Plans with one indicator for each office are often
    /// written so on purpose: hence it is off unless selected.
    ///
    /// In a plan of very many names each is held against the two hundred that share its rarest
    /// words with it.
    ///
    /// Source: legislative decree 150/2009, article 5, paragraph 2, letter b (objectives are
    /// specific).
    ///
    /// ```plan,fails
    /// obiettivo 08.01 "Grado di copertura degli adempimenti in tema di trasparenza"
    ///   indicatore "Adempimenti di trasparenza rispettati"
    ///     target >= 95%
    /// obiettivo 08.02 "Grado di copertura degli adempimenti in tema di privacy"
    ///   indicatore "Adempimenti di privacy rispettati"
    ///     target >= 95%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 08.01 "Copertura degli adempimenti in tema di trasparenza e di privacy"
    ///   indicatore "Adempimenti di trasparenza rispettati"
    ///     target >= 95%
    ///   indicatore "Adempimenti di privacy rispettati"
    ///     target >= 95%
    /// ```
    ///
    /// Allow it where each of several offices has the same indicator.
    "near-duplicate", Pedantic, Wording, since "0.1.0", Names(check)
}

/// Shorter names are alike by chance.
const LEAST_WORDS: usize = 8;

/// Names that one name is held against, at most: without a limit a plan could be written on
/// which the work grows with the square of its names.
const MOST_COMPARED: usize = 200;

/// A name of the plan.
struct Name<'s> {
    section: usize,
    indicator: Option<u32>,
    place: Span,
    /// Its level; names of different ones are not compared.
    level: Rank,
    words: &'s [u32],
    /// Its rarest words: any name like it has one of them among its own.
    rarest: Vec<u32>,
}

fn check(cx: &PlanCx<'_>, sink: &mut PlanSink<'_>) {
    let thousandths = cx.settings.near_duplicate.checked_mul(Decimal::ONE_THOUSAND);
    let Some(likeness) = thousandths.and_then(|it| it.to_usize()).filter(|it| *it > 0) else { return };
    let names = names(cx, likeness);
    // For each level and word, the names that have it among their rarest.
    let mut holders: HashMap<(Rank, u32), Vec<usize>> = HashMap::new();
    for (i, name) in names.iter().enumerate() {
        let candidates = name.rarest.iter().filter_map(|it| holders.get(&(name.level, *it))).flatten();
        let alike = candidates.take(MOST_COMPARED).find_map(|it| {
            let other = names.get(*it)?;
            alike(name.words, other.words, likeness).map(|shared| (other, shared))
        });
        if let Some((other, shared)) = alike {
            let shorter = name.words.len().min(other.words.len());
            let message = Message::new("near-duplicate").with("shared", shared).with("n", shorter);
            let draft = match name.indicator {
                Some(it) => sink.report_on(name.section, it, name.place, message),
                None => sink.report(name.section, name.place, message),
            };
            draft.label_in(other.section, other.place, Message::new("near-duplicate.label"));
        }
        for word in &name.rarest {
            let holders = holders.entry((name.level, *word)).or_default();
            if holders.len() < MOST_COMPARED && holders.last() != Some(&i) {
                holders.push(i);
            }
        }
    }
}

/// The names that are long enough.
fn names<'s>(cx: &PlanCx<'s>, likeness: usize) -> Vec<Name<'s>> {
    let mut res = Vec::new();
    let mut add = |section, indicator, place, level, words: &'s [u32]| {
        if words.len() >= LEAST_WORDS {
            res.push(Name { section, indicator, place, level, words, rarest: words.to_vec() });
        }
    };
    for (section, summary) in cx.sections.iter().enumerate() {
        let Some(names) = &summary.names else { continue };
        add(section, None, summary.anchor, summary.rank, &names.node);
        let numbers = 1_u32..;
        for ((it, words), number) in summary.indicators.iter().zip(&names.indicators).zip(numbers) {
            add(section, Some(number), it.anchor, Rank::Indicator, words);
        }
    }
    let mut uses: HashMap<u32, u32> = HashMap::new();
    for word in res.iter().flat_map(|it| it.words) {
        let n = uses.entry(*word).or_default();
        *n = n.saturating_add(1);
    }
    for name in &mut res {
        name.rarest.sort_unstable_by_key(|it| (uses.get(it).copied(), *it));
        name.rarest.truncate(n_rarest(name.words.len(), likeness));
    }
    res
}

/// So many of a name's rarest words that any name like it has one of them among its own.
fn n_rarest(n: usize, likeness: usize) -> usize {
    // The shortest name that this one can be like, and the words that they then share.
    let shortest = n.saturating_mul(2).div_ceil(3);
    n.saturating_add(1).saturating_sub(n_shared(shortest, likeness))
}

/// So many words of a name must stand in another.
fn n_shared(n: usize, likeness: usize) -> usize {
    n.saturating_mul(likeness).div_ceil(1000).max(1)
}

/// How many words two names share in the same order, where they are alike.
fn alike(a: &[u32], b: &[u32], likeness: usize) -> Option<usize> {
    let (shorter, longer) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if longer.len().saturating_mul(2) > shorter.len().saturating_mul(3) {
        return None;
    }
    let least = n_shared(shorter.len(), likeness);
    // Most candidates share too few words in any order.
    let n_common = shorter.iter().filter(|it| longer.contains(it)).count();
    let shared = if n_common < least { 0 } else { n_in_order(shorter, longer) };
    (shared >= least).then_some(shared)
}

/// Length of the longest common subsequence.
fn n_in_order(a: &[u32], b: &[u32]) -> usize {
    // How many words of `a` so far stand in the beginning of `b` up to each place.
    let mut so_far = vec![0_usize; b.len()];
    for word in a {
        let (mut before, mut left) = (0_usize, 0_usize);
        for (other, n) in b.iter().zip(&mut so_far) {
            let longest = if word == other { before.saturating_add(1) } else { left.max(*n) };
            (before, left) = (*n, longest);
            *n = longest;
        }
    }
    so_far.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_count_in_their_order() {
        assert_eq!(n_in_order(&[1, 2, 3, 4], &[1, 9, 3, 4]), 3);
        assert_eq!(n_in_order(&[1, 2, 3, 4], &[4, 3, 2, 1]), 1);
        assert_eq!(n_in_order(&[1, 1, 2], &[1, 2, 2, 1]), 2);
        assert_eq!(n_in_order(&[], &[1]), 0);
    }

    /// Whatever two names are alike, one of the rarest words of each is the other's too.
    #[test]
    fn names_that_are_alike_meet_at_one_of_their_rarest_words() {
        for n in 8_usize..20 {
            for m in n..=n.saturating_mul(3) / 2 {
                // The shared words are the most common: the worst case.
                let shared = n_shared(n, 800);
                let own = |from: usize, len: usize| (from..from + len - shared).map(|it| it as u32);
                let common = (0..shared).map(|it| 10_000 + it as u32);
                let a: Vec<u32> = own(0, n).chain(common.clone()).collect();
                let b: Vec<u32> = own(100, m).chain(common).collect();
                assert_eq!(alike(&a, &b, 800), Some(shared));
                let (a, b) = (&a[..n_rarest(n, 800)], &b[..n_rarest(m, 800)]);
                assert!(a.iter().any(|it| b.contains(it)), "{n} {m}");
            }
        }
    }
}
