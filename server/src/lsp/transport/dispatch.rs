//! Hands each message to its receiver, in the order of the wire.
//!
//! Every call takes its turn at the service, in the order of arrival. In its turn it is polled once: what a
//! handler does before it first waits happens in that order too. A method that the server handles in order
//! keeps its turn until it is done. Any other call then lets the next one begin, and goes on by itself. Only
//! calls take turns. The client's answers are handed on at once, so a handler that waits for an answer blocks
//! no other.

use std::collections::HashSet;
use std::future::{Future, poll_fn};
use std::ops::ControlFlow;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use futures_util::{FutureExt, SinkExt, StreamExt};
use serde_json::Value;
use tokio::runtime::Handle;
use tokio::sync::Mutex;
use tower_lsp::jsonrpc::{ErrorCode, Id, Request, Response};
use tower_lsp::{ClientSocket, LanguageServer, Loopback, LspService};
use tower_service::Service;

use super::flow::{InFlight, WorkKind};
use super::id::WireResponse;
use super::lifecycle::{Goodbye, INITIALIZE, Lifecycle};
use super::message::Incoming;
use super::refusal::refusal;
use super::writer::MessageWriter;
use super::{lenient, parent};

/// The protocol's code for a request that is correct but failed.
const REQUEST_FAILED: i64 = -32803;

/// Hands out messages.
pub struct Dispatcher<L> {
    service: Arc<Mutex<LspService<L>>>,
    answers: <ClientSocket as Loopback>::ResponseSink,
    in_order: HashSet<&'static str>,
    writer: MessageWriter,
    runtime: Handle,
    lifecycle: Arc<Lifecycle>,
}

impl<L: LanguageServer> Dispatcher<L> {
    /// A dispatcher to `service`, which handles the methods `in_order` one after the other. The requests of the
    /// service to the client come out of `client` and are written by `writer`.
    pub fn new(
        service: LspService<L>,
        client: ClientSocket,
        in_order: &[&'static str],
        writer: MessageWriter,
        runtime: Handle,
    ) -> Self {
        let (mut requests, answers) = client.split();
        let to_client = writer.clone();
        runtime.spawn(async move {
            while let Some(request) = requests.next().await {
                to_client.send(&request);
            }
        });
        Self {
            service: Arc::new(Mutex::new(service)),
            answers,
            // The service refuses other calls before `initialize` is done.
            in_order: in_order.iter().copied().chain([INITIALIZE]).collect(),
            writer,
            runtime,
            lifecycle: Arc::default(),
        }
    }

    /// Handles a message. `Break` ends the session.
    pub fn take(&mut self, message: Incoming) -> ControlFlow<()> {
        match message {
            Incoming::Call(call) if call.method() == "exit" => return ControlFlow::Break(()),
            Incoming::Call(call) => self.call(lenient::corrected(call)),
            Incoming::Answer(answer) => drop(self.answers.send(answer).now_or_never()),
            Incoming::Wrong(response) | Incoming::NotJson(response) => {
                return self.refuse(response);
            }
        }
        ControlFlow::Continue(())
    }

    /// Sends `response`, the error for something that the client sent.
    pub fn refuse(&self, response: Response) -> ControlFlow<()> {
        let flow = self.writer.flow();
        flow.admit();
        self.write(response, flow.begin(WorkKind::Message));
        ControlFlow::Continue(())
    }

    /// How the session ended.
    pub fn goodbye(&self) -> Goodbye {
        self.lifecycle.goodbye()
    }

    fn call(&self, call: Request) {
        let flow = self.writer.flow();
        let id = call.id().cloned();
        if let (false, Some(id)) = (flow.admit(), &id) {
            let code = ErrorCode::ServerError(REQUEST_FAILED);
            let response = refusal(id.clone(), code, "too many requests are under way");
            return self.write(response, flow.begin(WorkKind::Message));
        }
        if call.method() == INITIALIZE {
            watch_client(&call);
        }
        let in_flight = flow.begin(match id {
            Some(_) => WorkKind::Request,
            None => WorkKind::Notification,
        });
        let mut answer = Box::pin(self.answer(call, id));
        match poll_now(answer.as_mut()) {
            Poll::Ready(Some(response)) => self.write(response, in_flight),
            Poll::Ready(None) => {}
            Poll::Pending => drop(self.runtime.spawn(finish(
                answer,
                self.writer.clone(),
                in_flight,
            ))),
        }
    }

    /// The response to `call`, also when its handler panics or does not exist; `None` for a notification.
    fn answer(
        &self,
        call: Request,
        id: Option<Id>,
    ) -> impl Future<Output = Option<Response>> + Send + use<L> {
        let method = call.method().to_owned();
        let lifecycle = Arc::clone(&self.lifecycle);
        let keeps_turn = self.in_order.contains(call.method());
        let turn = take_turn(Arc::clone(&self.service), call, keeps_turn);
        let turn = AssertUnwindSafe(turn).catch_unwind();
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
            Some(lifecycle.respond(&method, response))
        }
    }

    /// Writes on another thread, so that the reading thread does not wait for the client.
    fn write(&self, response: Response, in_flight: InFlight) {
        let writer = self.writer.clone();
        self.runtime.spawn(async move {
            writer.send(&WireResponse::from(response));
            drop(in_flight);
        });
    }
}

async fn finish(
    answer: impl Future<Output = Option<Response>>,
    writer: MessageWriter,
    in_flight: InFlight,
) {
    if let Some(response) = answer.await {
        writer.send(&WireResponse::from(response));
    }
    drop(in_flight);
}

/// Calls the service when all earlier calls have begun. With `keeps_turn` the next call begins when this one is
/// done. Returns `None` for a notification, and when the service has ended.
async fn take_turn<L: LanguageServer>(
    service: Arc<Mutex<LspService<L>>>,
    call: Request,
    keeps_turn: bool,
) -> Option<Response> {
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

/// Polls once. The waker does nothing, so a caller that keeps a pending future must poll it again.
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
