//! What the server offers a client.

use serde_json::json;

use super::{code_action, completion};
use crate::lsp::client::{Abilities, Legend, Settings};
use crate::lsp::protocol::{
    CodeActionOptions, DiagnosticOptions, PositionEncodingKind, SaveOptions,
    SemanticTokensFullDelta, SemanticTokensLegend, SemanticTokensOptions, ServerCapabilities,
    TextDocumentSyncKind, TextDocumentSyncOptions, WorkspaceFoldersServerCapabilities,
    WorkspaceOptions, WorkspaceSymbolOptions,
};
use crate::text::Encoding;

/// What the server offers a client with `abilities` whose first settings are `settings`.
pub fn server_capabilities(abilities: &Abilities, settings: &Settings) -> ServerCapabilities {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::Incremental),
        save: Some(SaveOptions::default().into()),
        ..TextDocumentSyncOptions::default()
    };
    let actions = CodeActionOptions {
        code_action_kinds: Some(code_action::kinds()),
        resolve_provider: Some(abilities.code_actions.resolve),
        ..CodeActionOptions::default()
    };
    let diagnostics = DiagnosticOptions {
        identifier: Some("okr-lsp".to_owned()),
        inter_file_dependencies: true,
        workspace_diagnostics: true,
        ..DiagnosticOptions::default()
    };
    let symbols = WorkspaceSymbolOptions {
        resolve_provider: Some(abilities.symbol_resolve),
        ..WorkspaceSymbolOptions::default()
    };
    let folders = WorkspaceFoldersServerCapabilities {
        supported: Some(true),
        change_notifications: Some(true.into()),
    };
    ServerCapabilities {
        workspace: Some(WorkspaceOptions {
            workspace_folders: Some(folders),
            ..WorkspaceOptions::default()
        }),
        position_encoding: Some(match abilities.encoding {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
            Encoding::Utf32 => PositionEncodingKind::UTF32,
        }),
        text_document_sync: Some(sync.into()),
        hover_provider: Some(true.into()),
        completion_provider: settings.completion.then(|| completion::options(abilities)),
        code_action_provider: abilities.code_actions.literals.then(|| actions.into()),
        definition_provider: Some(true.into()),
        declaration_provider: Some(true.into()),
        implementation_provider: Some(true.into()),
        references_provider: Some(true.into()),
        document_symbol_provider: Some(true.into()),
        workspace_symbol_provider: Some(symbols.into()),
        document_highlight_provider: Some(true.into()),
        folding_range_provider: Some(true.into()),
        semantic_tokens_provider: semantic_tokens(&abilities.tokens).map(Into::into),
        experimental: Some(json!({ "okrTree": true })),
        diagnostic_provider: abilities.pulls.then(|| diagnostics.into()),
        ..ServerCapabilities::default()
    }
}

/// `None` if the client knows no name for any token.
fn semantic_tokens(legend: &Legend) -> Option<SemanticTokensOptions> {
    let token_types = legend.names();
    let full = if legend.delta {
        SemanticTokensFullDelta::new(Some(true)).into()
    } else {
        true.into()
    };
    (!token_types.is_empty()).then(|| SemanticTokensOptions {
        legend: SemanticTokensLegend::new(token_types, Vec::new()),
        range: Some(true.into()),
        full: Some(full),
        ..SemanticTokensOptions::default()
    })
}
