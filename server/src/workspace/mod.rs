//! All documents: snapshots of open ones, discovery on disk, what is asked of them, and who serves which
//! company objective.

pub mod alignment;
pub mod bounded;
pub mod configuration;
pub mod discovery;
mod identity;
pub mod index;
pub mod lookup;
mod nature;
mod place;
pub mod rule_levels;
mod snapshot;
pub mod spelling;
mod terms;
mod threads;

pub use configuration::Configuration;
pub use identity::Target;
pub use lookup::Surroundings;
pub use nature::{end_of_path, is_declared};
pub use rule_levels::{RuleLevels, Severity};
pub use snapshot::{Analysis, Snapshot};
pub use terms::Terms;
pub use threads::threads;
