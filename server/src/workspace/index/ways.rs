//! The ways on which objectives say that they serve each other, through several files. A circle of them is reported in
//! each file of it.

use std::collections::BTreeSet;

use imbl::OrdSet;

use super::file_by_path::FileByPath;
use super::record::{Heading, Record};
use super::shown::{Shown, shown};
use super::store::Index;
use crate::model::ObjectiveId;
use crate::workspace::alignment::{Evidence, Support};
use crate::workspace::identity::{FileId, Target};

impl Index {
    /// The files with objectives from which a way may lead to those of `files`, by links or because they name goals of
    /// the company. If `files` is one file only, that file is left out: it changed itself.
    pub(super) fn leading_to(&self, files: &OrdSet<FileByPath>) -> BTreeSet<FileId> {
        let mut found = BTreeSet::new();
        let steps = |id, path| self.linking_to(path).chain(self.naming(id));
        let first = files.iter();
        let mut next: Vec<FileId> = first
            .flat_map(|file| steps(file.id(), file.path()))
            .collect();
        while let Some(id) = next.pop() {
            if let Some(file) = self.file(id).filter(|_| found.insert(id)) {
                next.extend(steps(id, &file.path));
            }
        }
        if let (Some(only), 1) = (files.get_min(), files.len()) {
            found.remove(&only.id());
        }
        found
    }

    /// The files with goals that say, not by a link perhaps, that they serve a goal of the company in the file `id`.
    fn naming(&self, id: FileId) -> impl Iterator<Item = FileId> + '_ {
        let first = Target {
            file: Some(id),
            objective: ObjectiveId::at(0),
        };
        let served = self.served.from(first);
        let served = served.take_while(move |(target, _)| target.file == Some(id));
        let goals = served.map(|(_, (filed, goal))| (filed.id(), goal));
        let said = goals.filter(|goal| {
            let edge = self.edge(*goal);
            edge.is_some_and(|edge| edge.evidence == Evidence::Explicit)
        });
        said.map(|(file, _)| file)
    }
}

/// The part of `record` that decides on which ways its objectives stand. There is none if no objective says what it
/// serves.
pub(super) fn ways(record: &Record) -> (&[Heading], Vec<(Shown<'_>, Vec<&Support<'static>>)>) {
    if !record.says_supports() {
        return (&[], Vec::new());
    }
    let objectives = record.objectives();
    let objectives = objectives.map(|(id, goal)| {
        let supports = record.supports(id.index());
        (shown(record, goal), supports.collect())
    });
    (&record.headings, objectives.collect())
}
