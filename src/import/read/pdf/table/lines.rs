//! The lines of text that stand in no table.

use crate::import::read::pdf::matrix::around;
use crate::import::read::pdf::table::cell::{self, worse};
use crate::import::read::pdf::table::words::Word;
use crate::import::read::pdf::table::{Block, Line, Sheet};

/// Takes what is left of a page.
pub(crate) fn rest(sheet: &mut Sheet) -> Vec<Block> {
    let words: Vec<Word> =
        std::mem::take(&mut sheet.words).into_iter().filter(|it| !it.is_artifact).collect();
    let (turned, upright): (Vec<&Word>, Vec<&Word>) = words.iter().partition(|it| it.is_turned);
    let lines = cell::lines(&upright).into_iter().chain(turned.into_iter().map(|it| vec![it]));
    lines
        .map(|line| {
            let corners = line.iter().flat_map(|it| {
                let [left, bottom, right, top] = it.sides();
                [(left, bottom), (right, top)]
            });
            Block::Line(Line {
                page: sheet.number,
                text: cell::written(&line),
                sides: around(corners),
                doubt: line.iter().fold(None, |sum, it| worse(sum, it.doubt)),
            })
        })
        .collect()
}
