//! What can be folded: headings with all that stands under them, and runs of comments.

use crate::assist::view::Stretch;
use crate::check::{Live, Point};
use crate::syntax::{Rank, is_blank};
use crate::text::lines::line_at;

/// Something that can be folded, from its first line to its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold {
    /// From anywhere in the first line to anywhere in the last.
    pub stretch: Stretch,
    /// Whether it is a run of comments.
    pub is_comment: bool,
}

/// Every fold of a plan, in no particular order.
pub fn folds(live: &Live) -> Vec<Fold> {
    let mut res = Vec::new();
    // The open headings with the point of their line.
    let mut open: Vec<(Rank, Point)> = Vec::new();
    let mut comments: Option<(Point, Point)> = None;
    // The last line that is neither blank nor part of a run of comments before it.
    let mut last = Point { section: 0, offset: 0 };
    for (section, part) in live.parts().iter().enumerate() {
        let mut at = 0;
        while let Some(line) = line_at(&part.text, at) {
            at = line.next;
            let point = Point { section, offset: line.start };
            let text = line.text.trim_start_matches(is_blank);
            if text.starts_with('#') {
                comments = Some((comments.map_or(point, |it| it.0), point));
                continue;
            }
            if let Some(rank) = crate::syntax::parse_rank(line.text) {
                while let Some((_, from)) = open.pop_if(|it| it.0 >= rank) {
                    push(from, last, false, &mut res);
                }
                open.push((rank, point));
            } else if let Some(run) = comments.filter(|_| !text.is_empty()) {
                last = run.1;
            }
            if let Some((from, to)) = comments.take() {
                push(from, to, true, &mut res);
            }
            if !text.is_empty() {
                last = point;
            }
        }
    }
    if let Some((from, to)) = comments {
        push(from, to, true, &mut res);
        last = to;
    }
    while let Some((_, from)) = open.pop() {
        push(from, last, false, &mut res);
    }
    res
}

fn push(from: Point, to: Point, is_comment: bool, out: &mut Vec<Fold>) {
    if from < to {
        out.push(Fold { stretch: Stretch { from, to }, is_comment });
    }
}
