//! Reasons that say something.

use crate::model::Node;
use crate::syntax::Property;
use crate::words::{Classes, Shape, Words};

/// Whether a node records why it deviates. A line that cannot be read may do so.
pub(crate) fn explains(node: &Node<'_>) -> bool {
    let mut reasons = node.words.iter().filter(|it| it.0 == Property::Reason);
    node.broken.has(Property::Reason) || reasons.any(|it| says_something(it.1.inner))
}

/// Whether a text is more than a mark or a word that stands for nothing: `-`, `n/a`,
/// `nessuna`, `vedi sopra`.
pub(crate) fn says_something(text: &str) -> bool {
    // "N/A" and "n.d." fall apart into letters.
    let is_abbreviation = |it: &str| {
        let letters: String = it.chars().filter(|it| it.is_alphanumeric()).collect();
        matches!(
            letters.to_lowercase().as_str(),
            "na" | "nd" | "nn" | "nv" | "nr" | "x" | "xx" | "xxx" | "xxxx"
        )
    };
    let mut list = Vec::new();
    let words = Words::of(text, &mut list);
    let empty = Classes::STOP.and(Classes::NOTHING);
    let tells = |it: &crate::words::Word<'_>| match it.shape {
        Shape::Letters => !it.is(empty),
        Shape::Mark(_) => false,
        Shape::Number(_) | Shape::Date { .. } | Shape::Code => true,
    };
    !is_abbreviation(text) && words.iter().any(tells)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_words_for_nothing_say_nothing() {
        for text in [
            "",
            " ",
            "-",
            "–",
            "...",
            "/",
            "n/a",
            "N.A.",
            "n.d.",
            "nd",
            "nessuna",
            "Nessuna.",
            "vedi sopra",
            "Si veda sopra",
            "come sopra",
            "idem",
            "nessuna motivazione",
            "nessuno scostamento",
            "none",
            "see above",
            "not applicable",
            "non applicabile",
            "xxx",
            "da definire",
            "da compilare",
            "to be defined",
            "TBD",
            "nessuna nota",
        ] {
            assert!(!says_something(text), "{text}");
        }
        for text in [
            "DGC 12",
            "Delibera n. 45",
            "forza maggiore",
            "Nessuna domanda pervenuta",
            "sciopero",
            "vedi delibera 45",
            "Rinviato",
            "45/2023",
            "no demand",
        ] {
            assert!(says_something(text), "{text}");
        }
    }
}
