//! The client that closes its end while nothing is read from it.
//!
//! Reading stops where the client does not read either, and would not see that the client has gone: the operating
//! system tells that even while there is something left to read.

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
