//! When the line that is being typed counts as finished although it was not saved: nobody has typed for a while.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use super::publish::Publisher;
use super::session::Session;
use super::uri::Key;

/// As long as this nobody types who has finished a line, or wonders how to go on.
const PAUSE: Duration = Duration::from_millis(700);

/// The documents in which somebody types, and when the line there will count as finished.
#[derive(Debug, Default)]
pub struct Typing(Mutex<HashMap<Key, Instant>>);

impl Typing {
    /// Notes an edit; gives whether somebody is to wait for the end of the pause behind it.
    fn begin(&self, key: &Key) -> bool {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert(key.clone(), Instant::now() + PAUSE).is_none()
    }

    /// How long to wait on; `None` when the pause is over.
    fn due(&self, key: &Key) -> Option<Instant> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let due = all.get(key).copied().filter(|due| *due > Instant::now());
        if due.is_none() {
            all.remove(key);
        }
        due
    }
}

/// Takes note that the document `key` was edited: after a pause, what its line was spared is told.
pub fn edited(session: &Arc<Session>, key: Key) {
    if !session.typing.begin(&key) {
        return;
    }
    let shared = Arc::clone(session);
    session.aside(async move {
        while let Some(due) = shared.typing.due(&key) {
            sleep_until(due).await;
        }
        finish(&shared, &key);
    });
}

fn finish(session: &Arc<Session>, key: &Key) {
    let open = session.documents.get(key);
    let Some(open) = open.filter(|open| open.snapshot.typing_line().is_some()) else {
        return;
    };
    // An edit that came meanwhile waits for its own pause.
    if let Some(uri) = session.documents.finish(key, &open.snapshot) {
        Publisher::review(session, &uri);
    }
}
