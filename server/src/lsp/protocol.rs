//! The types of the protocol and of the library that serves it, imported in one place. What a new version of
//! the library renames is renamed here.

pub use tower_lsp::gen_lsp_types::{
    BaseSymbolInformation, ClientCapabilities, ClientCompletionItemOptions,
    ClientSemanticTokensRequestOptionsFull, Code, CodeAction, CodeActionClientCapabilities,
    CodeActionKind, CodeActionOptions, CodeActionParams, CodeActionResponse, CodeDescription,
    CompletionItem, CompletionItemKind, CompletionItemTextEdit, CompletionOptions,
    CompletionParams, CompletionResponse, ConfigurationItem, DeclarationParams,
    DeclarationResponse, DefinitionParams, DefinitionResponse, Diagnostic, DiagnosticOptions,
    DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, DidChangeConfigurationParams,
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams,
    DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentHighlight, DocumentHighlightKind,
    DocumentHighlightParams, DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse,
    FileEvent, FoldingRange, FoldingRangeClientCapabilities, FoldingRangeKind, FoldingRangeParams,
    FullDocumentDiagnosticReport, Hover, HoverParams, ImplementationParams, ImplementationResponse,
    InitializeParams, InitializeResult, InitializedParams, InsertReplaceEdit, InsertTextFormat,
    Location, LocationLink, LocationUriOnly, MarkupContent, MarkupKind,
    OptionalVersionedTextDocumentIdentifier, Position, PositionEncodingKind, PreviousResultId,
    ProgressToken, Range, ReferenceParams, Registration, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, RootPath, SaveOptions, SemanticToken, SemanticTokens,
    SemanticTokensClientCapabilities, SemanticTokensDelta, SemanticTokensDeltaParams,
    SemanticTokensDeltaResponse, SemanticTokensEdit, SemanticTokensFullDelta, SemanticTokensLegend,
    SemanticTokensOptions, SemanticTokensParams, SemanticTokensRangeParams, ServerCapabilities,
    ServerInfo, SnippetTextEdit, StringValue, SymbolInformation, SymbolKind,
    TextDocumentContentChangeEvent, TextDocumentEdit, TextDocumentIdentifier, TextDocumentItem,
    TextDocumentSyncKind, TextDocumentSyncOptions, TextEdit, UnchangedDocumentDiagnosticReport,
    Uri, WorkDoneProgressCancelParams, WorkDoneProgressCreateParams, WorkDoneProgressCreateRequest,
    WorkspaceDiagnosticParams, WorkspaceDiagnosticReport, WorkspaceDocumentDiagnosticReport,
    WorkspaceEdit, WorkspaceFolder, WorkspaceFolders, WorkspaceFoldersChangeEvent,
    WorkspaceFoldersServerCapabilities, WorkspaceFullDocumentDiagnosticReport, WorkspaceOptions,
    WorkspaceSymbol, WorkspaceSymbolLocation, WorkspaceSymbolOptions, WorkspaceSymbolParams,
    WorkspaceSymbolResponse, WorkspaceUnchangedDocumentDiagnosticReport,
};
pub use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
pub use tower_lsp::{Client, ClientSocket, LanguageServer, LspService, LspServiceBuilder};
