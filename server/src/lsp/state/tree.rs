//! What the client knows of the tree of goals.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// The version of the tree of goals that the client knows.
#[derive(Debug, Default)]
pub struct TreeAnnouncement {
    /// The revision of the goals.
    revision: AtomicU64,
    /// Whether a task waits to announce a change.
    waiting: AtomicBool,
}

impl TreeAnnouncement {
    /// Whether a task must begin to announce `revision`: it is new, and no task waits.
    pub fn begin(&self, revision: u64) -> bool {
        self.revision.load(Ordering::Acquire) != revision
            && !self.waiting.swap(true, Ordering::AcqRel)
    }

    /// Notes that the task does not wait any more. Then it must read the revision: a later change begins another task.
    pub fn end(&self) {
        self.waiting.store(false, Ordering::Release);
    }

    /// Notes that the client is told of `revision`. Returns whether it knew another one.
    pub fn advance(&self, revision: u64) -> bool {
        self.revision.swap(revision, Ordering::AcqRel) != revision
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_during_the_pause_are_announced_once() {
        let tree = TreeAnnouncement::default();
        assert!(!tree.begin(0), "the client knows this one");
        assert!(tree.begin(1));
        assert!(!tree.begin(2), "a task waits");
        tree.end();
        assert!(tree.advance(2));
        assert!(!tree.advance(2));
        assert!(!tree.begin(2));
        assert!(tree.begin(3));
    }
}
