//! A line of any length into what fits a terminal, with its marks in sight.

use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use crate::output::clean::visible;

/// Something marked in a line.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    /// Bytes of the line.
    pub(crate) bytes: Range<usize>,
    /// Columns that the sentence beside the mark takes.
    pub(crate) sentence: usize,
}

/// A line as shown.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Clipped {
    /// The text, with `…` where something is left out.
    pub(crate) text: String,
    /// Bytes of the text under each mark, in the order of the marks.
    pub(crate) marks: Vec<Range<usize>>,
}

/// Shows a line in `width` columns. Where it does not fit, the marks stay, with as much
/// around them as there is room for. The sentences beside the marks need room too.
pub(crate) fn clip(line: &str, marks: &[Mark], width: usize) -> Clipped {
    let row = Row::new(line, marks, width);
    let whole = Kept { start: 0, end: row.cells.len() };
    let kept = if row.fits(&[whole]) { vec![whole] } else { row.grown() };
    row.draw(&kept)
}

/// A character as shown, and where it stands.
struct Cell {
    text: String,
    /// The bytes of the line that it stands for.
    bytes: Range<usize>,
    /// Columns of everything before it.
    column: usize,
}

/// The parts of a line that can be shown. Of a line of a hundred megabytes they are few.
struct Row {
    cells: Vec<Cell>,
    /// The marks, as cells, with the columns of their sentences.
    marks: Vec<(Kept, usize)>,
    width: usize,
    /// Length of the line in bytes.
    len: usize,
}

/// A stretch of cells.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Kept {
    start: usize,
    end: usize,
}

impl Row {
    fn new(line: &str, marks: &[Mark], width: usize) -> Self {
        let mut cells = Vec::new();
        let mut column = 0_usize;
        for near in near(line, marks, width) {
            let start = near.start;
            for (at, it) in line.get(near).unwrap_or("").char_indices() {
                let text = visible(it).map_or_else(|| it.to_string(), std::borrow::Cow::into_owned);
                let at = start.saturating_add(at);
                let cell_width = text.width();
                cells.push(Cell { text, bytes: at..at.saturating_add(it.len_utf8()), column });
                column = column.saturating_add(cell_width);
            }
        }
        let index = |byte: usize| cells.partition_point(|it: &Cell| it.bytes.start < byte);
        let marks = marks.iter().map(|it| {
            let start = index(it.bytes.start);
            (Kept { start, end: index(it.bytes.end).max(start) }, it.sentence)
        });
        let marks = marks.collect();
        cells.push(Cell { text: String::new(), bytes: line.len()..line.len(), column });
        Self { cells, marks, width, len: line.len() }
    }

    fn column(&self, cell: usize) -> usize {
        self.cells.get(cell).or(self.cells.last()).map_or(0, |it| it.column)
    }

    fn columns(&self, start: usize, end: usize) -> usize {
        self.column(end).saturating_sub(self.column(start))
    }

    /// Whether something is left out before a cell, where the cell before it is shown.
    fn skips_before(&self, cell: usize) -> bool {
        let end = cell.checked_sub(1).and_then(|it| self.cells.get(it)).map_or(0, |it| it.bytes.end);
        self.cells.get(cell).is_some_and(|it| it.bytes.start > end)
    }

    /// The marks as stretches, each cut to its part of the width, those that touch as one.
    fn marked(&self) -> Vec<Kept> {
        // A long mark leaves a third of the width to what is around it.
        let longest = (self.width.saturating_mul(2) / 3 / self.marks.len().max(1)).max(1);
        let mut res: Vec<Kept> = Vec::new();
        let mut marks: Vec<Kept> = self.marks.iter().map(|it| it.0).collect();
        marks.sort_by_key(|it| (it.start, it.end));
        for it in marks {
            res.push(Kept { start: it.start, end: it.end.min(it.start.saturating_add(longest)) });
        }
        if res.is_empty() {
            res.push(Kept { start: 0, end: 0 });
        }
        self.join(&mut res);
        res
    }

