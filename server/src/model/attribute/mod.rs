//! What is told about an item besides its words: `Owner: …` on a line below it, `(owner: …)` or `@kim` behind
//! its words, a column of its table, the role in its label, its checkbox.

mod asides;
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
mod stated;
mod status;
mod stretch;
mod support;
mod value;
mod wording;

pub use name::AttributeName;
pub use stated::{Attribute, Source};

pub(super) use asides::Asides;
pub(super) use line::notations as line;
pub(super) use notation::Notation;
pub(super) use priority::is_priority;
pub(super) use wording::Wording;

#[cfg(test)]
mod tests;
