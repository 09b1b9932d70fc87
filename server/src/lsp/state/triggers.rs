//! The changes of the state from which background work follows. Each notes the change and begins a task, unless one is
//! running that will see the change.

use std::path::PathBuf;
use std::sync::Arc;

use super::session::Session;
use super::task::Task;
use crate::lsp::protocol::Uri;
use crate::lsp::uri::DocumentKey;

impl Session {
    /// Puts the open document at `uri` into the index and publishes its diagnostics, unless the client pulls them. For
    /// a configuration file, publishes its problems.
    pub fn publish(self: &Arc<Self>, uri: &Uri) {
        self.publish_or_withdraw(DocumentKey::of(uri), None);
    }

    /// Publishes that the document at `uri`, which is closed or gone, has no diagnostics.
    pub fn withdraw(self: &Arc<Self>, uri: Arc<Uri>) {
        self.publish_or_withdraw(DocumentKey::of(&uri), Some(uri));
    }

    fn publish_or_withdraw(self: &Arc<Self>, key: DocumentKey, closed: Option<Arc<Uri>>) {
        if self.publications.begin(&key, closed) {
            self.begin(Task::Publish(key));
        }
    }

    /// The same as [`publish`](Self::publish), when the client does not know that the diagnostics may have changed. A
    /// client that pulls is asked to pull again if they have.
    pub fn review(self: &Arc<Self>, uri: &Uri) {
        self.publish(uri);
        if self.abilities().refreshes {
            self.begin(Task::Review(DocumentKey::of(uri)));
        }
    }

    /// Asks a client that pulls diagnostics to pull them again, if it supports that.
    pub fn refresh_diagnostics(self: &Arc<Self>) {
        if self.abilities().refreshes && self.pulled.begin_refresh() {
            self.begin(Task::RefreshDiagnostics);
        }
    }

    /// Notes an edit of the document `key`: after a pause, its line counts as finished.
    pub fn typed(self: &Arc<Self>, key: DocumentKey) {
        if self.typing.begin(&key) {
            self.begin(Task::FinishTyping(key));
        }
    }

    /// Tells a client that wants to know it that the tree of goals has changed, if it has.
    pub fn announce_tree(self: &Arc<Self>) {
        let wanted = self.abilities().tree_changes;
        if wanted && self.tree.begin(self.index.read().goals_revision()) {
            self.begin(Task::AnnounceTree);
        }
    }

    /// Notes that files or folders were created, changed or removed.
    pub fn files_changed(self: &Arc<Self>, paths: impl IntoIterator<Item = PathBuf>) {
        if self.index.changed_files.begin(paths) {
            self.begin(Task::ReadChangedFiles);
        }
    }

    /// Resolves what is pending in the index. While the folders are read, this waits for the end of the scan.
    pub fn resolve_pending(self: &Arc<Self>) {
        if self.index.begin_resolving() {
            self.begin(Task::ResolvePending);
        }
    }
}
