//! Files in tables that list them in the order of their paths.

use std::cmp::Ordering;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use crate::workspace::identity::FileId;

/// A file that is compared by its path. It takes the room of one pointer, because tables are large.
#[derive(Clone, Debug)]
pub(in crate::workspace) struct FileByPath(Arc<(Arc<Path>, FileId)>);

/// Stands before all files.
static FIRST: LazyLock<FileByPath> =
    LazyLock::new(|| FileByPath::new(Path::new("").into(), FileId(0)));

impl FileByPath {
    /// The file `id` at `path`.
    pub(super) fn new(path: Arc<Path>, id: FileId) -> Self {
        Self(Arc::new((path, id)))
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.0.0
    }

    /// Its name in the index.
    pub(in crate::workspace) fn id(&self) -> FileId {
        self.0.1
    }
}

impl Default for FileByPath {
    fn default() -> Self {
        FIRST.clone()
    }
}

impl Ord for FileByPath {
    fn cmp(&self, other: &Self) -> Ordering {
        if Arc::ptr_eq(&self.0, &other.0) {
            return Ordering::Equal;
        }
        self.0.cmp(&other.0)
    }
}

impl PartialOrd for FileByPath {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for FileByPath {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for FileByPath {}
