//! Giving memory back to the system.
//!
//! The allocator of glibc keeps what was freed in an arena for each thread, so that a server which once read a large
//! workspace, or answered at length, stays as large as it was then.

use std::time::Duration;

use tokio::sync::Notify;

/// Whoever has written so many bytes at once has used much more.
pub const MUCH: usize = 256 * 1024;

/// Memory is given back at most once in this time, because that takes milliseconds.
const PAUSE: Duration = Duration::from_secs(1);

static WANTED: Notify = Notify::const_new();

/// Sets the allocator up, before there are threads.
pub fn set_up() {
    allocator::set_up();
}

/// Takes note that much memory has been freed, or will be in a moment.
pub fn give_back() {
    WANTED.notify_one();
}

/// Gives memory back, soon after that is asked for, for ever.
pub async fn keep_small() {
    loop {
        WANTED.notified().await;
        tokio::time::sleep(PAUSE).await;
        allocator::give_back();
    }
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod allocator {
    /// Two threads at a time get memory without waiting for each other; more arenas would keep more.
    const ARENAS: libc::c_int = 2;

    pub(super) fn set_up() {
        // SAFETY: it only sets a number, and is called before other threads get memory.
        unsafe { libc::mallopt(libc::M_ARENA_MAX, ARENAS) };
    }

    pub(super) fn give_back() {
        // SAFETY: it takes the locks of the arenas, and gives back only what is free.
        unsafe { libc::malloc_trim(0) };
    }
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
mod allocator {
    pub(super) fn set_up() {}

    pub(super) fn give_back() {}
}
