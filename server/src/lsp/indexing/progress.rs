//! Telling the client how far the reading of the folders has come.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};

use crate::lsp::protocol::{WorkDoneProgressCreateParams, WorkDoneProgressCreateRequest};
use crate::lsp::session::Session;

/// After so many files the client is told again.
const EVERY: usize = 500;

/// How far a reading has come. Cheap to clone.
#[derive(Clone)]
pub(super) struct Progress {
    session: Arc<Session>,
    /// The client's name for it.
    token: Arc<str>,
    stage: Arc<Mutex<Stage>>,
    files: Arc<AtomicUsize>,
}

/// What the client knows of a reading. It hears nothing before it has agreed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Asked,
    Begun,
    Ended,
}

impl Progress {
    /// Asks the client, if it shows such things and it is `wanted`, to show a reading by the name `token`.
    pub(super) fn begin(session: &Arc<Session>, token: &str, wanted: bool) -> Self {
        let progress = Self {
            session: Arc::clone(session),
            token: token.into(),
            stage: Arc::new(Mutex::new(Stage::Asked)),
            files: Arc::default(),
        };
        let client = session.client().cloned();
        if let Some(client) = client.filter(|_| wanted && session.abilities().progress) {
            let shared = progress.clone();
            session.aside(async move {
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
            Stage::Asked => *stage = Stage::Begun,
            // It was over before the client agreed; what was asked for has an end all the same.
            Stage::Begun | Stage::Ended => self.tell_end(),
        }
    }

    /// Counts a file.
    pub(super) fn step(&self) {
        let files = self.files.fetch_add(1, Ordering::Relaxed) + 1;
        if files.is_multiple_of(EVERY) && *self.stage() == Stage::Begun {
            self.tell(&json!({"kind": "report", "message": format!("{files} files")}));
        }
    }

    /// Tells the client that it is over.
    pub(super) fn end(&self) {
        let mut stage = self.stage();
        if std::mem::replace(&mut *stage, Stage::Ended) == Stage::Begun {
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

    fn stage(&self) -> MutexGuard<'_, Stage> {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
