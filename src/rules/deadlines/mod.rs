//! Rules: deadlines.
