//! Learning of changed files: from the client where it tells, else by watching the folders ourselves.

use std::path::PathBuf;
use std::sync::{Arc, MutexGuard, PoisonError};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use serde_json::json;

use super::news;
use super::scan::read_folders;
use crate::lsp::protocol::{Client, Registration};
use crate::lsp::session::Session;
use crate::workspace::configuration::file;
use crate::workspace::discovery::EXTENSIONS;

/// Who watches the files.
#[derive(Default)]
pub(super) struct Watcher {
    /// The client has agreed to tell when files of its folders change.
    client: bool,
    /// Our own watching, and of which folders.
    own: Option<(RecommendedWatcher, Vec<PathBuf>)>,
}

/// Asks to be told when files change, or watches them.
pub async fn watch(session: &Arc<Session>, client: &Client) {
    if session.abilities().watched_files {
        ask(session, client).await;
    }
    watch_others(session);
}

/// `WatchKind.Create` and `WatchKind.Delete` of the protocol.
const COMINGS_AND_GOINGS: u32 = 1 | 4;

async fn ask(session: &Session, client: &Client) {
    let patterns = [
        format!("**/*.{{{}}}", EXTENSIONS.join(",")),
        format!("**/{}", file::NAME),
        "**/.gitignore".to_owned(),
    ];
    let changes = patterns.iter();
    let changes = changes.map(|pattern| json!({ "globPattern": pattern }));
    // Of a folder that comes or goes a client may tell only the folder itself.
    let folders = json!({ "globPattern": "**/*", "kind": COMINGS_AND_GOINGS });
    let watchers: Vec<_> = changes.chain([folders]).collect();
    let registration = Registration {
        id: "files".to_owned(),
        method: "workspace/didChangeWatchedFiles".to_owned(),
        register_options: Some(json!({ "watchers": watchers })),
    };
    match client.register_capability(vec![registration]).await {
        Ok(()) => lock(session).client = true,
        Err(error) => tracing::warn!(%error, "the client does not tell when files change"),
    }
}

/// Watches the folders that are read now. The client watches those that are open in it, and no others.
pub(super) fn watch_others(session: &Arc<Session>) {
    let shared = Arc::clone(session);
    session.in_background(move || {
        let mut watcher = lock(&shared);
        let open = !shared.workspace.folders().is_empty();
        let folders = if watcher.client && open {
            Vec::new()
        } else {
            read_folders(&shared)
        };
        let watched = watcher.own.as_ref().map(|(_, watched)| watched);
        if watched.map_or(&[][..], Vec::as_slice) != folders {
            watcher.own = watch_ourselves(&shared, &folders).map(|own| (own, folders));
        }
    });
}

fn watch_ourselves(session: &Arc<Session>, folders: &[PathBuf]) -> Option<RecommendedWatcher> {
    if folders.is_empty() {
        return None;
    }
    // The session ends with the process; its watcher must not keep it from ending.
    let weak = Arc::downgrade(session);
    let told = move |event: notify::Result<Event>| {
        let Some(session) = weak.upgrade() else {
            return;
        };
        match event {
            Ok(event) if event.need_rescan() => super::again(&session),
            Ok(event) if !matches!(event.kind, EventKind::Access(_)) => {
                news::heard(&session, event.paths);
            }
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "a change of the files was missed"),
        }
    };
    let watcher = notify::recommended_watcher(told);
    let mut watcher = watcher
        .inspect_err(|error| tracing::warn!(%error, "files are not watched"))
        .ok()?;
    for folder in folders {
        if let Err(error) = watcher.watch(folder, RecursiveMode::Recursive) {
            tracing::warn!(folder = %folder.display(), %error, "a folder is not watched");
        }
    }
    Some(watcher)
}

fn lock(session: &Session) -> MutexGuard<'_, Watcher> {
    let watcher = session.indexing.watcher.lock();
    watcher.unwrap_or_else(PoisonError::into_inner)
}
