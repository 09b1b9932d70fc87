//! The syntax tree of a document, kept in step with its text.

mod damage;
mod extent;
mod kind;
mod long_line;
mod tree;
mod unread;

pub use damage::Damage;
pub use kind::{Field, Kind};
pub use tree::{Syntax, TreeEdit};
pub use unread::Unread;
