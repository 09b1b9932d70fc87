//! The table of all methods: which handler answers each, and of which kind it is.

use std::sync::Arc;

use super::handlers::traits::{
    CheckRequest, DocumentRequest, ImmediateRequest, SurveyRequest, SyncNotification,
    WaitingNotification,
};
use super::handlers::{
    CodeActionHandler, CodeActionResolveHandler, CompletionHandler, CompletionResolveHandler,
    DeclarationHandler, DefinitionHandler, DidChangeConfigurationHandler, DidChangeHandler,
    DidChangeWatchedFilesHandler, DidChangeWorkspaceFoldersHandler, DidCloseHandler,
    DidOpenHandler, DidSaveHandler, DocumentDiagnosticHandler, DocumentHighlightHandler,
    DocumentSymbolHandler, FoldingRangeHandler, HoverHandler, ImplementationHandler,
    InitializeHandler, InitializedHandler, ReferencesHandler, SemanticTokensDeltaHandler,
    SemanticTokensHandler, SemanticTokensRangeHandler, TreeHandler, WorkDoneProgressCancelHandler,
    WorkspaceDiagnosticHandler, WorkspaceSymbolHandler, WorkspaceSymbolResolveHandler, run,
};
use super::protocol::{
    Client, ClientSocket, InitializeParams, InitializeResult, InitializedParams, LanguageServer,
    LspService, LspServiceBuilder, Result,
};
use super::state::Session;

/// The server of one session.
pub struct Server {
    session: Arc<Session>,
}

/// What the transport needs to serve a session.
pub struct Service {
    /// Handles the messages of the client.
    pub service: LspService<Server>,
    /// Sends requests to the client.
    pub client: ClientSocket,
    /// The methods whose handling ends before the next message is handled.
    pub in_order: Vec<&'static str>,
}

/// Makes the service of `session`.
pub fn service(session: Arc<Session>) -> Service {
    Routes::new(session)
        .sync::<DidOpenHandler>("textDocument/didOpen")
        .sync::<DidChangeHandler>("textDocument/didChange")
        .sync::<DidSaveHandler>("textDocument/didSave")
        .sync::<DidCloseHandler>("textDocument/didClose")
        .sync::<DidChangeWatchedFilesHandler>("workspace/didChangeWatchedFiles")
        .sync::<DidChangeWorkspaceFoldersHandler>("workspace/didChangeWorkspaceFolders")
        .sync::<WorkDoneProgressCancelHandler>("window/workDoneProgress/cancel")
        .waiting::<DidChangeConfigurationHandler>("workspace/didChangeConfiguration")
        .immediate::<CompletionResolveHandler>("completionItem/resolve")
        .immediate::<WorkspaceSymbolResolveHandler>("workspaceSymbol/resolve")
        .document::<CodeActionHandler>("textDocument/codeAction")
        .document::<CodeActionResolveHandler>("codeAction/resolve")
        .document::<CompletionHandler>("textDocument/completion")
        .document::<DeclarationHandler>("textDocument/declaration")
        .document::<DefinitionHandler>("textDocument/definition")
        .document::<DocumentHighlightHandler>("textDocument/documentHighlight")
        .document::<DocumentSymbolHandler>("textDocument/documentSymbol")
        .document::<FoldingRangeHandler>("textDocument/foldingRange")
        .document::<HoverHandler>("textDocument/hover")
        .document::<ImplementationHandler>("textDocument/implementation")
        .document::<ReferencesHandler>("textDocument/references")
        .document::<SemanticTokensHandler>("textDocument/semanticTokens/full")
        .document::<SemanticTokensDeltaHandler>("textDocument/semanticTokens/full/delta")
        .document::<SemanticTokensRangeHandler>("textDocument/semanticTokens/range")
        .check::<DocumentDiagnosticHandler>("textDocument/diagnostic")
        .survey::<WorkspaceDiagnosticHandler>("workspace/diagnostic")
        .survey::<WorkspaceSymbolHandler>("workspace/symbol")
        .survey::<TreeHandler>("okr/tree")
        .finish()
}

/// The methods that begin and end a session. The service refuses all others before and after.
impl LanguageServer for Server {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        self.immediate::<InitializeHandler>(params).await
    }

    async fn initialized(&self, params: InitializedParams) {
        self.waiting::<InitializedHandler>(params).await;
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }
}

/// How each kind of handler is run.
impl Server {
    fn new(client: Client, session: Arc<Session>) -> Self {
        session.set_client(client);
        Self { session }
    }

    async fn sync<N: SyncNotification>(&self, params: N::Params) {
        N::run(&self.session, params);
    }

    async fn waiting<N: WaitingNotification>(&self, params: N::Params) {
        N::run(&self.session, params).await;
    }

    async fn immediate<R: ImmediateRequest>(&self, params: R::Params) -> Result<R::Answer> {
        Ok(R::run(&self.session, params))
    }

    async fn document<R: DocumentRequest>(&self, params: R::Params) -> Result<Option<R::Answer>> {
        run::document::<R>(&self.session, params).await
    }

    async fn check<R: CheckRequest>(&self, params: R::Params) -> Result<R::Answer> {
        run::check::<R>(&self.session, params).await
    }

    async fn survey<R: SurveyRequest>(&self, params: R::Params) -> Result<R::Answer> {
        run::survey::<R>(&self.session, params).await
    }
}

/// Collects the methods of the service, each with the kind of its handler.
struct Routes {
    builder: LspServiceBuilder<Server>,
    in_order: Vec<&'static str>,
}

impl Routes {
    fn new(session: Arc<Session>) -> Self {
        Self {
            builder: LspService::build_with_lifecycle_methods(|client| {
                Server::new(client, session)
            }),
            in_order: Vec::new(),
        }
    }

    fn sync<N: SyncNotification + 'static>(mut self, method: &'static str) -> Self {
        self.in_order.push(method);
        self.builder = self.builder.custom_method(method, Server::sync::<N>);
        self
    }

    fn waiting<N: WaitingNotification + 'static>(mut self, method: &'static str) -> Self {
        self.builder = self.builder.custom_method(method, Server::waiting::<N>);
        self
    }

    fn immediate<R: ImmediateRequest + 'static>(mut self, method: &'static str) -> Self {
        self.builder = self.builder.custom_method(method, Server::immediate::<R>);
        self
    }

    fn document<R: DocumentRequest + 'static>(mut self, method: &'static str) -> Self {
        self.builder = self.builder.custom_method(method, Server::document::<R>);
        self
    }

    fn check<R: CheckRequest + 'static>(mut self, method: &'static str) -> Self {
        self.builder = self.builder.custom_method(method, Server::check::<R>);
        self
    }

    fn survey<R: SurveyRequest + 'static>(mut self, method: &'static str) -> Self {
        self.builder = self.builder.custom_method(method, Server::survey::<R>);
        self
    }

    fn finish(self) -> Service {
        let (service, client) = self.builder.finish();
        Service {
            service,
            client,
            in_order: self.in_order,
        }
    }
}
