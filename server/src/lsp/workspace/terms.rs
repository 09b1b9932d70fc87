//! The terms on which a document is read and judged.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{identity, load};
use crate::lsp::protocol::Uri;
use crate::lsp::state::Session;
use crate::lsp::uri;
use crate::workspace::configuration::file;
use crate::workspace::{Configuration, Terms};

/// The terms for the document at `uri`. One that is not a file is read as if it were in the first folder.
pub fn terms(session: &Arc<Session>, uri: &Uri) -> Terms {
    let path = uri::path(uri).or_else(|| Some(session.folders.path_in_first(uri)?.to_path_buf()));
    path.map_or_else(
        || {
            let name = uri::file_name(uri);
            Configuration::default().terms_for(Path::new(&name), &session.settings().preferences)
        },
        |path| terms_of(session, &path),
    )
}

/// The terms for the file at `path`.
pub fn terms_of(session: &Arc<Session>, path: &Path) -> Terms {
    let preferences = session.settings().preferences;
    let mut terms = configuration_of(session, path).terms_for(path, &preferences);
    terms.conventions.ignored |= path.file_name().is_some_and(|name| name == file::NAME);
    terms
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
