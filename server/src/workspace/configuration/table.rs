//! Reads tables. Each key is read by itself, so a wrong one does not hide the others.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::{Problems, Tables};
use crate::workspace::spelling::nearest;

/// The keys of a table.
pub(super) type Keys = &'static [&'static str];

/// A value of the configuration.
pub(super) trait Setting: Default {
    /// What is wanted in its place, in the middle of a sentence.
    const WANTED: &'static str;
    /// Its keys, where it is a table.
    const KEYS: Keys = &[];

    /// Reads `value`. Problems are reported, and what is wrong is left out; `None` if nothing is left.
    fn read(value: &Spanned<DeValue>, problems: &mut Problems) -> Option<Self>;
}

/// A table.
pub(super) trait Expected: Setting {
    /// The tables in it, with their keys.
    const TABLES: &'static [(&'static str, Keys)];

    /// Reads what `table` holds.
    fn take(&mut self, table: &DeTable, problems: &mut Problems);
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

/// Reports that a table with the keys `keys` has none named `name`, and which one may be meant.
pub(super) fn unknown(name: &Spanned<Cow<str>>, keys: Keys, problems: &mut Problems) {
    let written = name.get_ref();
    let advice = match (
        nearest(written, keys.iter().copied()),
        home(written, problems.tables),
    ) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, Some((table, key))) => format!("did you mean `{key}` in `[{table}]`?"),
        (None, None) => format!("use one of {}", quoted(keys.iter().copied())),
    };
    problems.add(name.span(), format!("unknown key `{written}`; {advice}"));
}

/// The one of `tables` that has a key like `written`, and the key.
fn home(written: &str, tables: Tables) -> Option<(&'static str, &'static str)> {
    let mut tables = tables.iter();
    tables.find_map(|(table, keys)| Some((*table, nearest(written, keys.iter().copied())?)))
}

/// The names as a list in a sentence.
pub(super) fn quoted(names: impl Iterator<Item = &'static str>) -> String {
    let quoted: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}
