//! What a client may ask, and who answers.

use std::sync::Arc;

use futures_util::future::join;

use super::capabilities::{Abilities, server_capabilities};
use super::protocol::{
    Client, CodeAction, CodeActionParams, CodeActionResponse, CompletionItem, CompletionParams,
    CompletionResponse, DeclarationParams, DeclarationResponse, DefinitionParams,
    DefinitionResponse, DidChangeConfigurationParams, DidChangeTextDocumentParams,
    DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, DidSaveTextDocumentParams, DocumentDiagnosticParams,
    DocumentDiagnosticReport, DocumentHighlight, DocumentHighlightParams, DocumentSymbolParams,
    DocumentSymbolResponse, FoldingRange, FoldingRangeParams, Hover, HoverParams,
    ImplementationParams, ImplementationResponse, InitializeParams, InitializeResult,
    InitializedParams, LanguageServer, Location, ProgressToken, ReferenceParams, Result,
    SemanticTokens, SemanticTokensDeltaParams, SemanticTokensDeltaResponse, SemanticTokensParams,
    SemanticTokensRangeParams, ServerInfo, Uri, WorkDoneProgressCancelParams,
    WorkspaceDiagnosticParams, WorkspaceDiagnosticReport, WorkspaceSymbol, WorkspaceSymbolParams,
    WorkspaceSymbolResponse,
};
use super::publish::Publisher;
use super::session::Session;
use super::settings::Settings;
use super::uri::Key;
use super::{
    code_action, completion, configuration, declaration, definition, diagnostic, folding,
    highlight, hover, implementation, indexing, references, semantic_tokens, symbols, tree, typing,
    workspace, workspace_diagnostic,
};

/// The server's end of a session.
pub struct Server {
    client: Client,
    session: Arc<Session>,
}

impl Server {
    /// The server of `session`, whose requests to the client go through `client`.
    pub fn new(client: Client, session: Arc<Session>) -> Self {
        session.set_client(client.clone());
        Self { client, session }
    }

    /// Stops the work that the client shows by the name in `params`.
    pub async fn work_done_progress_cancel(&self, params: WorkDoneProgressCancelParams) {
        if let ProgressToken::String(token) = &params.token {
            indexing::cancel(&self.session, token);
        }
    }

    /// The goals of the workspace.
    pub async fn tree(&self, params: tree::TreeParams) -> Result<tree::Tree> {
        tree::answer(&self.session, params).await
    }

    /// Publishes what follows from the new text of the document at `uri`.
    fn changed(&self, uri: &Uri) {
        if workspace::is_configuration(uri) {
            workspace::edited(&self.session, uri);
        } else {
            Publisher::publish(&self.session, uri);
        }
    }
}

