//! Giving each message to whom it is for, in the order of the wire.
//!
//! Every call takes its turn at the service in the order of arrival. In its turn it is polled once, so that
//! whatever a handler does before it first waits happens in that order too. A notification that changes
//! documents keeps its turn until it is done; every other call lets the next one begin and goes on by
//! itself. Only calls take turns: the client's answers are handed on at once, so a handler that waits for
//! one holds up no other.

use std::future::{Future, poll_fn};
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Waker};

use futures_util::{FutureExt, SinkExt, StreamExt};
use serde_json::Value;
use tokio::runtime::Handle;
use tokio::sync::Mutex;
use tower_lsp::jsonrpc::{ErrorCode, Id, Request, Response};
use tower_lsp::{ClientSocket, LanguageServer, Loopback, LspService};
use tower_service::Service;

use super::flow::{Busy, Matter};
use super::message::{Incoming, Written, refusal};
use super::{Goodbye, Output, lenient, parent};

/// The protocol's code for a request that failed although nothing is wrong with it.
const REQUEST_FAILED: i64 = -32803;

/// Whether to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Read the next message.
    Read,
    /// The session is over.
    Leave,
}

/// Hands out messages.
pub struct Dispatcher<L> {
    service: Arc<Mutex<LspService<L>>>,
    answers: <ClientSocket as Loopback>::ResponseSink,
    output: Output,
    runtime: Handle,
    shut_down: Arc<AtomicBool>,
}

impl<L: LanguageServer> Dispatcher<L> {
    /// A dispatcher to `service`, whose requests to the client, which come out of `client`, it writes.
    pub fn new(
        service: LspService<L>,
        client: ClientSocket,
        output: Output,
        runtime: Handle,
    ) -> Self {
        let (mut requests, answers) = client.split();
        let to_client = output.clone();
        runtime.spawn(async move {
            while let Some(request) = requests.next().await {
                to_client.send(&request);
            }
        });
        Self {
            service: Arc::new(Mutex::new(service)),
            answers,
            output,
            runtime,
            shut_down: Arc::default(),
        }
    }

    /// Takes a message.
    pub fn take(&mut self, message: Incoming) -> Next {
        match message {
            Incoming::Call(call) if call.method() == "exit" => return Next::Leave,
            Incoming::Call(call) => self.call(lenient::put_right(call)),
            Incoming::Answer(answer) => drop(self.answers.send(answer).now_or_never()),
            Incoming::Wrong(response) | Incoming::NotJson(response) => {
                return self.refuse(response);
            }
        }
        Next::Read
    }

    /// Tells the client that something it sent is not taken.
    pub fn refuse(&self, response: Response) -> Next {
        let flow = self.output.flow();
        flow.admit();
        self.write(response, flow.begin(Matter::Message));
        Next::Read
    }

    /// How the session ended.
    pub fn goodbye(&self) -> Goodbye {
        if self.shut_down.load(Ordering::Acquire) {
            Goodbye::Clean
        } else {
            Goodbye::Abrupt
        }
    }

    fn call(&self, call: Request) {
        let flow = self.output.flow();
        let id = call.id().cloned();
        if let (false, Some(id)) = (flow.admit(), &id) {
            let code = ErrorCode::ServerError(REQUEST_FAILED);
            let response = refusal(id.clone(), code, "too many requests are under way");
            return self.write(response, flow.begin(Matter::Message));
        }
        if call.method() == "initialize" {
            watch_client(&call);
        }
        let busy = flow.begin(match id {
            Some(_) => Matter::Request,
            None => Matter::Notification,
        });
        let mut answer = Box::pin(self.answer(call, id));
        match poll_now(answer.as_mut()) {
            Poll::Ready(Some(response)) => self.write(response, busy),
            Poll::Ready(None) => {}
            Poll::Pending => drop(
                self.runtime
                    .spawn(finish(answer, self.output.clone(), busy)),
            ),
        }
    }

    /// What the client is told about `call`, whatever its handler does.
    fn answer(
        &self,
        call: Request,
        id: Option<Id>,
    ) -> impl Future<Output = Option<Response>> + Send + use<L> {
        let method = call.method().to_owned();
        let shut_down = Arc::clone(&self.shut_down);
        let turn = AssertUnwindSafe(take_turn(Arc::clone(&self.service), call)).catch_unwind();
        async move {
            let outcome = turn.await;
            let response = match outcome {
                Ok(Some(response)) => response,
                Ok(None) => refusal(id?, ErrorCode::MethodNotFound, "no such request"),
                Err(_) => refusal(
                    id?,
                    ErrorCode::InternalError,
                    format!("{method} failed; this is a bug"),
                ),
            };
            if method == "shutdown" && response.is_ok() {
                shut_down.store(true, Ordering::Release);
            }
            Some(response)
        }
    }

    /// Writes without letting the reading thread wait for the client.
    fn write(&self, response: Response, busy: Busy) {
        let output = self.output.clone();
        self.runtime.spawn(async move {
            output.send(&Written::from(response));
            drop(busy);
        });
    }
}

async fn finish(answer: impl Future<Output = Option<Response>>, output: Output, busy: Busy) {
    if let Some(response) = answer.await {
        output.send(&Written::from(response));
    }
    drop(busy);
}

/// Calls the service when all calls before have begun; `None` where it has no answer.
async fn take_turn<L: LanguageServer>(
    service: Arc<Mutex<LspService<L>>>,
    call: Request,
) -> Option<Response> {
    let keeps_turn = keeps_turn(call.method());
    let mut turn = service.lock_owned().await;
    poll_fn(|context| turn.poll_ready(context)).await.ok()?;
    let mut answer = turn.call(call);
    if keeps_turn {
        return answer.await.ok()?;
    }
    let begun = poll_fn(|context| Poll::Ready(answer.as_mut().poll(context))).await;
    drop(turn);
    match begun {
        Poll::Ready(response) => response.ok()?,
        Poll::Pending => answer.await.ok()?,
    }
}

/// Whether the calls behind one of `method` wait until it is done.
fn keeps_turn(method: &str) -> bool {
    method == "initialize" || method.starts_with("$/") || method.starts_with("textDocument/did")
}

/// Polls without being woken later: who goes on with a pending future polls it again first.
fn poll_now<F: Future>(future: Pin<&mut F>) -> Poll<F::Output> {
    future.poll(&mut Context::from_waker(Waker::noop()))
}

fn watch_client(initialize: &Request) {
    let id = initialize
        .params()
        .and_then(|params| params.get("processId"))
        .and_then(Value::as_i64);
    if let Some(id) = id.and_then(|id| i32::try_from(id).ok()) {
        parent::live_no_longer_than(id);
    }
}
