//! What a configuration asks of rules.

use std::borrow::Cow;
use std::ops::Range;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};
use toml::Spanned;
use toml::de::DeValue;

use super::choice::{Chosen, names};
use super::problem::{Problems, Tables};
use super::table::{Setting, unwanted};
use crate::workspace::rule_levels::{Level, Levels};
use crate::workspace::spelling::nearest;

/// A rule as the reader of configurations knows it.
#[derive(Clone, Debug)]
pub struct KnownRule {
    /// Its name.
    pub name: &'static str,
    /// What it reports, in one line.
    pub summary: Cow<'static, str>,
}

/// A table of rules.
#[derive(Debug, Default)]
pub(super) struct Rules(Vec<RuleSetting>);

#[derive(Debug)]
struct RuleSetting {
    name: String,
    /// The bytes of the name.
    place: Range<usize>,
    level: Option<Level>,
}

impl Rules {
    /// What is asked of the rules `known`. A name that no rule has is reported.
    pub(super) fn levels(&self, known: &[KnownRule], problems: &mut Problems) -> Levels {
        let mut levels = Levels::new();
        for entry in &self.0 {
            if !known.iter().any(|rule| rule.name == entry.name) {
                let message = unknown(&entry.name, known, problems.tables);
                problems.add(entry.place.clone(), message);
            } else if let Some(level) = entry.level {
                levels.insert(entry.name.as_str().into(), level);
            }
        }
        levels
    }
}

fn unknown(name: &str, known: &[KnownRule], tables: Tables) -> String {
    let advice = match nearest(name, known.iter().map(|rule| rule.name)) {
        Some(near) => format!("did you mean `{near}`?"),
        None if tables.iter().any(|(key, _)| *key == name) => {
            format!("the key `{name}` belongs at the top of the file, above the first table")
        }
        None => "`okr-lsp rules` lists them".to_owned(),
    };
    format!("there is no rule `{name}`; {advice}")
}

/// The properties of a table of the rules `known`, for the JSON schema.
pub(super) fn schema(known: &[KnownRule]) -> Value {
    let levels: Vec<&str> = names::<Level>().collect();
    let properties = known.iter().map(|rule| {
        let property = json!({"description": rule.summary, "enum": levels});
        (rule.name.to_owned(), property)
    });
    properties.collect()
}

impl Setting for Rules {
    const WANTED: &'static str = "a table of rules, such as `{ label-typo = \"hint\" }`,";

    fn read(value: &Spanned<DeValue>, problems: &mut Problems) -> Option<Self> {
        let Some(table) = value.get_ref().as_table() else {
            unwanted::<Self>(value, problems);
            return None;
        };
        let mut entries = Vec::new();
        for (name, value) in table {
            let level = Chosen::read(value, problems);
            entries.push(RuleSetting {
                name: name.get_ref().clone().into_owned(),
                place: name.span(),
                level: level.and_then(|Chosen(level)| level),
            });
        }
        Some(Self(entries))
    }
}

impl JsonSchema for Rules {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Rules".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "object", "additionalProperties": false})
    }
}
