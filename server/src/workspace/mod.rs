//! All documents: snapshots of open ones, discovery on disk, their configuration, and which goals support which
//! company objective. Alignment takes goals and gives edges, the index keeps what all files hold, and lookup answers
//! what features and rules ask about one document among the others.

pub mod alignment;
mod analysis;
pub mod bounded;
pub mod configuration;
pub mod discovery;
mod document_settings;
mod identity;
pub mod index;
pub mod lookup;
mod nature;
mod place;
pub mod rule_levels;
mod snapshot;
pub mod spelling;
mod threads;

pub use analysis::Analysis;
pub use configuration::Configuration;
pub use document_settings::DocumentSettings;
pub use identity::Target;
pub use lookup::Surroundings;
pub use nature::{end_of_path, is_declared};
pub use rule_levels::{RuleLevels, Severity};
pub use snapshot::Snapshot;
pub use threads::threads;
