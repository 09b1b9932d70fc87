//! What has changed in the index since the affected files were last asked for.

use imbl::{OrdMap, OrdSet};

use super::file_by_path::FileByPath;
use crate::workspace::identity::{CompanyKeyResultId, FileId};

/// What has changed since the affected files were last asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Changes {
    /// Whether all files are affected, whatever else has changed.
    pub(super) all: bool,
    /// Files that are known to be affected.
    pub(super) files: OrdSet<FileId>,
    /// Key results that have come or gone or are shown differently, by the numbers of their words.
    pub(super) wordings: Changed<u64>,
    /// The same by the numbers of their metrics.
    pub(super) metrics: Changed<u64>,
    /// Key results of the company that other key results repeat than before, or whose repetitions are shown
    /// differently.
    pub(super) repeated: Changed<CompanyKeyResultId>,
    /// Files whose objectives stand on other ways.
    pub(super) ways: OrdSet<FileByPath>,
    /// The revision that every file has at least.
    pub(super) least_revision: u64,
}

/// What has changed, each with the file that changed it; `None` if several files did. A file is not told about its own
/// change.
pub(super) type Changed<K> = OrdMap<K, Option<FileId>>;

/// Notes that `what` changed in the file `by`.
pub(super) fn changed<K: Clone + Ord>(all: &mut Changed<K>, what: K, by: FileId) {
    let known = all.entry(what).or_insert(Some(by));
    *known = known.filter(|known| *known == by);
}
