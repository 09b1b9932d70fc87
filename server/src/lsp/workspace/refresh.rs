//! Noticing changes of configuration files and of the open folders.

use std::path::PathBuf;
use std::sync::Arc;

use super::load::{configuration, reload, search_again, withdraw};
use super::reread::reread;
use super::roots::paths;
use crate::lsp::protocol::{Uri, WorkspaceFoldersChangeEvent};
use crate::lsp::state::{ConfigurationFile, FolderState, Session};
use crate::lsp::uri;
use crate::workspace::configuration::file;

/// Reads the configuration files of the open folders for the first time.
pub fn start(session: &Arc<Session>) {
    let mut state = session.folders.lock();
    for folder in state.folders.clone() {
        configuration(&mut state, session, &folder.join(file::NAME));
    }
}

/// Notes that folders were opened and closed.
pub fn folders_changed(session: &Arc<Session>, change: &WorkspaceFoldersChangeEvent) {
    let closed: Vec<PathBuf> = paths(&change.removed).collect();
    let mut state = session.folders.lock();
    let mut folders = std::mem::take(&mut state.folders);
    folders.retain(|folder| !closed.contains(folder));
    folders.extend(paths(&change.added));
    state.folders = folders;
    let inside =
        |file: &ConfigurationFile| closed.iter().any(|folder| file.path.starts_with(folder));
    let gone: Vec<ConfigurationFile> = state
        .files
        .extract_if(|_, file| inside(file))
        .map(|(_, file)| file)
        .collect();
    gone.iter().for_each(|file| withdraw(file, session));
    drop(state);
    refresh(session);
}

/// Looks whether the configuration of the document at `uri`, which is about to be opened, has changed, unless the
/// client reports changes.
pub fn look(session: &Arc<Session>, uri: &Uri) {
    let mut state = session.folders.lock();
    if is_told_of_changes(&state, session) {
        return;
    }
    search_again(&mut state, session);
    let folder = uri::path(uri).map(|path| file::folder(&path).to_owned());
    let found = folder.and_then(|folder| state.search.nearest(&folder));
    let changed = found.is_some_and(|found| reload(&mut state, session, &found));
    drop(state);
    if changed {
        reread(session);
    }
}

/// Looks whether any configuration file has changed, unless the client reports changes.
pub fn look_everywhere(session: &Arc<Session>) {
    let is_told = is_told_of_changes(&session.folders.lock(), session);
    if !is_told {
        refresh(session);
    }
}

/// Whether the client reports changes of configuration files. It does so only in its folders.
fn is_told_of_changes(state: &FolderState, session: &Session) -> bool {
    session.abilities().watched_files && !state.folders.is_empty()
}

/// Reads the configuration file at `uri` again, which was opened, changed or closed in the editor.
pub fn edited(session: &Arc<Session>, uri: &Uri) {
    if let Some(path) = uri::path(uri) {
        let mut state = session.folders.lock();
        search_again(&mut state, session);
        let changed = reload(&mut state, session, &path);
        drop(state);
        if changed {
            reread(session);
        }
    }
}

/// Reads all configuration files again, and the documents that depend on them.
pub fn refresh(session: &Arc<Session>) {
    let mut state = session.folders.lock();
    search_again(&mut state, session);
    let known = state.files.values().map(|file| file.path.clone());
    let at_the_top = state.folders.iter().map(|folder| folder.join(file::NAME));
    let mut paths: Vec<PathBuf> = known.chain(at_the_top).collect();
    paths.sort();
    paths.dedup();
    for path in paths {
        reload(&mut state, session, &path);
    }
    drop(state);
    reread(session);
}
