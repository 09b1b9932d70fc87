//! Beginning to read the folders.

use std::sync::Arc;

use super::reach;
use crate::lsp::state::{Session, Task};

/// Begins to read the open folders, because they or the way to read them have changed. A scan that is running is
/// cancelled.
pub fn begin(session: &Arc<Session>) {
    let mut state = session.index.scan();
    let scan = state.begin(reach::folders(session));
    drop(state);
    session.begin(Task::ScanFolders(scan));
}

/// Notes that a document was opened or closed. If no folder is open, this may change which folders are read.
pub fn look(session: &Arc<Session>) {
    if !session.folders.list().is_empty() {
        return;
    }
    let shared = Arc::clone(session);
    session.chore(move || {
        if reach::folders(&shared) != shared.index.folders() {
            begin(&shared);
        }
    });
}
