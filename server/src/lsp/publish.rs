//! Pushing diagnostics: at once, once per version, never for an old one.
//!
//! For each document at most one background job is under way. What happens to the document meanwhile makes
//! the job go round once more; a version that was replaced while it was checked is not published. So a burst
//! of edits ends in the diagnostics of the last one, however many of those in between are left out or given up, and
//! nothing comes behind what clears a closed document.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Serialize;

use super::diagnostic;
use super::indexing;
use super::protocol::{Diagnostic, Uri};
use super::session::Session;
use super::uri::Key;
use super::workspace::Said;

/// What the client has been told and is to be told.
#[derive(Debug, Default)]
pub struct Publisher(Mutex<HashMap<Key, Told>>);

/// What the client has been told about one document.
#[derive(Debug, Default)]
struct Told {
    job: Job,
    /// The last diagnostics.
    last: Option<Sent>,
    /// The document was closed, and the client is still to be told that its diagnostics are gone.
    closed: Option<Arc<Uri>>,
}

/// The diagnostics of a version.
#[derive(Debug, PartialEq)]
struct Sent {
    uri: Arc<Uri>,
    version: Option<i32>,
    diagnostics: Vec<Diagnostic>,
}

impl From<Said> for Sent {
    fn from(said: Said) -> Self {
        Self {
            uri: said.uri,
            version: said.version,
            diagnostics: said.diagnostics,
        }
    }
}

/// What goes on for a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Job {
    #[default]
    Idle,
    Running,
    /// It runs, and something has happened to the document since it began.
    Outdated,
}

#[derive(Serialize)]
struct Params<'a> {
    uri: &'a Uri,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<i32>,
    diagnostics: &'a [Diagnostic],
}

impl Publisher {
    /// Puts the open document at `uri` into the index and publishes its diagnostics, unless the client asks for them
    /// itself.
    pub fn publish(session: &Arc<Session>, uri: &Uri) {
        Self::tell(session, Key::of(uri), None);
    }

    /// The same where the client does not know that the diagnostics may be others now: one that asks for them is asked
    /// to ask again if they are.
    pub fn review(session: &Arc<Session>, uri: &Uri) {
        Self::publish(session, uri);
        if session.abilities().refreshes {
            diagnostic::review(session, uri);
        }
    }

    /// Publishes that the document at `uri`, which was closed, has no diagnostics.
    pub fn clear(session: &Arc<Session>, uri: Arc<Uri>) {
        if !session.abilities().refreshes {
            Self::tell(session, Key::of(&uri), Some(uri));
        }
    }

    /// Publishes what is wrong with the configuration file at `uri`.
    pub fn publish_configuration(session: &Arc<Session>, uri: &Uri) {
        Self::tell(session, Key::of(uri), None);
    }

    /// Publishes that nothing is wrong with the configuration file at `uri`, which is not there any more.
    pub fn clear_configuration(session: &Arc<Session>, uri: Arc<Uri>) {
        Self::tell(session, Key::of(&uri), Some(uri));
    }

    fn tell(session: &Arc<Session>, key: Key, closed: Option<Arc<Uri>>) {
        if !session.publisher.begin(&key, closed) {
            return;
        }
        let busy = session.writer.announce();
        let session = Arc::clone(session);
        session.clone().in_background(move || {
            while session.publisher.goes_on(&key) {
                // A rule that panics must not keep the document from ever being published again.
                let present = || session.publisher.publish_present(&session, &key);
                if catch_unwind(AssertUnwindSafe(present)).is_err() {
                    tracing::error!("checking a document failed");
                }
            }
            drop(busy);
        });
    }

    /// Notes that there is something to do; gives whether a job has to be started for it.
    fn begin(&self, key: &Key, closed: Option<Arc<Uri>>) -> bool {
        let mut all = self.lock();
        let told = all.entry(key.clone()).or_default();
        told.closed = closed.or(told.closed.take());
        let starts = told.job == Job::Idle;
        told.job = Job::Outdated;
        starts
    }

    /// Whether something has happened since the job last asked.
    fn goes_on(&self, key: &Key) -> bool {
        let mut all = self.lock();
        let Entry::Occupied(mut entry) = all.entry(key.clone()) else {
            return false;
        };
        let told = entry.get_mut();
        let outdated = told.job == Job::Outdated;
        told.job = if outdated { Job::Running } else { Job::Idle };
        if !outdated && told.last.is_none() {
            entry.remove();
        }
        outdated
    }

    /// Tells what the client does not know yet.
    fn publish_present(&self, session: &Arc<Session>, key: &Key) {
        if let Some(uri) = self.closed(key) {
            send(session, &uri, None, &[]);
        }
        if let Some(said) = session.workspace.said(key) {
            return self.send_news(session, key, said.into());
        }
        let Some(open) = session.documents.get(key) else {
            return;
        };
        let is_present = || !open.outdated.is_cancelled();
        if !open.snapshot.analyse_while(&is_present) {
            return;
        }
        if session.abilities().refreshes {
            indexing::updated(session, &open);
        } else {
            let Some(diagnostics) = diagnostic::of_while(session, &open, &is_present) else {
                return;
            };
            let sent = Sent {
                uri: Arc::clone(&open.uri),
                version: Some(open.snapshot.version()),
                diagnostics,
            };
            let present = session.documents.get(key);
            if !present.is_some_and(|present| Arc::ptr_eq(&present.snapshot, &open.snapshot)) {
                return;
            }
            self.send_news(session, key, sent);
        }
    }

    /// Sends what the client does not have yet. Only the document's one job does, and while it waits for a client
    /// that reads late, it holds nobody up.
    fn send_news(&self, session: &Session, key: &Key, sent: Sent) {
        let is_known = {
            let all = self.lock();
            let told = all.get(key);
            told.is_some_and(|told| told.last.as_ref() == Some(&sent))
        };
        if is_known {
            return;
        }
        send(session, &sent.uri, sent.version, &sent.diagnostics);
        if let Some(told) = self.lock().get_mut(key) {
            told.last = Some(sent);
        }
    }

    /// Takes note that the client is being told that the document was closed, if it was.
    fn closed(&self, key: &Key) -> Option<Arc<Uri>> {
        let mut all = self.lock();
        let told = all.get_mut(key)?;
        let closed = told.closed.take()?;
        told.last = None;
        Some(closed)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Key, Told>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn send(session: &Session, uri: &Uri, version: Option<i32>, diagnostics: &[Diagnostic]) {
    let params = Params {
        uri,
        version,
        diagnostics,
    };
    session
        .writer
        .notify("textDocument/publishDiagnostics", params);
}
