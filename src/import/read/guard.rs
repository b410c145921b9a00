//! Parsers of others, with their panics caught.
//!
//! A reader of somebody else's format meets every broken file there is. Where one panics,
//! the file cannot be read, and that is all that may happen.

use std::cell::Cell;
use std::panic::{self, UnwindSafe};
use std::sync::Once;

thread_local! {
    static IS_QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Runs a parser; none where it panicked. Nothing is printed of it.
pub(crate) fn guarded<T>(parse: impl FnOnce() -> T + UnwindSafe) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !IS_QUIET.get() {
                usual(info);
            }
        }));
    });
    let before = IS_QUIET.replace(true);
    let res = panic::catch_unwind(parse);
    IS_QUIET.set(before);
    res.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_answer() {
        assert_eq!(guarded(|| 1), Some(1));
        assert_eq!(guarded(|| [1][std::hint::black_box(1)]), None);
    }
}
