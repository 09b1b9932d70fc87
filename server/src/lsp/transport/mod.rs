//! The wire: JSON-RPC frames over a pair of byte streams, driving a tower service.
//!
//! The calling thread reads. It decodes each message and gives it to the service at once, so that a
//! notification has changed the state before the next byte is looked at, without a hand-over between
//! threads; what cannot finish at once goes on elsewhere, and the reading never waits for it. Answers are
//! written by the threads that have them, never by the reading one, which therefore keeps reading from a
//! client that does not read.
//!
//! - [`frame`] cuts messages out of the stream and finds its way back after anything that is none.
//! - [`message`] tells what a message is, or what is wrong with it.
//! - [`surrogate`] keeps a message readable in which half a UTF-16 pair stands.
//! - [`number`] makes whole numbers of those that are written as others.
//! - [`lenient`] puts right what clients get wrong.
//! - [`dispatch`] keeps the order of the wire, isolates panics and knows when to exit.
//! - [`flow`] counts what is under way, so that a flood is slowed down and an exit waits for answers.
//! - [`output`] writes whole messages.
//! - [`hangup`] notices a client that has gone while it is not read from, or does not read any more.
//! - [`parent`] ends the process when the client's process has died.

mod dispatch;
mod flow;
mod frame;
mod hangup;
mod lenient;
mod message;
mod number;
mod output;
mod parent;
mod surrogate;

use std::io::{BufReader, Read, Write};

use tokio::runtime::Handle;
use tower_lsp::{ClientSocket, LanguageServer, LspService};

use dispatch::{Dispatcher, Next};
use frame::{Frame, FrameReader};
use message::Incoming;

pub use flow::{Busy, MAX_IN_FLIGHT};
pub use frame::MAX_MESSAGE_BYTES;
pub use hangup::StandardInput;
pub use lenient::UNNUMBERED;
pub use output::Output;

/// What is read from the pipe at once; a burst of edits arrives in few reads.
const READ_BYTES: usize = 64 * 1024;

/// How a session ended, as the protocol wants the process to report it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goodbye {
    /// The client asked for `shutdown` before it left: exit code 0.
    Clean,
    /// The client left without `shutdown`, or its pipe closed: exit code 1.
    Abrupt,
}

/// A connection to a client.
pub struct Transport<R> {
    input: R,
    output: Output,
}

impl<R: Read> Transport<R> {
    /// A connection that reads `input` and writes whole messages to `output`.
    pub fn new(input: R, output: impl Write + Send + 'static) -> Self {
        Self {
            input,
            output: Output::new(output),
        }
    }

    /// A handle that writes to the client, for notifications that need no detour through a queue.
    pub fn output(&self) -> Output {
        self.output.clone()
    }

    /// Takes it that `input` is standard input: that the client has closed it is noticed also while nothing is read.
    pub fn watch_standard_input(&self) {
        hangup::watch(self.output.flow());
    }

    /// Serves until the client says `exit`, closes the stream, or its process dies. Requests that take
    /// their time run on `runtime`, which needs a worker thread.
    pub fn serve<L: LanguageServer>(
        self,
        service: LspService<L>,
        client: ClientSocket,
        runtime: &Handle,
    ) -> Goodbye {
        let _context = runtime.enter();
        let flow = self.output.flow();
        let mut dispatcher = Dispatcher::new(service, client, self.output, runtime.clone());
        let mut frames = FrameReader::new(BufReader::with_capacity(READ_BYTES, self.input));
        let mut body = Vec::new();
        loop {
            let next = match frames.next(&mut body) {
                Frame::Message => {
                    let message = message::decode(&body);
                    if matches!(message, Incoming::NotJson(_)) {
                        frames.look_back();
                    }
                    dispatcher.take(message)
                }
                Frame::Oversized { length } => dispatcher.refuse(message::oversized(length, &body)),
                Frame::Malformed(what) => dispatcher.refuse(message::malformed(what)),
                Frame::End => Next::Leave,
            };
            release(&mut body);
            if next == Next::Leave {
                flow.drain();
                return dispatcher.goodbye();
            }
        }
    }
}

/// Gives back the memory of a large message.
fn release(body: &mut Vec<u8>) {
    body.clear();
    body.shrink_to(READ_BYTES);
}
