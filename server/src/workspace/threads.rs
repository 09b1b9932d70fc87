//! How much is done at once.

use std::sync::OnceLock;
use std::thread::available_parallelism;

/// At most this many threads share a piece of work. More would take the processor from the requests.
const MOST: usize = 4;

/// How many threads share a piece of work here: one for each processor, up to four.
pub fn threads() -> usize {
    // The system reads files to tell.
    static THREADS: OnceLock<usize> = OnceLock::new();
    let ask = || available_parallelism().map_or(1, |threads| threads.get().min(MOST));
    *THREADS.get_or_init(ask)
}
