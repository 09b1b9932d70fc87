//! What all handlers share.

use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use tokio::runtime::Handle;
use tokio::task::JoinHandle;

use super::capabilities::Abilities;
use super::diagnostic;
use super::documents::{Documents, Open};
use super::indexing::Indexing;
use super::log;
use super::protocol::{Client, Error, Result, Uri};
use super::publish::Publisher;
use super::semantic_tokens;
use super::settings::Settings;
use super::transport::Output;
use super::tree;
use super::typing::Typing;
use super::uri::Key;
use super::workspace::{self, Workspace};
use super::workspace_diagnostic::Reports;
use crate::workspace::index::Surroundings;

/// One client's session.
pub struct Session {
    /// The open documents.
    pub documents: Documents,
    /// The folders they lie in, and how they are read.
    pub workspace: Workspace,
    /// What all documents of the folders hold.
    pub indexing: Indexing,
    /// What has been reported about closed files.
    pub reports: Reports,
    /// What publishes their diagnostics.
    pub publisher: Publisher,
    /// What the client has been answered about open documents where it asks.
    pub answers: diagnostic::Answers,
    /// Where lines are being typed.
    pub typing: Typing,
    /// The semantic tokens that it has.
    pub tokens: semantic_tokens::Sent,
    /// What it has been told about the tree of goals.
    pub tree: tree::Told,
    /// The way to the client for notifications.
    pub output: Output,
    client: OnceLock<Client>,
    runtime: Handle,
    abilities: OnceLock<Abilities>,
    settings: RwLock<Settings>,
    log_level: log::Level,
}

impl Session {
    /// A session before `initialize`. Work goes to the background threads of `runtime`.
    pub fn new(output: Output, runtime: Handle, log_level: log::Level) -> Arc<Self> {
        Arc::new(Self {
            documents: Documents::default(),
            workspace: Workspace::default(),
            indexing: Indexing::default(),
            reports: Reports::default(),
            publisher: Publisher::default(),
            answers: diagnostic::Answers::default(),
            typing: Typing::default(),
            tokens: semantic_tokens::Sent::default(),
            tree: tree::Told::default(),
            output,
            client: OnceLock::new(),
            runtime,
            abilities: OnceLock::new(),
            settings: RwLock::default(),
            log_level,
        })
    }

    /// What the client can do; before `initialize`, nothing.
    pub fn abilities(&self) -> Abilities {
        self.abilities.get().copied().unwrap_or_default()
    }

    /// Notes what the client can do. It says so once.
    pub fn set_abilities(&self, abilities: Abilities) {
        let _ = self.abilities.set(abilities);
    }

    /// The way to the client for requests; `None` before there is a service.
    pub fn client(&self) -> Option<&Client> {
        self.client.get()
    }

    /// Notes the way to the client. There is one.
    pub fn set_client(&self, client: Client) {
        let _ = self.client.set(client);
    }

    /// The settings in force.
    pub fn settings(&self) -> Settings {
        let settings = self.settings.read();
        settings.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts `settings` in force and gives those that were before.
    pub fn set_settings(&self, settings: Settings) -> Settings {
        self.log_level.set(settings.log_level);
        let mut current = self
            .settings
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut current, settings)
    }

    /// Runs `work` on a background thread.
    pub fn in_background(&self, work: impl FnOnce() + Send + 'static) {
        drop(self.runtime.spawn_blocking(work));
    }

    /// Runs `work`, which waits for the client, beside everything else.
    pub fn aside(&self, work: impl Future<Output = ()> + Send + 'static) {
        drop(self.runtime.spawn(work));
    }

    /// What `look` finds in the workspace as the document `open` sees it; nothing changes in it meanwhile.
    pub fn among<T>(&self, open: &Open, look: impl FnOnce(Surroundings<'_>) -> T) -> T {
        let path = open.path.clone();
        let Some(path) = path.or_else(|| workspace::in_folder(self, &open.uri)) else {
            return look(Surroundings::none());
        };
        look(Surroundings::of(&self.indexing.read(), &path))
    }

    /// Does the work of a request that is about no single document on a background thread.
    pub async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T> {
        let mut task = Task(self.runtime.spawn_blocking(work));
        (&mut task.0).await.map_err(|failure| {
            tracing::error!(%failure, "a request failed");
            Error::internal_error()
        })
    }

    /// Answers a request about the document at `uri` with what `answer` finds in its present version, on a
    /// background thread; nothing where the document is not open or the feature not `wanted`.
    pub async fn answer<T: Send + 'static>(
        self: &Arc<Self>,
        wanted: bool,
        uri: &Uri,
        answer: impl FnOnce(&Open, &Abilities) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let Some(open) = self.documents.get(&Key::of(uri)).filter(|_| wanted) else {
            return Ok(None);
        };
        let abilities = self.abilities();
        self.work(move || answer(&open, &abilities)).await
    }
}

/// A background task that is not begun any more when nobody waits for it.
struct Task<T>(JoinHandle<T>);

impl<T> Drop for Task<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}
