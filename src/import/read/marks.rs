//! Text with its formatting: what is raised, struck out, hidden or bold.
//!
//! `45` with a raised `2` is no 452: raised characters are written as Unicode has them
//! (`45²`), so that they stay marks. What is struck out or hidden is not there, and that is
//! said.

/// How a piece of text is formatted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    pub(crate) is_raised: bool,
    pub(crate) is_struck: bool,
    pub(crate) is_hidden: bool,
    pub(crate) is_bold: bool,
}

impl Marks {
    /// What holds where either holds.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            is_raised: self.is_raised || other.is_raised,
            is_struck: self.is_struck || other.is_struck,
            is_hidden: self.is_hidden || other.is_hidden,
            is_bold: self.is_bold || other.is_bold,
        }
    }
}

/// Text that is put together from pieces.
#[derive(Clone, Debug, Default)]
pub(crate) struct Formatted {
    text: String,
    /// Where raised pieces stand in the text, while they are not yet written as such.
    raised: Vec<(usize, usize)>,
    has_plain: bool,
    has_bold: bool,
    pub(crate) has_struck: bool,
    pub(crate) has_hidden: bool,
}

impl Formatted {
    /// Adds a piece, or leaves it out.
    pub(crate) fn push(&mut self, piece: &str, marks: Marks) {
        let is_blank = piece.chars().all(char::is_whitespace);
        if marks.is_struck || marks.is_hidden {
            self.has_struck |= marks.is_struck && !is_blank;
            self.has_hidden |= marks.is_hidden && !marks.is_struck && !is_blank;
            return;
        }
        let start = self.text.len();
        self.text.push_str(piece);
        if is_blank {
            return;
        }
        self.has_bold |= marks.is_bold;
        self.has_plain |= !marks.is_bold;
        if marks.is_raised {
            match self.raised.last_mut() {
                Some(last) if last.1 == start => last.1 = self.text.len(),
                _ => self.raised.push((start, self.text.len())),
            }
        }
    }

    /// Whether nothing was added, nor left out.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty() && !self.has_struck && !self.has_hidden
    }

    /// What was put together so far, raised pieces as they came.
    pub(crate) fn so_far(&self) -> &str {
        &self.text
    }

    /// A break between two lines, unless one stands there.
    pub(crate) fn line_break(&mut self) {
        let length = self.text.trim_end_matches([' ', '\n']).len();
        if length > 0 {
            self.text.truncate(length);
            self.text.push('\n');
        }
    }

    /// Bold says nothing here, as in a heading.
    pub(crate) fn forget_bold(&mut self) {
        self.has_bold = false;
    }

    /// Whether all of it is bold.
    pub(crate) fn is_bold(&self) -> bool {
        self.has_bold && !self.has_plain
    }

    /// The text. Where all of it is raised, nothing is.
    pub(crate) fn finish(&mut self) -> String {
        let text = std::mem::take(&mut self.text);
        let raised = std::mem::take(&mut self.raised);
        let mut res = String::with_capacity(text.len());
        let mut end = 0;
        for (from, to) in &raised {
            res.push_str(text.get(end..*from).unwrap_or(""));
            write_raised(text.get(*from..*to).unwrap_or(""), &mut res);
            end = *to;
        }
        let is_all_raised = res.trim().is_empty()
            || raised.first().zip(raised.last()).is_some_and(|(first, last)| {
                raised.len() == 1
                    && text.get(..first.0).unwrap_or("").trim().is_empty()
                    && text.get(last.1..).unwrap_or("").trim().is_empty()
            });
        if is_all_raised {
            return text;
        }
        res.push_str(text.get(end..).unwrap_or(""));
        res
    }
}

/// Writes raised text: digits, signs and single letters as characters that are raised by
/// themselves, without brackets; words (`1st`, `TM`) as they are.
fn write_raised(text: &str, out: &mut String) {
    let is_word = text.chars().filter(|it| it.is_alphabetic()).count() > 1;
    let mark = |it: char| if is_word { None } else { raised(it) };
    let has_marks = text.chars().any(|it| mark(it).is_some());
    for it in text.chars() {
        match mark(it) {
            Some(it) => out.push(it),
            None if has_marks && matches!(it, '(' | ')' | '[' | ']') => {}
            None if has_marks && matches!(it, ',' | ';' | ' ' | '\u{a0}') => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            None => out.push(it),
        }
    }
}

