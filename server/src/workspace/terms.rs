//! On what terms a document is read and judged.

use crate::model::Conventions;

use super::RuleLevels;

/// What holds for one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// How it is read.
    pub conventions: Conventions,
    /// What is asked of it.
    pub rule_levels: RuleLevels,
}
