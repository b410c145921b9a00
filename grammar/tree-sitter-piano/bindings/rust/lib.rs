//! The plan language of Collaudo for tree-sitter.
//!
//! Hand [`LANGUAGE`] to a tree-sitter parser; [`HIGHLIGHTS_QUERY`] colours what it finds.

use tree_sitter_language::LanguageFn;

unsafe extern "C" {
    fn tree_sitter_piano() -> *const ();
}

/// The language, for `Parser::set_language`.
// SAFETY: the generated parser exports exactly this function, without parameters.
pub const LANGUAGE: LanguageFn = unsafe { LanguageFn::from_raw(tree_sitter_piano) };

/// The highlighting query of this grammar.
pub const HIGHLIGHTS_QUERY: &str = include_str!("../../queries/highlights.scm");
