//! What a block stands in.

use crate::model::id::{KeyResultId, ObjectiveId, SectionId};
use crate::model::item::Parent;
use crate::period::Period;

/// What a block stands in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Around {
    pub(super) section: Option<SectionId>,
    pub(super) objective: Option<ObjectiveId>,
    pub(super) key_result: Option<KeyResultId>,
    pub(super) quoted: bool,
    /// The time that the nearest heading names.
    pub(super) period: Option<Period>,
    /// The index of the line that says what the goals here serve, among all such lines.
    pub(super) purpose: Option<usize>,
    /// Whether the block is what it is by the group it stands in.
    pub(super) grouped: bool,
    /// Whether the block stands inside the objective. If not, the objective stands before it.
    pub(super) inside: bool,
}

impl Around {
    /// What an objective here is nested below.
    pub(super) fn parent(self) -> Option<Parent> {
        let objective = self.objective.filter(|_| self.inside);
        let key_result = self.key_result.filter(|_| self.inside);
        key_result
            .map(Parent::KeyResult)
            .or(objective.map(Parent::Objective))
    }
}
