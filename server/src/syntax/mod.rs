//! The syntax tree of a document, kept in step with its text.

mod changed;
mod damage;
mod extent;
mod follow;
mod kind;
mod long_line;
mod plainness;
mod tree;
mod unread;

pub use damage::Damage;
pub use kind::{Field, Kind};
pub use plainness::Plainness;
pub use tree::{Syntax, TreeEdit, cover_all};
pub use unread::Unread;
