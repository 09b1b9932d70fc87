//! Learning of changed files: from the client where it tells, else by watching the folders ourselves.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use serde_json::json;

use super::scan::{self, folders};
use crate::lsp::protocol::{Client, FileEvent, Registration};
use crate::lsp::session::Session;
use crate::lsp::uri;
use crate::lsp::workspace;
use crate::workspace::configuration::file;
use crate::workspace::discovery::EXTENSIONS;

/// Our own watching, where the client has none.
#[derive(Default)]
pub(super) struct Watcher(Option<(RecommendedWatcher, Vec<PathBuf>)>);

/// Asks to be told when files change, or watches them.
pub async fn watch(session: &Arc<Session>, client: &Client) {
    if !session.abilities().watched_files {
        return watch_ourselves(session);
    }
    let patterns = [
        format!("**/*.{{{}}}", EXTENSIONS.join(",")),
        format!("**/{}", file::NAME),
        "**/.gitignore".to_owned(),
    ];
    let watchers: Vec<_> = patterns
        .iter()
        .map(|pattern| json!({ "globPattern": pattern }))
        .collect();
    let registration = Registration {
        id: "files".to_owned(),
        method: "workspace/didChangeWatchedFiles".to_owned(),
        register_options: Some(json!({ "watchers": watchers })),
    };
    if let Err(error) = client.register_capability(vec![registration]).await {
        tracing::warn!(%error, "the client does not tell when files change");
        watch_ourselves(session);
    }
}

/// Watches the open folders, of which there are others now.
pub(super) fn watch_others(session: &Arc<Session>) {
    let watches = {
        let watcher = session.indexing.watcher.lock();
        watcher.unwrap_or_else(PoisonError::into_inner).0.is_some()
    };
    if watches {
        watch_ourselves(session);
    }
}

fn watch_ourselves(session: &Arc<Session>) {
    // The session ends with the process; its watcher must not keep it from ending.
    let weak = Arc::downgrade(session);
    let told = move |event: notify::Result<Event>| {
        let Some(session) = weak.upgrade() else {
            return;
        };
        match event {
            Ok(event) if !matches!(event.kind, EventKind::Access(_)) => {
                let paths = event.paths;
                let shared = Arc::clone(&session);
                session.in_background(move || paths.iter().for_each(|path| changed(&shared, path)));
            }
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "a change of the files was missed"),
        }
    };
    let mut watcher = match notify::recommended_watcher(told) {
        Ok(watcher) => watcher,
        Err(error) => return tracing::warn!(%error, "files are not watched"),
    };
    let folders = folders(session);
    for folder in &folders {
        if let Err(error) = watcher.watch(folder, RecursiveMode::Recursive) {
            tracing::warn!(folder = %folder.display(), %error, "a folder is not watched");
        }
    }
    let mut watching = session
        .indexing
        .watcher
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    watching.0 = Some((watcher, folders));
}

/// Takes note of what the client tells about files.
pub fn files_changed(session: &Arc<Session>, changes: &[FileEvent]) {
    let paths: Vec<PathBuf> = changes
        .iter()
        .filter_map(|change| uri::path(&change.uri))
        .collect();
    let shared = Arc::clone(session);
    session.in_background(move || paths.iter().for_each(|path| changed(&shared, path)));
}

fn changed(session: &Arc<Session>, path: &Path) {
    match path.file_name().and_then(|name| name.to_str()) {
        Some(file::NAME) => {
            if let Some(client) = session.indexing.client.get() {
                workspace::configurations_changed(session, client);
            }
        }
        Some(".gitignore") => super::again(session),
        _ => scan::path_changed(session, path),
    }
}