    /// Stretches that touch become one.
    fn join(&self, kept: &mut Vec<Kept>) {
        kept.dedup_by(|later, earlier| {
            let touch = later.start <= earlier.end && !self.skips_before(later.start);
            if touch {
                earlier.end = earlier.end.max(later.end);
            }
            touch
        });
    }

    /// The marks with what is around them: they grow in turn, by one cell to the left and
    /// one to the right, while everything fits.
    fn grown(&self) -> Vec<Kept> {
        let mut kept = self.marked();
        let last = self.cells.len().saturating_sub(1);
        let mut grows = true;
        while grows {
            grows = false;
            for i in 0..kept.len() {
                for to_left in [true, false] {
                    let mut tried = kept.clone();
                    let Some(it) = tried.get_mut(i) else { continue };
                    if to_left && it.start > 0 && !self.skips_before(it.start) {
                        it.start = it.start.saturating_sub(1);
                    } else if !to_left && it.end < last && !self.skips_before(it.end) {
                        it.end = it.end.saturating_add(1);
                    } else {
                        continue;
                    }
                    self.join(&mut tried);
                    if self.fits(&tried) {
                        grows = true;
                        kept = tried;
                    }
                }
            }
        }
        kept
    }

    /// Whether the line and the sentences under it fit the width.
    fn fits(&self, kept: &[Kept]) -> bool {
        let mut at = 0_usize;
        let mut done = 0;
        for part in kept {
            at = at.saturating_add(usize::from(self.is_left_out(done, part.start)));
            for (mark, sentence) in &self.marks {
                if *sentence > 0 && part.start <= mark.start && mark.start <= part.end {
                    let under = self.columns(part.start, mark.end.min(part.end)).max(1);
                    let right = at.saturating_add(under).saturating_add(1).saturating_add(*sentence);
                    if right > self.width {
                        return false;
                    }
                }
            }
            at = at.saturating_add(self.columns(part.start, part.end));
            done = part.end;
        }
        let after = usize::from(self.is_left_out(done, self.cells.len().saturating_sub(1)));
        at.saturating_add(after) <= self.width
    }

    /// Whether something of the line lies between two cells that is not shown.
    fn is_left_out(&self, end: usize, start: usize) -> bool {
        let byte = |it: usize| self.cells.get(it).map_or(self.len, |it| it.bytes.start);
        let before = end.checked_sub(1).and_then(|it| self.cells.get(it)).map_or(0, |it| it.bytes.end);
        byte(start) > before
    }

    fn draw(&self, kept: &[Kept]) -> Clipped {
        let mut text = String::new();
        // The byte at which each shown cell begins.
        let mut places: Vec<(usize, usize)> = Vec::new();
        let mut done = 0;
        for part in kept {
            if self.is_left_out(done, part.start) {
                text.push('…');
            }
            for i in part.start..part.end {
                // The parts of a line that can be shown need not touch.
                if i > part.start && self.skips_before(i) {
                    text.push('…');
                }
                places.push((i, text.len()));
                text.push_str(self.cells.get(i).map_or("", |it| it.text.as_str()));
            }
            places.push((part.end, text.len()));
            done = part.end;
        }
        if self.is_left_out(done, self.cells.len().saturating_sub(1)) {
            text.push('…');
        }
        let place = |cell: usize| {
            let after = places.partition_point(|it| it.0 < cell);
            places.get(after).or(places.last()).map_or(0, |it| it.1)
        };
        let marks = self.marks.iter().map(|(mark, _)| {
            // A mark that is cut ends where its part of the line ends.
            let part = kept.iter().find(|it| it.start <= mark.start && mark.start <= it.end);
            let start = place(mark.start);
            start..place(mark.end.min(part.map_or(mark.end, |it| it.end))).max(start)
        });
        let marks = marks.collect();
        Clipped { text, marks }
    }
}

