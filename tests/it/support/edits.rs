//! Edits at random, the same on every run and machine.

/// A small generator of numbers.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % below.max(1)
    }
}

/// What is typed or pasted.
pub(crate) const PIECES: &[&str] = &[
    "",
    "",
    "",
    "x",
    "à",
    "😀",
    "e\u{301}",
    "\n",
    "\r\n",
    "\r",
    "\"",
    "#",
    " ",
    "  peso 40%\n",
    "\nobiettivo 01.01 \"nuovo\"\n",
    "# commento\n",
    "# consenti weights-not-100: sì\n",
    "strategico 02 \"altro\"\n",
    "  indicatore \"i\"\n    target >= 3\n",
    "peso",
    "piano \"Altro\" 2024\n",
    "obbiettivo 1 \"x\"\n",
    "100",
    "%",
    "consuntivo 3\n",
];
