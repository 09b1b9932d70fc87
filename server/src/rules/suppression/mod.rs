//! Comments that silence rules: `<!-- okr-ignore rule-a, rule-b -->`.
//!
//! Only a document with the text `okr-ignore` takes time for them. The tree tells whether such a text is a comment, so
//! no block needs to know about comments.

mod areas;
mod directive;
mod names;
mod place;
mod suppressions;

pub(super) use directive::SCOPES;
pub use names::{Begun, begun_at, rule_at};
pub(super) use suppressions::{Suppressions, UNUSED_SUPPRESSION, Unused};

#[cfg(test)]
mod tests;
