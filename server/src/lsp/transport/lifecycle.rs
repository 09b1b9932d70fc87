//! How far a session has come, from `initialize` to `shutdown`.

use std::sync::atomic::{AtomicBool, Ordering};

use tower_lsp::jsonrpc::{ErrorCode, Response};

use super::refusal::refusal;

/// The method that begins a session.
pub(super) const INITIALIZE: &str = "initialize";

/// The method that announces the end of a session.
const SHUTDOWN: &str = "shutdown";

/// The protocol's code for a request before `initialize`.
const NOT_INITIALIZED: i64 = -32002;

/// How a session ended. The exit code of the process depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goodbye {
    /// The client sent `shutdown` before it left: exit code 0.
    Clean,
    /// The client left without `shutdown`, or its pipe closed: exit code 1.
    Abrupt,
}

/// How far a session has come.
#[derive(Debug, Default)]
pub(super) struct Lifecycle {
    initialized: AtomicBool,
    shut_down: AtomicBool,
}

impl Lifecycle {
    /// Notes the response to a request of `method`, and returns the one to send. The service refuses the methods that
    /// it knows before `initialize` and after `shutdown`; this refuses the others in the same way.
    pub(super) fn respond(&self, method: &str, response: Response) -> Response {
        let is_unknown = response
            .error()
            .is_some_and(|error| error.code == ErrorCode::MethodNotFound);
        if is_unknown && !self.initialized.load(Ordering::Acquire) {
            let code = ErrorCode::ServerError(NOT_INITIALIZED);
            return refusal(response.id().clone(), code, "Server not initialized");
        }
        if is_unknown && self.shut_down.load(Ordering::Acquire) {
            let code = ErrorCode::InvalidRequest;
            return refusal(response.id().clone(), code, "Invalid request");
        }
        match method {
            INITIALIZE if response.is_ok() => self.initialized.store(true, Ordering::Release),
            SHUTDOWN if response.is_ok() => self.shut_down.store(true, Ordering::Release),
            _ => {}
        }
        response
    }

    /// How the session ended.
    pub(super) fn goodbye(&self) -> Goodbye {
        if self.shut_down.load(Ordering::Acquire) {
            Goodbye::Clean
        } else {
            Goodbye::Abrupt
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;
    use tower_lsp::jsonrpc::Id;

    use super::*;

    #[test]
    fn a_request_outside_of_the_session_is_refused_whatever_its_method() {
        let lifecycle = Lifecycle::default();
        let unknown = || {
            let response = refusal(Id::Number(1), ErrorCode::MethodNotFound, "no such request");
            let response = lifecycle.respond("unknown", response);
            response.error().map(|error| error.code.code())
        };
        let ok = || Response::from_ok(Id::Number(1), Value::Null);
        assert_eq!(unknown(), Some(-32002));
        lifecycle.respond(INITIALIZE, ok());
        assert_eq!(unknown(), Some(-32601));
        assert_eq!(lifecycle.goodbye(), Goodbye::Abrupt);
        lifecycle.respond(SHUTDOWN, ok());
        assert_eq!(unknown(), Some(-32600));
        assert_eq!(lifecycle.goodbye(), Goodbye::Clean);
    }
}
