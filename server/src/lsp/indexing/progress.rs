//! Shows the progress of a scan in the client.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};

use crate::lsp::protocol::{WorkDoneProgressCreateParams, WorkDoneProgressCreateRequest};
use crate::lsp::state::Session;

/// The client gets a report after this many files.
const EVERY: usize = 500;

/// The progress of one scan. Cheap to clone.
#[derive(Clone)]
pub(super) struct ScanProgress {
    session: Arc<Session>,
    /// The client's name for it.
    token: Arc<str>,
    stage: Arc<Mutex<ProgressStage>>,
    files: Arc<AtomicUsize>,
}

/// What the client knows of a scan. It gets nothing before it has agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ProgressStage {
    Asked,
    Begun,
    Ended,
}

impl ScanProgress {
    /// Asks the client to show the progress of a scan by the name `token`, if that is `wanted` and supported.
    pub(super) fn begin(session: &Arc<Session>, token: &str, wanted: bool) -> Self {
        let progress = Self {
            session: Arc::clone(session),
            token: token.into(),
            stage: Arc::new(Mutex::new(ProgressStage::Asked)),
            files: Arc::default(),
        };
        let client = session.client().cloned();
        if let Some(client) = client.filter(|_| wanted && session.abilities().progress) {
            let shared = progress.clone();
            session.wait(async move {
                let params = WorkDoneProgressCreateParams::new((*shared.token).into());
                let created = client.send_request::<WorkDoneProgressCreateRequest>(params);
                match created.await {
                    Ok(()) => shared.created(),
                    Err(error) => tracing::warn!(%error, "the client shows no progress"),
                }
            });
        }
        progress
    }

    fn created(&self) {
        let mut stage = self.stage();
        self.tell(&json!({
            "kind": "begin",
            "title": "Reading OKR documents",
            "cancellable": true,
        }));
        match *stage {
            ProgressStage::Asked => *stage = ProgressStage::Begun,
            // The scan ended before the client agreed; the client still expects an end.
            ProgressStage::Begun | ProgressStage::Ended => self.tell_end(),
        }
    }

    /// Counts a file.
    pub(super) fn step(&self) {
        let files = self.files.fetch_add(1, Ordering::Relaxed) + 1;
        if files.is_multiple_of(EVERY) && *self.stage() == ProgressStage::Begun {
            self.tell(&json!({"kind": "report", "message": format!("{files} files")}));
        }
    }

    /// Tells the client that the scan has ended.
    pub(super) fn end(&self) {
        let mut stage = self.stage();
        if std::mem::replace(&mut *stage, ProgressStage::Ended) == ProgressStage::Begun {
            self.tell_end();
        }
    }

    fn tell_end(&self) {
        let files = self.files.load(Ordering::Relaxed);
        self.tell(&json!({"kind": "end", "message": format!("{files} files read")}));
    }

    fn tell(&self, value: &Value) {
        let params = json!({"token": &*self.token, "value": value});
        self.session.writer.notify("$/progress", params);
    }

    fn stage(&self) -> MutexGuard<'_, ProgressStage> {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
