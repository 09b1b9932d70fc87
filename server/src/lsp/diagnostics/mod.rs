//! The diagnostics of documents: computing, pushing and pulling them.
//!
//! Diagnostics are pushed at once, once per version, and never for an old version. A client that can be asked
//! to pull again gets none pushed.

mod check;
mod publish;
mod refresh;
mod review;

pub use check::diagnostics;
pub use publish::publish;
pub use refresh::refresh;
pub use review::review;
