//! Reading configuration files.

use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::lsp::convert;
use crate::lsp::protocol::{Diagnostic, Uri};
use crate::lsp::state::{ConfigurationFile, FolderState, Publication, Session};
use crate::lsp::uri::{self, DocumentKey};
use crate::rules;
use crate::text::Text;
use crate::workspace::Configuration;
use crate::workspace::configuration::file::{self, Search};

/// Whether the document at `uri` is a configuration file.
pub fn is_configuration(uri: &Uri) -> bool {
    uri::file_name(uri) == file::NAME && uri::path(uri).is_some()
}

/// Forgets which configuration files there are, because it may have changed on disk or in the editor.
pub(super) fn search_again(state: &mut FolderState, session: &Session) {
    let open = session.documents.uris().into_iter();
    let drafts = open
        .filter(|uri| is_configuration(uri))
        .filter_map(|uri| uri::path(&uri));
    state.search = Search::below(state.folders.clone()).with(drafts.collect());
}

/// The configuration in the file at `path`; `None` if there is no such file.
pub(super) fn configuration(
    state: &mut FolderState,
    session: &Arc<Session>,
    path: &Path,
) -> Option<Arc<Configuration>> {
    let key = DocumentKey::of(&uri::from_path(path)?);
    if !state.files.contains_key(&key) {
        reload(state, session, path);
    }
    Some(Arc::clone(&state.files.get(&key)?.configuration))
}

/// Reads the file at `path` again, and publishes its problems if they have changed. Returns whether its text has
/// changed.
pub(super) fn reload(state: &mut FolderState, session: &Arc<Session>, path: &Path) -> bool {
    let Some(uri) = uri::from_path(path) else {
        return false;
    };
    let key = DocumentKey::of(&uri);
    let before = state.files.remove(&key);
    let Some(file) = load(session, path, uri, before.as_ref()) else {
        before.iter().for_each(|file| withdraw(file, session));
        return before.is_some();
    };
    let changed = before
        .as_ref()
        .is_none_or(|before| before.text != file.text);
    let news = match before {
        Some(before) => before.problems != file.problems,
        None => file.problems.version.is_some() || !file.problems.diagnostics.is_empty(),
    };
    if news {
        session.publish(&file.problems.uri);
    }
    state.files.insert(key, file);
    changed
}

/// Publishes that a file that is gone has no problems, if it had some.
pub(super) fn withdraw(file: &ConfigurationFile, session: &Arc<Session>) {
    if !file.problems.diagnostics.is_empty() {
        session.withdraw(Arc::clone(&file.problems.uri));
    }
}

/// Reads the file at `path`, which was `before`; `None` if there is no such file.
fn load(
    session: &Session,
    path: &Path,
    uri: Uri,
    before: Option<&ConfigurationFile>,
) -> Option<ConfigurationFile> {
    let open = session.documents.get(&DocumentKey::of(&uri));
    let text = match &open {
        Some(open) => file::admit(open.snapshot.text().len() as u64)
            .map(|()| open.snapshot.text().slice(0..usize::MAX).into_owned()),
        None if is_link(path) => return None,
        None => file::read(path),
    };
    let read = match &text {
        Ok(text) => read(session, text, file::folder(path)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
        Err(error) => Err(vec![convert::unreadable(error)]),
    };
    let (configuration, diagnostics) = match read {
        Ok(configuration) => (Arc::new(configuration), Vec::new()),
        Err(diagnostics) => {
            let before = before.map(|before| Arc::clone(&before.configuration));
            (before.unwrap_or_default(), diagnostics)
        }
    };
    let problems = Publication {
        version: open.as_ref().map(|open| open.snapshot.version()),
        uri: open.map_or_else(|| Arc::new(uri), |open| open.uri),
        diagnostics,
    };
    Some(ConfigurationFile {
        path: path.to_owned(),
        text: text.ok(),
        problems,
        configuration,
    })
}

/// Whether there is a link at `path`. Links are not followed.
fn is_link(path: &Path) -> bool {
    path.symlink_metadata()
        .is_ok_and(|found| found.is_symlink())
}

fn read(session: &Session, text: &str, folder: &Path) -> Result<Configuration, Vec<Diagnostic>> {
    Configuration::read(text, folder, &rules::known()).map_err(|problems| {
        let text = Text::new(text);
        let encoding = session.abilities().encoding;
        let each = problems
            .iter()
            .map(|problem| convert::problem(problem, &text, encoding));
        each.collect()
    })
}
