//! Which configuration holds for a file.

use std::collections::HashMap;
use std::io;
use std::path::{self, Path, PathBuf};
use std::sync::Arc;

use super::complain;
use crate::model::Conventions;
use crate::workspace::Configuration;
use crate::workspace::configuration::file::{self, Search};

/// The configurations of a run.
pub(super) enum Configurations {
    /// The one that was named holds everywhere.
    Named(Arc<Configuration>),
    /// The nearest one holds.
    Nearest(Nearest),
}

/// The configurations found so far.
#[derive(Default)]
pub(super) struct Nearest {
    search: Search,
    /// `None` for one that is wrong.
    loaded: HashMap<PathBuf, Option<Arc<Configuration>>>,
    none: Arc<Configuration>,
}

impl Configurations {
    /// Those of a run for which the file `named` was named, or none. It fails when that one is wrong.
    pub(super) fn new(named: Option<&Path>) -> io::Result<Self> {
        let Some(path) = named else {
            return Ok(Self::Nearest(Nearest::default()));
        };
        file::load(path)
            .map(|configuration| Self::Named(Arc::new(configuration)))
            .map_err(|failure| io::Error::other(failure.to_string()))
    }

    /// How the file at `path` is read; `None` when its configuration is wrong, which is reported on standard
    /// error once.
    pub(super) fn conventions(&mut self, path: &Path) -> io::Result<Option<Conventions>> {
        let path = path::absolute(path)?;
        let configuration = self.of(&path)?;
        Ok(configuration.map(|configuration| configuration.conventions_for(&path)))
    }

    /// Whether a configuration asks for files with the extension of `path`, which is neither that of OKR
    /// documents nor Markdown's.
    pub(super) fn ask_for(&mut self, path: &Path) -> io::Result<bool> {
        let configuration = self.of(&path::absolute(path)?)?;
        Ok(configuration.is_some_and(|configuration| configuration.names_extension_of(path)))
    }

    /// Whether all that were needed so far are right.
    pub(super) fn are_right(&self) -> bool {
        match self {
            Self::Named(_) => true,
            Self::Nearest(nearest) => nearest.loaded.values().all(Option::is_some),
        }
    }

    fn of(&mut self, path: &Path) -> io::Result<Option<Arc<Configuration>>> {
        match self {
            Self::Named(configuration) => Ok(Some(Arc::clone(configuration))),
            Self::Nearest(nearest) => nearest.of(path),
        }
    }
}

impl Nearest {
    fn of(&mut self, path: &Path) -> io::Result<Option<Arc<Configuration>>> {
        let Some(found) = self.search.nearest(file::folder(path)) else {
            return Ok(Some(Arc::clone(&self.none)));
        };
        if let Some(known) = self.loaded.get(&found) {
            return Ok(known.clone());
        }
        let configuration = match file::load(&found) {
            Ok(configuration) => Some(Arc::new(configuration)),
            Err(failure) => {
                complain(&failure)?;
                None
            }
        };
        self.loaded.insert(found, configuration.clone());
        Ok(configuration)
    }
}
