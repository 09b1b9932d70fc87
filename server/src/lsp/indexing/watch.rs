//! Learning of changed files: from the client where it tells, else by watching the folders ourselves.

use std::collections::BTreeSet;
use std::iter;
use std::path::{Path, PathBuf};
use std::sync::{Arc, MutexGuard, PoisonError};

use notify::event::ModifyKind;
use notify::{
    Config, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _,
};
use serde_json::json;

use super::news;
use super::scan::read_folders;
use crate::lsp::protocol::{Client, Registration};
use crate::lsp::session::Session;
use crate::workspace::configuration::file;
use crate::workspace::discovery::{EXTENSIONS, IGNORES, folders_of_ignores};

/// Who watches the files.
#[derive(Default)]
pub(super) struct Watcher {
    /// The client has agreed to tell when files of its folders change.
    client: bool,
    /// Our own watching, and of what.
    own: Option<(RecommendedWatcher, Places)>,
    /// The folders that were missing once. Whether a client watches one again that has come is not to be relied on.
    missed: BTreeSet<PathBuf>,
}

/// Asks to be told when files change. We have begun to watch them ourselves before they were read, and go on where the
/// client cannot.
pub async fn watch(session: &Arc<Session>, client: &Client) {
    if session.abilities().watched_files {
        ask(session, client).await;
        let shared = Arc::clone(session);
        session.chore(move || {
            // What a folder holds that has come since it was read has not been read, and nobody tells.
            if keep(&shared) {
                super::again(&shared);
            }
        });
    }
}

/// `WatchKind.Create` and `WatchKind.Delete` of the protocol.
const COMINGS_AND_GOINGS: u32 = 1 | 4;

async fn ask(session: &Session, client: &Client) {
    let documents = format!("**/*.{{{}}}", EXTENSIONS.join(","));
    let others = [file::NAME].into_iter().chain(IGNORES);
    let others = others.map(|name| format!("**/{name}"));
    let changes = iter::once(documents).chain(others);
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

/// So often at most it is looked again what is there while folders come and go.
const MOST_LOOKS: usize = 16;

/// Watches the folders that are read now; gives whether one has come or gone since they were watched. The client watches
/// those that are open in it, and no others, but does not tell when such a folder itself comes or goes.
pub(super) fn keep(session: &Arc<Session>) -> bool {
    let mut watcher = lock(session);
    let open = !session.workspace.folders().is_empty();
    let before = watcher.own.as_ref().map(|(_, places)| places.clone());
    // What has come or gone since it was looked, and before it was watched, nobody tells.
    for _ in 0..MOST_LOOKS {
        let folders = read_folders(session);
        let missing = folders.iter().filter(|folder| !folder.is_dir());
        watcher.missed.extend(missing.cloned());
        let others = |folder: &PathBuf| watcher.client && open && !watcher.missed.contains(folder);
        let places = Places::of(folders, others);
        let watched = watcher.own.as_ref().map(|(_, places)| places);
        if watched.map_or(places.folders.is_empty(), |watched| *watched == places) {
            break;
        }
        watcher.own = watch_ourselves(session, places);
    }
    let now = watcher.own.as_ref().map(|(_, places)| &places.above);
    before.is_some_and(|before| now != Some(&before.above))
}

/// What we watch ourselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Places {
    /// The folders that are read.
    folders: Vec<PathBuf>,
    /// Those of them that are watched with all that is in them.
    whole: Vec<PathBuf>,
    /// The nearest folders above them, in which they may come and go, and those in which it is said what of them is not
    /// read.
    above: BTreeSet<PathBuf>,
}

