//! Colour for tables, trees and pages, where findings have that of their severity.

use std::io::Write;

use termcolor::{Ansi, Color, ColorSpec, WriteColor};

use crate::finding::Severity;

/// How something is shown on a terminal.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether to use colour.
    pub color: bool,
}

/// What a text is, as far as its colour tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Nothing of its own.
    Plain,
    /// A title.
    Title,
    /// What stands beside what matters: an example, a legend.
    Faint,
    /// A finding or a level.
    Severity(Severity),
}

impl View {
    /// The text with its colour, where colour is shown.
    pub fn painted(self, text: &str, paint: Paint) -> String {
        let Some(spec) = paint.spec().filter(|_| self.color) else { return text.to_owned() };
        let mut out = Ansi::new(Vec::with_capacity(text.len().saturating_add(16)));
        // A vector takes whatever is written.
        let written = out.set_color(&spec).and_then(|()| write!(out, "{text}")).and_then(|()| out.reset());
        match written {
            Ok(()) => String::from_utf8(out.into_inner()).unwrap_or_else(|_| text.to_owned()),
            Err(_) => text.to_owned(),
        }
    }
}

impl Paint {
    /// Colours that can be read on dark and on light ground.
    fn spec(self) -> Option<ColorSpec> {
        let mut spec = ColorSpec::new();
        match self {
            Self::Plain => return None,
            Self::Title => spec.set_bold(true),
            Self::Faint => spec.set_dimmed(true),
            Self::Severity(it) => spec.set_bold(true).set_fg(Some(match it {
                Severity::Error => Color::Red,
                Severity::Warning => Color::Yellow,
                Severity::Info => Color::Blue,
            })),
        };
        Some(spec)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_stands_around_the_text_and_only_where_it_is_shown() {
        let plain = View { width: 80, color: false };
        assert_eq!(plain.painted("a", Paint::Title), "a");
        let coloured = View { color: true, ..plain };
        assert_eq!(coloured.painted("a", Paint::Plain), "a");
        let painted = coloured.painted("a", Paint::Severity(Severity::Error));
        assert!(painted.starts_with('\u{1b}') && painted.contains('a') && painted.ends_with("\u{1b}[0m"));
    }
}
