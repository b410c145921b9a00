//! The bands of a plan's scoring, in order, with the places where they are written.

use rust_decimal::Decimal;

use crate::model::Section;
use crate::syntax::Band;

/// A band of the degree reached, in %.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written<'s, 'a> {
    /// The band as written.
    pub(crate) band: &'s Band<'a>,
    /// From.
    pub(crate) low: Decimal,
    /// To.
    pub(crate) high: Decimal,
    /// The achievement in %.
    pub(crate) earns: Decimal,
}

/// The bands of a plan from the lowest up; none where a number of one has two readings.
pub(crate) fn bands<'s, 'a>(section: &'s Section<'a>) -> Vec<Written<'s, 'a>> {
    let Some(scoring) = &section.node.scoring else { return Vec::new() };
    let written = scoring.bands.iter().map(|band| {
        let (low, high) = band.range.ends()?;
        Some(Written {
            band,
            low: low.amount.exact()?,
            high: high.amount.exact()?,
            earns: band.earns.number()?,
        })
    });
    let mut res: Vec<_> = written.collect::<Option<_>>().unwrap_or_default();
    res.sort_by_key(|it| (it.low, it.high));
    res
}
