//! The language server: the protocol skin over the engine.
//!
//! Only this module knows the protocol's types, and below it everything is byte ranges. A notification
//! changes the [`documents`] in the order of the wire; a request takes an immutable snapshot when it
//! arrives and works on it in the background; what is published is [`publish`]'s affair.
//!
//! - [`server`] lists what the client may ask; each feature's adapter is a file with its name.
//! - [`session`] is what they share: the client's abilities, the settings, the documents.
//! - [`lanes`] are the threads on which work is done.
//! - [`workspace`] knows the open folders and by which `.okr.toml` each document is read.
//! - [`capabilities`] and [`settings`] decide what a client gets.
//! - [`memory`] gives back what is not needed any more.
//! - [`convert`] and [`uri`] translate; nothing else does.
//! - [`transport`] reads and writes messages.

mod cancel;
mod capabilities;
mod code_action;
mod completion;
mod configuration;
mod convert;
mod declaration;
mod definition;
mod diagnostic;
mod documents;
mod folding;
mod highlight;
mod hover;
mod implementation;
mod indexing;
mod lanes;
mod log;
mod markup;
mod memory;
mod protocol;
mod publish;
mod references;
mod semantic_tokens;
mod server;
mod session;
mod settings;
mod symbols;
pub mod transport;
mod tree;
mod typing;
pub mod uri;
mod workspace;
mod workspace_diagnostic;

use std::fs::File;
use std::io::{self, Write};
use std::process::ExitCode;

pub use log::LogOptions;

use lanes::Lanes;
use protocol::LspService;
use server::Server;
use session::Session;
use transport::{Goodbye, StandardInput, Transport};

use crate::text::visible;

/// The exit code of a server that could not start.
const FAILED: u8 = 2;

/// Serves the Language Server Protocol on standard input and output until the client leaves. The exit code
/// is 0 after `shutdown` and `exit`, 1 when the client left without `shutdown`, 2 when it could not start.
pub fn serve(options: &LogOptions) -> ExitCode {
    let ended = log::start(options).and_then(run);
    match ended {
        Ok(Goodbye::Clean) => ExitCode::SUCCESS,
        Ok(Goodbye::Abrupt) => ExitCode::FAILURE,
        Err(error) => {
            let _ = writeln!(io::stderr(), "okr-lsp: {}", visible(&error.to_string()));
            FAILED.into()
        }
    }
}

/// The notifications about documents, which never wait for anything.
const IN_ORDER: [&str; 4] = [
    "textDocument/didOpen",
    "textDocument/didChange",
    "textDocument/didSave",
    "textDocument/didClose",
];

fn run(log_level: log::Level) -> io::Result<Goodbye> {
    memory::set_up();
    // Two threads that write answers and forward requests; the third, this one, reads.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_time()
        .build()?;
    drop(runtime.spawn(memory::keep_small()));
    let transport = Transport::new(StandardInput(standard_input()?), standard_output()?);
    transport.watch_standard_input();
    let writer = transport.writer();
    let session = Session::new(writer, runtime.handle().clone(), Lanes::new()?, log_level);
    let (service, socket) = LspService::build(|client| Server::new(client, session))
        .custom_method(
            "window/workDoneProgress/cancel",
            Server::work_done_progress_cancel,
        )
        .custom_method("okr/tree", Server::tree)
        .finish();
    let goodbye = transport.serve(service, socket, &IN_ORDER, runtime.handle());
    // Work that is still under way has nobody left to tell.
    runtime.shutdown_background();
    Ok(goodbye)
}

/// Standard input and output without the buffers and locks of `std`: output that is buffered by lines
/// would send a message in two pieces.
#[cfg(unix)]
fn standard_input() -> io::Result<File> {
    use std::os::fd::AsFd;
    Ok(File::from(io::stdin().as_fd().try_clone_to_owned()?))
}

#[cfg(unix)]
fn standard_output() -> io::Result<File> {
    use std::os::fd::AsFd;
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

#[cfg(windows)]
fn standard_input() -> io::Result<File> {
    use std::os::windows::io::AsHandle;
    Ok(File::from(io::stdin().as_handle().try_clone_to_owned()?))
}

#[cfg(windows)]
fn standard_output() -> io::Result<File> {
    use std::os::windows::io::AsHandle;
    Ok(File::from(io::stdout().as_handle().try_clone_to_owned()?))
}
