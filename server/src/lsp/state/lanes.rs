//! The threads on which work is done.
//!
//! There are few, so that much work does not start many threads. Work that a user waits for has its own threads. It
//! never waits for the checking of large documents or the reading of folders.

use std::io;

use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinHandle;

/// The most threads of one lane. The system shares the processors between the lanes.
const THREADS: usize = 4;

/// The threads of a session.
#[derive(Debug)]
pub struct Lanes {
    /// Requests about one document.
    pub requests: Lane,
    /// The checking of documents.
    pub checks: Lane,
    /// Requests about the whole workspace.
    pub surveys: Lane,
    /// Reading the folders, and the work that follows from changes in them.
    pub chores: Lane,
}

impl Lanes {
    /// Makes the lanes. A thread starts when there is work for it, and ends when there has been none for a while.
    pub fn new() -> io::Result<Self> {
        Ok(Self {
            requests: Lane::new("requests")?,
            checks: Lane::new("checks")?,
            surveys: Lane::new("surveys")?,
            chores: Lane::new("chores")?,
        })
    }
}

/// A few threads for one kind of work, which is begun in the order in which it arrives.
#[derive(Debug)]
pub struct Lane(Option<Runtime>);

impl Lane {
    fn new(name: &str) -> io::Result<Self> {
        let lane = Builder::new_current_thread()
            .max_blocking_threads(THREADS)
            .thread_name(name)
            .build()?;
        Ok(Self(Some(lane)))
    }

    /// Runs `work` when a thread is free; `None` if the session is over. Work that is aborted before it begins never
    /// begins.
    pub fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Option<JoinHandle<T>> {
        Some(self.0.as_ref()?.spawn_blocking(work))
    }
}

impl Drop for Lane {
    /// Does not wait for running work: its result is not needed any more.
    fn drop(&mut self) {
        if let Some(lane) = self.0.take() {
            lane.shutdown_background();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, channel};
    use std::sync::{Arc, Mutex};

    use super::*;

    /// Work for `lane` that does not end before the other end of `until` is dropped.
    fn block(lane: &Lane, until: &Arc<Mutex<Receiver<()>>>) {
        let until = Arc::clone(until);
        drop(lane.run(move || until.lock().unwrap().recv()));
    }

    #[test]
    fn short_work_does_not_queue_behind_long_work() {
        let lanes = Lanes::new().unwrap();
        let (end, until) = channel::<()>();
        let until = Arc::new(Mutex::new(until));
        for lane in [&lanes.checks, &lanes.surveys, &lanes.chores] {
            (0..10 * THREADS).for_each(|_| block(lane, &until));
        }
        let (answer, answers) = channel();
        drop(lanes.requests.run(move || answer.send(1)));
        assert_eq!(answers.recv(), Ok(1));
        drop(end);
    }

    #[test]
    fn what_is_aborted_in_the_queue_is_not_begun() {
        let lanes = Lanes::new().unwrap();
        let (end, until) = channel::<()>();
        let until = Arc::new(Mutex::new(until));
        (0..THREADS).for_each(|_| block(&lanes.requests, &until));
        let (begun, begins) = channel();
        lanes.requests.run(move || begun.send(1)).unwrap().abort();
        drop(end);
        // The other end was dropped with the work.
        assert!(begins.recv().is_err());
    }
}
