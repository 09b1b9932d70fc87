//! What a session holds, and what has been sent to the client. Most of it is data behind a lock.
//!
//! Nothing here works in the background. A change that has consequences begins a [`Task`], which
//! `background` carries out: so this module does not depend on the work that follows from its changes.

mod cancel;
mod configuration_file;
mod document;
mod documents;
mod folders;
mod index;
mod lanes;
mod publications;
mod results;
mod scan;
mod session;
mod task;
mod tokens;
mod tree;
mod triggers;
mod typing;
mod versions;
mod watcher;

pub use cancel::Cancel;
pub use configuration_file::ConfigurationFile;
pub use document::OpenDocument;
pub use folders::FolderState;
pub use lanes::{Lane, Lanes};
pub use publications::Publication;
pub use results::result_id;
pub use scan::FolderScan;
pub use session::Session;
pub use task::Task;
pub use watcher::WatchedPlaces;
