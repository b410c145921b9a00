//! Paths into lines and areas.

use crate::import::read::pdf::matrix::{Matrix, around};
use crate::import::read::pdf::page::{Area, Rule};

/// A path that is being built, on the page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Path {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, Default)]
struct Part {
    points: Vec<(f64, f64)>,
    /// Whether a part of it is bent.
    is_bent: bool,
}

/// The most points of a path that are kept.
const MAX_POINTS: usize = 100_000;

/// What is thinner is a line.
const THIN: f64 = 3.0;

/// How far the ends of a line may lie apart across it.
const STRAIGHT: f64 = 0.7;

impl Path {
    fn n_points(&self) -> usize {
        self.parts.len().saturating_add(self.parts.last().map_or(0, |it| it.points.len()))
    }

    pub(crate) fn go(&mut self, to: (f64, f64)) {
        if self.n_points() < MAX_POINTS {
            self.parts.push(Part { points: vec![to], is_bent: false });
        }
    }

    pub(crate) fn line(&mut self, to: (f64, f64)) {
        if self.n_points() >= MAX_POINTS {
            return;
        }
        match self.parts.last_mut() {
            Some(it) => it.points.push(to),
            None => self.go(to),
        }
    }

    pub(crate) fn curve(&mut self, to: (f64, f64)) {
        // The end of it is kept, so that what follows begins there.
        if let Some(it) = self.parts.last_mut() {
            it.is_bent = true;
        }
        self.go(to);
        if let Some(it) = self.parts.last_mut() {
            it.is_bent = true;
        }
    }

    pub(crate) fn close(&mut self) {
        let first = self.parts.last().and_then(|it| it.points.first()).copied();
        if let Some(first) = first {
            self.line(first);
        }
    }

    pub(crate) fn rectangle(&mut self, matrix: Matrix, [x, y, width, height]: [f64; 4]) {
        let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)];
        let mut points = corners.into_iter().map(|it| matrix.apply(it));
        if let Some(first) = points.next() {
            self.go(first);
        }
        points.for_each(|it| self.line(it));
    }

    /// The box around the path.
    pub(crate) fn sides(&self) -> Option<[f64; 4]> {
        let mut points = self.parts.iter().flat_map(|it| it.points.iter().copied()).peekable();
        points.peek()?;
        Some(around(points))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The lines that stroking it paints, with this width.
    pub(crate) fn strokes(&self, width: f64) -> Vec<Rule> {
        // What is as wide as a row is no line.
        if width > THIN * 2.0 {
            return Vec::new();
        }
        let pairs = |it: &'_ Part| -> Vec<Rule> {
            let ends = it.points.iter().zip(it.points.iter().skip(1));
            ends.filter_map(|(from, to)| rule(*from, *to)).collect()
        };
        self.parts.iter().flat_map(pairs).collect()
    }

    /// The lines and the areas that filling it paints.
    pub(crate) fn fills(&self) -> (Vec<Rule>, Vec<[f64; 4]>) {
        let (mut rules, mut areas) = (Vec::new(), Vec::new());
        for part in &self.parts {
            if part.is_bent || part.points.len() < 4 || part.points.len() > 6 {
                continue;
            }
            let sides = around(part.points.iter().copied());
            let [left, bottom, right, top] = sides;
            let near = |a: f64, b: f64| (a - b).abs() < 0.1;
            let is_corner =
                |&(x, y): &(f64, f64)| (near(x, left) || near(x, right)) && (near(y, bottom) || near(y, top));
            if !part.points.iter().all(is_corner) {
                continue;
            }
            let (width, height) = (right - left, top - bottom);
            if height < THIN && width > height {
                let at = (top + bottom) / 2.0;
                rules.push(Rule { is_flat: true, at, from: left, to: right });
            } else if width < THIN {
                let at = (left + right) / 2.0;
                rules.push(Rule { is_flat: false, at, from: bottom, to: top });
            } else {
                areas.push(sides);
            }
        }
        (rules, areas)
    }
}

/// A line that lies or stands; of others a table has none.
fn rule((x0, y0): (f64, f64), (x1, y1): (f64, f64)) -> Option<Rule> {
    match ((y0 - y1).abs() < STRAIGHT, (x0 - x1).abs() < STRAIGHT) {
        (true, false) => Some(Rule { is_flat: true, at: (y0 + y1) / 2.0, from: x0.min(x1), to: x0.max(x1) }),
        (false, true) => Some(Rule { is_flat: false, at: (x0 + x1) / 2.0, from: y0.min(y1), to: y0.max(y1) }),
        _ => None,
    }
}

/// An area of a page.
pub(crate) fn area(sides: [f64; 4], is_white: bool, n_before: usize) -> Area {
    Area { sides, is_white, n_before }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thin_rectangles_are_lines_and_others_areas() {
        let mut path = Path::default();
        path.rectangle(Matrix::default(), [10.0, 10.0, 100.0, 0.5]);
        path.rectangle(Matrix::default(), [10.0, 10.0, 0.5, 40.0]);
        path.rectangle(Matrix::default(), [10.0, 10.0, 50.0, 40.0]);
        let (rules, areas) = path.fills();
        assert_eq!(rules.iter().map(|it| it.is_flat).collect::<Vec<_>>(), [true, false]);
        assert_eq!(areas, [[10.0, 10.0, 60.0, 50.0]]);
    }

    #[test]
    fn strokes_that_lean_are_none() {
        let mut path = Path::default();
        path.go((0.0, 0.0));
        path.line((50.0, 0.0));
        path.line((60.0, 30.0));
        path.close();
        assert_eq!(path.strokes(1.0).len(), 1);
    }
}
