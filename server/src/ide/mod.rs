//! What an editor can ask of a document: one file per feature, each a pure function from a snapshot to
//! plain data in byte ranges.

pub mod completion;
pub mod definition;
pub mod hover;
mod layout;
mod suppression;
mod target;
mod template;
mod wording;

pub use completion::{Completion, CompletionKind, Page, complete};
pub use definition::{Link, definition};
pub use hover::{Hover, hover};
pub use template::Template;

#[cfg(test)]
mod tests;
