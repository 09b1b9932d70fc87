//! What all documents of the workspace hold, open or not, and who serves whom across them.
//!
//! A file is a [`Record`] here, however large it is on disk. Who serves whom is worked out when a file, or the
//! company's goals of its time, have changed: [`Index::pending`] says what there is to work out, which can be
//! done while others look the index up, and [`Index::settle`] takes the result. The company's goals themselves are
//! put together by [`Index::refresh`], once for any number of changes.

mod aligned;
mod anchor;
mod companies;
mod concern;
mod fuzzy;
mod link;
mod pending;
mod place;
mod record;
mod reverse;
mod same;
mod surroundings;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

pub use aligned::Aligned;
pub use anchor::anchor;
pub use fuzzy::Query;
pub use link::{Destination, normal};
pub use pending::{Pending, Resolved};
pub use place::{Location, Place};
pub use record::{Goal, GoalKind, Heading, Link, Record};
pub use surroundings::Surroundings;

use companies::Contributions;
use concern::Concern;
use reverse::Reverse;
use same::Same;

use super::alignment::{Companies, Edge, Target};
use crate::measure::period::Period;
use crate::model::KeyResultId;
use crate::text::Encoding;

/// Names a file of an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(u32);

/// A file of the workspace.
#[derive(Debug)]
pub struct File {
    /// Where it is.
    pub path: Arc<Path>,
    /// What it holds.
    pub record: Arc<Record>,
    /// What its goals serve, by their numbers, by their own evidence.
    edges: Vec<(u32, Edge)>,
    /// The company's key results that its key results repeat, by their numbers.
    repeats: Vec<(u32, CompanyKeyResultId)>,
    /// The company objectives that its goals served when that was last worked out, in this version or another.
    served_before: BTreeSet<Target>,
    /// Grows when the file changes, and when other things may be said about it because others have.
    revision: u64,
}

/// A goal of a file: the file and the goal's number in its record.
pub type GoalId = (FileId, u32);

/// A key result of the company: its objective, and which of that file's key results it is.
pub type CompanyKeyResultId = (Target, KeyResultId);

/// What all documents of the workspace hold.
#[derive(Debug, Default)]
pub struct Index {
    encoding: Encoding,
    files: Vec<Option<File>>,
    ids: HashMap<Arc<Path>, FileId>,
    companies: Arc<Companies>,
    contributions: Contributions,
    /// The files with links to a path.
    linking: HashMap<u64, Vec<FileId>>,
    /// The files by the words of their key results.
    wordings: Same,
    /// The files by the metrics of their key results.
    metrics: Same,
    /// The goals that serve a company objective.
    served: Reverse<Target>,
    /// The goals that repeat a key result of the company.
    repeated: Reverse<CompanyKeyResultId>,
    /// How many files have goals of a team for a time.
    teams: HashMap<Option<Period>, usize>,
    /// The files whose edges are to be worked out anew.
    unsettled: HashSet<FileId>,
    concern: Concern,
    /// Grows whenever a goal, its place or what it serves changes.
    goals_revision: u64,
}

impl Index {
    /// An empty index whose columns are counted in `encoding`.
    pub fn new(encoding: Encoding) -> Self {
        Self {
            encoding,
            ..Self::default()
        }
    }

    /// How columns are counted.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Puts `record` in the place of what was known about the file at `path`.
    pub fn insert(&mut self, path: &Path, record: Record) {
        if record.is_empty() {
            return self.remove(path);
        }
        let id = self.id(path);
        let record = Arc::new(record);
        let old = self.file(id).map(|file| Arc::clone(&file.record));
        if old.as_ref() == Some(&record) {
            return;
        }
        let old = old.unwrap_or_default();
        self.goals_revision += 1;
        self.concern_others(id, path, &old, &record);
        self.unlink(id);
        for path in linked_paths(&record) {
            self.linking.entry(path).or_default().push(id);
        }
        self.replace_key_results(id, &old, &record);
        for period in record.team_periods() {
            *self.teams.entry(period).or_default() += 1;
        }
        self.replace_company(id, path, &old, &record);
        let revision = self.concern.next_revision();
        if let Some(slot) = self.files.get_mut(id.0 as usize) {
            let before = slot.take().map(|file| file.served_before);
            *slot = Some(File {
                path: Arc::from(path),
                record,
                edges: Vec::new(),
                repeats: Vec::new(),
                served_before: before.unwrap_or_default(),
                revision,
            });
        }
        self.unsettled.insert(id);
    }

    /// Forgets the file at `path`.
    pub fn remove(&mut self, path: &Path) {
        let Some(id) = self.ids.remove(path) else {
            return;
        };
        self.goals_revision += 1;
        let none = Record::default();
        if let Some(record) = self.file(id).map(|file| Arc::clone(&file.record)) {
            self.concern_others(id, path, &record, &none);
        }
        self.unlink(id);
        let Some(file) = self.files.get_mut(id.0 as usize).and_then(Option::take) else {
            return;
        };
        self.concern_served(&file);
        self.unsettled.remove(&id);
        self.replace_key_results(id, &file.record, &none);
        self.replace_company(id, path, &file.record, &none);
    }

