//! The rest of the workspace, as one document sees it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{
    CompanyKeyResultId, Destination, File, FileId, Goal, GoalId, Index, Location, Place, Record,
    same,
};
use crate::measure::Change;
use crate::measure::period::Period;
use crate::model::{ObjectiveId, Words};
use crate::workspace::Snapshot;
use crate::workspace::alignment::similarity::near;
use crate::workspace::alignment::{CompanyGoal, GoalView, Named, Part, Target};

/// Nobody looks through more names than these.
const MOST_NAMES: usize = 200;

/// The rest of the workspace, as one document sees it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Surroundings<'a> {
    index: Option<&'a Index>,
    /// The document in the index, in an earlier version perhaps.
    own: Option<FileId>,
    path: Option<&'a Path>,
    /// Whether what the index has of the document is what is looked at.
    indexed: bool,
}

impl<'a> Surroundings<'a> {
    /// Of a document that stands alone.
    pub fn none() -> Self {
        Self::default()
    }

    /// Of the document at `path`, a version of which may be in the index.
    pub fn of(index: &'a Index, path: &'a Path) -> Self {
        Self {
            index: Some(index),
            own: index.find(path),
            path: Some(path),
            indexed: false,
        }
    }

    /// Of the file named `id`, as it is in the index.
    pub(in crate::workspace) fn within(index: &'a Index, id: FileId) -> Self {
        Self {
            index: Some(index),
            own: Some(id),
            path: index.file(id).map(|file| &*file.path),
            indexed: true,
        }
    }

