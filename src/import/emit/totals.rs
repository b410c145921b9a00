//! Rows that sum up others, and what they tell of the columns: weights whose total is shown
//! to be another than one hundred are points, not shares.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::import::emit::headings::is_sum;
use crate::import::field::Field;
use crate::import::layout::Layout;
use crate::import::notation::value::Kind;
use crate::import::profile::figure_of;
use crate::import::sheet::{RowView, Sheet};

/// Whether a row sums up others: the first of its words says so, and no other names anything.
pub(crate) fn is_total(row: &RowView<'_, '_>) -> bool {
    let mut texts = row.each().filter(|it| matches!(it.1, Kind::Text | Kind::Broken));
    texts.next().is_some_and(|it| is_sum(&it.0.text)) && texts.all(|it| it.0.text.len() <= 3)
}

/// Takes weights for points where a total row shows that they add up to something else.
pub(crate) fn weigh(layout: &mut Layout, sheet: &Sheet<'_>, rows: Range<usize>) {
    for column in &mut layout.columns {
        if !matches!(column.field, Field::Weight(_)) {
            continue;
        }
        let mark = column.mark.unwrap_or_default();
        let mut sum = Decimal::ZERO;
        let mut n = 0_usize;
        for row in rows.clone().map(|it| sheet.row(it)) {
            let Some(figure) = row.at(column.number).and_then(|it| figure_of(&it.0.text, it.1, mark)) else {
                continue;
            };
            if !is_total(&row) {
                sum = sum.checked_add(figure).unwrap_or(sum);
                n = n.saturating_add(1);
                continue;
            }
            let is_share = figure == Decimal::ONE_HUNDRED || figure == Decimal::ONE;
            if n > 0 && figure == sum && !is_share {
                column.field = Field::Note;
                break;
            }
            (sum, n) = (Decimal::ZERO, 0);
        }
    }
}
