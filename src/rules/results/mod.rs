//! Rules: results.