    /// The company's goals in other documents.
    pub fn company(&self, period: Option<Period>) -> Option<Part<'a>> {
        let company = self.index?.companies().get(&period)?;
        Some(company.without(self.own))
    }

    /// The file named `id`.
    pub fn file(&self, id: FileId) -> Option<&'a File> {
        self.index?.file(id)
    }

    /// The company objective that a link to `destination` with the text `value` leads to.
    pub(in crate::workspace) fn linked(&self, destination: &str, value: &str) -> Option<Target> {
        self.linked_by(destination, |record, fragment| {
            pick(record, fragment, value)
        })
    }

    /// The same, where other objectives may be meant, too.
    pub(in crate::workspace) fn linked_any(
        &self,
        destination: &str,
        value: &str,
    ) -> Option<Target> {
        self.linked_by(destination, |record, fragment| {
            pick(record, fragment, value).or_else(|| pick_any(record, fragment, value))
        })
    }

    fn linked_by(
        &self,
        destination: &str,
        pick: impl Fn(&Record, &str) -> Option<ObjectiveId>,
    ) -> Option<Target> {
        let index = self.index?;
        let path = self.path?;
        let to = Destination::read(destination, path)?;
        let file = match to.path {
            Some(path) => index.find(&extended(index, path))?,
            None => self.own?,
        };
        let objective = pick(&index.file(file)?.record, &to.fragment)?;
        let own = Some(file) == self.own && !self.indexed;
        Some(Target {
            file: (!own).then_some(file),
            objective,
        })
    }

    /// The objective that the objective `of`, of another document, says it serves: the company's or another.
    pub(in crate::workspace) fn said_parent(&self, of: Target) -> Option<Target> {
        let index = self.index?;
        let id = of.file?;
        let parent = index.said_parent(id, of.objective)?;
        let own = parent.file == self.own;
        Some(Target {
            file: parent.file.filter(|_| !own),
            ..parent
        })
    }

    /// Where a link to `destination` in the document, `snapshot`, leads: a heading, or the beginning of a file,
    /// which need not be there.
    pub fn place_of(&self, destination: &str, snapshot: &Snapshot) -> Option<Location> {
        let path = self.path?;
        let index = self.index?;
        let to = Destination::read(destination, path)?;
        let Some(file) = to.path.map(|path| extended(index, path)) else {
            let own = Record::of(snapshot, path, index.encoding());
            let place = own.anchored(&to.fragment)?.place;
            return Some(Location::Elsewhere(path.into(), place));
        };
        let record = index.find(&file).and_then(|id| index.file(id));
        let heading = record.and_then(|file| file.record.anchored(&to.fragment));
        let place = heading.map_or_else(Place::default, |heading| heading.place);
        Some(Location::Elsewhere(file.into(), place))
    }

    /// The links, in all documents, to the heading of the document, `snapshot`, that starts at the byte `start`.
    pub fn links_to_heading(&self, snapshot: &Snapshot, start: usize) -> Vec<Location> {
        let (Some(index), Some(path)) = (self.index, self.path) else {
            return Vec::new();
        };
        let own = Record::of(snapshot, path, index.encoding());
        let position = snapshot.text().position_at(start, index.encoding());
        let mut headings = own.headings.iter();
        let Some(heading) = headings.find(|heading| heading.place.start.line == position.line)
        else {
            return Vec::new();
        };
        let links = index.links_to(path);
        links
            .filter(|(_, link)| heading.is_meant_by(link))
            .map(|(file, link)| Location::Elsewhere(Arc::clone(&file.path), link.place))
            .collect()
    }

    /// The links, in all documents, that lead where `destination` in the document leads.
    pub fn links_like(&self, destination: &str) -> Vec<Location> {
        let (Some(index), Some(path)) = (self.index, self.path) else {
            return Vec::new();
        };
        let Some(to) = Destination::read(destination, path) else {
            return Vec::new();
        };
        let target = to.path.map(|path| extended(index, path));
        let links = index.links_to(target.as_deref().unwrap_or(path));
        links
            .filter(|(_, link)| link.names(&to.fragment))
            .map(|(file, link)| Location::Elsewhere(Arc::clone(&file.path), link.place))
            .collect()
    }

    /// The goals of other documents that serve the document's own objective `objective`.
    pub fn supporters(&self, objective: ObjectiveId) -> impl Iterator<Item = GoalId> + 'a {
        let own = self.own;
        let served = self.index.zip(own).map(|(index, file)| {
            index.served(Target {
                file: Some(file),
                objective,
            })
        });
        let served = served.unwrap_or_default().iter().copied();
        served.filter(move |(file, _)| Some(*file) != own)
    }

    /// The key results of other documents in the words of `key_result`, for the same time.
    pub fn same_key_results(&self, words: &str, period: Option<Period>) -> Vec<GoalView<'a>> {
        let number = same::number(words, period);
        let files = self.index.map(|index| index.wordings.files(number));
        let worded = |file: &'a File| {
            let record = &*file.record;
            let goals = record.worded(number);
            let same = goals.filter(move |goal| record.period(goal) == period);
            same.map(move |goal| GoalView::of(file, goal))
        };
        self.each_once(files.into_iter().flatten())
            .into_iter()
            .flat_map(worded)
            .collect()
    }

    /// The key results of other documents that repeat the company's key result `of`, and that itself where it
    /// stands in another document.
    pub fn repeats(&self, of: CompanyKeyResultId) -> Vec<GoalView<'a>> {
        let Some(index) = self.index else {
            return Vec::new();
        };
        let (target, id) = of;
        let file = target.file.or(self.own);
        let repeated = file.map(|file| {
            let target = Target {
                file: Some(file),
                ..target
            };
            index.repeated((target, id))
        });
        let company = target.file.and_then(|file| self.file(file));
        let company = company.and_then(|file| Some((file, file.record.key_result(id)?)));
        let others = repeated.unwrap_or_default().iter();
        let others = others.filter(|(file, _)| Some(*file) != self.own);
        let others = others.filter_map(|(file, goal)| {
            let file = self.file(*file)?;
            Some((file, file.record.goals.get(*goal as usize)?))
        });
        let mut all: Vec<_> = company.into_iter().chain(others).collect();
        all.sort_by(|(a, one), (b, other)| {
            (&a.path, one.place.start).cmp(&(&b.path, other.place.start))
        });
        all.into_iter()
            .map(|(file, goal)| GoalView::of(file, goal))
            .collect()
    }

    /// The words of the company's key result `of`, which stands in another document.
    pub fn company_words(&self, of: CompanyKeyResultId) -> Option<&'a Words> {
        let (target, id) = of;
        let goals = &self.file(target.file?)?.record.company;
        let goal = goals
            .iter()
            .find(|goal| goal.objective == target.objective)?;
        let key_result = goal.key_results.iter().find(|one| one.id == id)?;
        Some(&key_result.words)
    }

    /// The key results of other documents that change the metric `metric` in the same time, but otherwise than
    /// `change` says.
    pub fn other_changes(
        &self,
        metric: &Words,
        change: &Change,
        period: Option<Period>,
    ) -> impl Iterator<Item = GoalView<'a>> + use<'a> {
        let number = same::metric_number(metric, period);
        let change = same::change_number(change);
        let files = self.index.map(|index| index.metrics.files(number));
        let files = self.each_once(files.into_iter().flatten());
        files.into_iter().flat_map(move |file| {
            let metrics = file.record.metrics.iter();
            let others =
                metrics.filter(move |metric| metric.number == number && metric.change != change);
            let goals = others.filter_map(|metric| file.record.goals.get(metric.goal as usize));
            goals.map(move |goal| GoalView::of(file, goal))
        })
    }

    /// Each of `files` once, without the document's own, in the order of their paths.
    fn each_once(&self, files: impl Iterator<Item = FileId>) -> Vec<&'a File> {
        let others = files.filter(|file| Some(*file) != self.own);
        let others: BTreeSet<FileId> = others.collect();
        let mut files: Vec<_> = others.iter().filter_map(|id| self.file(*id)).collect();
        files.sort_by(|a, b| a.path.as_os_str().cmp(b.path.as_os_str()));
        files
    }

    /// Whether another document has goals of a team for `period`.
    pub fn has_teams(&self, period: Option<Period>) -> bool {
        let Some(index) = self.index else {
            return false;
        };
        let own = self.own.and_then(|id| index.file(id));
        let own = own.is_some_and(|file| file.record.team_periods().contains(&period));
        index.teams(period) > usize::from(own)
    }

    /// Whether another document has goals of the company.
    pub fn has_company(&self) -> bool {
        let index = self.index;
        let mut files = index.into_iter().flat_map(Index::files);
        files.any(|(id, file)| Some(id) != self.own && !file.record.company.is_empty())
    }

    /// The latest time for which documents have goals.
    pub fn latest_period(&self) -> Option<Period> {
        let index = self.index?;
        let company = index.companies().keys().copied();
        company.chain(index.teams.keys().copied()).flatten().max()
    }

    /// The headings that name whose goals follow, of all documents, in the order of the alphabet.
    pub fn teams(&self) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        for (_, file) in self.others() {
            let record = &file.record;
            let headings = record.headings.iter();
            let owning = headings.filter(|heading| heading.owns_goals && !heading.is_goal);
            let words = owning.map(|heading| record.heading_words(heading).trim());
            let teams = words.filter(|words| Period::find(words).is_none() && !words.is_empty());
            names.extend(teams.map(str::to_owned));
            if names.len() >= MOST_NAMES {
                break;
            }
        }
        names
    }

    /// Who owns goals in other documents, in the order of the alphabet.
    pub fn owners(&self) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        for (_, file) in self.others() {
            names.extend(file.record.owners.iter().map(|name| (**name).to_owned()));
            if names.len() >= MOST_NAMES {
                break;
            }
        }
        names
    }

    /// The other documents.
    pub fn others(&self) -> impl Iterator<Item = (FileId, &'a File)> {
        let own = self.own;
        let files = self.index.into_iter().flat_map(Index::files);
        files.filter(move |(id, _)| Some(*id) != own)
    }
}

