//! Giving memory back to the system.
//!
//! The allocator of glibc keeps freed memory in an arena for each thread. A server that has read a large workspace, or
//! written a large answer, would keep its size.

use std::time::Duration;

use tokio::sync::Notify;

/// Writing this many bytes at once has used much more memory.
pub const MUCH: usize = 256 * 1024;

/// Memory is given back at most once in this time, because it takes milliseconds.
const PAUSE: Duration = Duration::from_secs(1);

static WANTED: Notify = Notify::const_new();

/// Sets up the allocator. Call it before there are other threads.
pub fn set_up() {
    allocator::set_up();
}

/// Notes that much memory has been freed, or will be in a moment.
pub fn give_back() {
    WANTED.notify_one();
}

/// Gives memory back a moment after each [`give_back`]; never ends.
pub async fn keep_small() {
    loop {
        WANTED.notified().await;
        tokio::time::sleep(PAUSE).await;
        allocator::give_back();
    }
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod allocator {
    /// Two threads can allocate without waiting for each other; more arenas would keep more memory.
    const ARENAS: libc::c_int = 2;

    pub(super) fn set_up() {
        // SAFETY: it only sets a number, before other threads allocate.
        unsafe { libc::mallopt(libc::M_ARENA_MAX, ARENAS) };
    }

    pub(super) fn give_back() {
        // SAFETY: it locks the arenas, and gives back only free memory.
        unsafe { libc::malloc_trim(0) };
    }
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
mod allocator {
    pub(super) fn set_up() {}

    pub(super) fn give_back() {}
}
