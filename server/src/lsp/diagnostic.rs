//! Diagnostics, as they are pushed and as a client asks for them.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::convert;
use super::documents::Open;
use super::protocol::{
    Client, Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport,
    FullDocumentDiagnosticReport, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, Result, UnchangedDocumentDiagnosticReport,
};
use super::session::Session;
use crate::rules;

/// The most diagnostics that are sent for one document; where there are more, the worst ones are.
pub const MOST_DIAGNOSTICS: usize = 500;

/// The diagnostics of a document, worst first; none where the user does not want them.
pub fn of(session: &Session, open: &Open) -> Vec<Diagnostic> {
    if !session.settings().diagnostics {
        return Vec::new();
    }
    let mut found = session.among(open, |around| rules::check(&open.snapshot, around));
    found.sort_by_key(|found| found.severity);
    found.truncate(MOST_DIAGNOSTICS);
    let abilities = session.abilities();
    let text = open.snapshot.text();
    found
        .iter()
        .map(|found| convert::diagnostic(found, &open.uri, text, &abilities))
        .collect()
}

/// Answers a client that asks.
pub async fn answer(
    session: &Arc<Session>,
    params: DocumentDiagnosticParams,
) -> Result<DocumentDiagnosticReport> {
    let shared = Arc::clone(session);
    let work = move |open: &Open, _: &_| Some(of(&shared, open));
    let items = session
        .answer(true, &params.text_document.uri, work)
        .await?
        .unwrap_or_default();
    let id = result_id(&items);
    if id.is_some() && id == params.previous_result_id {
        return Ok(unchanged(id.unwrap_or_default()).into());
    }
    let report = FullDocumentDiagnosticReport {
        result_id: id,
        items,
    };
    Ok(RelatedFullDocumentDiagnosticReport {
        related_documents: None,
        full_document_diagnostic_report: report,
    }
    .into())
}

/// Asks a client that pulls to pull again, if it can be asked.
pub async fn ask_again(session: &Session, client: &Client) {
    let abilities = session.abilities();
    if abilities.pulls
        && abilities.diagnostic_refresh
        && let Err(error) = client.workspace_diagnostic_refresh().await
    {
        tracing::warn!(%error, "the client does not ask for diagnostics again");
    }
}

/// Names a result by what it says: equal results have equal names.
pub(super) fn result_id(items: &[Diagnostic]) -> Option<String> {
    let mut hasher = DefaultHasher::new();
    serde_json::to_vec(items).ok()?.hash(&mut hasher);
    Some(format!("{:016x}", hasher.finish()))
}

fn unchanged(result_id: String) -> RelatedUnchangedDocumentDiagnosticReport {
    RelatedUnchangedDocumentDiagnosticReport {
        related_documents: None,
        unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
    }
}
