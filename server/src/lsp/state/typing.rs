//! The documents in which somebody types.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::lsp::uri::DocumentKey;

/// After this time without an edit, the line counts as finished: the user has completed it, or thinks about it.
const PAUSE: Duration = Duration::from_millis(700);

/// The documents in which somebody types, and when the line there counts as finished.
#[derive(Debug, Default)]
pub struct Typing(Mutex<HashMap<DocumentKey, Instant>>);

impl Typing {
    /// Notes an edit. Returns whether a task must begin to wait for the end of the pause.
    pub fn begin(&self, key: &DocumentKey) -> bool {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert(key.clone(), Instant::now() + PAUSE).is_none()
    }

    /// When the pause ends; `None` if it has ended.
    pub fn due(&self, key: &DocumentKey) -> Option<Instant> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let due = all.get(key).copied().filter(|due| *due > Instant::now());
        if due.is_none() {
            all.remove(key);
        }
        due
    }
}
