//! Which files have other findings now, perhaps, because other files have changed.

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
    /// The files about which something else may be said since the last call, because other files have changed or are
    /// gone. Files that changed themselves are not among them.
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

    /// Notes that the file at `path` is affected: something that is not kept here may have changed for it.
    pub fn mark_affected(&mut self, path: &Path) {
        self.unreported.files.extend(self.find(path));
    }

    /// Notes that all files are affected, also files that come before the next call of [`Self::take_affected`].
    pub fn mark_all_affected(&mut self) {
        self.unreported.all = true;
    }

    /// Takes back [`Self::mark_all_affected`]. Files that are affected for another reason stay affected.
    pub fn unmark_all_affected(&mut self) {
        self.unreported.all = false;
    }

    /// A number that stays the same as long as the same is said about the file at `path`.
    pub fn revision(&self, path: &Path) -> Option<u64> {
        let file = self.file(self.find(path)?)?;
        Some(file.revision.max(self.unreported.least_revision))
    }

    /// Notes which files are affected when the file `filed` holds `new` and no longer `old`. The goals of the company
    /// are not compared here: they affect others when they are put together.
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

    /// Notes that `files` are affected, without the file `id`, which changed itself.
    pub(super) fn mark_affected_but(
        &mut self,
        id: FileId,
        files: impl IntoIterator<Item = FileId>,
    ) {
        let others = files.into_iter().filter(|file| *file != id);
        self.unreported.files.extend(others);
    }

    /// Notes that the files are affected whose goals the goals of `file` served.
    pub(super) fn mark_served_affected(&mut self, file: &File) {
        let served = file.edges.iter().filter_map(|(_, edge)| edge.to.file);
        self.unreported.files.extend(served);
    }

    /// Notes that the files are affected that hold the company's key results which the key results of the file `id`
    /// repeat.
    fn mark_repeated_affected(&mut self, id: FileId) {
        let repeats = self.file(id).map(|file| Arc::clone(&file.repeats));
        let repeats = repeats.iter().flat_map(|repeats| repeats.iter());
        self.mark_repeating_affected(id, repeats.map(|(_, of)| *of));
    }

    /// Notes that the files with the company's key results `all` are affected, and the files that repeat them, without
    /// the file `id`. Which files repeat them is looked up later, once for all changes, because many files may repeat
    /// the same key result and change at once. A file that stops repeating it before that has changed itself, or the
    /// goals of the company have changed and affect it.
    pub(super) fn mark_repeating_affected(
        &mut self,
        id: FileId,
        all: impl Iterator<Item = CompanyKeyResultId>,
    ) {
        for of in all {
            changed(&mut self.unreported.repeated, of, id);
        }
    }

    /// Notes that the files are affected that serve or repeat the company's goals in the file `id`, whose record is
    /// `record`: they show where these goals stand.
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
