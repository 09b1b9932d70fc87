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
const PATIENCE: Duration = Duration::from_secs(5);

/// How long an exit waits for the answers that are due: a client that writes a whole session into the pipe
/// gets all of them, and one that left waits for nobody.
const GRACE: Duration = Duration::from_secs(3);

/// Counts what is under way.
pub struct Flow {
    state: Mutex<State>,
    finished: Condvar,
}

/// What is under way, and what follows from it at a given time. It never reads the clock itself.
#[derive(Debug)]
struct State {
    /// Messages whose handling has not ended.
    in_flight: usize,
    /// Those among them that owe the client something.
    due: usize,
    /// When the last request was answered, or the first one came.
    last_progress: Instant,
    /// Whether the client has closed its end.
    hung_up: bool,
}

/// What happens to a request that arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Admission {
    Granted,
    Refused,
    /// It waits until something has finished.
    Later,
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

impl Matter {
    /// Whether the client is owed something, so that an exit waits.
    fn is_due(self) -> bool {
        self != Self::Notification
    }
}

/// Something under way, until it is dropped.
pub struct Busy {
    flow: Arc<Flow>,
    matter: Matter,
}

impl State {
    fn new(now: Instant) -> Self {
        Self {
            in_flight: 0,
            due: 0,
            last_progress: now,
            hung_up: false,
        }
    }

    fn begin(&mut self, matter: Matter, now: Instant) {
        if self.due == 0 {
            self.last_progress = now;
        }
        self.in_flight += 1;
        self.due += usize::from(matter.is_due());
    }

    fn end(&mut self, matter: Matter, now: Instant) {
        self.in_flight -= 1;
        self.due -= usize::from(matter.is_due());
        if matter == Matter::Request {
            self.last_progress = now;
        }
    }

    /// What happens to a request at `now`. While not even the refusals find a reader, it waits, unless the client has
    /// gone: what it left behind is little, and the end comes after it.
    fn admission(&self, now: Instant) -> Admission {
        let stuck = now.saturating_duration_since(self.last_progress) >= PATIENCE;
        match self.in_flight {
            ..MAX_IN_FLIGHT => Admission::Granted,
            count if stuck && (count < 2 * MAX_IN_FLIGHT || self.hung_up) => Admission::Refused,
            _ => Admission::Later,
        }
    }
}

impl Flow {
    /// Nothing is under way.
    pub fn new() -> Arc<Self> {
        Arc::new(Self {
            state: Mutex::new(State::new(Instant::now())),
            finished: Condvar::new(),
        })
    }

    /// Begins something.
    pub fn begin(self: &Arc<Self>, matter: Matter) -> Busy {
        self.lock().begin(matter, Instant::now());
        Busy {
            flow: Arc::clone(self),
            matter,
        }
    }

    /// Waits while too much is under way and there is progress; `false` where there is none and a request
    /// should be refused.
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

    /// Tells that the client has closed its end: nothing waits for it any more.
    pub fn hang_up(&self) {
        self.lock().hung_up = true;
        self.finished.notify_all();
    }

    /// Waits until nothing is due to the client any more, but not for long.
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
        self.flow.lock().end(self.matter, Instant::now());
        self.flow.finished.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So long that a test fails which waits for it to pass.
    const LONG: Duration = Duration::from_secs(600);

    /// As many requests as are let through at `now`, after nothing since `start`.
    fn full(start: Instant, now: Instant) -> State {
        let mut state = State::new(start);
        for _ in 0..MAX_IN_FLIGHT {
            assert_eq!(state.admission(now), Admission::Granted);
            state.begin(Matter::Request, now);
        }
        state
    }

    #[test]
    fn reading_slows_down_to_the_pace_of_the_answers() {
        let start = Instant::now();
        let busy = start + 10 * PATIENCE;
        let mut state = full(start, busy);
        // The idle time before is no lack of progress.
        assert_eq!(state.admission(busy), Admission::Later);
        state.end(Matter::Request, busy);
        assert_eq!(state.admission(busy), Admission::Granted);
    }

    #[test]
    fn a_request_is_refused_only_when_nothing_moves() {
        let start = Instant::now();
        let mut state = full(start, start);
        let late = start + PATIENCE;
        assert_eq!(state.admission(late), Admission::Refused);
        state.begin(Matter::Message, late);
        state.end(Matter::Message, late);
        // A refusal is no progress, an answer is.
        assert_eq!(state.admission(late), Admission::Refused);
        state.begin(Matter::Request, late);
        state.end(Matter::Request, late);
        assert_eq!(state.admission(late), Admission::Later);
        for _ in 0..MAX_IN_FLIGHT {
            state.begin(Matter::Message, late);
        }
        assert_eq!(state.admission(late + LONG), Admission::Later);
        state.hung_up = true;
        assert_eq!(state.admission(late + LONG), Admission::Refused);
    }

    #[test]
    fn an_answer_lets_the_reading_thread_go_on() {
        let flow = Flow::new();
        let mut busy: Vec<Busy> = (0..MAX_IN_FLIGHT)
            .map(|_| flow.begin(Matter::Request))
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
        let _waiting_for_the_client = flow.begin(Matter::Notification);
        flow.drain_until(Instant::now() + LONG);
        assert_eq!(flow.lock().due, 0);
        let answer = flow.begin(Matter::Request);
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
