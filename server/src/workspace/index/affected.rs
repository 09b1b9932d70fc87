//! Which files other things may be said about now, because others have changed.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use super::changes::changed;
use super::file_by_path::FileByPath;
use super::record::Record;
use super::shown::{company_goals, metrics_told_otherwise, wordings_told_otherwise};
use super::store::{File, Index};
use super::ways::ways;
use crate::workspace::identity::{CompanyKeyResultId, FileId, Target};

/// Files about which other things may be said than before.
#[derive(Debug)]
pub enum Affected {
    /// All of them.
    All,
    /// These.
    Files(HashSet<FileId>),
}

impl Affected {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Files(files) if files.is_empty())
    }

    /// Whether the file `id` is one of them.
    pub fn contains(&self, id: FileId) -> bool {
        match self {
            Self::All => true,
            Self::Files(files) => files.contains(&id),
        }
    }
}

impl Index {
    /// The files about which other things may be said than when this was last asked, because of other files or because
    /// they are gone; not those that changed themselves.
    pub fn take_affected(&mut self) -> Affected {
        let before = std::mem::take(&mut self.unreported);
        self.unreported.least_revision = before.least_revision;
        if before.all {
            self.unreported.least_revision = self.next_revision();
            return Affected::All;
        }
        let mut files: HashSet<FileId> = before.files.into_iter().collect();
        for (number, by) in before.wordings {
            let worded = self.wordings.of(number).map(|file| file.id());
            files.extend(worded.filter(|file| Some(*file) != by));
        }
        for (number, by) in before.metrics {
            let measuring = self.changes_of(number);
            let measuring = measuring.flat_map(|change| self.metrics.of((number, change)));
            let measuring = measuring.map(|file| file.id());
            files.extend(measuring.filter(|file| Some(*file) != by));
        }
        for (of, by) in before.repeated {
            let others = self.repeated(of).map(|(file, _)| file).chain(of.0.file);
            files.extend(others.filter(|file| Some(*file) != by));
        }
        files.extend(self.leading_to(&before.ways));
        let revision = self.next_revision();
        for id in &files {
            if let Some(file) = self.file_mut(*id) {
                file.revision = revision;
            }
        }
        Affected::Files(files)
    }

    /// Whether there is anything that [`Self::take_affected`] would give.
    pub fn has_affected(&self) -> bool {
        let concern = &self.unreported;
        let none = concern.files.is_empty() && concern.ways.is_empty();
        let alike = concern.wordings.is_empty() && concern.metrics.is_empty();
        concern.all || !none || !alike || !concern.repeated.is_empty()
    }

    /// Concerns the file at `path`, of which something may have changed that is not kept here.
    pub fn mark_affected(&mut self, path: &Path) {
        self.unreported.files.extend(self.find(path));
    }

    /// Concerns all files, those that come before it is asked whom it concerns included.
    pub fn mark_all_affected(&mut self) {
        self.unreported.all = true;
    }

    /// Takes back that all files are concerned; those that are known to be so stay it.
    pub fn unmark_all_affected(&mut self) {
        self.unreported.all = false;
    }

    /// As long as it is the same, the same is said about the file at `path`.
    pub fn revision(&self, path: &Path) -> Option<u64> {
        let file = self.file(self.find(path)?)?;
        Some(file.revision.max(self.unreported.least_revision))
    }

    /// Notes whom it concerns that the file `filed`, which held `old`, holds `new`. The company's goals concern
    /// others when they are put together.
    pub(super) fn mark_others_affected(&mut self, filed: &FileByPath, old: &Record, new: &Record) {
        if self.unreported.all {
            return;
        }
        let id = filed.id();
        let wordings = wordings_told_otherwise(old, new);
        for number in &wordings {
            changed(&mut self.unreported.wordings, *number, id);
        }
        if !wordings.is_empty() {
            self.mark_repeated_affected(id);
        }
        for number in metrics_told_otherwise(old, new) {
            changed(&mut self.unreported.metrics, number, id);
        }
        let (before, after) = (old.team_periods(), new.team_periods());
        for period in before.symmetric_difference(&after) {
            let company: Vec<FileId> = self.contributors(*period).collect();
            self.mark_affected_but(id, company);
        }
        if company_goals(old) != company_goals(new) {
            self.mark_supporters_affected(id, old);
        }
        if ways(old) != ways(new) {
            self.unreported.ways.insert(filed.clone());
        }
    }

    /// Concerns `files`, but not the file `id`, which changed itself.
    pub(super) fn mark_affected_but(
        &mut self,
        id: FileId,
        files: impl IntoIterator<Item = FileId>,
    ) {
        let others = files.into_iter().filter(|file| *file != id);
        self.unreported.files.extend(others);
    }

    /// Notes that what the goals of `file` serve is not served by them any more.
    pub(super) fn mark_served_affected(&mut self, file: &File) {
        let served = file.edges.iter().filter_map(|(_, edge)| edge.to.file);
        self.unreported.files.extend(served);
    }

    /// Concerns those with the key results of the company that key results of the file `id` repeat.
    fn mark_repeated_affected(&mut self, id: FileId) {
        let repeats = self.file(id).map(|file| Arc::clone(&file.repeats));
        let repeats = repeats.iter().flat_map(|repeats| repeats.iter());
        self.mark_repeating_affected(id, repeats.map(|(_, of)| *of));
    }

    /// Concerns those with the company's key results `all`, and those who repeat them, but not the file `id`. Who they
    /// are is looked up when it is asked whom all changes concern: many files may repeat the same key result, and many of
    /// them change at once. Whoever has stopped repeating it until then has changed itself, or is concerned by what
    /// became of the company's goals.
    pub(super) fn mark_repeating_affected(
        &mut self,
        id: FileId,
        all: impl Iterator<Item = CompanyKeyResultId>,
    ) {
        for of in all {
            changed(&mut self.unreported.repeated, of, id);
        }
    }

    /// Concerns those who serve or repeat the company's goals in the file `id`, which are those of `record`: they
    /// say where these stand.
    fn mark_supporters_affected(&mut self, id: FileId, record: &Record) {
        for goal in &record.company {
            let target = Target {
                file: Some(id),
                objective: goal.objective,
            };
            let served = self.served(target);
            let repeated = goal.key_results.iter();
            let repeated = repeated.flat_map(|one| self.repeated((target, one.id)));
            let others = served.chain(repeated).map(|(file, _)| file);
            let others: Vec<FileId> = others.collect();
            self.mark_affected_but(id, others);
        }
    }
}
