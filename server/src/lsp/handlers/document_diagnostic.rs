//! `textDocument/diagnostic`.

use std::sync::Arc;

use super::traits::CheckRequest;
use crate::lsp::client::DiagnosticScope;
use crate::lsp::diagnostics::diagnostics;
use crate::lsp::protocol::{
    Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport, FullDocumentDiagnosticReport,
    RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport,
    UnchangedDocumentDiagnosticReport, Uri,
};
use crate::lsp::state::{OpenDocument, Session, result_id};
use crate::lsp::uri::DocumentKey;
use crate::lsp::{indexing, workspace};

/// The diagnostics of one document, open or closed.
pub struct DocumentDiagnosticHandler;

impl CheckRequest for DocumentDiagnosticHandler {
    type Params = DocumentDiagnosticParams;
    type Answer = DocumentDiagnosticReport;

    fn run(session: &Arc<Session>, params: DocumentDiagnosticParams) -> DocumentDiagnosticReport {
        let uri = params.text_document.uri;
        let items = match session.documents.get(&DocumentKey::of(&uri)) {
            Some(open) => of_open(session, &open),
            None => closed(session, uri).map_or_else(Vec::new, |file| diagnostics(session, &file)),
        };
        let id = result_id(&items);
        if Some(&id) == params.previous_result_id.as_ref() {
            return unchanged(id).into();
        }
        let report = FullDocumentDiagnosticReport {
            result_id: Some(id),
            items,
        };
        RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: report,
        }
        .into()
    }
}

/// The diagnostics of an open document. Notes that the client has them.
fn of_open(session: &Arc<Session>, open: &OpenDocument) -> Vec<Diagnostic> {
    let items = diagnostics(session, open);
    let key = DocumentKey::of(&open.uri);
    session.pulled.remember(&key, result_id(&items));
    // If the document's settings have changed meanwhile, the version is the same and the client would not pull again.
    let present = session.documents.get(&key);
    if present.is_some_and(|present| {
        let version = present.snapshot.version();
        version == open.snapshot.version() && !Arc::ptr_eq(&present.snapshot, &open.snapshot)
    }) {
        session.refresh_diagnostics();
    }
    items
}

/// The file at `uri`, which is not open, as if it were; `None` if closed files have no diagnostics.
fn closed(session: &Arc<Session>, uri: Uri) -> Option<OpenDocument> {
    if session.settings().diagnostics.scope == Some(DiagnosticScope::OpenFiles) {
        return None;
    }
    let path = workspace::place(session, &uri)?;
    session.index.read().find(&path)?;
    indexing::closed_document(session, &path, uri)
}

fn unchanged(result_id: String) -> RelatedUnchangedDocumentDiagnosticReport {
    RelatedUnchangedDocumentDiagnosticReport {
        related_documents: None,
        unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
    }
}
