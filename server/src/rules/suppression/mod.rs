//! Comments that silence rules: `<!-- okr-ignore rule-a, rule-b -->`.
//!
//! Only a document with the text `okr-ignore` pays for them: the tree is asked whether what was found is a
//! comment, and no block need know of comments.

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
