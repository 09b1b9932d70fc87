//! The workspace's folders, and by which `.okr.toml` each document is read and judged.
//!
//! The files are read where they are needed and again when they may have changed. One that is open in the
//! editor counts as it stands there. While one is wrong, what it said when it was last right stays in force,
//! and what is wrong is published as its own diagnostics, also to a client that pulls: it asks for those of
//! documents, and the file is seldom one that it opens here.

mod identity;
mod okr_toml;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub use self::okr_toml::Said;

use self::okr_toml::File;
use super::diagnostic;
use super::indexing;
use super::protocol::{
    InitializeParams, RootPath, Uri, WorkspaceFolder, WorkspaceFolders, WorkspaceFoldersChangeEvent,
};
use super::publish::Publisher;
use super::session::Session;
use super::uri::{self, Key};
use crate::workspace::configuration::file::{self, Search};
use crate::workspace::{Configuration, Terms};

/// The folders and their configurations.
#[derive(Debug, Default)]
pub struct Workspace {
    state: Mutex<State>,
    /// Is held by the one who tells documents what holds for them.
    rereading: Mutex<()>,
}

#[derive(Debug, Default)]
struct State {
    folders: Vec<PathBuf>,
    search: Search,
    files: HashMap<Key, File>,
}

impl Workspace {
    /// What the client is to be told about the configuration file `key`; `None` for any other file.
    pub fn said(&self, key: &Key) -> Option<Said> {
        Some(self.lock().files.get(key)?.said.clone())
    }

    /// Notes which folders are open.
    pub fn open(&self, folders: Vec<PathBuf>) {
        let mut state = self.lock();
        state.search = Search::below(folders.clone());
        state.folders = folders;
    }

