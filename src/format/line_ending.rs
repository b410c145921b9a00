//! How lines end in what is formatted.

use crate::text::lines::line_at;

/// Which line ends a formatted text has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineEnding {
    /// As the first line of the text ends; LF where no line ends.
    #[default]
    Auto,
    /// LF.
    Lf,
    /// CRLF.
    CrLf,
    /// As the system has it: CRLF on Windows, else LF.
    Native,
}

impl LineEnding {
    /// Every choice by its name.
    pub const ALL: &'static [(Self, &'static str)] =
        &[(Self::Auto, "auto"), (Self::Lf, "lf"), (Self::CrLf, "cr-lf"), (Self::Native, "native")];

    /// The name of the choice.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|it| it.0 == self).map_or("", |it| it.1)
    }

    /// The choice that leaves nothing to a text that begins like this one.
    #[must_use]
    pub fn fixed(self, text: &str) -> Self {
        let is_crlf = match self {
            Self::Auto => begins_with_crlf(text),
            Self::Lf => false,
            Self::CrLf => true,
            Self::Native => cfg!(windows),
        };
        if is_crlf { Self::CrLf } else { Self::Lf }
    }

    /// Gives the formatted lines of a text, which end in LF, the end of the choice.
    pub(crate) fn end_lines(self, of: &str, lines: &mut String) {
        if self.fixed(of) == Self::CrLf {
            *lines = lines.replace('\n', "\r\n");
        }
    }
}

fn begins_with_crlf(text: &str) -> bool {
    let Some(first) = line_at(text, 0) else { return false };
    text.get(first.text.len()..first.next) == Some("\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_end_decides_where_nothing_is_said() {
        for (text, expected) in [
            ("a\r\nb\n", LineEnding::CrLf),
            ("a\nb\r\n", LineEnding::Lf),
            ("a\rb\r\n", LineEnding::Lf),
            ("a", LineEnding::Lf),
            ("", LineEnding::Lf),
        ] {
            assert_eq!(LineEnding::Auto.fixed(text), expected, "{text:?}");
            assert_eq!(LineEnding::CrLf.fixed(text), LineEnding::CrLf);
        }
    }
}
