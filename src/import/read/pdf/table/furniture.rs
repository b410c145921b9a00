//! Headers, footers and page numbers: what belongs to the pages and not to the text.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::read::pdf::table::{Block, Sheet};

/// How much of a page its head and its foot take at most.
const MARGIN: f64 = 0.12;

/// Leaves out lines that pages repeat in their margins, and page numbers.
pub(crate) fn drop(blocks: &mut Vec<Block>, sheets: &[Sheet]) {
    let heights: BTreeMap<u32, f64> = sheets.iter().map(|it| (it.number, it.height)).collect();
    let is_in_margin = |block: &Block| {
        let height = heights.get(&block.page()).copied().unwrap_or(f64::MAX);
        let [_, bottom, _, top] = block.sides();
        bottom > height * (1.0 - MARGIN) || top < height * MARGIN
    };
    let mut pages: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    for block in blocks.iter().filter(|it| is_in_margin(it)) {
        if let Block::Line(line) = block {
            pages.entry(shape(&line.text)).or_default().insert(line.page);
        }
    }
    blocks.retain(|block| match block {
        Block::Line(line) if is_in_margin(block) => {
            let is_repeated = pages.get(&shape(&line.text)).is_some_and(|it| it.len() > 1);
            !is_repeated && !is_page_number(&line.text)
        }
        _ => true,
    });
}

/// A text without its numbers.
fn shape(text: &str) -> String {
    let mut res = String::new();
    for it in text.chars() {
        match (it.is_ascii_digit(), res.ends_with('0')) {
            (true, true) => {}
            (true, false) => res.push('0'),
            _ => res.push(it),
        }
    }
    res
}

/// Whether a line is the number of its page: `7`, `- 7 -`, `Pagina 7 di 20`, `7/20`.
fn is_page_number(text: &str) -> bool {
    let words = ["pagina", "pag", "page", "p", "di", "of", "su"];
    let mut n_numbers = 0_usize;
    for part in text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()) {
        if part.len() <= 4 && part.bytes().all(|it| it.is_ascii_digit()) {
            n_numbers = n_numbers.saturating_add(1);
        } else if !words.contains(&&*part.to_lowercase()) {
            return false;
        }
    }
    (1..=2).contains(&n_numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_are_known() {
        for text in ["7", "- 7 -", "Pagina 7 di 20", "7/20", "Page 3 of 12", "pag. 4"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["Obiettivo 7", "100%  100%  100%", "2.1.3 Tributi", "12000"] {
            assert!(!is_page_number(text), "{text}");
        }
        assert_eq!(shape("Pagina 17 di 203"), shape("Pagina 3 di 9"));
    }
}
