//! The OKR grammar with scanners that keep something in memory which they do not serialise.

use tree_sitter_language::LanguageFn;

unsafe extern "C" {
    fn tree_sitter_okr_forgets_role() -> *const ();
    fn tree_sitter_okr_forgets_containers() -> *const ();
    fn tree_sitter_okr_forgets_spans() -> *const ();
}

/// What is forgotten, and the grammar that forgets it.
// SAFETY: the build script compiles a generated parser under each of these names.
pub const LANGUAGES: &[(&str, LanguageFn)] = unsafe {
    &[
        (
            "the role of the line",
            LanguageFn::from_raw(tree_sitter_okr_forgets_role),
        ),
        (
            "the open containers",
            LanguageFn::from_raw(tree_sitter_okr_forgets_containers),
        ),
        (
            "the open emphasis",
            LanguageFn::from_raw(tree_sitter_okr_forgets_spans),
        ),
    ]
};
