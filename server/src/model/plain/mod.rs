//! The words of an item without its markup, and the way back to the source.

mod builder;
mod text;

pub(super) use builder::PlainTextBuilder;
pub use text::PlainText;
