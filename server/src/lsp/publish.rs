//! Pushing diagnostics: at once, once per version, never for an old one.
//!
//! For each document at most one background job is under way. A change that arrives meanwhile makes it go
//! round once more; a version that was replaced while it was checked is not published. So a burst of edits
//! ends in the diagnostics of the last one, however many of those in between are skipped, and what clears a
//! closed document comes last.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Serialize;

use super::diagnostic;
use super::protocol::{Diagnostic, Uri};
use super::session::Session;
use super::uri::Key;

/// The documents whose diagnostics the client has.
#[derive(Debug, Default)]
pub struct Publisher(Mutex<HashMap<Key, Published>>);

#[derive(Debug)]
struct Published {
    job: Job,
    /// What the client was sent last, and for which version.
    last: Option<(i32, Vec<Diagnostic>)>,
}

/// What goes on for a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Job {
    Idle,
    Running,
    /// It runs, and the document has changed since it began.
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
    /// Publishes the diagnostics of the document at `uri`, which was opened, changed, saved or closed. A
    /// client that asks for diagnostics itself is not told.
    pub fn publish(session: &Arc<Session>, uri: Uri) {
        if session.abilities().pulls || !session.publisher.begin(&uri) {
            return;
        }
        let busy = session.output.busy();
        let job = Arc::clone(session);
        session.in_background(move || {
            let key = Key::of(&uri);
            loop {
                job.publisher.publish_present(&job, &key, &uri);
                if !job.publisher.goes_round_again(&key) {
                    break;
                }
            }
            drop(busy);
        });
    }

    /// Whether a job has to be started.
    fn begin(&self, uri: &Uri) -> bool {
        match self.lock().entry(Key::of(uri)) {
            Entry::Vacant(vacant) => {
                vacant.insert(Published {
                    job: Job::Running,
                    last: None,
                });
                true
            }
            Entry::Occupied(mut occupied) => {
                let job = &mut occupied.get_mut().job;
                let idle = *job == Job::Idle;
                *job = if idle { Job::Running } else { Job::Outdated };
                idle
            }
        }
    }

    fn goes_round_again(&self, key: &Key) -> bool {
        let mut all = self.lock();
        let Some(published) = all.get_mut(key) else {
            return false;
        };
        let again = published.job == Job::Outdated;
        published.job = if again { Job::Running } else { Job::Idle };
        if !again && published.last.is_none() {
            all.remove(key);
        }
        again
    }

    fn publish_present(&self, session: &Session, key: &Key, uri: &Uri) {
        let Some(open) = session.documents.get(key) else {
            self.send(session, key, uri, None);
            return;
        };
        let diagnostics = diagnostic::of(session, &open);
        let present = session.documents.get(key);
        if present.is_some_and(|present| Arc::ptr_eq(&present.snapshot, &open.snapshot)) {
            self.send(
                session,
                key,
                &open.uri,
                Some((open.snapshot.version(), diagnostics)),
            );
        }
    }

    /// Sends what the client does not have yet; `None` clears a closed document.
    fn send(&self, session: &Session, key: &Key, uri: &Uri, now: Option<(i32, Vec<Diagnostic>)>) {
        let last = self
            .lock()
            .get_mut(key)
            .and_then(|published| published.last.take());
        if last != now {
            let (version, diagnostics) = now
                .as_ref()
                .map(|(version, found)| (*version, &found[..]))
                .unzip();
            let diagnostics = diagnostics.unwrap_or_default();
            session.output.notify(
                "textDocument/publishDiagnostics",
                Params {
                    uri,
                    version,
                    diagnostics,
                },
            );
        }
        if let Some(published) = self.lock().get_mut(key) {
            published.last = now;
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Key, Published>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
