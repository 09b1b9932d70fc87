//! Identities of files and goals. Alignments and the index use them.

use crate::model::{KeyResultId, ObjectiveId};

/// Names a file of an index. No other file ever has the same name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub(super) u32);

/// A company objective.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Target {
    /// Its file; `None` for the document that is looked at.
    pub file: Option<FileId>,
    /// Which of the file's objectives it is.
    pub objective: ObjectiveId,
}

/// A goal of a file: the file and the goal's number in its record.
pub type GoalId = (FileId, u32);

/// A key result of the company: its objective, and which key result of that file it is.
pub type CompanyKeyResultId = (Target, KeyResultId);
