//! The files of the workspace, and the tables for looking them up.

use std::ops::Bound;
use std::path::Path;
use std::sync::Arc;

use imbl::OrdMap;

use super::changes::Changes;
use super::contributions::Contributions;
use super::file_by_path::FileByPath;
use super::link;
use super::record::{FileLink, Goal, Record};
use super::relation::Relation;
use crate::period::Period;
use crate::text::Encoding;
use crate::workspace::alignment::{Companies, Edge};
use crate::workspace::identity::{CompanyKeyResultId, FileId, GoalId, Target};

/// A file of the workspace.
#[derive(Clone, Debug)]
pub struct File {
    /// Where it is.
    pub path: Arc<Path>,
    pub(super) filed: FileByPath,
    /// What it holds.
    pub record: Arc<Record>,
    /// What its goals serve by their own evidence, with the numbers of the goals. Until the edges of this version are
    /// worked out, these are the edges of the version before.
    pub(super) edges: Arc<[(u32, Edge)]>,
    /// The company's key results that its key results repeat, by their numbers.
    pub(super) repeats: Arc<[(u32, CompanyKeyResultId)]>,
    /// Grows when the file changes, and when others have changed so that something else may be said about it.
    pub(super) revision: u64,
}

impl File {
    /// Whose goal `goal` is: the nearest heading above it, or else the file's name.
    pub fn team_of(&self, goal: &Goal) -> String {
        self.record.team_of(goal, &self.path)
    }

    /// What its goals serve, by their numbers.
    pub fn edges(&self) -> &[(u32, Edge)] {
        &self.edges
    }
}

/// What all documents of the workspace hold. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(super) encoding: Encoding,
    pub(super) files: OrdMap<FileId, Arc<File>>,
    pub(super) ids: OrdMap<Arc<Path>, FileId>,
    pub(super) next_id: u32,
    pub(super) companies: Arc<Companies>,
    pub(super) contributions: Contributions,
    /// The files with links to a path.
    pub(super) linking: Relation<u64, FileId>,
    /// The files by the words of their key results.
    pub(in crate::workspace) wordings: Relation<u64, FileByPath>,
    /// The files by the metrics of their key results and the values that these want.
    pub(in crate::workspace) metrics: Relation<(u64, u64), FileByPath>,
    /// The goals that serve a company objective.
    pub(super) served: Relation<Target, (FileByPath, u32)>,
    /// The goals that repeat a key result of the company.
    pub(super) repeated: Relation<CompanyKeyResultId, (FileByPath, u32)>,
    /// The files with goals of a team for a time.
    pub(super) teams: Relation<Option<Period>, FileId>,
    /// The files with edges that must be worked out again, and since when.
    pub(super) unsettled: OrdMap<FileId, u64>,
    pub(super) unreported: Changes,
    /// Grows with everything that others may have to know.
    pub(super) revision: u64,
    /// Grows whenever a goal, its place or what it serves changes.
    pub(super) goals_revision: u64,
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

    /// The file named `id`.
    pub fn file(&self, id: FileId) -> Option<&File> {
        self.files.get(&id).map(|file| &**file)
    }

    pub(super) fn file_mut(&mut self, id: FileId) -> Option<&mut File> {
        self.files.get_mut(&id).map(Arc::make_mut)
    }

    /// The name of the file at `path`.
    pub fn find(&self, path: &Path) -> Option<FileId> {
        self.ids.get(path).copied()
    }

    /// All files, in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &File)> {
        let ids = self.ids.values();
        ids.filter_map(|id| Some((*id, self.file(*id)?)))
    }

    /// The files in `folder`, at any depth, in the order of their paths.
    pub fn paths_below<'a>(&'a self, folder: &'a Path) -> impl Iterator<Item = &'a Arc<Path>> {
        let behind = (Bound::Excluded(folder), Bound::Unbounded);
        let paths = self.ids.range::<_, Path>(behind).map(|(path, _)| path);
        paths.take_while(move |path| path.starts_with(folder))
    }

    /// What all files hold now. It can be read at leisure while the index changes.
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

    /// How many files it has ever known. A file that went and came again counts twice.
    pub fn names_given(&self) -> usize {
        self.next_id as usize
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The company's goals, by their time.
    pub fn companies(&self) -> &Companies {
        &self.companies
    }

    /// The files with goals of a team for `period`.
    pub fn teams(&self, period: Option<Period>) -> impl Iterator<Item = FileId> + '_ {
        self.teams.of(period)
    }

    /// The latest time for which there are goals.
    pub fn latest_period(&self) -> Option<Period> {
        let company = self.companies.keys().copied();
        company.chain(self.teams.last_key()).flatten().max()
    }

    /// The goals that serve the company objective `target`, by their own evidence, in the order of their files' paths.
    pub fn served(&self, target: Target) -> impl Iterator<Item = GoalId> + '_ {
        let goals = self.served.of(target);
        goals.map(|(filed, goal)| (filed.id(), goal))
    }

    /// The goals that repeat, nearly repeat or contain the company's key result `of`, in the order of their files'
    /// paths.
    pub fn repeated(&self, of: CompanyKeyResultId) -> impl Iterator<Item = GoalId> + '_ {
        let goals = self.repeated.of(of);
        goals.map(|(filed, goal)| (filed.id(), goal))
    }

    /// The evidence for what the goal number `goal` of `file` serves.
    pub fn edge(&self, (file, goal): GoalId) -> Option<&Edge> {
        let edges = &self.file(file)?.edges;
        let at = edges
            .binary_search_by_key(&goal, |(number, _)| *number)
            .ok()?;
        edges.get(at).map(|(_, edge)| edge)
    }

    /// The files that link to the file at `path`, perhaps without its extension.
    pub(super) fn linking_to(&self, path: &Path) -> impl Iterator<Item = FileId> + '_ {
        let keys = [link::key(path), link::key(&path.with_extension(""))];
        keys.into_iter().flat_map(|key| self.linking.of(key))
    }

    /// The links to the file at `path`, with the files in which they stand, in the order of the paths.
    pub fn links_to(&self, path: &Path) -> impl Iterator<Item = (&File, &FileLink)> {
        let key = link::key(path);
        let files = self.linking.of(key);
        let mut files: Vec<&File> = files.filter_map(|id| self.file(id)).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.into_iter().flat_map(move |file| {
            let links = file.record.links.iter();
            links
                .filter(move |link| link.path == key)
                .map(move |link| (file, link))
        })
    }

    /// The numbers of what is wanted of the metric `number`, each once.
    pub(in crate::workspace) fn changes_of(&self, number: u64) -> impl Iterator<Item = u64> {
        let mut next = Some(0);
        std::iter::from_fn(move || {
            let (metric, change) = self.metrics.key_from((number, next?))?;
            next = change.checked_add(1);
            (metric == number).then_some(change)
        })
    }
}
