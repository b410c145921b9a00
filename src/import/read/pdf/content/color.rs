//! Colours, as far as they tell what is seen.

/// A colour: only whether it is white matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Color {
    #[default]
    Seen,
    White,
}

/// The colour of these components: one is grey, three are red, green and blue, four are inks.
pub(crate) fn color(components: &[f64]) -> Color {
    let is_white = match components {
        [_] | [_, _, _] => components.iter().all(|it| *it >= 0.99),
        [_, _, _, _] => components.iter().all(|it| *it <= 0.01),
        _ => false,
    };
    if is_white { Color::White } else { Color::Seen }
}
