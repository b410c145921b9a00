//! Sections and indicators into pairs.

use std::collections::HashMap;

use crate::compare::goal::{same_kind, same_target};
use crate::compare::names::{EQUAL, match_names};
use crate::compare::{Head, Pair, Tokens, same_method};
use crate::model::Indicator;
use crate::syntax::Rank;

/// From this likeness, in thousandths, sections of one code are one without further asking.
const ALIKE_WITH_CODE: usize = 300;

/// From this likeness sections of different codes are one.
const ALIKE: usize = 600;

/// From this likeness indicators of one section are one.
const ALIKE_WITHIN: usize = 500;

/// From this likeness they are one whatever is measured.
const SURELY_ALIKE: usize = 700;

/// For each new section the old one that it was. What kept its code and its name is the same,
/// then what kept its name: codes move when something is put in before them.
pub fn section_pairs(old: &[Head], new: &[Head]) -> Vec<Option<usize>> {
    let mut found: Vec<Option<usize>> = vec![None; new.len()];
    let mut taken = vec![false; old.len()];
    by_code(old, new, &mut taken, &mut found, |a, b| a.name == b.name);
    by_name(old, new, &mut taken, &mut found, EQUAL);
    by_code(old, new, &mut taken, &mut found, |a, b| a.name.likeness(&b.name) >= ALIKE_WITH_CODE);
    by_name(old, new, &mut taken, &mut found, ALIKE);
    by_code(old, new, &mut taken, &mut found, Head::resembles);
    found
}

/// Matches sections of one rank whose names are at least so much alike.
fn by_name(old: &[Head], new: &[Head], taken: &mut [bool], found: &mut [Option<usize>], least: usize) {
    for rank in [Rank::Perspective, Rank::Area, Rank::Goal, Rank::Objective] {
        let of_rank = |it: &(usize, &Head)| it.1.rank == rank;
        let olds = old.iter().enumerate().filter(of_rank).filter(|it| taken.get(it.0) == Some(&false));
        let olds: Vec<(usize, &Tokens)> = olds.map(|it| (it.0, &it.1.name)).collect();
        let news = new.iter().enumerate().filter(of_rank).filter(|it| found.get(it.0) == Some(&None));
        let news: Vec<(usize, &Tokens)> = news.map(|it| (it.0, &it.1.name)).collect();
        match_names(&olds, &news, least, found);
        for (at, _) in &news {
            if let Some(it) = found.get(*at).copied().flatten().and_then(|it| taken.get_mut(it)) {
                *it = true;
            }
        }
    }
}

/// Matches sections of one rank and code, where `is_one` agrees.
fn by_code(
    old: &[Head],
    new: &[Head],
    taken: &mut [bool],
    found: &mut [Option<usize>],
    is_one: impl Fn(&Head, &Head) -> bool,
) {
    // A plan has one heading of its own, whatever it is called.
    let key = |it: &'_ Head| match it.rank {
        Rank::Plan => Some((it.rank, String::new())),
        _ => it.code.as_ref().map(|code| (it.rank, code.to_string())),
    };
    let mut places: HashMap<(Rank, String), Vec<usize>> = HashMap::new();
    for (i, head) in old.iter().enumerate().filter(|it| taken.get(it.0) == Some(&false)) {
        if let Some(key) = key(head) {
            places.entry(key).or_default().push(i);
        }
    }
    for (i, head) in new.iter().enumerate() {
        let Some(slot) = found.get_mut(i).filter(|it| it.is_none()) else { continue };
        let Some(candidates) = key(head).and_then(|it| places.get_mut(&it)) else { continue };
        let fits =
            |it: &usize| head.rank == Rank::Plan || old.get(*it).is_some_and(|before| is_one(before, head));
        // A code that is there many times is a slip; only its first few places are looked at.
        let Some(at) = candidates.iter().take(8).position(fits) else { continue };
        let it = candidates.remove(at);
        *slot = Some(it);
        if let Some(taken) = taken.get_mut(it) {
            *taken = true;
        }
    }
}

