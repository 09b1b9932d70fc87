//! The tree-sitter grammar for OKR documents: the Markdown files in which organisations keep their Objectives and Key
//! Results.
//!
//! ```
//! let mut parser = tree_sitter::Parser::new();
//! parser.set_language(&tree_sitter_okr::LANGUAGE.into())?;
//! let tree = parser.parse("- O1: Ship it\n  - KR1.1: 3 teams use it\n", None).ok_or("cancelled")?;
//! assert!(!tree.root_node().has_error());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use tree_sitter_language::LanguageFn;

unsafe extern "C" {
    fn tree_sitter_okr() -> *const ();
}

/// The grammar, ready for `tree_sitter::Parser::set_language`.
// SAFETY: `tree_sitter_okr` is the function that the generated parser defines.
pub const LANGUAGE: LanguageFn = unsafe { LanguageFn::from_raw(tree_sitter_okr) };

/// The node types of this grammar, as JSON.
pub const NODE_TYPES: &str = include_str!("../../src/node-types.json");

/// Query: what each node is coloured as.
pub const HIGHLIGHTS_QUERY: &str = include_str!("../../queries/highlights.scm");
/// Query: which ranges are in another language.
pub const INJECTIONS_QUERY: &str = include_str!("../../queries/injections.scm");
/// Query: what an outline or a tags index names.
pub const TAGS_QUERY: &str = include_str!("../../queries/tags.scm");
/// Query: what an editor can fold.
pub const FOLDS_QUERY: &str = include_str!("../../queries/folds.scm");