    /// Forgets all files for which `goes` holds.
    pub fn remove_where(&mut self, goes: impl Fn(&Path) -> bool) {
        let gone: Vec<Arc<Path>> = self
            .ids
            .keys()
            .filter(|path| goes(path))
            .map(Arc::clone)
            .collect();
        for path in gone {
            self.remove(&path);
        }
    }

    fn id(&mut self, path: &Path) -> FileId {
        if let Some(id) = self.ids.get(path) {
            return *id;
        }
        let has_free = self.ids.len() < self.files.len();
        let free = has_free.then(|| self.files.iter().position(Option::is_none));
        let at = free.flatten().unwrap_or_else(|| {
            self.files.push(None);
            self.files.len() - 1
        });
        let id = FileId(u32::try_from(at).unwrap_or(u32::MAX));
        self.ids.insert(Arc::from(path), id);
        id
    }

    /// Whoever links to the company's goals in a file may serve them, whatever their time.
    fn replace_company(&mut self, id: FileId, path: &Path, old: &Record, new: &Record) {
        if old.company != new.company {
            let linking: Vec<FileId> = self.linking_to(path).collect();
            self.unsettled.extend(linking);
            self.contributions.replace(id, &old.company, &new.company);
        }
    }

    fn replace_key_results(&mut self, id: FileId, old: &Record, new: &Record) {
        let wordings = |record: &Record| record.wordings.to_vec();
        self.wordings.replace(id, wordings(old), wordings(new));
        let metrics = |record: &Record| record.metrics.iter().map(|metric| metric.number).collect();
        self.metrics.replace(id, metrics(old), metrics(new));
    }

    /// Takes the links and edges of a file off the tables that lead the other way.
    fn unlink(&mut self, id: FileId) {
        let Some(file) = self.files.get(id.0 as usize).and_then(Option::as_ref) else {
            return;
        };
        for path in linked_paths(&file.record) {
            if let Some(files) = self.linking.get_mut(&path) {
                files.retain(|file| *file != id);
                if files.is_empty() {
                    self.linking.remove(&path);
                }
            }
        }
        for period in file.record.team_periods() {
            if let Some(count) = self.teams.get_mut(&period) {
                *count = count.saturating_sub(1);
            }
        }
        self.served
            .take(id, file.edges.iter().map(|(_, edge)| &edge.to));
        self.repeated
            .take(id, file.repeats.iter().map(|(_, to)| to));
    }

    /// The file named `id`.
    pub fn file(&self, id: FileId) -> Option<&File> {
        self.files.get(id.0 as usize)?.as_ref()
    }

    /// The name of the file at `path`.
    pub fn find(&self, path: &Path) -> Option<FileId> {
        self.ids.get(path).copied()
    }

    /// All files.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &File)> {
        let files = self.files.iter().zip(0..);
        files.filter_map(|(file, at)| Some((FileId(at), file.as_ref()?)))
    }

    /// What all files hold now, to be looked through at leisure while the index changes.
    pub fn records(&self) -> Vec<(Arc<Path>, Arc<Record>)> {
        let files = self.files();
        files
            .map(|(_, file)| (Arc::clone(&file.path), Arc::clone(&file.record)))
            .collect()
    }

    /// How many files it knows.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The company's goals, by their time.
    pub fn companies(&self) -> &Companies {
        &self.companies
    }

    /// How many files have goals of a team for `period`.
    pub fn teams(&self, period: Option<Period>) -> usize {
        self.teams.get(&period).copied().unwrap_or_default()
    }

    /// The goals that serve the company objective `target`, by their own evidence.
    pub fn served(&self, target: Target) -> &[GoalId] {
        self.served.of(&target)
    }

    /// The goals that repeat the company's key result `of`, nearly or with more words.
    pub fn repeated(&self, of: CompanyKeyResultId) -> &[GoalId] {
        self.repeated.of(&of)
    }

    /// How the goal number `goal` of `file` is known to serve what it serves.
    pub fn edge(&self, (file, goal): GoalId) -> Option<&Edge> {
        let edges = &self.file(file)?.edges;
        let at = edges
            .binary_search_by_key(&goal, |(number, _)| *number)
            .ok()?;
        edges.get(at).map(|(_, edge)| edge)
    }

    /// The files that link to the file at `path`, perhaps without its extension.
    fn linking_to(&self, path: &Path) -> impl Iterator<Item = FileId> + '_ {
        let keys = [link::key(path), link::key(&path.with_extension(""))];
        let files = keys.into_iter().filter_map(|key| self.linking.get(&key));
        files.flatten().copied()
    }

    /// The links to the file at `path`, with the files in which they stand, in the order of the paths.
    pub fn links_to(&self, path: &Path) -> impl Iterator<Item = (&File, &Link)> {
        let key = link::key(path);
        let files = self.linking.get(&key).into_iter().flatten();
        let mut files: Vec<&File> = files.filter_map(|id| self.file(*id)).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.into_iter().flat_map(move |file| {
            let links = file.record.links.iter();
            links
                .filter(move |link| link.path == key)
                .map(move |link| (file, link))
        })
    }
}

/// The paths to which a document links, each once.
fn linked_paths(record: &Record) -> BTreeSet<u64> {
    record.links.iter().map(|link| link.path).collect()
}
