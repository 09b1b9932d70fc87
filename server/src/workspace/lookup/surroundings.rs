//! The rest of the workspace, as one document sees it.

use std::path::Path;

use crate::model::ObjectiveId;
use crate::period::Period;
use crate::workspace::alignment::OtherGoals;
use crate::workspace::identity::{FileId, GoalId, Target};
use crate::workspace::index::{File, Index};

/// The rest of the workspace, as one document sees it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Surroundings<'a> {
    pub(super) index: Option<&'a Index>,
    /// The document in the index, perhaps in an earlier version.
    pub(super) own: Option<FileId>,
    pub(super) path: Option<&'a Path>,
    /// Whether the index has this version of the document.
    pub(super) indexed: bool,
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
    pub fn company(&self, period: Option<Period>) -> Option<OtherGoals<'a>> {
        let company = self.index?.companies().get(&period)?;
        Some(company.without(self.own))
    }

    /// The file named `id`.
    pub fn file(&self, id: FileId) -> Option<&'a File> {
        self.index?.file(id)
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
        let served = served.into_iter().flatten();
        served.filter(move |(file, _)| Some(*file) != own)
    }

    /// Whether another document has goals of a team for `period`.
    pub fn has_teams(&self, period: Option<Period>) -> bool {
        let mut teams = self.index.into_iter().flat_map(|index| index.teams(period));
        teams.any(|id| Some(id) != self.own)
    }

    /// The other documents.
    pub fn others(&self) -> impl Iterator<Item = (FileId, &'a File)> {
        let own = self.own;
        let files = self.index.into_iter().flat_map(Index::files);
        files.filter(move |(id, _)| Some(*id) != own)
    }
}
