//! What all handlers share.

use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use tokio::runtime::Handle;

use super::document::OpenDocument;
use super::documents::OpenDocuments;
use super::folders::OpenFolders;
use super::index::WorkspaceIndex;
use super::lanes::Lanes;
use super::publications::Publications;
use super::results::{ClosedFileResults, PulledResults};
use super::task::Task;
use super::tokens::SentTokens;
use super::tree::TreeAnnouncement;
use super::typing::Typing;
use crate::lsp::client::{Abilities, Settings};
use crate::lsp::log::LogLevel;
use crate::lsp::protocol::Client;
use crate::lsp::transport::MessageWriter;
use crate::workspace::Surroundings;

/// Begins a task on the right threads and returns at once.
pub type Begin = fn(&Arc<Session>, Task);

/// The session of one client.
pub struct Session {
    /// The open documents.
    pub documents: OpenDocuments,
    /// The open folders and their configuration files.
    pub folders: OpenFolders,
    /// The index of the workspace, and the work on it.
    pub index: WorkspaceIndex,
    /// The diagnostics that were pushed.
    pub publications: Publications,
    /// The last pulled diagnostics of open documents.
    pub pulled: PulledResults,
    /// The last pulled diagnostics of closed files.
    pub closed_results: ClosedFileResults,
    /// The documents in which somebody types.
    pub typing: Typing,
    /// The semantic tokens that the client has.
    pub tokens: SentTokens,
    /// The version of the tree of goals that the client knows.
    pub tree: TreeAnnouncement,
    /// Writes notifications to the client.
    pub writer: MessageWriter,
    /// The threads for work.
    pub lanes: Lanes,
    client: OnceLock<Client>,
    runtime: Handle,
    begin: Begin,
    abilities: OnceLock<Abilities>,
    settings: RwLock<Settings>,
    /// The settings in the client's `initialize` request.
    first_settings: OnceLock<Settings>,
    log_level: LogLevel,
}

impl Session {
    /// A session before `initialize`. Work that waits runs on `runtime`, other work on `lanes`; `begin` begins
    /// background tasks.
    pub fn new(
        writer: MessageWriter,
        runtime: Handle,
        lanes: Lanes,
        begin: Begin,
        log_level: LogLevel,
    ) -> Arc<Self> {
        Arc::new(Self {
            documents: OpenDocuments::default(),
            folders: OpenFolders::default(),
            index: WorkspaceIndex::default(),
            publications: Publications::default(),
            pulled: PulledResults::default(),
            closed_results: ClosedFileResults::default(),
            typing: Typing::default(),
            tokens: SentTokens::default(),
            tree: TreeAnnouncement::default(),
            writer,
            lanes,
            client: OnceLock::new(),
            runtime,
            begin,
            abilities: OnceLock::new(),
            settings: RwLock::default(),
            first_settings: OnceLock::new(),
            log_level,
        })
    }

    /// What the client can do; before `initialize`, nothing.
    pub fn abilities(&self) -> Abilities {
        self.abilities.get().copied().unwrap_or_default()
    }

    /// Notes what the client can do. Only the first call counts.
    pub fn set_abilities(&self, abilities: Abilities) {
        let _ = self.abilities.set(abilities);
    }

    /// Sends requests to the client; `None` before the service exists.
    pub fn client(&self) -> Option<&Client> {
        self.client.get()
    }

    /// Notes how to send requests to the client. Only the first call counts.
    pub fn set_client(&self, client: Client) {
        let _ = self.client.set(client);
    }

    /// The present settings.
    pub fn settings(&self) -> Settings {
        let settings = self.settings.read();
        settings.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The settings in the client's `initialize` request. They apply if the client has no others.
    pub fn first_settings(&self) -> Settings {
        self.first_settings.get().cloned().unwrap_or_default()
    }

    /// Applies the settings in the client's `initialize` request.
    pub fn begin_with_settings(&self, settings: Settings) {
        let _ = self.first_settings.set(settings.clone());
        self.set_settings(settings);
    }

    /// Applies `settings` and returns those before.
    pub fn set_settings(&self, settings: Settings) -> Settings {
        self.log_level.set(settings.log_level);
        let mut current = self
            .settings
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut current, settings)
    }

    /// Calls `look` with the workspace as the document `open` sees it. The index does not change meanwhile.
    pub fn with_index<T>(
        &self,
        open: &OpenDocument,
        look: impl FnOnce(Surroundings<'_>) -> T,
    ) -> T {
        let path = open.path.clone();
        let Some(path) = path.or_else(|| self.folders.path_in_first(&open.uri)) else {
            return look(Surroundings::none());
        };
        look(Surroundings::of(&self.index.read(), &path))
    }

    /// Begins background work and returns at once.
    pub fn begin(self: &Arc<Self>, task: Task) {
        (self.begin)(self, task);
    }

    /// Runs `work` on the threads for reading files.
    pub fn chore(&self, work: impl FnOnce() + Send + 'static) {
        drop(self.lanes.chores.run(work));
    }

    /// Runs `work` on the threads for checking documents.
    pub fn check(&self, work: impl FnOnce() + Send + 'static) {
        drop(self.lanes.checks.run(work));
    }

    /// Runs `work`, which waits for the client or for a time to pass, beside everything else.
    pub fn wait(&self, work: impl Future<Output = ()> + Send + 'static) {
        drop(self.runtime.spawn(work));
    }
}
