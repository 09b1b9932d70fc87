//! Reading files that are not open.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::lsp::protocol::Uri;
use crate::lsp::state::{OpenDocument, Session};
use crate::lsp::workspace;
use crate::workspace::discovery;
use crate::workspace::index::Record;
use crate::workspace::{DocumentSettings, Snapshot, end_of_path, threads};

/// A thread reads at least this many files.
const LEAST_SHARE: usize = 16;

/// Reads `files` on several threads. Returns what each contains.
pub(super) fn read_each(
    session: &Arc<Session>,
    files: &BTreeSet<PathBuf>,
) -> Vec<(PathBuf, Record)> {
    let files: Vec<&PathBuf> = files.iter().collect();
    let share = files.len().div_ceil(threads()).max(LEAST_SHARE);
    let read_share = |files: &[&PathBuf]| -> Vec<_> {
        let records = files.iter().map(|file| read(session, file));
        files.iter().copied().cloned().zip(records).collect()
    };
    std::thread::scope(|scope| {
        let (own, others) = files.split_at(share.min(files.len()));
        let others = others.chunks(share);
        let others: Vec<_> = others
            .map(|share| scope.spawn(|| read_share(share)))
            .collect();
        let mut all = read_share(own);
        let read = others.into_iter().filter_map(|other| other.join().ok());
        all.extend(read.flatten());
        all
    })
}

/// Reads the file at `path`. The record is empty if the file cannot be read or contains no OKRs.
pub(super) fn read(session: &Arc<Session>, path: &Path) -> Record {
    // An error in one file must not stop the reading of the others.
    let read = catch_unwind(AssertUnwindSafe(|| record(session, path)));
    let read = read.inspect_err(|_| tracing::error!(path = %path.display(), "reading failed"));
    read.ok().flatten().unwrap_or_default()
}

fn record(session: &Arc<Session>, path: &Path) -> Option<Record> {
    let document_settings = workspace::document_settings_of(session, path);
    if document_settings.conventions.ignored {
        return None;
    }
    let text = match discovery::read(path) {
        Ok(text) => text,
        Err(unreadable) => {
            let error = &unreadable.error;
            tracing::info!(path = %path.display(), %error, "not indexed");
            return None;
        }
    };
    let snapshot = snapshot(path, &text, document_settings)?;
    Some(Record::of(&snapshot, path, session.abilities().encoding))
}

/// The file at `path`, which is not open, as if it were; `None` if it cannot be read or contains no OKRs.
pub fn closed_document(session: &Arc<Session>, path: &Path, uri: Uri) -> Option<OpenDocument> {
    let document_settings = workspace::document_settings_of(session, path);
    let text = discovery::read(path).ok()?;
    let snapshot = snapshot(path, &text, document_settings)?;
    Some(OpenDocument::unopened(uri, path, snapshot))
}

/// The document at `path` with the text `text`; `None` if it cannot contain OKRs.
fn snapshot(path: &Path, text: &str, document_settings: DocumentSettings) -> Option<Snapshot> {
    let name = end_of_path(path);
    let asked_for = document_settings.conventions.declared || crate::workspace::is_declared(&name);
    if !asked_for && !discovery::may_hold_okrs(text, &document_settings.conventions) {
        return None;
    }
    Some(Snapshot::new(&name, 0, text).with_settings(document_settings))
}
