//! What an organisation says about its documents, in the file `.okr.toml`.
//!
//! - [`keys`] lists every key there is, with its documentation: the one source of the reader, of the nearest
//!   name for an unknown key, and of the JSON schema that editors read.
//! - [`glob`], [`word`], [`month`], [`choice`], [`limit`] and [`rules`] are the values; [`table`] and [`list`] read
//!   tables and lists of them.
//! - [`problem`] is what is told where a value is wrong.
//! - [`file`](mod@file) finds the file and loads it; everything else is pure.

mod choice;
pub mod file;
mod glob;
mod keys;
mod limit;
mod list;
mod month;
mod problem;
mod rules;
mod table;
#[cfg(test)]
mod tests;
mod word;

use std::collections::HashMap;
use std::path::Path;

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::Value;
use toml::de::DeTable;

pub use problem::Problem;
pub use rules::KnownRule;

use self::glob::{Globs, Location};
use self::keys::{Labels, OkrToml};
use self::problem::Problems;
use self::table::Expected;
use super::enforcement::{Enforcement, Levels, Preferences, Profile};
use super::{Terms, is_declared};
use crate::model::{Conventions, LabelKind};

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
    limits: keys::Limits,
    /// What it asks otherwise of some documents, the later ones over the earlier ones.
    paths: Vec<(Globs, Levels)>,
}

impl Configuration {
    /// Reads the text of a file that lies in `folder`. A text that is wrong gives everything that is wrong
    /// with it, in the order of the text; of what is not TOML, the first error and what is wrong before it.
    /// It may ask something of the rules `known` only.
    pub fn read(text: &str, folder: &Path, known: &[KnownRule]) -> Result<Self, Vec<Problem>> {
        let mut problems = Problems::of(text);
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

    /// How the document at `path` is read and what is asked of it, if its user prefers `preferences`. The path
    /// may be absolute, or relative to the configuration's folder.
    pub fn terms_for(&self, path: &Path, preferences: &Preferences) -> Terms {
        let plain = glob::plain(path);
        let location = Location::of(&plain, &self.folder);
        let mut enforcement = self.enforcement(preferences);
        let paths = self.paths.iter().filter(|(files, _)| files.hold(&location));
        paths.for_each(|(_, rules)| enforcement.ask(rules));
        Terms {
            conventions: self.conventions_for(path, &location),
            enforcement,
        }
    }

    /// What is asked of documents of which nothing else is said. A profile is where it begins; what the user
    /// prefers of single rules holds over it, and what the configuration says of them over both.
    pub fn enforcement(&self, preferences: &Preferences) -> Enforcement {
        let profile = self.profile.or(preferences.profile).unwrap_or_default();
        let mut enforcement = Enforcement::of(profile);
        enforcement.ask(&preferences.rules);
        enforcement.ask(&self.rules);
        enforcement.limits = self.limits.or(enforcement.limits);
        enforcement
    }

    fn conventions_for(&self, path: &Path, location: &Location) -> Conventions {
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

    /// Whether a glob of documents asks for files with the extension of `path`, such as `plans/*.txt`. A file
    /// that is not Markdown is not met in a folder otherwise.
    pub fn names_extension_of(&self, path: &Path) -> bool {
        let extension = path.extension().and_then(|extension| extension.to_str());
        extension.is_some_and(|extension| {
            self.okr.end_in(extension) || self.unlabelled.end_in(extension)
        })
    }
}

/// The label words, lower case. A word can mean one thing only.
fn own_labels(labels: &Labels, problems: &mut Problems) -> Vec<(Box<str>, LabelKind)> {
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

/// The JSON schema (draft 7) of `.okr.toml`, for editors that complete and check it, if there are the rules
/// `known`.
pub fn schema(known: &[KnownRule]) -> String {
    let mut settings = SchemaSettings::draft07().with_transform(RecursiveTransform(unwrap_lines));
    settings.inline_subschemas = true;
    let mut schema = settings.into_generator().into_root_schema_for::<OkrToml>();
    schema.insert("title".to_owned(), file::NAME.into());
    for place in [
        "/properties/rules",
        "/properties/paths/items/properties/rules",
    ] {
        if let Some(Value::Object(rules)) = schema.pointer_mut(place) {
            rules.insert("properties".to_owned(), rules::schema(known));
        }
    }
    if let Some(Value::Object(paths)) = schema.pointer_mut("/properties/paths/items") {
        paths.insert("required".to_owned(), Value::from(["files"].as_slice()));
    }
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// Joins the lines of a comment.
fn unwrap_lines(schema: &mut Schema) {
    if let Some(Value::String(text)) = schema.get_mut("description") {
        *text = text.replace('\n', " ");
    }
}
