//! Which files hold goals of the company.

use super::changes::{Changed, changed};
use super::relation::Relation;
use crate::period::Period;
use crate::workspace::alignment::CompanyGoal;
use crate::workspace::identity::FileId;

/// Which files hold goals of the company.
#[derive(Clone, Debug, Default)]
pub(super) struct Contributions {
    pub(super) files: Relation<Option<Period>, FileId>,
    /// The periods for which they have changed since they were put together.
    pub(super) stale: Changed<Option<Period>>,
}

impl Contributions {
    /// Puts the goals `new` of `file` in the place of `old`.
    pub(super) fn replace(&mut self, file: FileId, old: &[CompanyGoal], new: &[CompanyGoal]) {
        let periods = |goals: &[CompanyGoal]| goals.iter().map(|goal| goal.period).collect();
        self.files.replace(&file, periods(old), periods(new));
        for goal in old.iter().chain(new) {
            changed(&mut self.stale, goal.period, file);
        }
    }
}
