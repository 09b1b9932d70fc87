//! The protocol's types and the service behind them, all in one place: whatever a new version of the
//! library renames is renamed here.

pub use tower_lsp::gen_lsp_types::{
    ClientCapabilities, ClientCompletionItemOptions, Code, CodeDescription, CompletionItem,
    CompletionItemKind, CompletionOptions, CompletionParams, CompletionResponse, ConfigurationItem,
    DefinitionParams, DefinitionResponse, Diagnostic, DiagnosticOptions,
    DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, DidChangeConfigurationParams,
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams,
    DocumentDiagnosticParams, DocumentDiagnosticReport, FileEvent, FullDocumentDiagnosticReport,
    Hover, HoverParams, InitializeParams, InitializeResult, InitializedParams, InsertTextFormat,
    Location, LocationLink, MarkupContent, MarkupKind, Position, PositionEncodingKind, Range,
    Registration, RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport,
    SaveOptions, ServerCapabilities, ServerInfo, TextDocumentContentChangeEvent, TextDocumentItem,
    TextDocumentSyncKind, TextDocumentSyncOptions, TextEdit, UnchangedDocumentDiagnosticReport,
    Uri, WorkspaceFolder, WorkspaceFolders, WorkspaceFoldersChangeEvent,
    WorkspaceFoldersServerCapabilities, WorkspaceOptions,
};
pub use tower_lsp::jsonrpc::{Error, Result};
pub use tower_lsp::{Client, LanguageServer, LspService};
