//! How one document is read and judged.

use crate::model::Conventions;

use super::RuleLevels;

/// What the configuration and the editor's settings say about one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentSettings {
    /// How it is read.
    pub conventions: Conventions,
    /// What is asked of it.
    pub rule_levels: RuleLevels,
}
