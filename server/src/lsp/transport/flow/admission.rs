//! Whether a request is let through: a pure function of what is in flight and of the time.

use std::time::{Duration, Instant};

/// When this many messages are in flight, reading slows down to the pace of the answers.
pub const MAX_IN_FLIGHT: usize = 4096;

/// How long no request may finish before a request over the cap is refused.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// What is in flight. It never reads the clock: the caller passes the time.
#[derive(Debug)]
pub(super) struct FlowState {
    /// The number of messages whose handling has not ended.
    in_flight: usize,
    /// How many of them the client waits for.
    pub(super) due: usize,
    /// When the last request was answered, or the first one arrived.
    last_progress: Instant,
    /// Whether the client has closed its end.
    pub(super) hung_up: bool,
}

/// What happens to a request that arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Admission {
    /// It is handled now.
    Granted,
    /// It is answered with an error.
    Refused,
    /// It waits until something has finished.
    Later,
}

/// What can be in flight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkKind {
    /// The handling of a request. The client waits for the answer, so an exit waits too.
    Request,
    /// The handling of a notification, which has no answer.
    Notification,
    /// A message that the server sends by itself or instead of an answer. An exit waits for it too, but its
    /// end does not show that requests make progress.
    Message,
}

impl WorkKind {
    /// Whether the client waits for it.
    fn is_due(self) -> bool {
        self != Self::Notification
    }
}

impl FlowState {
    /// Nothing is in flight.
    pub(super) fn new(now: Instant) -> Self {
        Self {
            in_flight: 0,
            due: 0,
            last_progress: now,
            hung_up: false,
        }
    }

    /// Something begins.
    pub(super) fn begin(&mut self, kind: WorkKind, now: Instant) {
        if self.due == 0 {
            self.last_progress = now;
        }
        self.in_flight += 1;
        self.due += usize::from(kind.is_due());
    }

    /// Something ends.
    pub(super) fn end(&mut self, kind: WorkKind, now: Instant) {
        self.in_flight -= 1;
        self.due -= usize::from(kind.is_due());
        if kind == WorkKind::Request {
            self.last_progress = now;
        }
    }

    /// What happens to a request at `now`. When the client does not even read the refusals, the request waits. If the
    /// client has left, it is refused instead: few messages remain, and then the stream ends.
    pub(super) fn admission(&self, now: Instant) -> Admission {
        let stuck = now.saturating_duration_since(self.last_progress) >= PATIENCE;
        match self.in_flight {
            ..MAX_IN_FLIGHT => Admission::Granted,
            count if stuck && (count < 2 * MAX_IN_FLIGHT || self.hung_up) => Admission::Refused,
            _ => Admission::Later,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So long that a test fails which waits for it to pass.
    const LONG: Duration = Duration::from_secs(600);

    /// As many requests as are let through at `now`, after nothing since `start`.
    fn full(start: Instant, now: Instant) -> FlowState {
        let mut state = FlowState::new(start);
        for _ in 0..MAX_IN_FLIGHT {
            assert_eq!(state.admission(now), Admission::Granted);
            state.begin(WorkKind::Request, now);
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
        state.end(WorkKind::Request, busy);
        assert_eq!(state.admission(busy), Admission::Granted);
    }

    #[test]
    fn a_request_is_refused_only_when_nothing_moves() {
        let start = Instant::now();
        let mut state = full(start, start);
        let late = start + PATIENCE;
        assert_eq!(state.admission(late), Admission::Refused);
        state.begin(WorkKind::Message, late);
        state.end(WorkKind::Message, late);
        // A refusal is no progress, an answer is.
        assert_eq!(state.admission(late), Admission::Refused);
        state.begin(WorkKind::Request, late);
        state.end(WorkKind::Request, late);
        assert_eq!(state.admission(late), Admission::Later);
        for _ in 0..MAX_IN_FLIGHT {
            state.begin(WorkKind::Message, late);
        }
        assert_eq!(state.admission(late + LONG), Admission::Later);
        state.hung_up = true;
        assert_eq!(state.admission(late + LONG), Admission::Refused);
    }
}