impl Places {
    /// Of what is there of `folders`, the insides of some of which are watched by others.
    fn of(folders: Vec<PathBuf>, by_others: impl Fn(&PathBuf) -> bool) -> Self {
        let above = |folder: &PathBuf| {
            let mut above = folder.ancestors().skip(1);
            above.find(|above| above.is_dir()).map(Path::to_owned)
        };
        let whole = folders
            .iter()
            .filter(|folder| !by_others(folder) && folder.is_dir());
        let ignores = folders.iter().flat_map(|folder| folders_of_ignores(folder));
        Self {
            whole: whole.cloned().collect(),
            above: folders.iter().filter_map(above).chain(ignores).collect(),
            folders,
        }
    }

    /// Whether one of the folders may have come or gone when something at `path` has.
    fn stand_on(&self, path: &Path) -> bool {
        self.folders.iter().any(|folder| folder.starts_with(path))
    }

    /// Whether `path` lies in one of the folders, or says what of them is not read.
    fn hold(&self, path: &Path) -> bool {
        let ignores = || IGNORES.iter().any(|name| path.ends_with(name));
        self.folders.iter().any(|folder| path.starts_with(folder)) || ignores()
    }
}

/// Watches `places`; gives those that were there.
fn watch_ourselves(
    session: &Arc<Session>,
    mut places: Places,
) -> Option<(RecommendedWatcher, Places)> {
    if places.folders.is_empty() {
        return None;
    }
    // The session ends with the process; its watcher must not keep it from ending.
    let weak = Arc::downgrade(session);
    let known = places.clone();
    let told = move |event: notify::Result<Event>| {
        if let Some(session) = weak.upgrade() {
            heard(&session, &known, event);
        }
    };
    let watcher = notify::recommended_watcher(told);
    let mut watcher = watcher
        .inspect_err(|error| tracing::warn!(%error, "files are not watched"))
        .ok()?;
    let mut is_there = |folder: &PathBuf, mode| match watcher.watch(folder, mode) {
        Ok(()) => true,
        Err(error) => {
            tracing::warn!(folder = %folder.display(), %error, "a folder is not watched");
            !is_missing(&error)
        }
    };
    let above = &mut places.above;
    above.retain(|folder| is_there(folder, RecursiveMode::NonRecursive));
    let whole = &mut places.whole;
    whole.retain(|folder| is_there(folder, RecursiveMode::Recursive));
    Some((watcher, places))
}

/// Whether something was not watched because it was not there, though it may be by now.
fn is_missing(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

/// Waits until every folder of whose coming we have heard is watched itself: what is read of it from here on, and changes
/// afterwards, is heard of. Not to be called where news are heard.
pub(super) fn catch_up(session: &Session) {
    if let Some((watcher, _)) = &mut lock(session).own {
        wait_for(watcher);
    }
}

/// Where a system tells of each folder by itself, one that has come is told of first and watched afterwards. What is asked
/// of a watcher is answered in its turn, and this question is harmless.
fn wait_for(watcher: &mut RecommendedWatcher) {
    if let Err(error) = watcher.configure(Config::default()) {
        tracing::warn!(%error, "files are not watched");
    }
}

fn heard(session: &Arc<Session>, places: &Places, event: notify::Result<Event>) {
    let event = match event {
        Ok(event) if event.need_rescan() => return super::again(session),
        Ok(event) => event,
        Err(error) => return tracing::warn!(%error, "a change of the files was missed"),
    };
    let comes_or_goes = matches!(
        event.kind,
        EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))
    );
    if comes_or_goes && event.paths.iter().any(|path| places.stand_on(path)) {
        return folder_changed(session);
    }
    if !matches!(event.kind, EventKind::Access(_)) {
        let inside = event.paths.into_iter().filter(|path| places.hold(path));
        news::heard(session, inside);
    }
}

/// A folder that is read has come or gone, or one above it: what was watched may be another one of the same name.
fn folder_changed(session: &Arc<Session>) {
    let shared = Arc::clone(session);
    // A watcher cannot be ended by its own thread.
    session.chore(move || {
        drop(lock(&shared).own.take());
        super::again(&shared);
    });
}

fn lock(session: &Session) -> MutexGuard<'_, Watcher> {
    let watcher = session.indexing.watcher.lock();
    watcher.unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
