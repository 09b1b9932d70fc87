//! The settings of one document.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{identity, load};
use crate::lsp::protocol::Uri;
use crate::lsp::state::Session;
use crate::lsp::uri;
use crate::workspace::configuration::file;
use crate::workspace::{Configuration, DocumentSettings};

/// The settings of the document at `uri`. One that is not a file is read as if it were in the first folder.
pub fn document_settings(session: &Arc<Session>, uri: &Uri) -> DocumentSettings {
    let path = uri::path(uri).or_else(|| Some(session.folders.path_in_first(uri)?.to_path_buf()));
    path.map_or_else(
        || {
            let name = uri::file_name(uri);
            Configuration::default().settings_for(Path::new(&name), &session.settings().preferences)
        },
        |path| document_settings_of(session, &path),
    )
}

/// The settings of the file at `path`.
pub fn document_settings_of(session: &Arc<Session>, path: &Path) -> DocumentSettings {
    let preferences = session.settings().preferences;
    let mut document_settings = configuration_of(session, path).settings_for(path, &preferences);
    document_settings.conventions.ignored |=
        path.file_name().is_some_and(|name| name == file::NAME);
    document_settings
}

/// Whether the configuration includes files with the extension of `path`.
pub fn asks_for(session: &Arc<Session>, path: &Path) -> bool {
    path.extension().is_some() && configuration_of(session, path).names_extension_of(path)
}

fn configuration_of(session: &Arc<Session>, path: &Path) -> Arc<Configuration> {
    let mut state = session.folders.lock();
    let found = state.search.nearest(file::folder(path));
    let configuration = found.and_then(|found| load::configuration(&mut state, session, &found));
    configuration.unwrap_or_default()
}

/// The path at which the workspace has the document at `uri`, which is the same for all names of the file; `None` if it
/// is not a file.
pub fn place(session: &Session, uri: &Uri) -> Option<Arc<Path>> {
    let path = uri::path(uri)?;
    Some(identity::of(&path, &session.folders.list()).into())
}

/// The open folders, each once even if it is open by several names.
pub fn distinct_folders(session: &Session) -> Vec<PathBuf> {
    identity::once(&session.folders.list())
}
