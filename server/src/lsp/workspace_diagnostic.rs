//! `workspace/diagnostic`: the diagnostics of all documents, for clients that ask.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::diagnostic::{of, result_id};
use super::documents::Open;
use super::indexing;
use super::protocol::{
    FullDocumentDiagnosticReport, Result, UnchangedDocumentDiagnosticReport, Uri,
    WorkspaceDiagnosticParams, WorkspaceDiagnosticReport, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport, WorkspaceUnchangedDocumentDiagnosticReport,
};
use super::session::Session;
use super::uri::{self, Key};

/// The names of the last results of closed files, each with the file's revision in the index.
#[derive(Debug, Default)]
pub struct Reports(Mutex<HashMap<PathBuf, (u64, String)>>);

impl Reports {
    /// Forgets everything: what is asked of documents has changed.
    pub fn forget(&self) {
        self.lock().clear();
    }

    fn last(&self, path: &Path, revision: u64) -> Option<String> {
        let reports = self.lock();
        let (last, id) = reports.get(path)?;
        (*last == revision).then(|| id.clone())
    }

    fn remember(&self, path: &Path, revision: u64, id: &str) {
        self.lock()
            .insert(path.to_owned(), (revision, id.to_owned()));
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<PathBuf, (u64, String)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Answers a client that asks for the diagnostics of all documents: of those that are open, in their versions,
/// and of those on disk. What the client has already is only said to be unchanged; of a closed file, as long as
/// nothing has changed that it depends on, without looking at it again.
pub async fn answer(
    session: &Arc<Session>,
    params: WorkspaceDiagnosticParams,
) -> Result<WorkspaceDiagnosticReport> {
    let previous: HashMap<Key, String> = params
        .previous_result_ids
        .into_iter()
        .map(|previous| (Key::of(&previous.uri), previous.value))
        .collect();
    let shared = Arc::clone(session);
    let items = session
        .work(move || {
            let files = paths(&shared);
            let reports = files.iter().filter_map(|path| {
                let uri = uri::from_path(path)?;
                let known = previous.get(&Key::of(&uri)).map(String::as_str);
                report(&shared, path, uri, known)
            });
            reports.collect()
        })
        .await?;
    Ok(WorkspaceDiagnosticReport { items })
}

fn paths(session: &Session) -> Vec<Arc<Path>> {
    let index = session.indexing.read();
    let files = index.files();
    let mut paths: Vec<_> = files.map(|(_, file)| Arc::clone(&file.path)).collect();
    paths.sort();
    paths
}

fn report(
    session: &Arc<Session>,
    path: &Path,
    uri: Uri,
    known: Option<&str>,
) -> Option<WorkspaceDocumentDiagnosticReport> {
    if let Some(open) = session.documents.get(&Key::of(&uri)) {
        let version = Some(open.snapshot.version());
        return full(session, &open, version, known).map(|(report, _)| report);
    }
    let revision = session.indexing.read().revision(path)?;
    let last = session.reports.last(path, revision);
    if let Some(last) = last.filter(|last| Some(last.as_str()) == known) {
        return Some(unchanged(uri, None, last));
    }
    let closed = indexing::closed_document(session, path, uri)?;
    let (report, id) = full(session, &closed, None, known)?;
    session.reports.remember(path, revision, &id);
    Some(report)
}

/// The report on a document, and the name of its result.
fn full(
    session: &Session,
    open: &Open,
    version: Option<i32>,
    known: Option<&str>,
) -> Option<(WorkspaceDocumentDiagnosticReport, String)> {
    let items = of(session, open);
    let id = result_id(&items)?;
    let uri = (*open.uri).clone();
    if known == Some(&id) {
        return Some((unchanged(uri, version, id.clone()), id));
    }
    let full_document_diagnostic_report = FullDocumentDiagnosticReport {
        result_id: Some(id.clone()),
        items,
    };
    let report = WorkspaceFullDocumentDiagnosticReport {
        uri,
        version,
        full_document_diagnostic_report,
    };
    Some((report.into(), id))
}

fn unchanged(
    uri: Uri,
    version: Option<i32>,
    result_id: String,
) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceUnchangedDocumentDiagnosticReport {
        uri,
        version,
        unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
    }
    .into()
}
