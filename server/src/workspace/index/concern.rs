//! Which files other things may be said about now, because others have changed.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::Hash;
use std::path::Path;
use std::sync::Arc;

use super::{File, FileId, GoalKind, Index, Place, Record};
use crate::workspace::alignment::Target;

/// So many files at most are told because objectives of theirs may stand in a circle.
const MOST_LINKING: usize = 256;

/// What has changed since the files that it concerns were last asked for.
#[derive(Debug, Default)]
pub(super) struct Concern {
    /// Files that are known to be concerned.
    pub(super) files: HashSet<FileId>,
    /// Key results, by the numbers of their words, that have come, gone or moved.
    wordings: Changed<u32>,
    /// The same by the numbers of their metrics.
    metrics: Changed<u32>,
    revision: u64,
}

/// What has changed, each with the file that changed it, which need not be told; `None` for several.
pub(super) type Changed<K> = HashMap<K, Option<FileId>>;

/// Notes that `what` changed in the file `by`.
pub(super) fn changed<K: Eq + Hash>(all: &mut Changed<K>, what: K, by: FileId) {
    let known = all.entry(what).or_insert(Some(by));
    *known = known.filter(|known| *known == by);
}

impl Concern {
    /// A number greater than all before.
    pub(super) fn next_revision(&mut self) -> u64 {
        self.revision += 1;
        self.revision
    }
}

impl Index {
    /// The files about which other things may be said than when this was last asked, because of other files;
    /// not those that changed themselves.
    pub fn take_concerned(&mut self) -> HashSet<FileId> {
        let concern = &mut self.concern;
        let mut files = std::mem::take(&mut concern.files);
        for (numbers, with) in [
            (&mut concern.wordings, &self.wordings),
            (&mut concern.metrics, &self.metrics),
        ] {
            for (number, by) in std::mem::take(numbers) {
                let others = with.files(number).filter(|file| Some(*file) != by);
                files.extend(others);
            }
        }
        files.retain(|id| self.file(*id).is_some());
        for id in &files {
            let revision = self.concern.next_revision();
            if let Some(Some(file)) = self.files.get_mut(id.0 as usize) {
                file.revision = revision;
            }
        }
        files
    }

    /// Whether there is anything that [`Self::take_concerned`] would give.
    pub fn has_concerned(&self) -> bool {
        let concern = &self.concern;
        !(concern.files.is_empty() && concern.wordings.is_empty() && concern.metrics.is_empty())
    }

    /// Concerns the file at `path`.
    pub fn concern(&mut self, path: &Path) {
        self.concern.files.extend(self.find(path));
    }

    /// Concerns all files.
    pub fn concern_all(&mut self) {
        let all: Vec<FileId> = self.files().map(|(id, _)| id).collect();
        self.concern.files.extend(all);
    }

    /// As long as it is the same, the same is said about the file at `path`.
    pub fn revision(&self, path: &Path) -> Option<u64> {
        self.file(self.find(path)?).map(|file| file.revision)
    }

    /// Notes whom it concerns that the file `id` at `path`, which held `old`, holds `new`. The company's goals concern
    /// others when they are put together.
    pub(super) fn concern_others(&mut self, id: FileId, path: &Path, old: &Record, new: &Record) {
        let (before, after) = (key_results(old), key_results(new));
        if before != after {
            for (number, ..) in before.symmetric_difference(&after) {
                changed(&mut self.concern.wordings, *number, id);
            }
            self.concern_repeating(id);
        }
        let (before, after) = (metrics(old), metrics(new));
        for (number, ..) in before.symmetric_difference(&after) {
            changed(&mut self.concern.metrics, *number, id);
        }
        let (before, after) = (old.team_periods(), new.team_periods());
        for period in before.symmetric_difference(&after) {
            let company: Vec<FileId> = self.contributors(*period).collect();
            self.concern_all_but(id, company);
        }
        if company_places(old) != company_places(new) {
            self.concern_serving(id, old);
        }
        if old.says_supports() || new.says_supports() {
            let linking = self.linking_at_length(path);
            self.concern_all_but(id, linking);
        }
    }

    /// The files that link to the file at `path`, or to others that do: objectives may serve each other by way
    /// of several files.
    fn linking_at_length(&self, path: &Path) -> BTreeSet<FileId> {
        let mut found = BTreeSet::new();
        let mut paths = vec![Arc::from(path)];
        while let Some(path) = paths.pop().filter(|_| found.len() < MOST_LINKING) {
            for id in self.linking_to(&path) {
                let file = self.file(id).filter(|_| found.insert(id));
                paths.extend(file.map(|file| Arc::clone(&file.path)));
            }
        }
        found
    }

    /// Concerns `files`, but not the file `id`, which changed itself.
    pub(super) fn concern_all_but(&mut self, id: FileId, files: impl IntoIterator<Item = FileId>) {
        let others = files.into_iter().filter(|file| *file != id);
        self.concern.files.extend(others);
    }

    /// Notes that what the goals of `file` serve is not served by them any more.
    pub(super) fn concern_served(&mut self, file: &File) {
        let served = file.served_before.iter().filter_map(|to| to.file);
        self.concern.files.extend(served);
    }

    /// Concerns those with the key results of the company that key results of the file `id` repeat.
    fn concern_repeating(&mut self, id: FileId) {
        let Some(file) = self.file(id) else { return };
        let repeats = file.repeats.iter();
        let others = repeats.flat_map(|(_, of)| {
            let others = self.repeated.of(of).iter().map(|(file, _)| *file);
            others.chain(of.0.file)
        });
        let others: Vec<FileId> = others.collect();
        self.concern_all_but(id, others);
    }

    /// Concerns those who serve or repeat the company's goals in the file `id`, which are those of `record`: they
    /// say where these stand.
    fn concern_serving(&mut self, id: FileId, record: &Record) {
        for goal in &record.company {
            let target = Target {
                file: Some(id),
                objective: goal.objective,
            };
            let served = self.served.of(&target).iter();
            let repeated = goal.key_results.iter();
            let repeated = repeated.flat_map(|one| self.repeated.of(&(target, one.id)));
            let others = served.chain(repeated).map(|(file, _)| *file);
            let others: Vec<FileId> = others.collect();
            self.concern_all_but(id, others);
        }
    }
}

/// Where the company's goals of `record` and their key results stand.
fn company_places(record: &Record) -> Vec<Place> {
    let goals = record.company.iter().flat_map(|goal| {
        let key_results = goal.key_results.iter();
        let key_results = key_results.filter_map(|one| record.key_result(one.id));
        record
            .objective(goal.objective)
            .into_iter()
            .chain(key_results)
    });
    goals.map(|goal| goal.place).collect()
}

fn key_results(record: &Record) -> HashSet<(u32, Place)> {
    let goals = record.goals.iter();
    let key_results = goals.filter(|goal| goal.kind == GoalKind::KeyResult);
    let numbered = record.wordings.iter().zip(key_results);
    numbered
        .map(|(number, goal)| (*number, goal.place))
        .collect()
}

fn metrics(record: &Record) -> HashSet<(u32, Place, u32)> {
    let metrics = record.metrics.iter();
    let metrics = metrics.filter_map(|metric| {
        let goal = record.goals.get(metric.goal as usize)?;
        Some((metric.number, goal.place, metric.change))
    });
    metrics.collect()
}
