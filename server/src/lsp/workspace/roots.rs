//! The folders that a client opens.

use std::path::PathBuf;

use crate::lsp::protocol::{InitializeParams, RootPath, WorkspaceFolder, WorkspaceFolders};
use crate::lsp::uri;

/// The folders that a client opens at its start. The older parameters count only if the newer ones name none.
pub fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    let given = &params.workspace_folders_initialize_params.workspace_folders;
    let listed = match given {
        Some(WorkspaceFolders::WorkspaceFolderList(folders)) => paths(folders).collect(),
        _ => Vec::new(),
    };
    if !listed.is_empty() {
        return listed;
    }
    #[expect(deprecated, reason = "older clients name their folder so")]
    let (uri, path) = (params.root_uri.as_ref(), params.root_path.as_ref());
    let path = path.and_then(|path| match path {
        RootPath::String(path) => Some(PathBuf::from(path)),
        RootPath::Null => None,
    });
    let root = uri.and_then(uri::path).or(path);
    root.filter(|root| root.is_absolute()).into_iter().collect()
}

/// The paths of those of `folders` that are on this machine.
pub(super) fn paths(folders: &[WorkspaceFolder]) -> impl Iterator<Item = PathBuf> {
    folders.iter().filter_map(|folder| uri::path(&folder.uri))
}