/// Raised digits, signs and letters, each behind the plain one.
const RAISED: &[(char, char)] = &[
    ('0', '⁰'),
    ('1', '¹'),
    ('2', '²'),
    ('3', '³'),
    ('4', '⁴'),
    ('5', '⁵'),
    ('6', '⁶'),
    ('7', '⁷'),
    ('8', '⁸'),
    ('9', '⁹'),
    ('+', '⁺'),
    ('-', '⁻'),
    ('−', '⁻'),
    ('a', 'ª'),
    ('b', 'ᵇ'),
    ('c', 'ᶜ'),
    ('d', 'ᵈ'),
    ('e', 'ᵉ'),
    ('f', 'ᶠ'),
    ('g', 'ᵍ'),
    ('h', 'ʰ'),
    ('i', 'ⁱ'),
    ('j', 'ʲ'),
    ('k', 'ᵏ'),
    ('l', 'ˡ'),
    ('m', 'ᵐ'),
    ('n', 'ⁿ'),
    ('o', 'º'),
    ('p', 'ᵖ'),
    ('r', 'ʳ'),
    ('s', 'ˢ'),
    ('t', 'ᵗ'),
    ('u', 'ᵘ'),
    ('v', 'ᵛ'),
    ('w', 'ʷ'),
    ('x', 'ˣ'),
    ('y', 'ʸ'),
    ('z', 'ᶻ'),
];

fn raised(plain: char) -> Option<char> {
    RAISED.iter().find(|it| it.0 == plain).map(|it| it.1)
}

/// Whether a character is raised by itself: behind a value it is the mark of a note.
#[allow(dead_code, reason = "for the reading of values, which comes next")]
pub(crate) fn is_raised(it: char) -> bool {
    it > '\u{7f}' && RAISED.iter().any(|pair| pair.1 == it)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Marks = Marks { is_raised: false, is_struck: false, is_hidden: false, is_bold: false };
    const RAISED: Marks = Marks { is_raised: true, ..PLAIN };

    fn text(pieces: &[(&str, Marks)]) -> String {
        let mut it = Formatted::default();
        pieces.iter().for_each(|(piece, marks)| it.push(piece, *marks));
        it.finish()
    }

    #[test]
    fn raised_characters_are_marks_and_no_digits() {
        for (before, piece, meant) in [
            ("45", "2", "45²"),
            ("97,4 %", "(1)", "97,4 %¹"),
            ("45", "2, 3", "45² ³"),
            ("45", "a", "45ª"),
            ("45", "*", "45*"),
            ("1", "st", "1st"),
            ("N", "o", "Nº"),
            ("m", "2", "m²"),
        ] {
            let it = text(&[(before, PLAIN), (piece, RAISED)]);
            assert_eq!(it, meant);
            assert!(it.chars().last().is_some_and(is_raised) || it.ends_with(['*', 't']), "{it}");
        }
        assert_eq!(text(&[("a", PLAIN), ("1", RAISED), ("2", RAISED), (" b", PLAIN)]), "a¹² b");
    }

    #[test]
    fn a_text_that_is_raised_as_a_whole_is_not() {
        assert_eq!(text(&[("45", RAISED)]), "45");
        assert_eq!(text(&[(" ", PLAIN), ("4", RAISED), ("5", RAISED), (" ", PLAIN)]), " 45 ");
    }

    #[test]
    fn what_is_struck_or_hidden_is_not_there() {
        let mut it = Formatted::default();
        it.push("4", Marks { is_struck: true, ..PLAIN });
        it.push("8 gg", Marks { is_bold: true, ..PLAIN });
        it.push("9", Marks { is_hidden: true, ..PLAIN });
        assert!(it.has_struck && it.has_hidden && it.is_bold());
        assert_eq!(it.finish(), "8 gg");
    }
}
