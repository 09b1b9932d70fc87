//! Notices a client that closes one of its ends.
//!
//! When the client does not read, the server stops reading too and would not see that the client has left. The
//! operating system reports that even while there is something left to read. And a client that has closed the end at
//! which it reads is not served any more, even if its other end is open.

use std::fs::File;
use std::io::{self, Read};
use std::sync::Arc;

use super::flow::Flow;

/// When the client closes its end of standard input, `flow` stops waiting for it. On a system that does not report
/// this, it is noticed when everything has been read.
#[cfg(unix)]
pub fn watch(flow: Arc<Flow>) {
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;

    /// Linux reports a socket that is closed in one direction only if this is asked for.
    #[cfg(target_os = "linux")]
    const END: PollFlags = PollFlags::RDHUP;
    #[cfg(not(target_os = "linux"))]
    const END: PollFlags = PollFlags::empty();

    let wait = move || {
        let stdin = std::io::stdin();
        loop {
            let mut input = [PollFd::new(&stdin, END)];
            let ended = poll(&mut input, None);
            let [input] = input;
            match ended {
                Err(Errno::INTR) => {}
                Ok(_) if input.revents().intersects(END | PollFlags::HUP) => {
                    return flow.hang_up();
                }
                _ => return,
            }
        }
    };
    if let Err(error) = std::thread::Builder::new()
        .name("hangup".into())
        .spawn(wait)
    {
        tracing::warn!(%error, "the client's end of the pipe is not watched");
    }
}

#[cfg(not(unix))]
pub fn watch(_: Arc<Flow>) {}

/// Standard input. It also ends when it is empty and nobody reads standard output any more.
pub struct StandardInput(pub File);

impl Read for StandardInput {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if is_answered_to_nobody() {
            return Ok(0);
        }
        self.0.read(buffer)
    }
}

/// Waits until there is something to read (`false`), or nobody reads what is written (`true`).
#[cfg(unix)]
fn is_answered_to_nobody() -> bool {
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;

    let (input, output) = (io::stdin(), io::stdout());
    loop {
        let mut ends = [
            PollFd::new(&input, PollFlags::IN),
            PollFd::new(&output, PollFlags::empty()),
        ];
        let waited = poll(&mut ends, None);
        let [input, output] = ends.map(|end| end.revents());
        match waited {
            Err(Errno::INTR) => {}
            Err(_) => return false,
            Ok(_) => {
                let unread = output.intersects(PollFlags::ERR | PollFlags::HUP);
                return input.is_empty() && unread;
            }
        }
    }
}

#[cfg(not(unix))]
fn is_answered_to_nobody() -> bool {
    false
}
