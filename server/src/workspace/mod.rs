//! All documents: snapshots of open ones, discovery on disk, what is asked of them, and who serves which
//! company objective.

pub mod alignment;
pub mod configuration;
pub mod discovery;
pub mod enforcement;
mod nature;
pub mod similarity;
mod snapshot;
pub mod spelling;
mod terms;

pub use configuration::Configuration;
pub use enforcement::{Enforcement, Severity};
pub use nature::is_declared;
pub use snapshot::{Analysis, Snapshot};
pub use terms::Terms;
