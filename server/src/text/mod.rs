//! The text of a document: a rope addressed in bytes, with lines, positions in the encodings of the
//! Language Server Protocol, and edits that can never fail.
//!
//! Byte offsets are the currency of every layer above. Each function takes any offset or range, clamps
//! it to the text and moves it back to a character boundary, so that nothing a client sends can panic.

mod case;
mod edit;
mod lines;
mod position;
mod rope;
mod search;
mod template;
mod visible;

pub use case::capitalised;
pub use edit::{Edit, Splice, difference, differences};
pub use lines::{Lines, each_line};
pub use position::{Encoding, Position};
pub use rope::{Text, is_continuation};
pub use template::Template;
pub use visible::{begins_command, find_order, is_command, is_order, visible, visible_name};
