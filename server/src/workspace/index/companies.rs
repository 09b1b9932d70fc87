//! Putting the goals of the company together from the files that hold them.

use std::collections::HashMap;
use std::sync::Arc;

use super::changes::Changed;
use super::record::Record;
use super::store::Index;
use crate::period::Period;
use crate::workspace::alignment::{CompanyGoals, year_around};
use crate::workspace::identity::FileId;

impl Index {
    /// Puts the company's goals together again if they have changed. The edges of all files that may serve them are
    /// then worked out again. Until this call, the index answers with the goals as they were.
    pub fn refresh(&mut self) {
        let stale = std::mem::take(&mut self.contributions.stale);
        if stale.is_empty() {
            return;
        }
        let mut companies = HashMap::clone(&self.companies);
        for period in stale.keys() {
            let company = self.company_of(*period);
            if company.whole().is_empty() {
                companies.remove(period);
            } else {
                companies.insert(*period, Arc::new(company));
            }
        }
        self.companies = Arc::new(companies);
        let files = self.files();
        let concerned: Vec<_> = files
            .filter_map(|(id, file)| Some((id, changes_of(&stale, &file.record)?)))
            .collect();
        for (id, by) in concerned {
            self.unsettle(id);
            if by != Some(id) {
                self.unreported.files.insert(id);
            }
        }
    }

    /// The files with goals of the company for `period`.
    pub(super) fn contributors(&self, period: Option<Period>) -> impl Iterator<Item = FileId> + '_ {
        self.contributions.files.of(period)
    }

    /// The company's goals for `period`, file by file in the order of their paths. So the first of equal goals answers,
    /// whichever file was read first.
    fn company_of(&self, period: Option<Period>) -> CompanyGoals {
        let ids = self.contributors(period);
        let mut files: Vec<_> = ids.filter_map(|id| Some((id, self.file(id)?))).collect();
        files.sort_by(|(_, a), (_, b)| a.path.cmp(&b.path));
        let mut company = CompanyGoals::default();
        for (id, file) in files {
            let goals = file.record.company.iter();
            for goal in goals.filter(|goal| goal.period == period) {
                company.add(Some(id), goal.clone());
            }
        }
        company
    }
}

/// Whether goals of `record` may serve what is `stale`, and which file changed that, if it is one file only.
fn changes_of(stale: &Changed<Option<Period>>, record: &Record) -> Option<Option<FileId>> {
    let periods = record.periods().iter();
    let served = periods.flat_map(|period| {
        let year = period.map(year_around);
        [Some(*period), year].into_iter().flatten()
    });
    let by = served.filter_map(|period| stale.get(&period).copied());
    by.reduce(|one, other| one.filter(|_| one == other))
}
