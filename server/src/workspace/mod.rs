//! All documents: snapshots of open ones, discovery on disk, and who serves which company objective.

pub mod alignment;
pub mod configuration;
pub mod discovery;
mod nature;
pub mod similarity;
mod snapshot;

pub use configuration::Configuration;
pub use nature::is_declared;
pub use snapshot::{Analysis, Snapshot};
