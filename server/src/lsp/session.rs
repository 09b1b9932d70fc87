//! What all handlers share.

use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use tokio::runtime::Handle;
use tokio::task::JoinHandle;

use super::cancel::Cancel;
use super::capabilities::Abilities;
use super::diagnostic;
use super::documents::{Documents, Open};
use super::indexing::{self, Indexing};
use super::lanes::{Lane, Lanes};
use super::log;
use super::memory;
use super::protocol::{Client, Error, Result, Uri};
use super::publish::Publisher;
use super::semantic_tokens;
use super::settings::Settings;
use super::transport::MessageWriter;
use super::tree;
use super::typing::Typing;
use super::uri::Key;
use super::workspace::{self, Workspace};
use super::workspace_diagnostic::Reports;
use crate::rules::Look;
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
    pub writer: MessageWriter,
    client: OnceLock<Client>,
    runtime: Handle,
    lanes: Lanes,
    abilities: OnceLock<Abilities>,
    settings: RwLock<Settings>,
    /// The settings with which the client began.
    first_settings: OnceLock<Settings>,
    log_level: log::Level,
}

impl Session {
    /// A session before `initialize`. What waits goes on on the threads of `runtime`, and work is done on those of
    /// `lanes`.
    pub fn new(
        writer: MessageWriter,
        runtime: Handle,
        lanes: Lanes,
        log_level: log::Level,
    ) -> Arc<Self> {
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
            writer,
            client: OnceLock::new(),
            runtime,
            lanes,
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

    /// The settings with which the client began, which hold where it has none to tell.
    pub fn first_settings(&self) -> Settings {
        self.first_settings.get().cloned().unwrap_or_default()
    }

    /// Puts the settings with which the client begins in force. It begins once.
    pub fn begin_with_settings(&self, settings: Settings) {
        let _ = self.first_settings.set(settings.clone());
        self.set_settings(settings);
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

    /// Checks documents in the background.
    pub fn in_background(&self, check: impl FnOnce() + Send + 'static) {
        drop(self.lanes.checks.run(check));
    }

    /// Reads files, or does what follows from it, in the background.
    pub fn chore(&self, work: impl FnOnce() + Send + 'static) {
        drop(self.lanes.chores.run(work));
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

    /// The same when `look` asks for it first, which then waits until the index has the document as it is now.
    pub fn among_later<T>(
        self: &Arc<Self>,
        open: &Open,
        look: impl for<'a> FnOnce(&'a Open, Look<'a>) -> T,
    ) -> T {
        let path = open.path.clone();
        let Some(path) = path.or_else(|| workspace::in_folder(self, &open.uri)) else {
            return look(open, &Surroundings::none);
        };
        let index = OnceLock::new();
        let around = || {
            let index = index.get_or_init(|| {
                indexing::updated(self, open);
                self.indexing.read()
            });
            Surroundings::of(index, &path)
        };
        look(open, &around)
    }

    /// Checks documents for a request in the background.
    pub async fn check<T: Send + 'static>(
        &self,
        check: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T> {
        self.run(&self.lanes.checks, |_| check()).await
    }

    /// Does the work of a request that is about no single document on a background thread.
    pub async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T> {
        let result = self.run(&self.lanes.surveys, |_| work()).await;
        memory::give_back();
        result
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
        self.analyse(&open).await?;
        let abilities = self.abilities();
        self.run(&self.lanes.requests, move |_| answer(&open, &abilities))
            .await
    }

    /// Analyses the present version of a document unless that is done. All who want it wait for it here and only one of
    /// them on a thread: a large document does not hold up the requests about others.
    async fn analyse(&self, open: &Open) -> Result<()> {
        if open.snapshot.is_analysed() {
            return Ok(());
        }
        let _turn = open.turn.lock().await;
        let snapshot = Arc::clone(&open.snapshot);
        self.run(&self.lanes.requests, move |cancel| {
            snapshot.analyse_while(&|| !cancel.is_cancelled());
        })
        .await
    }

    async fn run<T: Send + 'static>(
        &self,
        lane: &Lane,
        work: impl FnOnce(&Cancel) -> T + Send + 'static,
    ) -> Result<T> {
        let cancel = Cancel::default();
        let cancelled = cancel.clone();
        let task = lane.run(move || work(&cancelled));
        let task = task.ok_or_else(Error::internal_error)?;
        let mut task = Task { task, cancel };
        (&mut task.task).await.map_err(|failure| {
            tracing::error!(%failure, "a request failed");
            Error::internal_error()
        })
    }
}

/// A background task that is not begun any more when nobody waits for it, and told so when it has begun.
struct Task<T> {
    task: JoinHandle<T>,
    cancel: Cancel,
}

impl<T> Drop for Task<T> {
    fn drop(&mut self) {
        self.cancel.cancel();
        self.task.abort();
    }
}
