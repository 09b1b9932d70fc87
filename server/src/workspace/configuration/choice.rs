//! Values of which there are only a few, by their names.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use toml::Spanned;
use toml::de::DeValue;

use super::problem::Problems;
use super::table::{Setting, quoted, unwanted};
use crate::workspace::rule_levels::{Level, Profile};
use crate::workspace::spelling::nearest;

/// Something of which there are only a few.
pub(super) trait Choice: Copy + 'static {
    /// What it is, in the middle of a sentence.
    const WANTED: &'static str;
    /// All of them with their names.
    const ALL: &'static [(&'static str, Self)];
}

impl Choice for Level {
    const WANTED: &'static str = "`\"off\"` or a severity, such as `\"warning\"`,";
    const ALL: &'static [(&'static str, Self)] = &Self::ALL;
}

impl Choice for Profile {
    const WANTED: &'static str = "the name of a profile, such as `\"weekdone\"`,";
    const ALL: &'static [(&'static str, Self)] = &Self::ALL;
}

/// What was chosen, if anything was.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chosen<T>(pub(super) Option<T>);

impl<T> Default for Chosen<T> {
    fn default() -> Self {
        Self(None)
    }
}

/// The names of all there is to choose from.
pub(super) fn names<T: Choice>() -> impl Iterator<Item = &'static str> {
    T::ALL.iter().map(|(name, _)| *name)
}

impl<T: Choice> Setting for Chosen<T> {
    const WANTED: &'static str = T::WANTED;

    fn read(value: &Spanned<DeValue>, problems: &mut Problems) -> Option<Self> {
        let Some(written) = value.get_ref().as_str() else {
            unwanted::<Self>(value, problems);
            return None;
        };
        let chosen = T::ALL.iter().find(|(name, _)| *name == written);
        if let Some((_, chosen)) = chosen {
            return Some(Self(Some(*chosen)));
        }
        let advice = match nearest(written, names::<T>()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("use one of {}", quoted(names::<T>())),
        };
        let written: String = written.chars().take(40).collect();
        problems.add(
            value.span(),
            format!("{} is expected here, not `{written}`; {advice}", T::WANTED),
        );
        None
    }
}

impl<T: Choice> JsonSchema for Chosen<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Choice".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names: Vec<&str> = names::<T>().collect();
        json_schema!({"type": "string", "enum": names})
    }
}
