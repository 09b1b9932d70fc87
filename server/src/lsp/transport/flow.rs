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
    patience: Duration,
    state: Mutex<State>,
    finished: Condvar,
}

struct State {
    /// Messages whose handling has not ended.
    in_flight: usize,
    /// Those among them that owe the client something.
    due: usize,
    /// When the last request was answered, or the first one came.
    last_progress: Instant,
}

/// What can be under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter {
    /// Something the client is owed; an exit waits for it.
    Request,
    /// Something the client is not told about.
    Notification,
    /// Something the server says unasked or instead of an answer. An exit waits for it too, but that it
    /// ends does not tell that requests are getting on.
    Message,
}

/// Something under way, until it is dropped.
pub struct Busy {
    flow: Arc<Flow>,
    matter: Matter,
}

impl Flow {
    /// Nothing is under way.
    pub fn new() -> Arc<Self> {
        Self::with_patience(PATIENCE)
    }

    fn with_patience(patience: Duration) -> Arc<Self> {
        let state = State {
            in_flight: 0,
            due: 0,
            last_progress: Instant::now(),
        };
        Arc::new(Self {
            patience,
            state: Mutex::new(state),
            finished: Condvar::new(),
        })
    }

    /// Begins something.
    pub fn begin(self: &Arc<Self>, matter: Matter) -> Busy {
        let mut state = self.lock();
        if state.due == 0 {
            state.last_progress = Instant::now();
        }
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
            let stuck = state.last_progress.elapsed() >= self.patience;
            match state.in_flight {
                ..MAX_IN_FLIGHT => return true,
                count if count < 2 * MAX_IN_FLIGHT && stuck => return false,
                _ => state = self.wait(state, self.patience),
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
            state.last_progress = Instant::now();
        }
        drop(state);
        self.flow.finished.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHORT: Duration = Duration::from_millis(100);

    fn full(flow: &Arc<Flow>) -> Vec<Busy> {
        (0..MAX_IN_FLIGHT)
            .map(|_| flow.begin(Matter::Request))
            .collect()
    }

    #[test]
    fn reading_slows_down_to_the_pace_of_the_answers() {
        let flow = Flow::with_patience(SHORT);
        std::thread::sleep(SHORT * 2);
        let mut busy = full(&flow);
        let begin = Instant::now();
        let answering = std::thread::spawn(move || {
            std::thread::sleep(SHORT / 4);
            busy.pop();
            busy
        });
        assert!(flow.admit(), "an idle time before is no lack of progress");
        assert!(begin.elapsed() >= SHORT / 4);
        drop(answering.join());
    }

    #[test]
    fn a_request_is_refused_only_when_nothing_moves() {
        let flow = Flow::with_patience(SHORT);
        let busy = full(&flow);
        assert!(!flow.admit(), "nothing was answered for a while");
        drop(flow.begin(Matter::Message));
        let begin = Instant::now();
        assert!(
            !flow.admit() && begin.elapsed() < SHORT,
            "a refusal is no progress"
        );
        drop(busy);
        assert!(flow.admit());
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
