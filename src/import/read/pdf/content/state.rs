//! What holds while a content is drawn, until it is set anew.

use std::rc::Rc;

use crate::import::read::pdf::content::color::Color;
use crate::import::read::pdf::font::Font;
use crate::import::read::pdf::matrix::Matrix;

/// The state that `q` keeps and `Q` brings back.
#[derive(Clone, Debug)]
pub(crate) struct State {
    pub(crate) matrix: Matrix,
    /// What is seen: left, bottom, right, top on the page.
    pub(crate) clip: [f64; 4],
    pub(crate) fill: Color,
    pub(crate) line_width: f64,
    pub(crate) text: TextState,
}

/// What holds for text.
#[derive(Clone, Debug)]
pub(crate) struct TextState {
    pub(crate) font: Option<Rc<Font>>,
    pub(crate) size: f64,
    /// Between characters.
    pub(crate) spacing: f64,
    /// Added to each blank.
    pub(crate) word_spacing: f64,
    /// How far it is stretched.
    pub(crate) stretch: f64,
    pub(crate) leading: f64,
    pub(crate) rise: f64,
    /// Whether it is written without being painted.
    pub(crate) is_invisible: bool,
}

impl State {
    pub(crate) fn new(matrix: Matrix, clip: [f64; 4]) -> Self {
        let text = TextState {
            font: None,
            size: 0.0,
            spacing: 0.0,
            word_spacing: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            is_invisible: false,
        };
        Self { matrix, clip, fill: Color::default(), line_width: 1.0, text }
    }
}
