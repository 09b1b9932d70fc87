//! Reading tables and lists, each key and each item by itself, so that one that is wrong hides no other.

use std::borrow::Cow;
use std::fmt::Debug;
use std::ops::Range;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::keys::OkrToml;
use super::problem::Problems;
use crate::workspace::spelling::nearest;

/// The keys of a table.
pub(super) type Keys = &'static [&'static str];

/// A value of the configuration.
pub(super) trait Setting: Default {
    /// What is wanted in its place, in the middle of a sentence.
    const WANTED: &'static str;
    /// Its keys, where it is a table.
    const KEYS: Keys = &[];

    /// Reads `value`. What is wrong is told, and left out of what is given; `None` where nothing is left.
    fn read(value: &Spanned<DeValue>, problems: &mut Problems) -> Option<Self>;
}

/// A table.
pub(super) trait Expected: Setting {
    /// The tables in it, with their keys.
    const TABLES: &'static [(&'static str, Keys)];

    /// Reads what `table` holds.
    fn take(&mut self, table: &DeTable, problems: &mut Problems);
}

/// An item of a list, written as a string.
pub(super) trait Item: Sized + Debug {
    /// What a list of them is, with an example, in the middle of a sentence.
    const LIST: &'static str;

    /// Reads `text`; the error is a whole sentence without its full stop.
    fn read(text: &str) -> Result<Self, String>;
}

/// A table of the configuration: its documentation, its keys with theirs, and how they are read.
macro_rules! table {
    (
        $(#[$about:meta])*
        $name:ident { $($(#[$help:meta])* $key:literal => $field:ident: $kind:ty,)* }
    ) => {
        $(#[$about])*
        #[derive(Debug, Default, schemars::JsonSchema)]
        #[schemars(deny_unknown_fields)]
        pub(super) struct $name {
            $($(#[$help])* #[schemars(rename = $key, default)] pub(super) $field: $kind,)*
        }

        impl $crate::workspace::configuration::table::Setting for $name {
            const WANTED: &'static str = "a table";
            const KEYS: $crate::workspace::configuration::table::Keys = &[$($key),*];

            fn read(
                value: &toml::Spanned<toml::de::DeValue>,
                problems: &mut $crate::workspace::configuration::problem::Problems,
            ) -> Option<Self> {
                use $crate::workspace::configuration::table::{Expected, unwanted};
                let Some(table) = value.get_ref().as_table() else {
                    unwanted::<Self>(value, problems);
                    return None;
                };
                let mut read = Self::default();
                read.take(table, problems);
                Some(read)
            }
        }

        impl $crate::workspace::configuration::table::Expected for $name {
            const TABLES: &'static [(&'static str, $crate::workspace::configuration::table::Keys)] = &[
                $(($key, <$kind as $crate::workspace::configuration::table::Setting>::KEYS)),*
            ];

            fn take(
                &mut self,
                table: &toml::de::DeTable,
                problems: &mut $crate::workspace::configuration::problem::Problems,
            ) {
                use $crate::workspace::configuration::table::{Setting, unknown};
                for (name, value) in table {
                    match name.get_ref().as_ref() {
                        $($key => {
                            if let Some(read) = <$kind as Setting>::read(value, problems) {
                                self.$field = read;
                            }
                        })*
                        _ => unknown(name, Self::KEYS, problems),
                    }
                }
            }
        }
    };
}
pub(super) use table;

/// Tells that `value` is none of what is wanted.
pub(super) fn unwanted<T: Setting>(value: &Spanned<DeValue>, problems: &mut Problems) {
    let found = match value.get_ref() {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "an integer",
        DeValue::Float(_) => "a decimal number",
        DeValue::Boolean(_) => "a boolean",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    };
    problems.add(
        value.span(),
        format!("{} is expected here, not {found}", T::WANTED),
    );
}

/// Tells that a table whose keys are `keys` has none named `name`, and which may be meant.
pub(super) fn unknown(name: &Spanned<Cow<str>>, keys: Keys, problems: &mut Problems) {
    let written = name.get_ref();
    let advice = match (nearest(written, keys.iter().copied()), home(written)) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, Some((table, key))) => format!("did you mean `{key}` in `[{table}]`?"),
        (None, None) => format!("known are {}", quoted(keys.iter().copied())),
    };
    problems.add(name.span(), format!("unknown key `{written}`; {advice}"));
}

/// The table that has a key like `written`, and the key.
fn home(written: &str) -> Option<(&'static str, &'static str)> {
    let mut tables = OkrToml::TABLES.iter();
    tables.find_map(|(table, keys)| Some((*table, nearest(written, keys.iter().copied())?)))
}

/// The names as a list in a sentence.
pub(super) fn quoted(names: impl Iterator<Item = &'static str>) -> String {
    let quoted: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
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

impl<T: Item> Setting for List<T> {
    const WANTED: &'static str = T::LIST;

    fn read(value: &Spanned<DeValue>, problems: &mut Problems) -> Option<Self> {
        let Some(values) = value.get_ref().as_array() else {
            unwanted::<Self>(value, problems);
            return None;
        };
        let mut items = Vec::new();
        for value in values {
            let Some(text) = value.get_ref().as_str() else {
                unwanted::<Text>(value, problems);
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

impl<T: Item> JsonSchema for List<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "List".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "array", "items": {"type": "string", "minLength": 1}})
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
        json_schema!({"type": "array", "items": generator.subschema_for::<T>()})
    }
}

/// What an item of a list is written as.
#[derive(Default)]
struct Text;

impl Setting for Text {
    const WANTED: &'static str = "a string in quotation marks";

    fn read(value: &Spanned<DeValue>, _: &mut Problems) -> Option<Self> {
        value.get_ref().is_str().then_some(Self)
    }
}
