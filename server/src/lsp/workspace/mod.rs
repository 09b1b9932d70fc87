//! The open folders, and the settings with which each document is read.
//!
//! A configuration file is read when it is needed, and again when it may have changed. If it is open in the
//! editor, the text there counts. While it has errors, its last valid version applies, and its problems are
//! published. They are pushed also to a client that pulls, because it seldom has the file open.

mod document_settings;
mod identity;
mod load;
mod refresh;
mod reread;
mod roots;

pub use document_settings::{
    asks_for, distinct_folders, document_settings, document_settings_of, place,
};
pub use load::is_configuration;
pub use refresh::{edited, folders_changed, look, look_everywhere, refresh, start};
pub use reread::{reread, reread_one};
pub use roots::folders;
