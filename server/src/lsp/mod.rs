//! The language server: the protocol skin over the engine.
//!
//! Only this module knows the protocol's types; the modules below it know only byte ranges. It has layers, and
//! each imports only from those before it:
//!
//! 1. [`protocol`], [`uri`], [`transport`], [`log`], [`memory`]: the protocol's types, the one conversion
//!    between URIs and paths, messages on the wire, and the process.
//! 2. [`client`]: what the client can do, and its user's settings.
//! 3. [`convert`]: pure conversions between the engine's results and the protocol's types.
//! 4. [`state`]: what a session holds: open documents, folders, the index, and what was sent to the client.
//! 5. [`workspace`]: the open folders, and the settings with which each document is read.
//! 6. [`indexing`]: reading the folders and keeping the index up to date.
//! 7. [`diagnostics`]: computing, pushing and pulling diagnostics.
//! 8. [`background`] and [`handlers`]: how each background task and each method is carried out.
//! 9. [`server`]: the table of methods.
//!
//! A message is handled in three steps. The transport reads it. A notification changes the state, in the order
//! of the wire; a request reads a snapshot in the background. What follows from a change is a background task.
//! The type of a handler says which of these it is (see [`handlers`]).

mod background;
mod client;
mod convert;
mod diagnostics;
mod handlers;
mod indexing;
mod log;
mod memory;
mod protocol;
mod server;
mod state;
pub mod transport;
pub mod uri;
mod workspace;

use std::fs::File;
use std::io::{self, Write};
use std::process::ExitCode;

pub use log::LogOptions;

use log::LogLevel;
use server::Service;
use state::{Lanes, Session};
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

fn run(log_level: LogLevel) -> io::Result<Goodbye> {
    memory::set_up();
    // Two threads write answers and send requests; this thread reads.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_time()
        .build()?;
    drop(runtime.spawn(memory::keep_small()));
    let transport = Transport::new(StandardInput(standard_input()?), standard_output()?);
    transport.watch_standard_input();
    let session = Session::new(
        transport.writer(),
        runtime.handle().clone(),
        Lanes::new()?,
        background::begin,
        log_level,
    );
    let Service {
        service,
        client,
        in_order,
    } = server::service(session);
    let goodbye = transport.serve(service, client, &in_order, runtime.handle());
    // The results of work that is still running are not needed any more.
    runtime.shutdown_background();
    Ok(goodbye)
}

/// Standard input and output without the buffers and locks of `std`. Output that is buffered by lines would
/// send a message in two pieces.
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
