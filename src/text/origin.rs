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

/// How surely something was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// It does not count.
    Unsure,
    /// It counts, and what rests on it is a warning at most.
    Likely,
    /// It counts.
    #[default]
    Sure,
}

impl Confidence {
    /// The word that machines use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unsure => "unsure",
            Self::Likely => "likely",
            Self::Sure => "sure",
        }
    }
}

/// Why a part of a report is not read surely.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// How sure it is.
    pub confidence: Confidence,
    /// Id of the sentence that says why.
    pub reason: &'static str,
    /// Id of the word for what it was read as.
    pub holds: &'static str,
    /// The column, as a spreadsheet names it: `F`; or the cell.
    pub column: CompactString,
    /// The title of the column.
    pub title: CompactString,
}

/// A stretch of plan text and the place that it was written from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Bytes of the plan text.
    pub plan: Span,
    /// Where they come from.
    pub place: Place,
    /// Why it is not read surely: a number of [`Origin::doubts`].
    pub doubt: Option<u16>,
}

/// The map that an importer hands out beside the plan text.
///
/// Segments are added in the order of the plan text and may nest: a whole line
/// first, then the parts of it whose cells are known.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    segments: Vec<Segment>,
    doubts: Vec<Doubt>,
}

impl Origin {
    /// Records that a stretch of plan text came from a place.
    pub fn push(&mut self, plan: Span, place: Place) {
        self.push_doubtful(plan, place, None);
    }

    /// Records that a stretch of plan text came from a place, and why it is not sure.
    pub fn push_doubtful(&mut self, plan: Span, place: Place, doubt: Option<u16>) {
        self.segments.push(Segment { plan, place, doubt });
    }

    /// Keeps a doubt, and gives its number. Of very many the last number stands for all.
    pub fn doubt(&mut self, doubt: Doubt) -> u16 {
        let known = self.doubts.iter().position(|it| *it == doubt);
        let at = known.unwrap_or_else(|| {
            if self.doubts.len() < usize::from(u16::MAX) {
                self.doubts.push(doubt);
            }
            self.doubts.len().saturating_sub(1)
        });
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    /// The doubts that were kept.
    pub fn doubts(&self) -> &[Doubt] {
        &self.doubts
    }

    /// The worst doubt about what lies within a stretch of plan text or around it.
    pub fn worst(&self, plan: Span) -> Option<&Doubt> {
        if self.doubts.is_empty() {
            return None;
        }
        let after = self.segments.partition_point(|it| it.plan.start < plan.end);
        let before = self.segments.get(..after)?;
        let near =
            before.iter().rev().take_while(|it| it.plan.end > plan.start || it.plan.start >= plan.start);
        let doubts = near.filter_map(|it| self.doubts.get(usize::from(it.doubt?)));
        doubts.min_by_key(|it| it.confidence)
    }

    /// The stretches that begin within a stretch of plan text.
    pub fn within(&self, plan: Span) -> &[Segment] {
        let start = self.segments.partition_point(|it| it.plan.start < plan.start);
        let end = self.segments.partition_point(|it| it.plan.start < plan.end);
        self.segments.get(start..end).unwrap_or(&[])
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
