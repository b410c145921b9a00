//! Text shown: where each character stands.

use crate::import::read::pdf::matrix::Matrix;
use crate::import::read::pdf::page::Turn;

/// Where the next character stands.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct TextPlace {
    pub(crate) matrix: Matrix,
    pub(crate) line: Matrix,
}

impl TextPlace {
    pub(crate) fn next_line(&mut self, x: f64, y: f64) {
        self.line = Matrix::to(x, y).then(self.line);
        self.matrix = self.line;
    }

    pub(crate) fn set(&mut self, matrix: Matrix) {
        self.line = matrix;
        self.matrix = matrix;
    }

    /// Moves on by so much in the text's own measure.
    pub(crate) fn advance(&mut self, x: f64, y: f64) {
        self.matrix = Matrix::to(x, y).then(self.matrix);
    }
}

/// Which way a direction points.
pub(crate) fn turn((x, y): (f64, f64)) -> Turn {
    let is_flat = y.abs() * 8.0 <= x.abs();
    let is_steep = x.abs() * 8.0 <= y.abs();
    match (is_flat, is_steep) {
        (true, _) if x >= 0.0 => Turn::Right,
        (true, _) => Turn::Left,
        (_, true) if y >= 0.0 => Turn::Up,
        (_, true) => Turn::Down,
        _ => Turn::Slanted,
    }
}
