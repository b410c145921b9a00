//! Rules: formulas.
