//! The handlers: one file for each method, or for a few that belong together.
//!
//! [`traits`] are the kinds of handlers. A new method is a file here, and a line in the table in `server`.

mod capabilities;
mod code_action;
mod completion;
mod declaration;
mod definition;
mod did_change;
mod did_change_configuration;
mod did_change_watched_files;
mod did_change_workspace_folders;
mod did_close;
mod did_open;
mod did_save;
mod document_diagnostic;
mod document_symbol;
mod folding;
mod highlight;
mod hover;
mod implementation;
mod initialize;
mod initialized;
mod link;
mod references;
pub mod run;
mod semantic_tokens;
pub mod traits;
mod tree;
mod view;
mod work_done_progress;
mod workspace_diagnostic;
mod workspace_symbol;

pub use code_action::{CodeActionHandler, CodeActionResolveHandler};
pub use completion::{CompletionHandler, CompletionResolveHandler};
pub use declaration::DeclarationHandler;
pub use definition::DefinitionHandler;
pub use did_change::DidChangeHandler;
pub use did_change_configuration::DidChangeConfigurationHandler;
pub use did_change_watched_files::DidChangeWatchedFilesHandler;
pub use did_change_workspace_folders::DidChangeWorkspaceFoldersHandler;
pub use did_close::DidCloseHandler;
pub use did_open::DidOpenHandler;
pub use did_save::DidSaveHandler;
pub use document_diagnostic::DocumentDiagnosticHandler;
pub use document_symbol::DocumentSymbolHandler;
pub use folding::FoldingRangeHandler;
pub use highlight::DocumentHighlightHandler;
pub use hover::HoverHandler;
pub use implementation::ImplementationHandler;
pub use initialize::InitializeHandler;
pub use initialized::InitializedHandler;
pub use references::ReferencesHandler;
pub use semantic_tokens::{
    SemanticTokensDeltaHandler, SemanticTokensHandler, SemanticTokensRangeHandler,
};
pub use tree::TreeHandler;
pub use work_done_progress::WorkDoneProgressCancelHandler;
pub use workspace_diagnostic::WorkspaceDiagnosticHandler;
pub use workspace_symbol::{WorkspaceSymbolHandler, WorkspaceSymbolResolveHandler};
