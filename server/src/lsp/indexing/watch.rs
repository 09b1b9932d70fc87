//! Learning of changed files, from the client or by watching the folders ourselves.

use std::iter;
use std::path::PathBuf;
use std::sync::Arc;

use notify::event::ModifyKind;
use notify::{
    Config, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _,
};
use serde_json::json;

use super::begin::begin;
use crate::lsp::protocol::{Client, Registration};
use crate::lsp::state::{Session, WatchedPlaces};
use crate::workspace::configuration::file;
use crate::workspace::discovery::{EXTENSIONS, IGNORES};

/// Asks the client to report changed files, if it can. We have watched them ourselves since before they were read, and
/// go on if the client cannot.
pub async fn watch(session: &Arc<Session>) {
    if let Some(client) = session.client()
        && session.abilities().watched_files
    {
        ask(session, client).await;
        let shared = Arc::clone(session);
        session.chore(move || {
            // A folder that appeared after the scan has not been read, and nobody reports its files.
            if keep(&shared) {
                begin(&shared);
            }
        });
    }
}

/// `WatchKind.Create` and `WatchKind.Delete` of the protocol.
const CREATE_AND_DELETE: u32 = 1 | 4;

async fn ask(session: &Session, client: &Client) {
    let documents = format!("**/*.{{{}}}", EXTENSIONS.join(","));
    let others = [file::NAME].into_iter().chain(IGNORES);
    let others = others.map(|name| format!("**/{name}"));
    let changes = iter::once(documents).chain(others);
    let changes = changes.map(|pattern| json!({ "globPattern": pattern }));
    // When a folder appears or disappears, a client may report only the folder itself.
    let folders = json!({ "globPattern": "**/*", "kind": CREATE_AND_DELETE });
    let watchers: Vec<_> = changes.chain([folders]).collect();
    let registration = Registration {
        id: "files".to_owned(),
        method: "workspace/didChangeWatchedFiles".to_owned(),
        register_options: Some(json!({ "watchers": watchers })),
    };
    match client.register_capability(vec![registration]).await {
        Ok(()) => session.index.watcher().client = true,
        Err(error) => tracing::warn!(%error, "the client does not tell when files change"),
    }
}

/// How often, at most, the folders are looked at again while some appear and disappear.
const MOST_LOOKS: usize = 16;

/// Watches the folders that are read now. Returns whether one has appeared or disappeared since they were watched. The
/// client watches only the folders that are open in it, and does not report when such a folder itself appears or
/// disappears.
pub(super) fn keep(session: &Arc<Session>) -> bool {
    let mut watcher = session.index.watcher();
    let open = !session.folders.list().is_empty();
    let before = watcher.own.as_ref().map(|(_, places)| places.clone());
    // Nobody reports what appeared or disappeared between the look and the beginning of the watching.
    for _ in 0..MOST_LOOKS {
        let folders = session.index.folders();
        let missing = folders.iter().filter(|folder| !folder.is_dir());
        watcher.missed.extend(missing.cloned());
        let others = |folder: &PathBuf| watcher.client && open && !watcher.missed.contains(folder);
        let places = WatchedPlaces::of(folders, others);
        let watched = watcher.own.as_ref().map(|(_, places)| places);
        if watched.map_or(places.folders.is_empty(), |watched| *watched == places) {
            break;
        }
        watcher.own = watch_ourselves(session, places);
    }
    let now = watcher.own.as_ref().map(|(_, places)| &places.above);
    before.is_some_and(|before| now != Some(&before.above))
}

/// Watches `places`. Returns those that exist.
fn watch_ourselves(
    session: &Arc<Session>,
    mut places: WatchedPlaces,
) -> Option<(RecommendedWatcher, WatchedPlaces)> {
    if places.folders.is_empty() {
        return None;
    }
    // The watcher belongs to the session and must not keep it alive.
    let weak = Arc::downgrade(session);
    let known = places.clone();
    let on_event = move |event: notify::Result<Event>| {
        if let Some(session) = weak.upgrade() {
            heard(&session, &known, event);
        }
    };
    let watcher = notify::recommended_watcher(on_event);
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

/// Whether something is not watched because it did not exist. It may exist by now.
fn is_missing(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

/// Waits until every folder that was reported as new is watched itself. From then on every change in it is reported. Must
/// not be called from the watcher's own thread.
pub(super) fn catch_up(session: &Session) {
    if let Some((watcher, _)) = &mut session.index.watcher().own {
        wait_for(watcher);
    }
}

/// On some systems each folder is watched by itself: a new one is reported first and watched afterwards. A watcher answers
/// calls in order, and this call has no effect, so its answer comes when the folder is watched.
fn wait_for(watcher: &mut RecommendedWatcher) {
    if let Err(error) = watcher.configure(Config::default()) {
        tracing::warn!(%error, "files are not watched");
    }
}

fn heard(session: &Arc<Session>, places: &WatchedPlaces, event: notify::Result<Event>) {
    let event = match event {
        Ok(event) if event.need_rescan() => return begin(session),
        Ok(event) => event,
        Err(error) => return tracing::warn!(%error, "a change of the files was missed"),
    };
    let comes_or_goes = matches!(
        event.kind,
        EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))
    );
    if comes_or_goes && event.paths.iter().any(|path| places.depend_on(path)) {
        return folder_changed(session);
    }
    if !matches!(event.kind, EventKind::Access(_)) {
        let inside = event.paths.into_iter().filter(|path| places.hold(path));
        session.files_changed(inside);
    }
}

/// Notes that a folder that is read, or one above it, has appeared or disappeared. The watched folder may be another one
/// of the same name now.
fn folder_changed(session: &Arc<Session>) {
    let shared = Arc::clone(session);
    // A watcher cannot be dropped on its own thread.
    session.chore(move || {
        drop(shared.index.watcher().own.take());
        begin(&shared);
    });
}

#[cfg(test)]
mod tests;
