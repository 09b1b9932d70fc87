//! Months.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use toml::Spanned;
use toml::de::DeValue;

use super::problem::Problems;
use super::table::{Setting, unwanted};

/// The English names, in order.
const NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A month of the year.
#[derive(Clone, Copy, Debug)]
pub(super) struct Month(u8);

impl Month {
    /// From 1 to 12.
    pub(super) fn number(self) -> u8 {
        self.0
    }

    fn numbered(digits: &str, radix: u32) -> Option<Self> {
        let number = u8::from_str_radix(digits, radix).ok()?;
        (1..=12).contains(&number).then_some(Self(number))
    }

    fn named(name: &str) -> Option<Self> {
        let at = NAMES
            .iter()
            .position(|known| known.eq_ignore_ascii_case(name.trim()))?;
        u8::try_from(at + 1).ok().map(Self)
    }
}

impl Default for Month {
    fn default() -> Self {
        Self(1)
    }
}

impl Setting for Month {
    const WANTED: &'static str = "a month, from 1 to 12 or an English name such as `\"April\"`,";

    fn read(value: &Spanned<DeValue>, problems: &mut Problems) -> Option<Self> {
        let (month, written) = match value.get_ref() {
            DeValue::Integer(number) => (
                Self::numbered(number.as_str(), number.radix()),
                number.as_str(),
            ),
            DeValue::String(name) => (Self::named(name), name.as_ref()),
            _ => {
                unwanted::<Self>(value, problems);
                return None;
            }
        };
        if month.is_none() {
            let written: String = written.chars().take(40).collect();
            problems.add(
                value.span(),
                format!("{} is expected here, not `{written}`", Self::WANTED),
            );
        }
        month
    }
}

impl JsonSchema for Month {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Month".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "anyOf": [{"type": "integer", "minimum": 1, "maximum": 12}, {"type": "string", "enum": NAMES}],
            "default": 1,
        })
    }
}
