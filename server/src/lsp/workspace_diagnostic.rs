//! `workspace/diagnostic`: the diagnostics of all documents, for clients that ask.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::json;

use super::diagnostic::{of, result_id};
use super::documents::Open;
use super::indexing;
use super::protocol::{
    Diagnostic, FullDocumentDiagnosticReport, PreviousResultId, ProgressToken, Result,
    UnchangedDocumentDiagnosticReport, Uri, WorkspaceDiagnosticParams, WorkspaceDiagnosticReport,
    WorkspaceDocumentDiagnosticReport, WorkspaceFullDocumentDiagnosticReport,
    WorkspaceUnchangedDocumentDiagnosticReport,
};
use super::session::Session;
use super::settings::Scope;
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

    /// Forgets all files but those at `paths`, which are sorted.
    fn keep(&self, paths: &[Arc<Path>]) {
        let is_there = |path: &PathBuf| paths.binary_search_by(|one| (**one).cmp(path)).is_ok();
        self.lock().retain(|path, _| is_there(path));
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<PathBuf, (u64, String)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Answers a client that asks for the diagnostics of all documents: of those that are open, in their versions,
/// and of those on disk. What the client has already is only said to be unchanged; of a closed file, as long as
/// nothing has changed that it depends on, without looking at it again. Of what it has and what is not there any
/// more, or has none, it is told once that there are none. What is open and no file of the workspace, or one by another
/// name, is answered where the client has it already.
pub async fn answer(
    session: &Arc<Session>,
    params: WorkspaceDiagnosticParams,
) -> Result<WorkspaceDiagnosticReport> {
    let known = params.previous_result_ids.into_iter();
    let mut known: Known = known.map(|one| (Key::of(&one.uri), one)).collect();
    let token = params.partial_result_params.partial_result_token;
    let shared = Arc::clone(session);
    let items = session
        .work(move || {
            let mut reports = Pieces::new(&shared, token);
            // What has not been read yet is not gone.
            let complete = !shared.indexing.is_scanning();
            let paths = paths(&shared);
            shared.reports.keep(&paths);
            for path in paths {
                if let Some(report) = report(&shared, &path, &mut known) {
                    reports.add(report);
                }
            }
            for (key, known) in known {
                let report = match shared.documents.get(&key) {
                    Some(open) => Some(of_open(&shared, &open, Some(&known.value))),
                    None => complete.then(|| gone(known)).flatten(),
                };
                report.into_iter().for_each(|report| reports.add(report));
            }
            reports.finish()
        })
        .await?;
    Ok(WorkspaceDiagnosticReport { items })
}

/// What the client has.
type Known = HashMap<Key, PreviousResultId>;

/// So many reports are sent at a time.
const PIECE: usize = 64;

/// Reports on their way to a client, which takes them piece by piece where it gave a token.
struct Pieces<'a> {
    session: &'a Session,
    token: Option<ProgressToken>,
    left: Vec<WorkspaceDocumentDiagnosticReport>,
}

impl<'a> Pieces<'a> {
    fn new(session: &'a Session, token: Option<ProgressToken>) -> Self {
        Self {
            session,
            token,
            left: Vec::new(),
        }
    }

    fn add(&mut self, report: WorkspaceDocumentDiagnosticReport) {
        self.left.push(report);
        if self.left.len() >= PIECE {
            self.send();
        }
    }

    fn send(&mut self) {
        if let Some(token) = &self.token {
            let items = std::mem::take(&mut self.left);
            let params = json!({"token": token, "value": WorkspaceDiagnosticReport { items }});
            self.session.writer.notify("$/progress", params);
        }
    }

    /// What is left to be answered.
    fn finish(mut self) -> Vec<WorkspaceDocumentDiagnosticReport> {
        if !self.left.is_empty() {
            self.send();
        }
        self.left
    }
}

/// The files with diagnostics, in order.
fn paths(session: &Session) -> Vec<Arc<Path>> {
    let mut paths = if session.settings().diagnostics.scope == Some(Scope::OpenFiles) {
        session.documents.paths()
    } else {
        let index = session.indexing.read();
        index
            .files()
            .map(|(_, file)| Arc::clone(&file.path))
            .collect()
    };
    paths.sort();
    paths
}

/// The report on the file at `path`, of which the client may have one.
fn report(
    session: &Arc<Session>,
    path: &Path,
    known: &mut Known,
) -> Option<WorkspaceDocumentDiagnosticReport> {
    let open = session.documents.at(path);
    let uri = open.as_ref().map(|open| (*open.uri).clone());
    let uri = uri.or_else(|| uri::from_path(path))?;
    let key = Key::of(&uri);
    let last = known.get(&key).map(|known| known.value.as_str());
    let report = match open {
        Some(open) => of_open(session, &open, last),
        None => closed(session, path, uri, last)?,
    };
    known.remove(&key);
    Some(report)
}

fn of_open(
    session: &Arc<Session>,
    open: &Open,
    known: Option<&str>,
) -> WorkspaceDocumentDiagnosticReport {
    indexing::updated(session, open);
    full(session, open, Some(open.snapshot.version()), known).0
}

fn closed(
    session: &Arc<Session>,
    path: &Path,
    uri: Uri,
    known: Option<&str>,
) -> Option<WorkspaceDocumentDiagnosticReport> {
    let revision = session.indexing.read().revision(path)?;
    let last = session.reports.last(path, revision);
    if let Some(last) = last.filter(|last| Some(last.as_str()) == known) {
        return Some(unchanged(uri, None, last));
    }
    let closed = indexing::closed_document(session, path, uri)?;
    let (report, id) = full(session, &closed, None, known);
    session.reports.remember(path, revision, &id);
    Some(report)
}

/// The report on a document, and the name of its result.
fn full(
    session: &Arc<Session>,
    open: &Open,
    version: Option<i32>,
    known: Option<&str>,
) -> (WorkspaceDocumentDiagnosticReport, String) {
    let items = of(session, open);
    let id = result_id(&items);
    let uri = (*open.uri).clone();
    if known == Some(&id) {
        return (unchanged(uri, version, id.clone()), id);
    }
    (with(uri, version, id.clone(), items), id)
}

/// The report on what the client has and what has no diagnostics any more; `None` where it knows.
fn gone(known: PreviousResultId) -> Option<WorkspaceDocumentDiagnosticReport> {
    let id = result_id(&[]);
    (known.value != id).then(|| with(known.uri, None, id, Vec::new()))
}

fn with(
    uri: Uri,
    version: Option<i32>,
    id: String,
    items: Vec<Diagnostic>,
) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceFullDocumentDiagnosticReport {
        uri,
        version,
        full_document_diagnostic_report: FullDocumentDiagnosticReport {
            result_id: Some(id),
            items,
        },
    }
    .into()
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
