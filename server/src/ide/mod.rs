//! What an editor can ask of a document: one file per feature, each a pure function from a snapshot to
//! plain data in byte ranges.

mod code_action;
pub mod completion;
mod declaration;
pub mod definition;
mod folding;
mod highlight;
pub mod hover;
mod implementation;
mod references;
mod semantic_tokens;
mod supporters;
mod symbols;
mod target;
mod tree;

pub use code_action::{Action, can_fix_all, code_actions, fix_all};
pub use completion::{Asked, Completion, CompletionKind, Page, complete};
pub use declaration::declaration;
pub use definition::{DefinitionLink, definition};
pub use folding::{Fold, FoldKind, folds};
pub use highlight::{Occurrence, highlights};
pub use hover::{Hover, hover};
pub use implementation::implementation;
pub use references::references;
pub use semantic_tokens::{Token, TokenKind, semantic_tokens};
pub use symbols::{FoundSymbol, Symbol, SymbolKind, document_symbols, workspace_symbols};
pub use tree::{Node, PeriodGoals, Served, Standing, tree};

#[cfg(test)]
mod tests;
