//! Asking again and again, where the server does not tell that something has happened.

use std::fmt::Debug;
use std::thread;
use std::time::{Duration, Instant};

use super::Client;
use crate::pipe::PATIENCE;

/// Between two looks at what the server does not tell of, so that looking does not keep it from its work.
const PAUSE: Duration = Duration::from_millis(5);

impl Client {
    /// What `ask` gives at last, which is asked until it gives something: what happens in the background is not
    /// told.
    ///
    /// # Panics
    ///
    /// When it does not.
    pub fn until<T>(&mut self, mut ask: impl FnMut(&mut Self) -> Option<T>) -> T {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = ask(self) {
                return found;
            }
            assert!(Instant::now() < deadline, "not within {PATIENCE:?}");
            thread::sleep(PAUSE);
        }
    }

    /// What `ask` gives at last, which is asked whenever the client is asked to ask for diagnostics again: that may be
    /// for other reasons before.
    pub fn refreshed<T>(&mut self, mut ask: impl FnMut(&mut Self) -> Option<T>) -> T {
        loop {
            self.notification("workspace/diagnostic/refresh");
            if let Some(found) = ask(self) {
                return found;
            }
        }
    }

    /// Waits until `ask` gives what is expected, which is asked again and again.
    ///
    /// # Panics
    ///
    /// When it does not.
    pub fn expect<T: PartialEq + Debug>(
        &mut self,
        expected: &T,
        mut ask: impl FnMut(&mut Self) -> T,
    ) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let found = ask(self);
            if found == *expected {
                return;
            }
            if Instant::now() > deadline {
                assert_eq!(found, *expected, "not within {PATIENCE:?}");
            }
            thread::sleep(PAUSE);
        }
    }
}
