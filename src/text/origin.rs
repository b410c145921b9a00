//! From imported plan text back to the report that it came from.

use compact_str::CompactString;

use crate::text::Span;

/// A place in a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Bytes of a text file.
    Text(Span),
    /// A cell of a sheet, or a line on a page.
    Cell {
        /// Reference as spreadsheets write it: `Sheet1!K220`. For a page, `p. 3`.
        name: CompactString,
        /// The row or line, counted from 1.
        row: u32,
        /// Bytes of the text that shows the rows.
        span: Span,
    },
}

/// A stretch of plan text and the place that it was written from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Bytes of the plan text.
    pub plan: Span,
    /// Where they come from.
    pub place: Place,
}

/// The map that an importer hands out beside the plan text.
///
/// Segments are added in the order of the plan text and may nest: a whole line
/// first, then the parts of it whose cells are known.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    segments: Vec<Segment>,
}

impl Origin {
    /// Records that a stretch of plan text came from a place.
    pub fn push(&mut self, plan: Span, place: Place) {
        self.segments.push(Segment { plan, place });
    }

    /// Number of recorded stretches.
    pub fn len(&self) -> usize {
        self.segments.len()
    }

    /// Whether nothing is recorded.
    pub fn is_empty(&self) -> bool {
        self.segments.is_empty()
    }

    /// The place of the smallest recorded stretch that holds `plan`, else of the one
    /// that begins nearest before it.
    pub fn place(&self, plan: Span) -> Option<&Place> {
        let after = self.segments.partition_point(|it| it.plan.start <= plan.start);
        let before = self.segments.get(..after)?;
        // A line has few parts, so the one that holds the span is close by.
        let near = before.iter().rev().take(32);
        near.filter(|it| it.plan.end >= plan.end)
            .min_by_key(|it| it.plan.len())
            .or_else(|| before.last())
            .or_else(|| self.segments.first())
            .map(|it| &it.place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_stretch_around_a_span_wins() {
        let mut origin = Origin::default();
        origin.push(Span::new(0, 30), Place::Text(Span::new(100, 200)));
        origin.push(Span::new(10, 20), Place::Text(Span::new(150, 157)));
        assert_eq!(origin.place(Span::new(10, 20)), Some(&Place::Text(Span::new(150, 157))));
        assert_eq!(origin.place(Span::new(2, 20)), Some(&Place::Text(Span::new(100, 200))));
    }
}
