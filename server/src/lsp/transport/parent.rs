//! Ends the server when the client's process has ended.
//!
//! A client that crashes may leave its end of the pipe open in another process. The protocol therefore gives
//! the server the client's process id.

use std::io::{Error, ErrorKind};
use std::process;

use waitpid_any::WaitHandle;

/// The operating system's code for "there is no such process": `ESRCH`, or `ERROR_INVALID_PARAMETER`.
const NO_SUCH_PROCESS: i32 = if cfg!(windows) { 87 } else { 3 };

/// The exit code of a server whose client has ended: the one of any end without `shutdown`.
const ORPHANED: i32 = 1;

/// Ends this process when the process `pid` ends, or at once if it has ended already. The operating system
/// reports it; nothing is polled. If it cannot, the server runs until its input is closed.
pub fn live_no_longer_than(pid: i32) {
    let watch = move || match wait(pid) {
        Ok(()) => {
            tracing::info!(pid, "the client's process has died");
            process::exit(ORPHANED);
        }
        Err(error) => tracing::warn!(pid, %error, "the client's process cannot be watched"),
    };
    if let Err(error) = std::thread::Builder::new()
        .name("parent".into())
        .spawn(watch)
    {
        tracing::warn!(%error, "the client's process is not watched");
    }
}

fn wait(pid: i32) -> Result<(), Error> {
    let mut process = match WaitHandle::open(pid) {
        Err(error) if error.raw_os_error() == Some(NO_SUCH_PROCESS) => return Ok(()),
        opened => opened?,
    };
    loop {
        match process.wait() {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            ended => return ended,
        }
    }
}
