//! What is told about an item besides its words: `Owner: …` on a line below it, `(owner: …)` or `@kim` behind
//! its words, a column of its table, the role in its label, its checkbox.

mod complete;
mod figure;
mod label;
mod line;
mod list;
mod name;
mod named;
mod notation;
mod note;
mod owner;
mod priority;
mod separator;
mod source;
mod stated;
mod status;
mod support;
mod wording;

pub use name::AttributeName;
pub use source::Source;
pub use stated::Attribute;

pub(super) use label::asides;
pub(super) use line::notations as line;
pub(super) use notation::Notation;
pub(super) use priority::is_priority;
pub(super) use wording::Wording;

#[cfg(test)]
mod tests;