/// The indicators of a section that is in both editions, `years` apart: pairs in the order of
/// the later one, then what was dropped, in the order of the earlier one.
pub fn indicator_pairs(old: &[Indicator<'_>], new: &[Indicator<'_>], years: i16) -> Vec<Pair> {
    let names = |all: &[Indicator<'_>]| all.iter().map(|it| Tokens::of(it.node.name())).collect::<Vec<_>>();
    let (old_names, new_names) = (names(old), names(new));
    let mut found: Vec<Option<usize>> = vec![None; new.len()];
    let olds: Vec<(usize, &Tokens)> = old_names.iter().enumerate().collect();
    let news: Vec<(usize, &Tokens)> = new_names.iter().enumerate().collect();
    match_names(&olds, &news, ALIKE_WITHIN, &mut found);
    for (slot, (now, name)) in found.iter_mut().zip(new.iter().zip(&new_names)) {
        // A name that is only somewhat alike is not believed where another thing is measured.
        let is_doubtful = |it: usize| {
            let likeness = old_names.get(it).map_or(0, |it| it.likeness(name));
            likeness < SURELY_ALIKE && old.get(it).is_some_and(|it| !same_kind(it, now))
        };
        *slot = slot.filter(|it| !is_doubtful(*it));
    }
    let mut taken = vec![false; old.len()];
    for it in found.iter().flatten() {
        if let Some(it) = taken.get_mut(*it) {
            *it = true;
        }
    }
    // By place, where nothing came or went and the same is asked of the same figures.
    let free = found.iter_mut().enumerate().filter(|it| it.1.is_none() && old.len() == new.len());
    for (i, slot) in free {
        let Some((before, now)) = old.get(i).zip(new.get(i)) else { continue };
        let Some(taken) = taken.get_mut(i).filter(|it| !**it) else { continue };
        if same_target(before, now, years) && same_method(before, now) {
            *taken = true;
            *slot = Some(i);
        }
    }
    let kept = found.iter().enumerate().map(|(i, it)| Pair { old: *it, new: Some(i) });
    let dropped = taken.iter().enumerate().filter(|it| !it.1).map(|it| Pair { old: Some(it.0), new: None });
    kept.chain(dropped).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Edition;

    fn heads(text: &str) -> Vec<Head> {
        Edition::new("a.piano", text.to_owned()).heads
    }

    fn pairs(old: &str, new: &str) -> Vec<Option<usize>> {
        section_pairs(&heads(old), &heads(new))
    }

    #[test]
    fn objectives_are_matched_by_code_then_by_name() {
        let old = "obiettivo 01.01 \"Sportello telematico\"\nobiettivo 01.02 \"Arbitrato e mediazione\"\n";
        let new = "obiettivo 1.1 \"Sportello telematico\"\nobiettivo 01.05 \"Arbitrato e mediazione\"\n\
                   obiettivo 01.02 \"Formazione\"\n";
        assert_eq!(pairs(old, new), [Some(0), Some(1), None]);
    }

    #[test]
    fn codes_move_where_something_is_put_in_before_them() {
        let old = "obiettivo 1.1 \"Anagrafe più veloce\"\nobiettivo 1.2 \"Biblioteca più aperta\"\n";
        let new = "obiettivo 1.1 \"Sportello unico\"\nobiettivo 1.2 \"Anagrafe più veloce\"\n\
                   obiettivo 1.3 \"Biblioteca più aperta e vicina\"\n";
        assert_eq!(pairs(old, new), [None, Some(0), Some(1)]);
    }

    #[test]
    fn a_code_that_was_given_to_something_else_is_no_match() {
        let old = "obiettivo 1 \"Arbitrato\"\n  indicatore \"Atti depositati\"\n";
        assert_eq!(pairs(old, "obiettivo 1 \"Formazione\"\n  indicatore \"Ore\"\n"), [None]);
        let kept = "obiettivo 1 \"Assistenza\"\n  indicatore \"Atti depositati\"\n";
        assert_eq!(pairs(old, kept), [Some(0)]);
    }

    #[test]
    fn many_objectives_of_one_name_are_matched_in_order_and_quickly() {
        let text = |from: usize| {
            (0..20_000).map(|i| format!("obiettivo \"Sportello {}\"\n", from + i % 5)).collect::<String>()
        };
        let found = pairs(&text(0), &text(0));
        assert!(found.iter().enumerate().all(|(i, it)| *it == Some(i)));
        // Nothing in common but one word that all have: no match, and no time spent.
        assert!(pairs(&text(0), &text(10)).iter().all(Option::is_none));
    }
}
