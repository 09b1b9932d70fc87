//! The connection to a client: the loop that reads messages and hands them out.

use std::io::{BufReader, Read, Write};
use std::ops::ControlFlow;

use tokio::runtime::Handle;
use tower_lsp::{ClientSocket, LanguageServer, LspService};

use super::dispatch::Dispatcher;
use super::frame::{FrameEvent, FrameReader};
use super::lifecycle::Goodbye;
use super::message::{self, Incoming};
use super::writer::MessageWriter;
use super::{hangup, refusal};

/// How many bytes are read from the pipe at once, so that a burst of edits arrives in few reads.
const READ_BYTES: usize = 64 * 1024;

/// A connection to a client.
pub struct Transport<R> {
    input: R,
    writer: MessageWriter,
}

impl<R: Read> Transport<R> {
    /// A connection that reads `input` and writes whole messages to `output`.
    pub fn new(input: R, output: impl Write + Send + 'static) -> Self {
        Self {
            input,
            writer: MessageWriter::new(output),
        }
    }

    /// A handle that writes notifications to the client directly.
    pub fn writer(&self) -> MessageWriter {
        self.writer.clone()
    }

    /// Watches standard input, which must be the input of this connection. So it is noticed that the client
    /// has closed it, also while nothing is read.
    pub fn watch_standard_input(&self) {
        hangup::watch(self.writer.flow());
    }

    /// Serves until the client sends `exit`, closes the stream, or its process ends. The handling of a method
    /// in `in_order` ends before the next message is handled. Requests that take time run on `runtime`, which
    /// needs a worker thread.
    pub fn serve<L: LanguageServer>(
        self,
        service: LspService<L>,
        client: ClientSocket,
        in_order: &[&'static str],
        runtime: &Handle,
    ) -> Goodbye {
        let _context = runtime.enter();
        let flow = self.writer.flow();
        let mut dispatcher =
            Dispatcher::new(service, client, in_order, self.writer, runtime.clone());
        let mut frames = FrameReader::new(BufReader::with_capacity(READ_BYTES, self.input));
        let mut body = Vec::new();
        loop {
            let next = match frames.next(&mut body) {
                FrameEvent::Message => {
                    let message = message::decode(&body);
                    if matches!(message, Incoming::NotJson(_)) {
                        frames.look_back();
                    }
                    dispatcher.take(message)
                }
                FrameEvent::Oversized { length } => {
                    dispatcher.refuse(refusal::oversized(length, &body))
                }
                FrameEvent::Malformed(what) => dispatcher.refuse(refusal::malformed(what)),
                FrameEvent::End => ControlFlow::Break(()),
            };
            release(&mut body);
            if next.is_break() {
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
