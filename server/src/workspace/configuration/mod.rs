//! What an organisation says about its documents, in the file `.okr.toml`.
//!
//! - [`keys`] lists every key there is, with its documentation: the one source of the reader, of the nearest
//!   name for an unknown key, and of the JSON schema that editors read.
//! - [`glob`], [`word`] and [`month`] are the values; [`table`] reads tables and lists of them.
//! - [`problem`] is what is told where a value is wrong.
//! - [`file`](mod@file) finds the file and loads it; everything else is pure.

pub mod file;
mod glob;
mod keys;
mod month;
mod problem;
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

use self::glob::{Globs, Location};
use self::keys::{Labels, OkrToml};
use self::problem::Problems;
use self::table::Expected;
use super::is_declared;
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
}

impl Configuration {
    /// Reads the text of a file that lies in `folder`. A text that is wrong gives everything that is wrong
    /// with it, in the order of the text; of what is not TOML, the first error and what is wrong before it.
    pub fn read(text: &str, folder: &Path) -> Result<Self, Vec<Problem>> {
        let mut problems = Problems::of(text);
        let (tree, errors) = DeTable::parse_recoverable(text);
        problems.not_toml(&errors);
        let mut file = OkrToml::default();
        file.take(tree.get_ref(), &mut problems);
        let labels = own_labels(&file.labels, &mut problems);
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
        })
    }

    /// How the document at `path` is read. The path may be absolute, or relative to the configuration's
    /// folder.
    pub fn conventions_for(&self, path: &Path) -> Conventions {
        let name = path
            .file_name()
            .map_or_else(Default::default, |name| name.to_string_lossy());
        let by_name = is_declared(&name);
        let path = glob::plain(path);
        let location = Location::of(&path, &self.folder);
        let unlabelled = by_name || self.unlabelled.hold(&location);
        Conventions {
            declared: unlabelled || self.okr.hold(&location),
            ignored: self.ignore.hold(&location),
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
                    format!("`{word}` stands under `{other}` too; it can mean one thing only");
                problems.add(range.clone(), message);
            }
            all.push((word.into(), kind));
        }
    }
    all
}

/// The JSON schema (draft 7) of `.okr.toml`, for editors that complete and check it.
pub fn schema() -> String {
    let mut settings = SchemaSettings::draft07().with_transform(RecursiveTransform(unwrap_lines));
    settings.inline_subschemas = true;
    let mut schema = settings.into_generator().into_root_schema_for::<OkrToml>();
    schema.insert("title".to_owned(), file::NAME.into());
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
