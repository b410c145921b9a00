//! Names matched by likeness, without holding each against each.

use std::collections::HashMap;

use crate::compare::likeness::{Tokens, per_thousand};

/// The likeness of two names of the same words, in thousandths.
pub(crate) const EQUAL: usize = 1000;

/// A word that more names than this have tells nothing, unless a name has no other.
const MOST_WITH_A_WORD: usize = 64;

/// Matches what is still free on both sides: equal names first, in order, then the most alike
/// from `least` thousandths up. `found` has for each new name the old one, and is filled in.
pub(crate) fn match_names(
    old: &[(usize, &Tokens)],
    new: &[(usize, &Tokens)],
    least: usize,
    found: &mut [Option<usize>],
) {
    let mut is_taken = vec![false; old.len()];
    match_equal(old, new, &mut is_taken, found);
    if least >= EQUAL {
        return;
    }
    let holders = holders(old, &is_taken);
    let mut candidates: Vec<(usize, usize, usize)> = Vec::new();
    let mut shared: HashMap<usize, usize> = HashMap::new();
    for (place, (at, name)) in new.iter().enumerate() {
        if name.is_empty() || found.get(*at).is_none_or(Option::is_some) {
            continue;
        }
        shared.clear();
        for holders in name.iter().filter_map(|it| holders.get(&it)) {
            holders.iter().for_each(|it| {
                let n = shared.entry(*it).or_default();
                *n = n.saturating_add(1);
            });
        }
        candidates.extend(shared.keys().filter_map(|held| {
            let other = old.get(*held)?.1;
            let likeness = per_thousand(name.shared(other), name.len(), other.len());
            (likeness >= least).then_some((likeness, place, *held))
        }));
    }
    candidates.sort_unstable_by(|a, b| b.0.cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    for (_, place, held) in candidates {
        let Some((at, _)) = new.get(place) else { continue };
        take(held, *at, old, &mut is_taken, found);
    }
}

fn match_equal(
    old: &[(usize, &Tokens)],
    new: &[(usize, &Tokens)],
    is_taken: &mut [bool],
    found: &mut [Option<usize>],
) {
    // Last in, first out: the first of several comes out first.
    let mut places: HashMap<&Tokens, Vec<usize>> = HashMap::new();
    for (place, (_, name)) in old.iter().enumerate().rev().filter(|it| !it.1.1.is_empty()) {
        places.entry(*name).or_default().push(place);
    }
    for (at, name) in new {
        if found.get(*at).is_none_or(Option::is_some) {
            continue;
        }
        if let Some(held) = places.get_mut(*name).and_then(Vec::pop) {
            take(held, *at, old, is_taken, found);
        }
    }
}

/// For each word the names that have it, as far as it tells them apart.
fn holders(old: &[(usize, &Tokens)], is_taken: &[bool]) -> HashMap<u32, Vec<usize>> {
    let mut res: HashMap<u32, Vec<usize>> = HashMap::new();
    for (place, (_, name)) in old.iter().enumerate() {
        if is_taken.get(place) == Some(&false) {
            name.iter().for_each(|it| res.entry(it).or_default().push(place));
        }
    }
    res.retain(|_, it| it.len() <= MOST_WITH_A_WORD);
    res
}

fn take(
    held: usize,
    at: usize,
    old: &[(usize, &Tokens)],
    is_taken: &mut [bool],
    found: &mut [Option<usize>],
) {
    let (Some(taken), Some(slot), Some(it)) = (is_taken.get_mut(held), found.get_mut(at), old.get(held))
    else {
        return;
    };
    if !*taken && slot.is_none() {
        *taken = true;
        *slot = Some(it.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is compared grows with the names, and not with their square.
    #[test]
    fn a_word_that_many_names_have_leads_from_none_to_the_others() {
        let names: Vec<Tokens> = (0..5_000)
            .map(|i| Tokens::of(&format!("Servizio {} del distretto {}", i % 1009, i % 11)))
            .collect();
        let old: Vec<(usize, &Tokens)> = names.iter().enumerate().collect();
        let holders = holders(&old, &vec![false; old.len()]);
        let n: usize = holders.values().map(Vec::len).sum();
        assert!(holders.values().all(|it| it.len() <= MOST_WITH_A_WORD));
        assert!((4_000..=5_000).contains(&n), "{n}");
    }
}