/// The notifications about documents never wait for anything: the transport begins nothing else before they
/// are done.
impl LanguageServer for Server {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let abilities = Abilities::of(&params.capabilities);
        self.session.set_abilities(abilities);
        indexing::prepare(&self.session);
        self.session.workspace.open(workspace::folders(&params));
        if let Some(settings) = params
            .initialization_options
            .as_ref()
            .and_then(Settings::read)
        {
            self.session.begin_with_settings(settings);
        }
        Ok(InitializeResult {
            capabilities: server_capabilities(&abilities, &self.session.settings()),
            server_info: Some(ServerInfo {
                name: env!("CARGO_PKG_NAME").to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        workspace::start(&self.session);
        indexing::start(&self.session);
        let settings = configuration::ask(&self.session);
        join(settings, indexing::watch(&self.session, &self.client)).await;
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        configuration::changed(&self.session, &params.settings).await;
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        indexing::files_changed(&self.session, &params.changes);
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        workspace::folders_changed(&self.session, &params.event);
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let uri = &params.text_document.uri;
        workspace::look(&self.session, uri);
        let terms = workspace::terms(&self.session, uri);
        let documents = &self.session.documents;
        let path = workspace::place(&self.session, uri);
        let uri = documents.open(params.text_document, path, terms);
        // The settings may have changed between the two.
        workspace::reread_one(&self.session, &uri);
        self.changed(&uri);
        indexing::look(&self.session);
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let encoding = self.session.abilities().encoding;
        if let Some(changed) = self.session.documents.change(params, encoding) {
            self.changed(&changed);
            typing::edited(&self.session, Key::of(&changed));
        }
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        workspace::look_everywhere(&self.session);
        if let Some(saved) = self.session.documents.save(&params.text_document.uri) {
            Publisher::review(&self.session, &saved);
        }
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        let Some(closed) = self.session.documents.close(&params.text_document.uri) else {
            return;
        };
        let key = Key::of(&closed.uri);
        self.session.tokens.forget(&key);
        self.session.answers.forget(&key);
        if workspace::is_configuration(&closed.uri) {
            workspace::edited(&self.session, &closed.uri);
            indexing::look(&self.session);
        } else {
            indexing::closed(&self.session, &closed);
            Publisher::clear(&self.session, closed.uri);
        }
    }

    async fn diagnostic(
        &self,
        params: DocumentDiagnosticParams,
    ) -> Result<DocumentDiagnosticReport> {
        diagnostic::answer(&self.session, params).await
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        hover::answer(&self.session, params).await
    }

    async fn code_action(
        &self,
        params: CodeActionParams,
    ) -> Result<Option<Vec<CodeActionResponse>>> {
        code_action::answer(&self.session, params).await
    }

    async fn code_action_resolve(&self, action: CodeAction) -> Result<CodeAction> {
        code_action::resolve(&self.session, action).await
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        completion::answer(&self.session, params).await
    }

    async fn completion_resolve(&self, item: CompletionItem) -> Result<CompletionItem> {
        Ok(completion::resolve(&self.session, item))
    }

    async fn goto_definition(
        &self,
        params: DefinitionParams,
    ) -> Result<Option<DefinitionResponse>> {
        definition::answer(&self.session, params).await
    }

    async fn goto_declaration(
        &self,
        params: DeclarationParams,
    ) -> Result<Option<DeclarationResponse>> {
        declaration::answer(&self.session, params).await
    }

    async fn goto_implementation(
        &self,
        params: ImplementationParams,
    ) -> Result<Option<ImplementationResponse>> {
        implementation::answer(&self.session, params).await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        references::answer(&self.session, params).await
    }

    async fn document_symbol(
        &self,
        params: DocumentSymbolParams,
    ) -> Result<Option<DocumentSymbolResponse>> {
        symbols::of_document(&self.session, params).await
    }

    async fn document_highlight(
        &self,
        params: DocumentHighlightParams,
    ) -> Result<Option<Vec<DocumentHighlight>>> {
        highlight::answer(&self.session, params).await
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        folding::answer(&self.session, params).await
    }

    async fn semantic_tokens_full(
        &self,
        params: SemanticTokensParams,
    ) -> Result<Option<SemanticTokens>> {
        semantic_tokens::full(&self.session, params).await
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: SemanticTokensDeltaParams,
    ) -> Result<Option<SemanticTokensDeltaResponse>> {
        semantic_tokens::delta(&self.session, params).await
    }

    async fn semantic_tokens_range(
        &self,
        params: SemanticTokensRangeParams,
    ) -> Result<Option<SemanticTokens>> {
        semantic_tokens::range(&self.session, params).await
    }

    async fn symbol(
        &self,
        params: WorkspaceSymbolParams,
    ) -> Result<Option<WorkspaceSymbolResponse>> {
        symbols::of_workspace(&self.session, params).await
    }

    async fn symbol_resolve(&self, symbol: WorkspaceSymbol) -> Result<WorkspaceSymbol> {
        Ok(symbols::resolve(symbol))
    }

    async fn workspace_diagnostic(
        &self,
        params: WorkspaceDiagnosticParams,
    ) -> Result<WorkspaceDiagnosticReport> {
        workspace_diagnostic::answer(&self.session, params).await
    }
}
