//! `workspace/diagnostic`.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use serde_json::json;

use super::traits::SurveyRequest;
use crate::lsp::client::DiagnosticScope;
use crate::lsp::diagnostics::diagnostics;
use crate::lsp::indexing;
use crate::lsp::protocol::{
    Diagnostic, FullDocumentDiagnosticReport, PreviousResultId, ProgressToken,
    UnchangedDocumentDiagnosticReport, Uri, WorkspaceDiagnosticParams, WorkspaceDiagnosticReport,
    WorkspaceDocumentDiagnosticReport, WorkspaceFullDocumentDiagnosticReport,
    WorkspaceUnchangedDocumentDiagnosticReport,
};
use crate::lsp::state::{OpenDocument, Session, result_id};
use crate::lsp::uri::{self, DocumentKey};

/// The diagnostics of all documents: of the open ones in their versions, and of those on disk.
///
/// What the client has already is only reported as unchanged. A closed file is not even read for that, as long as
/// nothing has changed that it depends on. What has no diagnostics any more, or is gone, is reported once as empty. A
/// document that is open but not in the workspace is only reported if the client has a report on it.
pub struct WorkspaceDiagnosticHandler;

impl SurveyRequest for WorkspaceDiagnosticHandler {
    type Params = WorkspaceDiagnosticParams;
    type Answer = WorkspaceDiagnosticReport;

    fn run(session: &Arc<Session>, params: WorkspaceDiagnosticParams) -> WorkspaceDiagnosticReport {
        let known = params.previous_result_ids.into_iter();
        let mut known: PreviousResults =
            known.map(|one| (DocumentKey::of(&one.uri), one)).collect();
        let token = params.partial_result_params.partial_result_token;
        let mut reports = PartialReports::new(session, token);
        // A file is only gone if all files have been read.
        let complete = !session.index.is_scanning();
        let paths = paths(session);
        session.closed_results.keep(&paths);
        for path in paths {
            if let Some(report) = report(session, &path, &mut known) {
                reports.add(report);
            }
        }
        for (key, known) in known {
            let report = match session.documents.get(&key) {
                Some(open) => Some(of_open(session, &open, Some(&known.value))),
                None => complete.then(|| gone(known)).flatten(),
            };
            report.into_iter().for_each(|report| reports.add(report));
        }
        WorkspaceDiagnosticReport {
            items: reports.finish(),
        }
    }
}

/// The results that the client has.
type PreviousResults = HashMap<DocumentKey, PreviousResultId>;

/// The number of reports in one partial result.
const PARTIAL: usize = 64;

/// Reports on their way to a client. One that gave a token gets them as partial results.
struct PartialReports<'a> {
    session: &'a Session,
    token: Option<ProgressToken>,
    left: Vec<WorkspaceDocumentDiagnosticReport>,
}

impl<'a> PartialReports<'a> {
    fn new(session: &'a Session, token: Option<ProgressToken>) -> Self {
        Self {
            session,
            token,
            left: Vec::new(),
        }
    }

    fn add(&mut self, report: WorkspaceDocumentDiagnosticReport) {
        self.left.push(report);
        if self.left.len() >= PARTIAL {
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

    /// The reports that were not sent as partial results.
    fn finish(mut self) -> Vec<WorkspaceDocumentDiagnosticReport> {
        if !self.left.is_empty() {
            self.send();
        }
        self.left
    }
}

/// The files with diagnostics, in order.
fn paths(session: &Session) -> Vec<Arc<Path>> {
    let mut paths = if session.settings().diagnostics.scope == Some(DiagnosticScope::OpenFiles) {
        session.documents.paths()
    } else {
        let index = session.index.read();
        index
            .files()
            .map(|(_, file)| Arc::clone(&file.path))
            .collect()
    };
    paths.sort();
    paths
}

/// The report on the file at `path`. Removes the client's old one from `known`.
fn report(
    session: &Arc<Session>,
    path: &Path,
    known: &mut PreviousResults,
) -> Option<WorkspaceDocumentDiagnosticReport> {
    let open = session.documents.at(path);
    let uri = open.as_ref().map(|open| (*open.uri).clone());
    let uri = uri.or_else(|| uri::from_path(path))?;
    let key = DocumentKey::of(&uri);
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
    open: &OpenDocument,
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
    let revision = session.index.read().revision(path)?;
    let last = session.closed_results.last(path, revision);
    if let Some(last) = last.filter(|last| Some(last.as_str()) == known) {
        return Some(unchanged(uri, None, last));
    }
    let closed = indexing::closed_document(session, path, uri)?;
    let (report, id) = full(session, &closed, None, known);
    session.closed_results.remember(path, revision, &id);
    Some(report)
}

/// The report on a document, and its result id.
fn full(
    session: &Arc<Session>,
    open: &OpenDocument,
    version: Option<i32>,
    known: Option<&str>,
) -> (WorkspaceDocumentDiagnosticReport, String) {
    let items = diagnostics(session, open);
    let id = result_id(&items);
    let uri = (*open.uri).clone();
    if known == Some(&id) {
        return (unchanged(uri, version, id.clone()), id);
    }
    (with(uri, version, id.clone(), items), id)
}

/// The report that a file has no diagnostics any more; `None` if the client knows that.
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
