//! With no folder open: the folders to which the open files belong.
//!
//! A user who opens a single file of a repository wants to see whom it serves all the same.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::reach::{self, is_too_much};
use super::{again, scan};
use crate::lsp::session::Session;
use crate::workspace::configuration::file;

/// What stands at the top of a project.
const MARKERS: [&str; 4] = [file::NAME, ".git", ".hg", ".jj"];

/// The nearest folders above the open files that hold a marker; never the user's home or what lies above it.
pub(super) fn of_open_files(session: &Session) -> Vec<PathBuf> {
    let paths = session.documents.paths().into_iter();
    let roots: BTreeSet<PathBuf> = paths.filter_map(|path| above(&path)).collect();
    roots.into_iter().collect()
}

fn above(path: &Path) -> Option<PathBuf> {
    let holds_marker = |folder: &&Path| MARKERS.iter().any(|marker| folder.join(marker).exists());
    let root = path.ancestors().skip(1).find(holds_marker)?;
    (!is_too_much(root)).then(|| root.to_owned())
}

/// Takes note that a document was opened or closed: with no folder open, others may be the ones to read.
pub fn look(session: &Arc<Session>) {
    if !session.workspace.folders().is_empty() {
        return;
    }
    let shared = Arc::clone(session);
    session.chore(move || {
        if reach::folders(&shared) != scan::read_folders(&shared) {
            again(&shared);
        }
    });
}
