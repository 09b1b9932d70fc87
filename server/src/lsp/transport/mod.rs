//! The wire: JSON-RPC messages over a pair of byte streams, handed to a tower service.
//!
//! One thread reads. It decodes each message and calls the service at once, so a notification has changed
//! the state before the next byte is read. What cannot finish at once goes on on another thread. The reading
//! thread never writes: it keeps reading from a client that does not read.
//!
//! - [`connection`] is the loop that reads.
//! - [`frame`] and [`header`] cut messages out of the stream, and recover after bytes that are not a message.
//! - [`message`] reads one message; [`id`] and [`refusal`] are its ids and the errors it can get.
//! - [`surrogate`], [`number`] and [`lenient`] correct what clients often get wrong.
//! - [`dispatch`] keeps the order of the wire and isolates panics.
//! - [`lifecycle`] knows how far the session has come, and how it ended.
//! - [`flow`] counts what is in flight: a flood is slowed down, and an exit waits for answers.
//! - [`writer`] writes whole messages.
//! - [`hangup`] notices that the client has closed one of its ends.
//! - [`parent`] ends the process when the client's process has ended.

mod connection;
mod dispatch;
mod flow;
mod frame;
mod hangup;
mod header;
mod id;
mod lenient;
mod lifecycle;
mod message;
mod number;
mod parent;
mod refusal;
mod surrogate;
mod writer;

pub use connection::Transport;
pub use flow::{InFlight, MAX_IN_FLIGHT};
pub use frame::MAX_MESSAGE_BYTES;
pub use hangup::StandardInput;
pub use lenient::UNNUMBERED;
pub use lifecycle::Goodbye;
pub use writer::MessageWriter;
