//! Reads lists. Each item is read by itself, so a wrong one does not hide the others.

use std::borrow::Cow;
use std::fmt::Debug;
use std::ops::Range;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use toml::Spanned;
use toml::de::DeValue;

use super::problem::Problems;
use super::table::{Setting, unwanted};

/// A list of words or globs may have at most this many items, because each is searched for in every document.
const MOST_ITEMS: usize = 200;

/// A list of tables may have at most this many, because each has lists.
const MOST_TABLES: usize = 100;

/// An item of a list, written as a string.
pub(super) trait ListItem: Sized + Debug {
    /// What a list of them is, with an example, in the middle of a sentence.
    const LIST: &'static str;

    /// Reads `text`; the error is a whole sentence without its full stop.
    fn read(text: &str) -> Result<Self, String>;
}

/// A list, each item with its bytes.
#[derive(Debug)]
pub(super) struct List<T>(Vec<(T, Range<usize>)>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> List<T> {
    /// The items with their bytes.
    pub(super) fn in_place(&self) -> impl Iterator<Item = &(T, Range<usize>)> {
        self.0.iter()
    }
}

impl<T: ListItem> Setting for List<T> {
    const WANTED: &'static str = T::LIST;

    fn read(value: &Spanned<DeValue>, problems: &mut Problems) -> Option<Self> {
        let Some(values) = value.get_ref().as_array() else {
            unwanted::<Self>(value, problems);
            return None;
        };
        let mut items = Vec::new();
        for value in bounded(values, MOST_ITEMS, problems) {
            let Some(text) = value.get_ref().as_str() else {
                unwanted::<TextValue>(value, problems);
                continue;
            };
            match T::read(text) {
                Ok(item) => items.push((item, value.span())),
                Err(message) => problems.add(value.span(), message),
            }
        }
        Some(Self(items))
    }
}

impl<T: ListItem> JsonSchema for List<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "List".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "array", "maxItems": MOST_ITEMS, "items": {"type": "string", "minLength": 1}})
    }
}

/// A list of tables, each under its own `[[heading]]`, with its bytes where nothing in it is wrong.
#[derive(Debug)]
pub(super) struct Each<T>(pub(super) Vec<(T, Option<Range<usize>>)>);

impl<T> Default for Each<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Setting> Setting for Each<T> {
    const WANTED: &'static str = "a list of tables, each under a heading in double brackets,";

    fn read(value: &Spanned<DeValue>, problems: &mut Problems) -> Option<Self> {
        let Some(values) = value.get_ref().as_array() else {
            unwanted::<Self>(value, problems);
            return None;
        };
        let values = bounded(values, MOST_TABLES, problems);
        let each = values.iter().filter_map(|value| {
            let before = problems.count();
            let read = T::read(value, problems)?;
            let right = problems.count() == before;
            Some((read, right.then(|| value.span())))
        });
        Some(Self(each.collect()))
    }
}

impl<T: JsonSchema> JsonSchema for Each<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Each".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "array", "maxItems": MOST_TABLES, "items": generator.subschema_for::<T>()})
    }
}

/// The first `most` of `values`. If there are more, the first one too many is the place of the problem.
fn bounded<'a, 'i>(
    values: &'a [Spanned<DeValue<'i>>],
    most: usize,
    problems: &mut Problems,
) -> &'a [Spanned<DeValue<'i>>] {
    if let Some(excess) = values.get(most) {
        let message = format!("a list has at most {most} items here, not {}", values.len());
        problems.add(excess.span(), message);
    }
    values.get(..most).unwrap_or(values)
}

/// What an item of a list is written as.
#[derive(Default)]
struct TextValue;

impl Setting for TextValue {
    const WANTED: &'static str = "a string in quotation marks";

    fn read(value: &Spanned<DeValue>, _: &mut Problems) -> Option<Self> {
        value.get_ref().is_str().then_some(Self)
    }
}
