//! What a block is to a reader.

use super::conventions::ItemKind;

/// What a block is to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Objective,
    KeyResult,
    Initiative,
    Kpi,
    Group(ItemKind),
    /// Remarks on items.
    Remarks,
    /// A heading that is none of these.
    Section,
    Other,
}

impl Role {
    /// What an item of this kind is.
    pub(super) fn of(kind: ItemKind) -> Self {
        match kind {
            ItemKind::Objective => Self::Objective,
            ItemKind::KeyResult => Self::KeyResult,
            ItemKind::Initiative => Self::Initiative,
            ItemKind::Kpi => Self::Kpi,
        }
    }
}
