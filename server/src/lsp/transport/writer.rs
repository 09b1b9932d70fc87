//! Writing messages.

use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;

use super::flow::{Flow, InFlight, WorkKind};
use crate::lsp::memory;

/// Writes messages to the client. Clones write to the same pipe, one whole message at a time.
///
/// Writing blocks while the client does not read. Every thread may wait for that, except the one that reads.
#[derive(Clone)]
pub struct MessageWriter {
    pipe: Arc<Mutex<dyn Write + Send>>,
    flow: Arc<Flow>,
}

#[derive(Serialize)]
struct Notification<'a, P> {
    jsonrpc: &'static str,
    method: &'a str,
    params: P,
}

impl MessageWriter {
    pub(super) fn new(pipe: impl Write + Send + 'static) -> Self {
        Self {
            pipe: Arc::new(Mutex::new(pipe)),
            flow: Flow::new(),
        }
    }

    pub(super) fn flow(&self) -> Arc<Flow> {
        Arc::clone(&self.flow)
    }

    /// Announces that something will be written. An exit waits until the value is dropped.
    pub fn announce(&self) -> InFlight {
        self.flow.begin(WorkKind::Message)
    }

    /// Sends a notification, without building a tree of JSON values first.
    pub fn notify(&self, method: &str, params: impl Serialize) {
        self.send(&Notification {
            jsonrpc: "2.0",
            method,
            params,
        });
    }

    /// Sends a message. It is not an error here that the client has left: the reading end notices.
    pub(super) fn send(&self, message: &impl Serialize) {
        match serde_json::to_vec(message) {
            Ok(body) => self.write(&body),
            Err(error) => tracing::error!(%error, "a message could not be written as JSON"),
        }
    }

    /// Writes header and body at once, so that the client wakes up once.
    fn write(&self, body: &[u8]) {
        let mut frame = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
        frame.extend_from_slice(body);
        let mut pipe = self.pipe.lock().unwrap_or_else(PoisonError::into_inner);
        if let Err(error) = pipe.write_all(&frame).and_then(|()| pipe.flush()) {
            tracing::debug!(%error, "writing to the client failed");
        }
        if body.len() >= memory::MUCH {
            memory::give_back();
        }
    }
}
