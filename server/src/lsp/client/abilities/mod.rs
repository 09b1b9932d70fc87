//! What the client can do, read once from its `initialize` request.

mod read;

use super::legend::Legend;
use crate::text::Encoding;

/// What the client can do, as far as the server depends on it. The default is a client that says nothing
/// about itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Abilities {
    /// The unit in which positions are counted.
    pub encoding: Encoding,
    /// Completions may be snippets.
    pub snippets: bool,
    /// It asks for the documentation of a completion when it shows it.
    pub completion_resolve: bool,
    /// The documentation of completions may be Markdown.
    pub completion_markdown: bool,
    /// A completion may have one range to insert and one to replace.
    pub insert_replace: bool,
    /// What code actions may carry.
    pub code_actions: CodeActionAbilities,
    /// Edits may name the version of a document that they are for.
    pub versioned_edits: bool,
    /// Edits may be snippets.
    pub snippet_edits: bool,
    /// Hovers may be Markdown.
    pub hover_markdown: bool,
    /// Go-to-definition may return the range that the link starts from.
    pub definition_links: bool,
    /// Go-to-declaration may return the range that the link starts from.
    pub declaration_links: bool,
    /// It can pull diagnostics, and is offered to.
    pub pulls: bool,
    /// It pulls diagnostics again when the server asks for it, so none are pushed. Another client that pulls would miss
    /// every change except its own edits. It gets all diagnostics pushed, and is not offered to pull if it takes
    /// pushed ones, because some clients show both.
    pub refreshes: bool,
    /// What diagnostics may carry.
    pub diagnostics: DiagnosticAbilities,
    /// It answers `workspace/configuration`.
    pub configuration: bool,
    /// It can be asked to report changes of the configuration.
    pub configuration_registration: bool,
    /// It can be asked to report changed files.
    pub watched_files: bool,
    /// It shows the progress of long work.
    pub progress: bool,
    /// It shows the symbols of a document as a tree.
    pub symbol_trees: bool,
    /// It asks for the range of a workspace symbol when it needs it.
    pub symbol_resolve: bool,
    /// What it can fold.
    pub folding: FoldingAbilities,
    /// The names of semantic tokens that it knows.
    pub tokens: Legend,
    /// It wants a notification when the tree of goals changes.
    pub tree_changes: bool,
}

/// What code actions may carry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CodeActionAbilities {
    /// They may be edits, not only names of commands.
    pub literals: bool,
    /// It asks for the edit when the user chooses the action.
    pub resolve: bool,
    /// The preferred action can be marked.
    pub preferred: bool,
}

/// What a client can fold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FoldingAbilities {
    /// Only whole lines.
    pub whole_lines: bool,
    /// The most folds that it takes for one document.
    pub most: Option<u32>,
}

/// What diagnostics may carry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DiagnosticAbilities {
    /// Related locations.
    pub related: bool,
    /// A link to the page of the rule.
    pub code_description: bool,
    /// The tag of text that has no effect.
    pub unnecessary: bool,
}

#[cfg(test)]
mod tests;
