//! What a file `.okr.toml` says, and how it applies to a document.

use std::collections::HashMap;
use std::path::Path;

use toml::de::DeTable;

use super::glob::{self, DocumentPath, Globs};
use super::keys::{LabelsTable, LimitsTable, OkrToml};
use super::problem::{Problem, Problems};
use super::rules::KnownRule;
use super::table::Expected;
use crate::model::{Conventions, ItemKind};
use crate::workspace::rule_levels::{Levels, Preferences, Profile, RuleLevels};
use crate::workspace::{DocumentSettings, is_declared};

/// What a file `.okr.toml` says. The default says nothing.
#[derive(Debug, Default)]
pub struct Configuration {
    /// The folder of the file, which globs with a leading slash are anchored at.
    folder: String,
    okr: Globs,
    unlabelled: Globs,
    ignore: Globs,
    /// What it says about every document.
    common: Conventions,
    profile: Option<Profile>,
    rules: Levels,
    limits: LimitsTable,
    /// What it says for some documents only. Later tables take precedence.
    paths: Vec<(Globs, Levels)>,
}

impl Configuration {
    /// Reads the text of a file that lies in `folder`. It may mention the rules `known` only. A wrong text gives all
    /// its problems, in the order of the text. If it is not TOML, it gives the first syntax error and the problems
    /// before it.
    pub fn read(text: &str, folder: &Path, known: &[KnownRule]) -> Result<Self, Vec<Problem>> {
        let mut problems = Problems::of(text, OkrToml::TABLES);
        let (tree, errors) = DeTable::parse_recoverable(text);
        problems.not_toml(&errors);
        let mut file = OkrToml::default();
        file.take(tree.get_ref(), &mut problems);
        let labels = own_labels(&file.labels, &mut problems);
        let rules = file.rules.levels(known, &mut problems);
        let paths = file.paths.0.into_iter();
        let paths = paths
            .map(|(paths, range)| paths.levels(range, known, &mut problems))
            .collect();
        problems.done()?;
        Ok(Self {
            folder: glob::plain(folder),
            okr: file.documents.okr,
            unlabelled: file.documents.unlabelled,
            ignore: file.documents.ignore,
            common: Conventions {
                labels,
                companies: file.company.names.lower_case(),
                fiscal_year_start: file.period.fiscal_year_start.number(),
                ..Conventions::default()
            },
            profile: file.profile.0,
            rules,
            limits: file.limits,
            paths,
        })
    }

    /// How the document at `path` is read and what is asked of it, for a user with `preferences`. The path may be
    /// absolute, or relative to the folder of the configuration.
    pub fn settings_for(&self, path: &Path, preferences: &Preferences) -> DocumentSettings {
        let plain = glob::plain(path);
        let location = DocumentPath::of(&plain, &self.folder);
        let mut rule_levels = self.rule_levels(preferences);
        let paths = self.paths.iter().filter(|(files, _)| files.hold(&location));
        paths.for_each(|(_, rules)| rule_levels.ask(rules));
        DocumentSettings {
            conventions: self.conventions_for(path, &location),
            rule_levels,
        }
    }

    /// What is asked of documents that no table mentions. The profile comes first. The preferences of the user for
    /// single rules take precedence over it, and the configuration over both.
    pub fn rule_levels(&self, preferences: &Preferences) -> RuleLevels {
        let profile = self.profile.or(preferences.profile).unwrap_or_default();
        let mut rule_levels = RuleLevels::of(profile);
        rule_levels.ask(&preferences.rules);
        rule_levels.ask(&self.rules);
        rule_levels.limits = self.limits.or(rule_levels.limits);
        rule_levels
    }

    fn conventions_for(&self, path: &Path, location: &DocumentPath) -> Conventions {
        let name = path
            .file_name()
            .map_or_else(Default::default, |name| name.to_string_lossy());
        let by_name = is_declared(&name);
        let unlabelled = by_name || self.unlabelled.hold(location);
        Conventions {
            declared: unlabelled || self.okr.hold(location),
            ignored: self.ignore.hold(location),
            unlabelled,
            ..self.common.clone()
        }
    }

    /// Whether a glob of documents has the extension of `path`, such as `plans/*.txt`. In folders, only Markdown is
    /// found without such a glob.
    pub fn names_extension_of(&self, path: &Path) -> bool {
        let extension = path.extension().and_then(|extension| extension.to_str());
        extension.is_some_and(|extension| {
            self.okr.end_in(extension) || self.unlabelled.end_in(extension)
        })
    }
}

/// The label words, lower case. A word can mean one thing only.
fn own_labels(labels: &LabelsTable, problems: &mut Problems) -> Vec<(Box<str>, ItemKind)> {
    let mut keys = HashMap::new();
    let mut all = Vec::new();
    for (key, kind, words) in labels.kinds() {
        for (word, range) in words.in_place() {
            let word = word.lower_case();
            let other = *keys.entry(word).or_insert(key);
            if other != key {
                let message =
                    format!("`{word}` is also under `{other}`; it can mean one thing only");
                problems.add(range.clone(), message);
            }
            all.push((word.into(), kind));
        }
    }
    all
}
