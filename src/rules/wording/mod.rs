//! Rules: wording.
