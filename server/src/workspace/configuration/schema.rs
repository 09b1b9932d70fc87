//! The JSON schema of `.okr.toml`.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::Value;

use super::file;
use super::keys::OkrToml;
use super::rules::{self, KnownRule};

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