    /// The open folders.
    pub fn folders(&self) -> Vec<PathBuf> {
        self.lock().folders.clone()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The folders that a client opens at its start. An older way to name them counts where a newer one names none.
pub fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    let given = &params.workspace_folders_initialize_params.workspace_folders;
    let listed = match given {
        Some(WorkspaceFolders::WorkspaceFolderList(folders)) => paths(folders).collect(),
        _ => Vec::new(),
    };
    if !listed.is_empty() {
        return listed;
    }
    #[expect(deprecated, reason = "older clients say it so")]
    let (uri, path) = (params.root_uri.as_ref(), params.root_path.as_ref());
    let path = path.and_then(|path| match path {
        RootPath::String(path) => Some(PathBuf::from(path)),
        RootPath::Null => None,
    });
    let root = uri.and_then(uri::path).or(path);
    root.filter(|root| root.is_absolute()).into_iter().collect()
}

fn paths(folders: &[WorkspaceFolder]) -> impl Iterator<Item = PathBuf> {
    folders.iter().filter_map(|folder| uri::path(&folder.uri))
}

/// Whether the document at `uri` is a configuration file.
pub fn is_configuration(uri: &Uri) -> bool {
    uri::file_name(uri) == file::NAME && uri::path(uri).is_some()
}

/// What holds for the document at `uri`. One that is no file is read as if it lay in the first folder.
pub fn terms(session: &Arc<Session>, uri: &Uri) -> Terms {
    let path = uri::path(uri).or_else(|| Some(in_folder(session, uri)?.to_path_buf()));
    path.map_or_else(
        || {
            let name = uri::file_name(uri);
            Configuration::default().terms_for(Path::new(&name), &session.settings().preferences)
        },
        |path| terms_of(session, &path),
    )
}

/// Where the document at `uri`, which is no file, would be if it were one in the first folder.
pub fn in_folder(session: &Session, uri: &Uri) -> Option<Arc<Path>> {
    let state = session.workspace.lock();
    let path = state.folders.first()?.join(uri::file_name(uri));
    Some(path.into())
}

/// Where the workspace has the document at `uri`, whichever of its names that is; `None` where it is no file.
pub fn place(session: &Session, uri: &Uri) -> Option<Arc<Path>> {
    let path = uri::path(uri)?;
    Some(identity::of(&path, &session.workspace.folders()).into())
}

/// The open folders, each once though it be open by several names.
pub fn distinct_folders(session: &Session) -> Vec<PathBuf> {
    identity::once(&session.workspace.folders())
}

/// What holds for the file at `path`.
pub fn terms_of(session: &Arc<Session>, path: &Path) -> Terms {
    let preferences = session.settings().preferences;
    let mut terms = configuration_of(session, path).terms_for(path, &preferences);
    terms.conventions.ignored |= path.file_name().is_some_and(|name| name == file::NAME);
    terms
}

/// Whether a configuration asks for files with the extension of `path`.
pub fn asks_for(session: &Arc<Session>, path: &Path) -> bool {
    path.extension().is_some() && configuration_of(session, path).names_extension_of(path)
}

fn configuration_of(session: &Arc<Session>, path: &Path) -> Arc<Configuration> {
    let mut state = session.workspace.lock();
    let found = state.search.nearest(file::folder(path));
    let configuration = found.and_then(|found| state.configuration(session, &found));
    configuration.unwrap_or_default()
}

/// Reads the files of the open folders.
pub fn start(session: &Arc<Session>) {
    let mut state = session.workspace.lock();
    for folder in state.folders.clone() {
        state.configuration(session, &folder.join(file::NAME));
    }
}

/// Takes note that configuration files have changed on disk.
pub fn configurations_changed(session: &Arc<Session>) {
    refresh(session);
    indexing::again(session);
}

/// Takes note that folders were opened and closed.
pub fn folders_changed(session: &Arc<Session>, change: &WorkspaceFoldersChangeEvent) {
    let closed: Vec<PathBuf> = paths(&change.removed).collect();
    let mut state = session.workspace.lock();
    let mut folders = std::mem::take(&mut state.folders);
    folders.retain(|folder| !closed.contains(folder));
    folders.extend(paths(&change.added));
    state.folders = folders;
    let inside = |file: &File| closed.iter().any(|folder| file.path.starts_with(folder));
    let gone: Vec<File> = state
        .files
        .extract_if(|_, file| inside(file))
        .map(|(_, file)| file)
        .collect();
    gone.iter().for_each(|file| file.forgotten(session));
    drop(state);
    refresh(session);
    indexing::again(session);
}

/// Looks whether the configuration of the document at `uri`, which is about to be opened, has changed, where
/// the client does not tell.
pub fn look(session: &Arc<Session>, uri: &Uri) {
    let mut state = session.workspace.lock();
    if state.is_told_of_changes(session) {
        return;
    }
    state.search_again(session);
    let folder = uri::path(uri).map(|path| file::folder(&path).to_owned());
    let found = folder.and_then(|folder| state.search.nearest(&folder));
    let changed = found.is_some_and(|found| state.reload(session, &found));
    drop(state);
    if changed {
        reread(session);
    }
}

/// Looks whether any configuration has changed, where the client does not tell.
pub fn look_everywhere(session: &Arc<Session>) {
    let is_told = session.workspace.lock().is_told_of_changes(session);
    if !is_told {
        refresh(session);
    }
}

/// Reads the configuration file at `uri` again, which was opened, changed or closed in the editor.
pub fn edited(session: &Arc<Session>, uri: &Uri) {
    if let Some(path) = uri::path(uri) {
        let mut state = session.workspace.lock();
        state.search_again(session);
        let changed = state.reload(session, &path);
        drop(state);
        if changed {
            reread(session);
        }
    }
}

/// Reads all configuration files again, and what depends on them.
pub fn refresh(session: &Arc<Session>) {
    let mut state = session.workspace.lock();
    state.search_again(session);
    let known = state.files.values().map(|file| file.path.clone());
    let at_the_top = state.folders.iter().map(|folder| folder.join(file::NAME));
    let mut paths: Vec<PathBuf> = known.chain(at_the_top).collect();
    paths.sort();
    paths.dedup();
    for path in paths {
        state.reload(session, &path);
    }
    drop(state);
    reread(session);
}

/// Reads and judges the open documents by what holds for them now, and publishes what that changes.
pub fn reread(session: &Arc<Session>) {
    let mut changed = false;
    session.reports.forget();
    for uri in session.documents.uris() {
        if reread_one(session, &uri) {
            Publisher::publish(session, &uri);
            changed = true;
        }
    }
    if changed {
        diagnostic::ask_again(session);
    }
}

/// Reads and judges the open document at `uri` by what holds for it now; gives whether something else held before.
pub fn reread_one(session: &Arc<Session>, uri: &Uri) -> bool {
    // Whoever comes last has looked last.
    let rereading = &session.workspace.rereading;
    let _turn = rereading.lock().unwrap_or_else(PoisonError::into_inner);
    session.documents.reread(uri, terms(session, uri))
}

impl State {
    /// Whether the client tells when configuration files change. It watches its folders only.
    fn is_told_of_changes(&self, session: &Session) -> bool {
        session.abilities().watched_files && !self.folders.is_empty()
    }

    /// Forgets which configuration files there are: others may be, on disk or in the editor.
    fn search_again(&mut self, session: &Session) {
        let open = session.documents.uris().into_iter();
        let drafts = open
            .filter(|uri| is_configuration(uri))
            .filter_map(|uri| uri::path(&uri));
        self.search = Search::below(self.folders.clone()).with(drafts.collect());
    }

    /// What the file at `path` says; `None` where there is none.
    fn configuration(&mut self, session: &Arc<Session>, path: &Path) -> Option<Arc<Configuration>> {
        let key = Key::of(&uri::from_path(path)?);
        if !self.files.contains_key(&key) {
            self.reload(session, path);
        }
        Some(Arc::clone(&self.files.get(&key)?.configuration))
    }

    /// Reads the file at `path` again and tells the client what has changed about it; gives whether its text
    /// has.
    fn reload(&mut self, session: &Arc<Session>, path: &Path) -> bool {
        let Some(uri) = uri::from_path(path) else {
            return false;
        };
        let key = Key::of(&uri);
        let before = self.files.remove(&key);
        let Some(file) = File::load(session, path, uri, before.as_ref()) else {
            before.iter().for_each(|file| file.forgotten(session));
            return before.is_some();
        };
        let changed = before
            .as_ref()
            .is_none_or(|before| before.text != file.text);
        let news = match before {
            Some(before) => before.said != file.said,
            None => file.said.version.is_some() || !file.said.diagnostics.is_empty(),
        };
        if news {
            Publisher::publish_configuration(session, &file.said.uri);
        }
        self.files.insert(key, file);
        changed
    }
}
