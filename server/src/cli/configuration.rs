//! Which configuration applies to a file.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::print::complain;
use crate::rules;
use crate::workspace::configuration::KnownRule;
use crate::workspace::configuration::file::{self, Search};
use crate::workspace::rule_levels::Preferences;
use crate::workspace::{Configuration, DocumentSettings, RuleLevels};

/// The configurations of a run.
pub(super) enum Configurations {
    /// The named one applies to all files.
    Named(Arc<Configuration>),
    /// The nearest one applies.
    Nearest(Nearest),
}

/// The configurations found so far.
pub(super) struct Nearest {
    rules: Vec<KnownRule>,
    search: Search,
    /// `None` for a wrong one.
    loaded: HashMap<PathBuf, Option<Arc<Configuration>>>,
    none: Arc<Configuration>,
}

impl Configurations {
    /// The configurations of a run with the option `--config named`, or without it. Fails if that file is wrong.
    pub(super) fn new(named: Option<&Path>) -> io::Result<Self> {
        let rules = rules::known();
        let Some(path) = named else {
            return Ok(Self::Nearest(Nearest::of_rules(rules)));
        };
        file::load(path, &rules)
            .map(|configuration| Self::Named(Arc::new(configuration)))
            .map_err(|failure| io::Error::other(failure.to_string()))
    }

    /// The settings of the file at `path`, without links. `None` if its configuration is wrong; that is reported once on
    /// standard error.
    pub(super) fn document_settings(
        &mut self,
        path: &Path,
    ) -> io::Result<Option<DocumentSettings>> {
        let configuration = self.of(path)?;
        Ok(configuration
            .map(|configuration| configuration.settings_for(path, &Preferences::default())))
    }

    /// The severities and limits for documents beside the absolute `path`. `None` if their configuration is wrong.
    pub(super) fn rule_levels(&mut self, path: &Path) -> io::Result<Option<RuleLevels>> {
        let configuration = self.of(path)?;
        Ok(configuration.map(|configuration| configuration.rule_levels(&Preferences::default())))
    }

    /// Whether a configuration names files with the extension of `path`, which is neither Markdown nor `.okr`.
    pub(super) fn ask_for(&mut self, path: &Path) -> io::Result<bool> {
        let configuration = self.of(path)?;
        Ok(configuration.is_some_and(|configuration| configuration.names_extension_of(path)))
    }

    /// Whether all configurations so far are right.
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
    fn of_rules(rules: Vec<KnownRule>) -> Self {
        Self {
            rules,
            search: Search::default(),
            loaded: HashMap::new(),
            none: Arc::default(),
        }
    }

    fn of(&mut self, path: &Path) -> io::Result<Option<Arc<Configuration>>> {
        let Some(found) = self.search.nearest(file::folder(path)) else {
            return Ok(Some(Arc::clone(&self.none)));
        };
        if let Some(known) = self.loaded.get(&found) {
            return Ok(known.clone());
        }
        let configuration = match file::load(&found, &self.rules) {
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
