//! Rules: structure.
