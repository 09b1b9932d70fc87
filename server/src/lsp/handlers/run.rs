//! Running the requests that are answered in the background.

use std::sync::Arc;

use tokio::task::JoinHandle;

use super::traits::{CheckRequest, DocumentRequest, SurveyRequest};
use super::view::DocumentView;
use crate::lsp::memory;
use crate::lsp::protocol::{Error, Result};
use crate::lsp::state::{Cancel, Lane, OpenDocument, Session};

/// Answers a request about one document.
///
/// # Errors
///
/// If the handler panics, or the request has an error instead of an answer.
pub async fn document<R: DocumentRequest>(
    session: &Arc<Session>,
    params: R::Params,
) -> Result<Option<R::Answer>> {
    let is_enabled = R::is_enabled(&session.settings(), &session.abilities());
    let key = R::document(&params).filter(|_| is_enabled);
    let Some(open) = key.and_then(|key| session.documents.get(&key)) else {
        return R::without_answer(&params);
    };
    analyse(session, &open).await?;
    let shared = Arc::clone(session);
    let answer = move |_: &Cancel| {
        let view = DocumentView::new(&open, &shared);
        let answer = R::run(&view, &params);
        answer.map_or_else(|| R::without_answer(&params), |answer| Ok(Some(answer)))
    };
    run(&session.lanes.requests, answer).await?
}

/// Answers a request for which a document is checked.
///
/// # Errors
///
/// If the handler panics.
pub async fn check<R: CheckRequest>(
    session: &Arc<Session>,
    params: R::Params,
) -> Result<R::Answer> {
    let shared = Arc::clone(session);
    run(&session.lanes.checks, move |_| R::run(&shared, params)).await
}

/// Answers a request about the whole workspace.
///
/// # Errors
///
/// If the handler panics.
pub async fn survey<R: SurveyRequest>(
    session: &Arc<Session>,
    params: R::Params,
) -> Result<R::Answer> {
    let shared = Arc::clone(session);
    let answer = run(&session.lanes.surveys, move |_| R::run(&shared, params)).await;
    memory::give_back();
    answer
}

/// Analyses a version of a document unless that is done. Only one request does it on a thread, and the others wait here:
/// so a large document does not block requests about other documents.
async fn analyse(session: &Session, open: &OpenDocument) -> Result<()> {
    if open.snapshot.is_analysed() {
        return Ok(());
    }
    let _turn = open.turn.lock().await;
    let snapshot = Arc::clone(&open.snapshot);
    run(&session.lanes.requests, move |cancel| {
        snapshot.analyse_while(&|| !cancel.is_cancelled());
    })
    .await
}

async fn run<T: Send + 'static>(
    lane: &Lane,
    work: impl FnOnce(&Cancel) -> T + Send + 'static,
) -> Result<T> {
    let cancel = Cancel::default();
    let cancelled = cancel.clone();
    let task = lane.run(move || work(&cancelled));
    let task = task.ok_or_else(Error::internal_error)?;
    let mut task = RequestTask { task, cancel };
    (&mut task.task).await.map_err(|failure| {
        tracing::error!(%failure, "a request failed");
        Error::internal_error()
    })
}

/// The work of a request. When the request is cancelled, work that has not begun never begins, and other work is told to
/// stop.
struct RequestTask<T> {
    task: JoinHandle<T>,
    cancel: Cancel,
}

impl<T> Drop for RequestTask<T> {
    fn drop(&mut self) {
        self.cancel.cancel();
        self.task.abort();
    }
}
