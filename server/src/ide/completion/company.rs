//! The company's objectives, which the goals that serve them repeat or name.

use std::collections::HashSet;

use super::cursor::CompletionCursor;
use crate::model::SectionLevel;
use crate::period::Period;
use crate::workspace::alignment::CompanyGoal;

/// An objective of the company, to be repeated or named.
pub(super) struct CompanyObjective {
    /// Its words.
    pub(super) text: String,
    /// The same as it is written, with its emphasis where the document itself holds it.
    pub(super) source: String,
    /// The number in its label.
    pub(super) number: Option<String>,
}

impl CompanyObjective {
    fn new(goal: &CompanyGoal, source: String) -> Self {
        Self {
            text: goal.text.to_string(),
            source,
            number: goal.number.as_deref().map(str::to_owned),
        }
    }
}

impl CompletionCursor<'_> {
    /// The company's objectives that a goal at the cursor may serve, in this file and in others. They are those of the
    /// same period or, if there are none, of the year around it. There are none if the cursor is among the company's
    /// own goals.
    pub(super) fn company(&self) -> Vec<CompanyObjective> {
        let document = self.snapshot.document();
        let here = self.objective();
        if here.is_some_and(|objective| document.level(objective) == Some(SectionLevel::Company)) {
            return Vec::new();
        }
        let period = self.period();
        let found = self.company_of(period);
        if !found.is_empty() {
            return found;
        }
        let year = period.map(Period::year_around);
        year.map_or_else(Vec::new, |year| self.company_of(Some(year)))
    }

    fn company_of(&self, period: Option<Period>) -> Vec<CompanyObjective> {
        let document = self.snapshot.document();
        let own = CompanyGoal::all(document).into_iter();
        let own = own.filter(|goal| goal.period == period).filter_map(|goal| {
            let item = &document.objective(goal.objective)?.item;
            Some(CompanyObjective::new(&goal, self.words(&item.text_range())))
        });
        let others = self.around.company(period).into_iter();
        let others = others.flat_map(|part| part.goals());
        let others = others.map(|(_, goal)| CompanyObjective::new(goal, goal.text.to_string()));
        let mut known = HashSet::new();
        let all = own.chain(others);
        all.filter(|one| !one.text.is_empty() && known.insert(one.text.clone()))
            .collect()
    }
}
