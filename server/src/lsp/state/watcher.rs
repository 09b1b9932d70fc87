//! The watching of files: what is watched, and by whom.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use notify::RecommendedWatcher;

use crate::workspace::discovery::{IGNORES, folders_of_ignores};

/// Who watches the files.
#[derive(Default)]
pub struct FileWatcher {
    /// Whether the client has agreed to report changed files in its folders.
    pub client: bool,
    /// Our own watcher, and what it watches.
    pub own: Option<(RecommendedWatcher, WatchedPlaces)>,
    /// The folders that were missing once. A client may not watch such a folder again when it is back.
    pub missed: BTreeSet<PathBuf>,
}

/// What our own watcher watches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WatchedPlaces {
    /// The folders that are read.
    pub folders: Vec<PathBuf>,
    /// Those of them that are watched with everything in them.
    pub whole: Vec<PathBuf>,
    /// The nearest folders above them, in which they may appear and disappear, and the folders of ignore files.
    pub above: BTreeSet<PathBuf>,
}

impl WatchedPlaces {
    /// What must be watched for `folders`. Of those for which `by_others` holds, only the folder itself is watched.
    pub fn of(folders: Vec<PathBuf>, by_others: impl Fn(&PathBuf) -> bool) -> Self {
        let above = |folder: &PathBuf| {
            let mut above = folder.ancestors().skip(1);
            above.find(|above| above.is_dir()).map(Path::to_owned)
        };
        let whole = folders
            .iter()
            .filter(|folder| !by_others(folder) && folder.is_dir());
        let ignores = folders.iter().flat_map(|folder| folders_of_ignores(folder));
        Self {
            whole: whole.cloned().collect(),
            above: folders.iter().filter_map(above).chain(ignores).collect(),
            folders,
        }
    }

    /// Whether one of the folders is at or below `path`, so that it may have appeared or disappeared with it.
    pub fn depend_on(&self, path: &Path) -> bool {
        self.folders.iter().any(|folder| folder.starts_with(path))
    }

    /// Whether `path` is in one of the folders, or is an ignore file.
    pub fn hold(&self, path: &Path) -> bool {
        let ignores = || IGNORES.iter().any(|name| path.ends_with(name));
        self.folders.iter().any(|folder| path.starts_with(folder)) || ignores()
    }
}
