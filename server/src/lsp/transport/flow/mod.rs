//! How much is in flight.
//!
//! A normal client never meets a limit: a request waits only for its own work. When a client sends more than
//! that, messages are read at the pace at which they are answered. When no answer is given although
//! [`MAX_IN_FLIGHT`] messages are in flight, further requests are refused, so that they do not pile up.
//! Reading goes on, so that cancellations and the client's answers still arrive.

mod admission;

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

pub use admission::{MAX_IN_FLIGHT, WorkKind};

use admission::{Admission, FlowState, PATIENCE};

/// How long an exit waits for answers that are due. A client that writes a whole session into the pipe at
/// once gets all of them.
const GRACE: Duration = Duration::from_secs(3);

/// Counts what is in flight.
pub struct Flow {
    state: Mutex<FlowState>,
    finished: Condvar,
}

/// Something in flight, until it is dropped.
pub struct InFlight {
    flow: Arc<Flow>,
    kind: WorkKind,
}

impl Flow {
    /// Nothing is in flight.
    pub fn new() -> Arc<Self> {
        Arc::new(Self {
            state: Mutex::new(FlowState::new(Instant::now())),
            finished: Condvar::new(),
        })
    }

    /// Begins something.
    pub fn begin(self: &Arc<Self>, kind: WorkKind) -> InFlight {
        self.lock().begin(kind, Instant::now());
        InFlight {
            flow: Arc::clone(self),
            kind,
        }
    }

    /// Waits while too much is in flight. Returns `false` when there is no progress and a request should be
    /// refused.
    pub fn admit(&self) -> bool {
        let mut state = self.lock();
        loop {
            match state.admission(Instant::now()) {
                Admission::Granted => return true,
                Admission::Refused => return false,
                Admission::Later => state = self.wait(state, PATIENCE),
            }
        }
    }

    /// Notes that the client has closed its end: nothing waits for the client any more.
    pub fn hang_up(&self) {
        self.lock().hung_up = true;
        self.finished.notify_all();
    }

    /// Waits until the client waits for nothing more, but at most [`GRACE`].
    pub fn drain(&self) {
        self.drain_until(Instant::now() + GRACE);
    }

    fn drain_until(&self, deadline: Instant) {
        let mut state = self.lock();
        while state.due > 0 {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            state = self.wait(state, left);
        }
    }

    fn lock(&self) -> MutexGuard<'_, FlowState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(
        &self,
        state: MutexGuard<'a, FlowState>,
        most: Duration,
    ) -> MutexGuard<'a, FlowState> {
        let waited = self.finished.wait_timeout(state, most);
        waited.unwrap_or_else(PoisonError::into_inner).0
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        self.flow.lock().end(self.kind, Instant::now());
        self.flow.finished.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So long that a test fails which waits for it to pass.
    const LONG: Duration = Duration::from_secs(600);

    #[test]
    fn an_answer_lets_the_reading_thread_go_on() {
        let flow = Flow::new();
        let mut busy: Vec<InFlight> = (0..MAX_IN_FLIGHT)
            .map(|_| flow.begin(WorkKind::Request))
            .collect();
        let reader = std::thread::spawn({
            let flow = Arc::clone(&flow);
            move || flow.admit()
        });
        busy.pop();
        assert!(reader.join().unwrap());
    }

    #[test]
    fn an_exit_waits_for_answers_only_and_not_for_ever() {
        let flow = Flow::new();
        let _waiting_for_the_client = flow.begin(WorkKind::Notification);
        flow.drain_until(Instant::now() + LONG);
        assert_eq!(flow.lock().due, 0);
        let answer = flow.begin(WorkKind::Request);
        flow.drain_until(Instant::now());
        let exit = std::thread::spawn({
            let flow = Arc::clone(&flow);
            move || {
                flow.drain_until(Instant::now() + LONG);
                flow.lock().due
            }
        });
        drop(answer);
        assert_eq!(exit.join().unwrap(), 0);
    }
}
