//! Rules: history.
