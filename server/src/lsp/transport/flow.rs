//! How much is under way.
//!
//! There is no cap a client in its right mind could meet: requests wait for nothing but their own work. A
//! flood is read at the pace at which it is answered. Where answers stop coming although that many requests
//! are under way, further requests are refused rather than left to pile up; reading goes on, so that
//! cancellations and the client's answers still arrive.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// From this number of messages under way on, reading slows down to the pace of the answers.
pub const MAX_IN_FLIGHT: usize = 4096;

/// How long nothing may finish before a request over the cap is refused.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long an exit waits for the answers that are due: a client that writes a whole session into the pipe
/// gets all of them, and one that left waits for nobody.
const GRACE: Duration = Duration::from_secs(1);

/// Counts what is under way.
pub struct Flow {
    state: Mutex<State>,
    finished: Condvar,
}

struct State {
    /// Messages whose handling has not ended.
    in_flight: usize,
    /// Those among them that owe the client something.
    due: usize,
    /// When the last request was answered.
    last_answered: Instant,
}

/// What can be under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter {
    /// Something the client is owed; an exit waits for it.
    Request,
    /// Something the client is not told about.
    Notification,
    /// Telling the client that something is not done; that this ends is no progress.
    Refusal,
}

/// Something under way, until it is dropped.
pub struct Busy {
    flow: Arc<Flow>,
    matter: Matter,
}

impl Flow {
    /// Nothing is under way.
    pub fn new() -> Arc<Self> {
        let state = State {
            in_flight: 0,
            due: 0,
            last_answered: Instant::now(),
        };
        Arc::new(Self {
            state: Mutex::new(state),
            finished: Condvar::new(),
        })
    }

    /// Begins something.
    pub fn begin(self: &Arc<Self>, matter: Matter) -> Busy {
        let mut state = self.lock();
        state.in_flight += 1;
        state.due += usize::from(matter != Matter::Notification);
        Busy {
            flow: Arc::clone(self),
            matter,
        }
    }

    /// Waits while too much is under way and there is progress; `false` where there is none and a request
    /// should be refused. Waits on while not even the refusals find a reader.
    pub fn admit(&self) -> bool {
        let mut state = self.lock();
        loop {
            let stuck = state.last_answered.elapsed() >= PATIENCE;
            match state.in_flight {
                ..MAX_IN_FLIGHT => return true,
                count if count < 2 * MAX_IN_FLIGHT && stuck => return false,
                _ => state = self.wait(state, PATIENCE),
            }
        }
    }

    /// Waits until nothing is due to the client any more, but not for long.
    pub fn drain(&self) {
        let deadline = Instant::now() + GRACE;
        let mut state = self.lock();
        while state.due > 0 {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            state = self.wait(state, left);
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, state: MutexGuard<'a, State>, most: Duration) -> MutexGuard<'a, State> {
        let waited = self.finished.wait_timeout(state, most);
        waited.unwrap_or_else(PoisonError::into_inner).0
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        let mut state = self.flow.lock();
        state.in_flight -= 1;
        state.due -= usize::from(self.matter != Matter::Notification);
        if self.matter == Matter::Request {
            state.last_answered = Instant::now();
        }
        drop(state);
        self.flow.finished.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_refused_only_when_nothing_moves() {
        let flow = Flow::new();
        let mut busy: Vec<_> = (1..MAX_IN_FLIGHT)
            .map(|_| flow.begin(Matter::Request))
            .collect();
        assert!(flow.admit(), "there is room for one more");
        busy.push(flow.begin(Matter::Request));
        let slow = std::thread::spawn(move || {
            std::thread::sleep(PATIENCE / 10);
            busy
        });
        let other = Arc::clone(&flow);
        let admitted = std::thread::spawn(move || other.admit());
        let mut busy = slow.join().unwrap();
        busy.pop();
        assert!(admitted.join().unwrap(), "one has finished");
        busy.push(flow.begin(Matter::Request));
        assert!(!flow.admit(), "nothing finished for a while");
        drop(flow.begin(Matter::Refusal));
        let before = Instant::now();
        assert!(
            !flow.admit() && before.elapsed() < PATIENCE / 2,
            "a refusal is no progress"
        );
    }

    #[test]
    fn an_exit_waits_for_answers_only() {
        let flow = Flow::new();
        let _waiting_for_the_client = flow.begin(Matter::Notification);
        let before = Instant::now();
        flow.drain();
        assert!(before.elapsed() < GRACE / 2);

        let answer = flow.begin(Matter::Request);
        let writer = std::thread::spawn(move || {
            std::thread::sleep(GRACE / 10);
            drop(answer);
        });
        flow.drain();
        assert!(before.elapsed() >= GRACE / 10 && before.elapsed() < GRACE);
        writer.join().unwrap();
    }
}
