//! How each background task is carried out, and on which threads.

mod finish_typing;
mod tree_changed;

use std::sync::Arc;

use super::state::{Session, Task};
use super::{diagnostics, indexing};

/// Begins `task` on the threads for its kind of work and returns at once.
pub fn begin(session: &Arc<Session>, task: Task) {
    let shared = Arc::clone(session);
    match task {
        Task::Publish(key) => {
            // An exit waits until the diagnostics are written.
            let in_flight = session.writer.announce();
            session.check(move || {
                diagnostics::publish(&shared, &key);
                drop(in_flight);
            });
        }
        Task::Review(key) => session.check(move || diagnostics::review(&shared, &key)),
        Task::RefreshDiagnostics => session.wait(diagnostics::refresh(shared)),
        Task::FinishTyping(key) => session.wait(finish_typing::finish_typing(shared, key)),
        Task::AnnounceTree => session.wait(tree_changed::announce(shared)),
        Task::ScanFolders(scan) => session.chore(move || indexing::scan(&shared, &scan)),
        Task::ReadChangedFiles => session.chore(move || indexing::read_changed(&shared)),
        Task::ResolvePending => session.chore(move || indexing::resolve(&shared)),
    }
}
