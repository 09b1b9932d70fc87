//! The open folders and their configuration files.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::configuration_file::ConfigurationFile;
use super::publications::Publication;
use crate::lsp::protocol::Uri;
use crate::lsp::uri::{self, DocumentKey};
use crate::workspace::configuration::file::Search;

/// The open folders and their configuration files.
#[derive(Debug, Default)]
pub struct OpenFolders {
    state: Mutex<FolderState>,
    /// Locked while open documents are read again with new settings.
    pub rereading: Mutex<()>,
}

/// What [`OpenFolders`] holds behind its lock.
#[derive(Debug, Default)]
pub struct FolderState {
    /// The open folders.
    pub folders: Vec<PathBuf>,
    /// Finds the configuration file of a folder.
    pub search: Search,
    /// The configuration files that have been read.
    pub files: HashMap<DocumentKey, ConfigurationFile>,
}

impl OpenFolders {
    /// The problems of the configuration file `key`; `None` for any other file.
    pub fn problems(&self, key: &DocumentKey) -> Option<Publication> {
        Some(self.lock().files.get(key)?.problems.clone())
    }

    /// Notes which folders are open.
    pub fn open(&self, folders: Vec<PathBuf>) {
        let mut state = self.lock();
        state.search = Search::below(folders.clone());
        state.folders = folders;
    }

    /// The open folders.
    pub fn list(&self) -> Vec<PathBuf> {
        self.lock().folders.clone()
    }

    /// The path that the document at `uri`, which is not a file, would have in the first folder.
    pub fn path_in_first(&self, uri: &Uri) -> Option<Arc<Path>> {
        let state = self.lock();
        let path = state.folders.first()?.join(uri::file_name(uri));
        Some(path.into())
    }

    /// Locks the state.
    pub fn lock(&self) -> MutexGuard<'_, FolderState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