/// A link may leave out the extension.
fn extended(index: &Index, path: PathBuf) -> PathBuf {
    if index.find(&path).is_some() || path.extension().is_some() {
        return path;
    }
    path.with_extension("md")
}

/// The company objective of a file that a link means: by the fragment, by the link's words, or because there
/// is only one.
fn pick(record: &Record, fragment: &str, value: &str) -> Option<ObjectiveId> {
    let goals = || record.company.iter();
    let words = fragment.replace('-', " ");
    let named = [words.as_str(), value].into_iter().find_map(|words| {
        let named = Named::read(words);
        let matched = |(at, goal): &(usize, &CompanyGoal)| named.means(goal, *at);
        goals()
            .enumerate()
            .find(matched)
            .map(|(_, goal)| goal.objective)
    });
    named.or_else(|| {
        let mut below = goals().filter(|goal| {
            let heading = record.anchored(fragment);
            heading.is_none() || {
                let at = record.objective(goal.objective).and_then(Goal::heading);
                at.and_then(|at| record.headings.get(at as usize)) == heading
            }
        });
        let only = below.next()?;
        below.next().is_none().then_some(only.objective)
    })
}

/// The objective of a file that a link means, whosever it is: by its heading, or by the link's words.
fn pick_any(record: &Record, fragment: &str, value: &str) -> Option<ObjectiveId> {
    let heading = record
        .anchored(fragment)
        .map(|heading| heading.place.start.line);
    let value = Words::of(value);
    let mut objectives = record.objectives();
    let meant = objectives.find(|(_, goal)| {
        heading == Some(goal.place.start.line) || near(&value, &Words::of(record.words(goal)))
    });
    meant.map(|(id, _)| id)
}
