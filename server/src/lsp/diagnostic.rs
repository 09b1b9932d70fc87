//! Diagnostics, as they are pushed and as a client asks for them.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use dashmap::DashMap;
use tokio::time::sleep;

use super::convert;
use super::documents::Open;
use super::indexing;
use super::protocol::{
    Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport, FullDocumentDiagnosticReport,
    RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport, Result,
    UnchangedDocumentDiagnosticReport, Uri,
};
use super::session::Session;
use super::settings::Scope;
use super::uri::Key;
use super::workspace;
use crate::rules;

/// The most diagnostics that are sent for one document; where there are more, the worst ones are.
pub const MOST_DIAGNOSTICS: usize = 500;

/// Those who want to ask the client to ask again wait so long for others who want it, too.
const TOGETHER: Duration = Duration::from_millis(20);

/// What a client that asks for diagnostics was answered last, by the names of the results.
#[derive(Debug, Default)]
pub struct Answers {
    last: DashMap<Key, String>,
    /// Whether the client is about to be asked to ask again.
    asking: AtomicBool,
}

impl Answers {
    /// Forgets the document `key`, which was closed.
    pub fn forget(&self, key: &Key) {
        self.last.remove(key);
    }

    /// Whether the last answer about the document `key` was another one than that named `id`.
    fn differ(&self, key: &Key, id: &str) -> bool {
        self.last.get(key).is_some_and(|last| *last != *id)
    }
}

/// The diagnostics of a document, worst first; none where the user does not want them. Whoever says something about an open
/// document puts it into the index.
pub fn of(session: &Arc<Session>, open: &Open) -> Vec<Diagnostic> {
    of_while(session, open, &|| true).unwrap_or_default()
}

/// The same for as long as they are `wanted`; `None` where they were not any more before the end.
pub fn of_while(
    session: &Arc<Session>,
    open: &Open,
    wanted: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Diagnostic>> {
    if !session.settings().diagnostics.enable {
        indexing::updated(session, open);
        return Some(Vec::new());
    }
    let mut found = session.among_later(open, |open, around| {
        rules::check_while(&open.snapshot, around, wanted)
    })?;
    indexing::updated(session, open);
    found.sort_by_key(|found| found.severity);
    let abilities = session.abilities();
    let text = open.snapshot.text();
    let unread = open.snapshot.unread();
    let unread = unread.map(|from| convert::unread(from, text, abilities.encoding));
    let found = found
        .iter()
        .map(|found| convert::diagnostic(found, &open.uri, text, &abilities));
    let all = unread.into_iter().chain(found);
    Some(all.take(MOST_DIAGNOSTICS).collect())
}

/// Answers a client that asks, about a closed file as about an open one.
pub async fn answer(
    session: &Arc<Session>,
    params: DocumentDiagnosticParams,
) -> Result<DocumentDiagnosticReport> {
    let shared = Arc::clone(session);
    let uri = params.text_document.uri;
    let items = session
        .check(move || match shared.documents.get(&Key::of(&uri)) {
            Some(open) => of_open(&shared, &open),
            None => closed(&shared, uri).map_or_else(Vec::new, |closed| of(&shared, &closed)),
        })
        .await?;
    let id = result_id(&items);
    if Some(&id) == params.previous_result_id.as_ref() {
        return Ok(unchanged(id).into());
    }
    let report = FullDocumentDiagnosticReport {
        result_id: Some(id),
        items,
    };
    Ok(RelatedFullDocumentDiagnosticReport {
        related_documents: None,
        full_document_diagnostic_report: report,
    }
    .into())
}

/// The diagnostics of an open document, which the client is answered.
fn of_open(session: &Arc<Session>, open: &Open) -> Vec<Diagnostic> {
    let items = of(session, open);
    let key = Key::of(&open.uri);
    session.answers.last.insert(key.clone(), result_id(&items));
    // The client has the same version still and would not ask again, but the document is not read or judged as it was.
    let present = session.documents.get(&key);
    if present.is_some_and(|present| {
        let version = present.snapshot.version();
        version == open.snapshot.version() && !Arc::ptr_eq(&present.snapshot, &open.snapshot)
    }) {
        ask_again(session);
    }
    items
}

/// The file at `uri`, which is not open, as if it were, where closed files have diagnostics.
fn closed(session: &Arc<Session>, uri: Uri) -> Option<Open> {
    if session.settings().diagnostics.scope == Some(Scope::OpenFiles) {
        return None;
    }
    let path = workspace::place(session, &uri)?;
    session.indexing.read().find(&path)?;
    indexing::closed_document(session, &path, uri)
}

/// Lets a client that asks know where it has other diagnostics of the open document at `uri` than there are now.
pub fn review(session: &Arc<Session>, uri: &Uri) {
    let (shared, key) = (Arc::clone(session), Key::of(uri));
    session.in_background(move || {
        let open = shared.documents.get(&key);
        let id = open.map(|open| result_id(&of(&shared, &open)));
        if id.is_some_and(|id| shared.answers.differ(&key, &id)) {
            ask_again(&shared);
        }
    });
}

/// Asks a client that asks for diagnostics to ask again, if it can be asked.
pub fn ask_again(session: &Arc<Session>) {
    if !session.abilities().refreshes || session.answers.asking.swap(true, Ordering::AcqRel) {
        return;
    }
    let shared = Arc::clone(session);
    session.aside(async move {
        sleep(TOGETHER).await;
        shared.answers.asking.store(false, Ordering::Release);
        let Some(client) = shared.client() else {
            return;
        };
        if let Err(error) = client.workspace_diagnostic_refresh().await {
            tracing::warn!(%error, "the client does not ask for diagnostics again");
        }
    });
}

/// Names a result by what it says: equal results have equal names.
pub(super) fn result_id(items: &[Diagnostic]) -> String {
    let mut hasher = DefaultHasher::new();
    serde_json::to_vec(items)
        .unwrap_or_default()
        .hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

fn unchanged(result_id: String) -> RelatedUnchangedDocumentDiagnosticReport {
    RelatedUnchangedDocumentDiagnosticReport {
        related_documents: None,
        unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
    }
}
