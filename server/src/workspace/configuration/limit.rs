//! Limits of what is counted.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use toml::Spanned;
use toml::de::DeValue;

use super::problem::Problems;
use super::table::{Setting, unwanted};

/// Nobody means a higher limit. A rule that is not wanted can be off.
const HIGHEST: usize = 100;

/// A limit, where one is given.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Limit(Option<usize>);

impl Limit {
    /// The limit, where one is given.
    pub(super) fn given(self) -> Option<usize> {
        self.0
    }

    /// The limit, or `usual` where none is given.
    pub(super) fn or(self, usual: usize) -> usize {
        self.0.unwrap_or(usual)
    }
}

impl Setting for Limit {
    const WANTED: &'static str = "a number from 1 to 100";

    fn read(value: &Spanned<DeValue>, problems: &mut Problems) -> Option<Self> {
        let DeValue::Integer(number) = value.get_ref() else {
            unwanted::<Self>(value, problems);
            return None;
        };
        let limit = usize::from_str_radix(number.as_str(), number.radix()).ok();
        let limit = limit.filter(|limit| (1..=HIGHEST).contains(limit));
        if limit.is_none() {
            let written: String = number.as_str().chars().take(40).collect();
            problems.add(
                value.span(),
                format!("{} is expected here, not `{written}`", Self::WANTED),
            );
        }
        limit.map(|limit| Self(Some(limit)))
    }
}

impl JsonSchema for Limit {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Limit".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "integer", "minimum": 1, "maximum": HIGHEST})
    }
}
