//! The kinds of handlers. A handler's type says when it runs and what it may change.
//!
//! | kind | runs | gets |
//! |---|---|---|
//! | [`SyncNotification`] | in wire order, to its end | the session, which it changes |
//! | [`WaitingNotification`] | in wire order until it first waits | the session |
//! | [`ImmediateRequest`] | in wire order, to its end | the session |
//! | [`DocumentRequest`] | in the background | a snapshot of one document |
//! | [`CheckRequest`] | in the background, with the checks of documents | the session |
//! | [`SurveyRequest`] | in the background, apart from other requests | the session |
//!
//! A request in the background reads versions that do not change, such as snapshots of documents and of the
//! index. It changes nothing except the notes on what the client has.

use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::view::DocumentView;
use crate::lsp::client::{Abilities, Settings};
use crate::lsp::protocol::Result;
use crate::lsp::state::Session;
use crate::lsp::uri::DocumentKey;

/// A notification that changes the session. It cannot wait: it is done before the next message is handled.
pub trait SyncNotification {
    /// The parameters of the method.
    type Params: DeserializeOwned + Send + 'static;

    /// Changes the session.
    fn run(session: &Arc<Session>, params: Self::Params);
}

/// A notification that waits for the client. What it does before it first waits happens in wire order.
pub trait WaitingNotification {
    /// The parameters of the method.
    type Params: DeserializeOwned + Send + 'static;

    /// Changes the session.
    fn run(session: &Arc<Session>, params: Self::Params) -> impl Future<Output = ()> + Send;
}

/// A request that is answered at once, because its parameters contain nearly all of the answer.
pub trait ImmediateRequest {
    /// The parameters of the method.
    type Params: DeserializeOwned + Send + 'static;
    /// Its result.
    type Answer: Serialize + Send + 'static;

    /// Answers it.
    fn run(session: &Arc<Session>, params: Self::Params) -> Self::Answer;
}

/// A request about one open document. It is answered in the background from the version that was present when it
/// arrived.
pub trait DocumentRequest {
    /// The parameters of the method.
    type Params: DeserializeOwned + Send + 'static;
    /// Its result; `null` without one.
    type Answer: Serialize + Send + 'static;

    /// The document that the request is about.
    fn document(params: &Self::Params) -> Option<DocumentKey>;

    /// Whether the feature is enabled.
    fn is_enabled(settings: &Settings, abilities: &Abilities) -> bool;

    /// Answers it.
    fn run(document: &DocumentView<'_>, params: &Self::Params) -> Option<Self::Answer>;

    /// The response without an answer: [`run`](Self::run) found none, the document is not open, or the feature is
    /// disabled.
    ///
    /// # Errors
    ///
    /// If the protocol wants an error instead of `null`.
    fn without_answer(_: &Self::Params) -> Result<Option<Self::Answer>> {
        Ok(None)
    }
}

/// A request for which a document is checked.
pub trait CheckRequest {
    /// The parameters of the method.
    type Params: DeserializeOwned + Send + 'static;
    /// Its result.
    type Answer: Serialize + Send + 'static;

    /// Answers it.
    fn run(session: &Arc<Session>, params: Self::Params) -> Self::Answer;
}

/// A request about the whole workspace. It can take long, and much memory.
pub trait SurveyRequest {
    /// The parameters of the method.
    type Params: DeserializeOwned + Send + 'static;
    /// Its result.
    type Answer: Serialize + Send + 'static;

    /// Answers it.
    fn run(session: &Arc<Session>, params: Self::Params) -> Self::Answer;
}
