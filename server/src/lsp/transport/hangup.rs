//! The client that closes one of its ends.
//!
//! Reading stops where the client does not read either, and would not see that the client has gone: the operating
//! system tells that even while there is something left to read. And nobody is served who has closed the end at which
//! it reads, though it may keep the other open.

use std::fs::File;
use std::io::{self, Read};
use std::sync::Arc;

use super::flow::Flow;

/// From the moment on at which the client closes its end of standard input, `flow` holds nothing up. Where the system
/// cannot tell, that is noticed when all has been read.
#[cfg(unix)]
pub fn watch(flow: Arc<Flow>) {
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;

    /// A socket that the client has closed in one direction only is told of where it is asked for.
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

/// Standard input, which ends also where nothing is left in it and nobody reads standard output any more.
pub struct StandardInput(pub File);

impl Read for StandardInput {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if is_answered_to_nobody() {
            return Ok(0);
        }
        self.0.read(buffer)
    }
}

/// Waits until there is something to read, or nobody to read what is written.
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
