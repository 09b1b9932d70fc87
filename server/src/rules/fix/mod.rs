//! Fixes of what the rules find. Each rule defines its own, with the types of this folder.
//!
//! A [`Remedy`] belongs to a rule and makes a [`Fix`] of a finding on demand. [`mend`] makes all those that need
//! nobody's consent. Editors and the command line use the same ones.

pub(super) mod below;
mod changes;
mod closing;
pub(super) mod conversion;
mod fixes;
mod lines;
mod listed;
pub(super) mod markup;
mod mend;
mod remedy;
mod suppress;

pub use changes::{Fix, Replacement};
pub use fixes::Fixes;
pub use mend::{Mended, mend};
pub use suppress::suppress;

pub(super) use changes::Growth;
pub(super) use closing::closed;
pub(super) use lines::WholeLines;
pub(super) use listed::Listed;
pub(super) use remedy::Remedy;

#[cfg(test)]
mod tests;