/// The bytes of a line that can come into sight: around each mark, one width before it and
/// two from its start.
fn near(line: &str, marks: &[Mark], width: usize) -> Vec<Range<usize>> {
    let mut res: Vec<Range<usize>> = Vec::new();
    let mut starts: Vec<usize> = marks.iter().map(|it| it.bytes.start).collect();
    starts.sort_unstable();
    if starts.is_empty() {
        starts.push(0);
    }
    for start in starts {
        let before = line.get(..start).unwrap_or("");
        let from = before.char_indices().rev().take(width).last().map_or(before.len(), |it| it.0);
        let after = line.get(before.len()..).unwrap_or("");
        let to = after.char_indices().nth(width.saturating_mul(2)).map_or(after.len(), |it| it.0);
        let to = before.len().saturating_add(to);
        match res.last_mut() {
            Some(last) if from <= last.end => last.end = last.end.max(to),
            _ => res.push(from..to),
        }
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &str, marked: &[&str], width: usize) -> (String, Vec<String>) {
        let marks: Vec<Mark> = marked
            .iter()
            .map(|it| {
                let start = line.find(it).unwrap_or(0);
                Mark { bytes: start..start + it.len(), sentence: 0 }
            })
            .collect();
        let res = clip(line, &marks, width);
        let under = res.marks.iter().map(|it| res.text[it.clone()].to_owned()).collect();
        assert!(res.text.width() <= width, "{}", res.text);
        (res.text, under)
    }

    #[test]
    fn a_line_that_fits_stays_as_it_is() {
        assert_eq!(shown("peso 60%", &["60%"], 20), ("peso 60%".into(), vec!["60%".into()]));
    }

    #[test]
    fn of_a_long_line_the_marks_stay_with_what_is_around_them() {
        for n in [100, 10_000] {
            let line = format!("{}target{}result{}", "a".repeat(n), "b".repeat(n), "c".repeat(n));
            let (text, under) = shown(&line, &["target", "result"], 40);
            assert_eq!(text, "…aaaaaaatargetbbbbbb…bbbbbbresultcccccc…");
            assert_eq!(under, ["target", "result"]);
        }
    }

    #[test]
    fn a_mark_longer_than_the_line_is_cut() {
        let line = "x".repeat(400);
        let (text, under) = shown(&line, &[&line], 20);
        assert_eq!(text, format!("{}…", "x".repeat(19)));
        assert_eq!(under, ["x".repeat(19)]);
    }

    #[test]
    fn wide_characters_and_escapes_take_their_columns() {
        let line = format!("{}è\u{202E}\tvalore{}", "漢".repeat(40), "字".repeat(40));
        let (_, under) = shown(&line, &["valore"], 30);
        assert_eq!(under, ["valore"]);
    }

    #[test]
    fn a_sentence_beside_a_mark_finds_room() {
        let line = format!("{}60%", " ".repeat(60));
        let marks = [Mark { bytes: 60..63, sentence: 20 }];
        let res = clip(&line, &marks, 70);
        let at = res.marks.first().cloned().unwrap_or_default();
        assert_eq!(&res.text[at.clone()], "60%");
        assert!(res.text[..at.end].width() + 1 + 20 <= 70);
    }

    #[test]
    fn any_line_and_any_marks_fit_or_are_cut() {
        for line in ["", "è", "obiettivo 01.01 \"Sportello\" 漢字", &"ab ".repeat(300)] {
            for width in [0, 1, 5, 40] {
                for start in (0..=line.len()).filter(|it| line.is_char_boundary(*it)) {
                    let marks = [Mark { bytes: start..line.len(), sentence: 3 }];
                    let res = clip(line, &marks, width);
                    assert!(res.marks.iter().all(|it| res.text.get(it.clone()).is_some()));
                }
            }
        }
    }
}
