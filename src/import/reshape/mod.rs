//! Tables that stand otherwise than in rows under titles, turned into those: a card of
//! labels and values for each objective, such cards above tables of indicators, indicators
//! side by side under labels of rows, and a row for each period.

mod by_period;
mod cards;
mod labels;
mod sheets;

use crate::import::Options;
use crate::import::reshape::by_period::by_period;
use crate::import::reshape::cards::{cards, transposed};
use crate::import::reshape::labels::Labels;
use crate::import::reshape::sheets::{below_their_cards, sheets};
use crate::import::sheet::Sheet;

/// The least labels of a card.
const LEAST: usize = 4;

/// The most times that labels are looked for again within rows that were none as a whole.
const MOST_TRIES: usize = 16;

/// Turns what stands otherwise into tables; the sheet as it is where nothing does.
pub(crate) fn reshaped<'a>(sheet: Sheet<'a>, options: &Options) -> Sheet<'a> {
    by_period(without_cards(sheet), options)
}

/// Turns cards and transposed tables into tables; the sheet as it is where there are none.
fn without_cards(sheet: Sheet<'_>) -> Sheet<'_> {
    let labels = Labels::of(&sheet);
    if !(0..sheet.n_rows().min(200)).any(|it| labels.is_label(it)) {
        return sheet;
    }
    let mut res = Sheet::default();
    let mut at = 0;
    let mut is_changed = false;
    // The end of the last rows that were no labels, and how often they were looked at.
    let (mut none_to, mut n_tries) = (0, 0_usize);
    while at < sheet.n_rows() {
        if let Some(sheets) = sheets(&labels, at) {
            is_changed = true;
            at = below_their_cards(&sheet, &sheets, &mut res);
            continue;
        }
        let is_new = at >= none_to || n_tries < MOST_TRIES;
        let end = if is_new { labels.run(at) } else { at };
        if end.saturating_sub(at) >= LEAST && labels.are_labels(at..end) {
            is_changed = true;
            let widest = (at..end).map(|it| sheet.row(it).cells.len()).max().unwrap_or(0);
            at = match widest > 2 {
                true => transposed(&sheet, at, end, &mut res),
                false => cards(&sheet, at, end, &mut res),
            };
            continue;
        }
        if end > at {
            n_tries = if at >= none_to { 0 } else { n_tries.saturating_add(1) };
            none_to = none_to.max(end);
        }
        let row = sheet.row(at);
        res.push(row.cells.iter().cloned(), row.n_empty, row.table);
        at = at.saturating_add(1);
    }
    if is_changed { res } else { sheet }
}
