//! Values behind the name of an attribute. The values that the document already uses come first, then those of the
//! guidelines.

use std::collections::HashSet;
use std::ops::Range;

use super::cursor::{CompletionCursor, NamedAttribute};
use super::{Completion, CompletionKind, Page, period};
use crate::guidelines::{self, Topic};
use crate::lexicon::usual;
use crate::model::AttributeName;
use crate::text::Template;

/// Values, each with a few words about it.
type AttributeValues = Vec<(String, &'static str)>;

/// What can stand behind the name of what is told.
pub(super) fn complete(
    cursor: &CompletionCursor<'_>,
    named: &NamedAttribute,
    typed: &Range<usize>,
) -> Vec<Completion> {
    let (kind, topic, values) = match named {
        NamedAttribute::Type => (
            CompletionKind::Value,
            &guidelines::COMMITTED_VS_ASPIRATIONAL,
            usual_values(usual::TYPE),
        ),
        NamedAttribute::Attribute(AttributeName::Supports) => return supports(cursor, typed),
        NamedAttribute::Attribute(name) => {
            let Some((topic, table)) = table(*name) else {
                return Vec::new();
            };
            let kind = match name {
                AttributeName::Owner => CompletionKind::Name,
                _ => CompletionKind::Value,
            };
            (kind, topic, values(cursor, *name, table))
        }
    };
    let values = values.into_iter().map(|(value, detail)| {
        let text = Template::verbatim(&value);
        Completion::new(value, kind, Page::Topic(topic), typed, text).detailed(detail)
    });
    values.collect()
}

/// The page about an attribute, and its usual values.
fn table(name: AttributeName) -> Option<(&'static Topic, &'static [[&'static str; 2]])> {
    Some(match name {
        AttributeName::Status => (&guidelines::STATUS, usual::STATUS),
        AttributeName::Confidence => (&guidelines::CONFIDENCE, usual::CONFIDENCE),
        AttributeName::Score => (&guidelines::SCORING, usual::SCORE),
        AttributeName::Priority => (&guidelines::FOCUS, usual::PRIORITY),
        AttributeName::Owner => (&guidelines::OWNERSHIP, &[]),
        AttributeName::Due => (&guidelines::PERIOD, &[]),
        AttributeName::Unit => (&guidelines::BASELINE_AND_TARGET, usual::UNIT),
        _ => return None,
    })
}

/// The document's own values of `name`, and then the usual ones, each once.
fn values(
    cursor: &CompletionCursor<'_>,
    name: AttributeName,
    usual: &[[&'static str; 2]],
) -> AttributeValues {
    let document = cursor.snapshot.document();
    let objectives = document.objectives.iter().map(|objective| &objective.item);
    let items = objectives.chain(
        document
            .key_results
            .iter()
            .map(|key_result| &key_result.item),
    );
    let line = cursor.offset - cursor.before.len()..cursor.offset + cursor.after.len();
    let mut found: AttributeValues = Vec::new();
    let mut known = HashSet::new();
    let mut add = |value: &str, detail| {
        let fits = !value.is_empty() && value.chars().count() <= LONGEST;
        if fits && known.insert(value.to_ascii_lowercase()) {
            found.push((value.to_owned(), detail));
        }
    };
    for item in items {
        let here = item.attributes().filter(|attribute| attribute.name == name);
        for attribute in here.filter(|attribute| !line.contains(&attribute.value_range().start)) {
            add(attribute.value(), "used in this document");
        }
    }
    match name {
        AttributeName::Owner => cursor
            .around
            .owners()
            .iter()
            .for_each(|name| add(name, "owns goals")),
        AttributeName::Due => {
            let ends = period::ends(cursor).into_iter().rev();
            ends.for_each(|(end, detail)| add(&end, detail));
        }
        _ => usual.iter().for_each(|[value, detail]| add(value, detail)),
    }
    found
}

/// A value is no longer than so many characters; a longer one is a remark.
const LONGEST: usize = 40;

/// The company's objectives: by the numbers in their labels, and by their words.
fn supports(cursor: &CompletionCursor<'_>, typed: &Range<usize>) -> Vec<Completion> {
    let page = Page::Topic(&guidelines::ALIGNMENT);
    let company = cursor.company();
    let numbered = company.iter().filter_map(|goal| {
        let number = goal.number.as_deref()?;
        let digits = number.trim_matches(|char: char| !char.is_ascii_digit());
        let name = format!("O{digits}");
        let text = Template::verbatim(&name);
        let offered = Completion::new(name, CompletionKind::Objective, page, typed, text);
        Some(offered.detailed(goal.text.as_str())).filter(|_| !digits.is_empty())
    });
    let worded = company.iter().map(|goal| {
        let text = Template::verbatim(&goal.text);
        Completion::new(
            goal.text.as_str(),
            CompletionKind::Objective,
            page,
            typed,
            text,
        )
        .detailed("objective of the company")
    });
    worded.chain(numbered).collect()
}

fn usual_values(table: &[[&'static str; 2]]) -> AttributeValues {
    let values = table.iter();
    values
        .map(|[value, detail]| ((*value).to_owned(), *detail))
        .collect()
}
