//! Keeps the index of the workspace up to date.
//!
//! Files are read in the background. A document that is open in the editor counts with the text there. The
//! client reports changed files; if it does not, we watch them ourselves. Background work of one kind runs
//! once at a time, and requests are answered meanwhile from the present version of the index. What was read
//! earlier never replaces what was read later: who changes the index first checks that his result still
//! counts.
//!
//! - [`update`] puts an open document into the index.
//! - [`roots`] and [`reach`] say which folders and files are read; [`begin`] begins to read them.
//! - [`scan`] reads all folders; [`changes`] reads what has changed on disk.
//! - [`watch`] learns of changes.
//! - [`resolve`] finds out which goals support which, and publishes the documents that this affects.

mod begin;
mod changes;
mod progress;
mod reach;
mod read;
mod resolve;
mod roots;
mod scan;
mod update;
mod watch;

pub use begin::{begin, look};
pub use changes::read_changed;
pub use read::closed_document;
pub use resolve::resolve;
pub use scan::scan;
pub use update::{closed, prepare, updated};
pub use watch::watch;
