//! What may be wrong in a text as a whole: seen while it is split, so that rules about
//! spelling need not read every text again.

use crate::words::class::Classes;

/// Whether a word may stand twice in a row, perhaps with an elided one before it:
/// "l'anno l'anno". It may say so where it is not, and never the other way round.
#[derive(Default)]
pub(crate) struct Twice {
    last: u32,
    last_but_one: u32,
    n_words: usize,
    /// Words up to the last apostrophe.
    elided: Option<usize>,
    is_found: bool,
}

impl Twice {
    pub(crate) fn read(&mut self, stem: u32) {
        self.is_found |= stem == self.last || (stem == self.last_but_one && self.elided.is_some());
        (self.last_but_one, self.last) = (self.last, stem);
        self.n_words = self.n_words.saturating_add(1);
    }

    pub(crate) fn read_mark(&mut self, mark: char) {
        if matches!(mark, '\'' | '’') {
            // What stands between blanks may then be three words, as "dell'un'altra".
            let is_near = |it: usize| self.n_words.saturating_sub(it) < 2;
            self.is_found |= self.elided.is_some_and(is_near);
            self.elided = Some(self.n_words);
        }
    }

    pub(crate) fn classes(&self) -> Classes {
        if self.is_found { Classes::TWICE } else { Classes::NONE }
    }
}

/// Whether a bracket may lack its other half. It may say so where none does, and never the
/// other way round.
#[derive(Default)]
pub(crate) struct Brackets {
    depth: i32,
    is_found: bool,
}

impl Brackets {
    pub(crate) fn read_mark(&mut self, mark: char) {
        match mark {
            '(' => self.depth = self.depth.saturating_add(1),
            ')' => self.depth = self.depth.saturating_sub(1),
            // These are rare.
            '[' | ']' => self.is_found = true,
            _ => {}
        }
        self.is_found |= self.depth < 0;
    }

    pub(crate) fn classes(&self) -> Classes {
        if self.is_found || self.depth != 0 { Classes::BRACKET } else { Classes::NONE }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::words::{Classes, Words};

    fn has(name: &str, any: Classes) -> bool {
        Words::of(name, &mut Vec::new()).has(any)
    }

    /// Texts of pieces that such slips are made of, with words that stand there twice.
    fn texts() -> impl Strategy<Value = String> {
        let of = |pieces: &[&'static str], n| {
            proptest::collection::vec(proptest::sample::select(pieces.to_vec()), n)
        };
        let pieces = ["di", "l", "un", "Di", "è", " ", " ", "'", "’", "(", ")", "[", "]", "-", "5", "x5"];
        let twice = of(&["di", "l", "un", "è"], 1..4).prop_map(|it| it.join("'"));
        (of(&pieces, 0..6), twice, of(&pieces, 0..6))
            .prop_map(|(before, it, after)| format!("{} {it} {it} {}", before.concat(), after.concat()))
    }

    proptest! {
        #[test]
        fn a_word_that_stands_twice_is_never_missed(text in texts()) {
            let tokens: Vec<&str> = text.split_whitespace().collect();
            let is_word = |it: &str| {
                it.len() > 1 && it.chars().all(|it| it.is_alphabetic() || matches!(it, '\'' | '’'))
            };
            let is_twice = tokens.windows(2).any(|it| is_word(it[0]) && it[0].eq_ignore_ascii_case(it[1]));
            prop_assert!(has(&text, Classes::TWICE) || !is_twice, "{text}");
        }

        #[test]
        fn a_bracket_without_its_other_half_is_never_missed(text in texts()) {
            let mut open = Vec::new();
            let mut all_match = true;
            for it in text.chars() {
                match it {
                    '(' => open.push(')'),
                    '[' => open.push(']'),
                    ')' | ']' => all_match &= open.pop() == Some(it),
                    _ => {}
                }
            }
            prop_assert!(has(&text, Classes::BRACKET) || (all_match && open.is_empty()), "{text}");
        }
    }

    #[test]
    fn what_a_text_lacks_no_rule_finds_in_it() {
        for (text, is_twice) in [
            ("il piano il piano", false),
            ("del del piano", true),
            ("l'anno l'anno", true),
            ("dell'un'altra dell'un'altra", true),
            ("l'anno e l'ente", false),
            ("spese di pace di guerra", false),
        ] {
            assert_eq!(has(text, Classes::TWICE), is_twice, "{text}");
        }
        for (text, may_lack) in
            [("a (b) (c)", false), ("a (b", true), ("a) (b", true), ("a [b]", true), ("a b", false)]
        {
            assert_eq!(has(text, Classes::BRACKET), may_lack, "{text}");
        }
        assert!(has("n. 5", Classes::FIGURE) && has("PNRR2026", Classes::FIGURE));
        assert!(has("a / b", Classes::STROKE) && !has("150/2009", Classes::STROKE));
    }
}
