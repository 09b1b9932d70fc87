//! What a block is to a reader.

use super::group::Group;

/// What a block is to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Objective,
    KeyResult,
    Initiative,
    Kpi,
    Group(Group),
    /// Remarks on items.
    Remarks,
    /// A heading that is none of these.
    Section,
    Other,
}

impl Role {
    pub(super) fn item_of(group: Group) -> Self {
        match group {
            Group::Objectives => Self::Objective,
            Group::KeyResults => Self::KeyResult,
            Group::Initiatives => Self::Initiative,
            Group::Kpis => Self::Kpi,
        }
    }
}
