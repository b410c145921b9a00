use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use smallvec::{SmallVec, smallvec};

use crate::finding::Message;
use crate::rule::{PlanCx, PlanSink, rule};
use crate::syntax::Rank;
use crate::text::Span;
use crate::words::{n_lacking, signature};

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
pub(crate) const LEAST_WORDS: usize = 8;

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
    signature: u64,
}

fn check(cx: &PlanCx<'_>, sink: &mut PlanSink<'_>) {
    let thousandths = cx.settings.near_duplicate.checked_mul(Decimal::ONE_THOUSAND);
    let Some(likeness) = thousandths.and_then(|it| it.to_usize()).filter(|it| *it > 0) else { return };
    let mut names = names(cx);
    names.sort_by_key(|it| it.level);
    for level in names.chunk_by(|a, b| a.level == b.level).filter(|it| it.len() > 1) {
        for (name, other, shared) in Level::of(level, likeness).pairs() {
            let shorter = name.words.len().min(other.words.len());
            let message = Message::new("near-duplicate").with("shared", shared).with("n", shorter);
            let draft = match name.indicator {
                Some(it) => sink.report_on(name.section, it, name.place, message),
                None => sink.report(name.section, name.place, message),
            };
            draft.label_in(other.section, other.place, Message::new("near-duplicate.label"));
        }
    }
}

/// The names that are long enough.
fn names<'s>(cx: &PlanCx<'s>) -> Vec<Name<'s>> {
    let mut res = Vec::new();
    for (section, summary) in cx.sections.iter().enumerate() {
        let Some(names) = &summary.names else { continue };
        let of_node = std::iter::once((None, summary.anchor, summary.rank));
        let of_indicators =
            summary.indicators.iter().zip(1_u32..).map(|(it, n)| (Some(n), it.anchor, Rank::Indicator));
        for (i, (indicator, place, level)) in of_node.chain(of_indicators).enumerate() {
            let words = names.stems(i);
            if words.len() >= LEAST_WORDS {
                res.push(Name { section, indicator, place, level, words, signature: signature(words) });
            }
        }
    }
    res
}

/// The names of a level, and where each of their words is used.
struct Level<'n, 's> {
    likeness: usize,
    names: &'n [Name<'s>],
    /// The words of all names, one name behind the other, as numbers.
    words: Vec<u32>,
    /// How often each word is used in the names of the level.
    uses: Vec<u32>,
    /// The names so far that have a word among their rarest, for each word.
    holders: Vec<Vec<usize>>,
}

impl<'n, 's> Level<'n, 's> {
    fn of(names: &'n [Name<'s>], likeness: usize) -> Self {
        let n_words = names.iter().map(|it| it.words.len()).sum();
        let mut numbers = Numbers::with_room(n_words);
        let mut words = Vec::with_capacity(n_words);
        let mut uses: Vec<u32> = Vec::new();
        for word in names.iter().flat_map(|it| it.words) {
            let number = numbers.of(*word);
            match uses.get_mut(number as usize) {
                Some(it) => *it = it.saturating_add(1),
                None => uses.push(1),
            }
            words.push(number);
        }
        let holders = vec![Vec::new(); uses.len()];
        Self { likeness, names, words, uses, holders }
    }

    /// Each name that is like one before it, with that one and how many words they share.
    fn pairs(mut self) -> Vec<(&'n Name<'s>, &'n Name<'s>, usize)> {
        let mut res = Vec::new();
        let mut end: usize = 0;
        for (i, name) in self.names.iter().enumerate() {
            let start = end;
            end = end.saturating_add(name.words.len());
            let rarest = self.rarest(self.words.get(start..end).unwrap_or(&[]));
            let holders = |it: &u32| self.holders.get(*it as usize).map_or(&[][..], Vec::as_slice);
            let candidates = rarest.iter().flat_map(holders).filter_map(|it| self.names.get(*it));
            let alike = candidates
                .take(MOST_COMPARED)
                .find_map(|other| alike(name, other, self.likeness).map(|shared| (name, other, shared)));
            res.extend(alike);
            for word in &rarest {
                let Some(it) = self.holders.get_mut(*word as usize) else { continue };
                if it.len() < MOST_COMPARED && it.last() != Some(&i) {
                    it.push(i);
                }
            }
        }
        res
    }

    /// The rarest words of a name, as far as another name has them: any name like it has one
    /// of them among its own.
    fn rarest(&self, name: &[u32]) -> SmallVec<[u32; 16]> {
        let n_uses = |it: &u32| self.uses.get(*it as usize).copied().unwrap_or(0);
        let is_known = |it: &&u32| n_uses(it) > 1;
        let n_alone = name.len().saturating_sub(name.iter().filter(is_known).count());
        // Most names share too few words with any other.
        let n_wanted = n_rarest(name.len(), self.likeness).saturating_sub(n_alone);
        if n_wanted == 0 {
            return SmallVec::new();
        }
        let mut known: SmallVec<[(u32, u32); 32]> =
            name.iter().filter(is_known).map(|it| (n_uses(it), *it)).collect();
        known.sort_unstable();
        known.into_iter().take(n_wanted).map(|it| it.1).collect()
    }
}

/// Words by their hashes, each with a number: the first is 0.
struct Numbers {
    /// Open addressing: the hash of a word and its number, of which one more is kept, so that
    /// 0 is a free place. Half of them are free at least.
    slots: Vec<(u32, u32)>,
    n: u32,
}

impl Numbers {
    fn with_room(n_words: usize) -> Self {
        Self { slots: vec![(0, 0); n_words.saturating_mul(2).next_power_of_two()], n: 0 }
    }

    /// The number of a word: a new one where it was not asked for yet.
    fn of(&mut self, word: u32) -> u32 {
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = word as usize;
        loop {
            slot &= mask;
            match self.slots.get_mut(slot) {
                Some((it, number)) if *number > 0 && *it == word => return number.wrapping_sub(1),
                Some((_, number)) if *number > 0 => slot = slot.wrapping_add(1),
                Some(free) => {
                    self.n = self.n.saturating_add(1);
                    *free = (word, self.n);
                    return self.n.wrapping_sub(1);
                }
                None => return 0,
            }
        }
    }
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
fn alike(a: &Name<'_>, b: &Name<'_>, likeness: usize) -> Option<usize> {
    let (shorter, longer) = if a.words.len() <= b.words.len() { (a, b) } else { (b, a) };
    let n = shorter.words.len();
    if longer.words.len().saturating_mul(2) > n.saturating_mul(3) {
        return None;
    }
    let least = n_shared(n, likeness);
    // Most candidates share too few words in any order.
    if n.saturating_sub(n_lacking(shorter.signature, longer.signature)) < least {
        return None;
    }
    Some(n_in_order(shorter.words, longer.words)).filter(|it| *it >= least)
}

/// Length of the longest common subsequence.
fn n_in_order(a: &[u32], b: &[u32]) -> usize {
    // How many words of `a` so far stand in the beginning of `b` up to each place.
    let mut so_far: SmallVec<[usize; 32]> = smallvec![0; b.len()];
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

    fn name(words: &[u32]) -> Name<'_> {
        let (section, place) = (0, Span::default());
        Name { section, indicator: None, place, level: Rank::Objective, words, signature: signature(words) }
    }

    /// So many words are shared, and so much longer may one name be, and no fewer and no longer.
    #[test]
    fn names_are_alike_up_to_the_threshold_and_no_further() {
        let words = |shared: u32, n: u32, own: u32| -> Vec<u32> {
            (0..shared).chain((shared..n).map(|it| it + own)).collect()
        };
        for (n, m, shared, likeness, is_alike) in [
            (10, 10, 8, 800, true),
            (10, 10, 7, 800, false),
            (10, 10, 8, 801, false),
            (8, 8, 7, 800, true),
            (8, 8, 6, 800, false),
            (8, 12, 7, 800, true),
            (8, 13, 8, 800, false),
            (8, 8, 8, 1000, true),
            (8, 8, 7, 1000, false),
        ] {
            let (a, b) = (words(shared, n, 100), words(shared, m, 200));
            let found = alike(&name(&a), &name(&b), likeness);
            assert_eq!(found, is_alike.then_some(shared as usize), "{shared} of {n} and {m} at {likeness}");
            assert_eq!(found, alike(&name(&b), &name(&a), likeness));
        }
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
                let names = [name(&a), name(&b)];
                assert_eq!(alike(&names[0], &names[1], 800), Some(shared));
                assert_eq!(Level::of(&names, 800).pairs().len(), 1, "{n} {m}");
            }
        }
    }
}
