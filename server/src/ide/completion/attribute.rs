//! Values behind the name of an attribute: those that the document uses already before those of the guidelines.

use std::collections::HashSet;
use std::ops::Range;

use super::cursor::{CompletionCursor, NamedAttribute};
use super::{Completion, CompletionKind, Page, period};
use crate::guidelines::{self, Topic};
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
            of(&TYPES),
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
fn table(name: AttributeName) -> Option<(&'static Topic, &'static [(&'static str, &'static str)])> {
    Some(match name {
        AttributeName::Status => (&guidelines::STATUS, &STATUSES),
        AttributeName::Confidence => (&guidelines::CONFIDENCE, &CONFIDENCES),
        AttributeName::Score => (&guidelines::SCORING, &SCORES),
        AttributeName::Priority => (&guidelines::FOCUS, &PRIORITIES),
        AttributeName::Owner => (&guidelines::OWNERSHIP, &[]),
        AttributeName::Due => (&guidelines::PERIOD, &[]),
        AttributeName::Unit => (&guidelines::BASELINE_AND_TARGET, &UNITS),
        _ => return None,
    })
}

/// The document's own values of `name`, and then the usual ones, each once.
fn values(
    cursor: &CompletionCursor<'_>,
    name: AttributeName,
    usual: &'static [(&str, &'static str)],
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
        _ => usual.iter().for_each(|(value, detail)| add(value, detail)),
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

fn of(table: &[(&str, &'static str)]) -> AttributeValues {
    table
        .iter()
        .map(|(value, detail)| ((*value).to_owned(), *detail))
        .collect()
}

/// Usual words for how an item stands.
const STATUSES: [(&str, &str); 12] = [
    ("Not started", "nothing is done yet"),
    ("On track", "will be reached if nothing changes"),
    ("At risk", "may be missed"),
    ("Off track", "will be missed if nothing changes"),
    ("Blocked", "waits for somebody"),
    ("Done", "reached"),
    ("Missed", "not reached"),
    ("Paused", "continues later"),
    ("Dropped", "given up"),
    ("🟢", "on track"),
    ("🟡", "at risk"),
    ("🔴", "off track"),
];

/// How sure the owner is to reach it.
const CONFIDENCES: [(&str, &str); 13] = [
    (
        "5/10",
        "as likely as not: a good start for an ambitious goal",
    ),
    ("10/10", "certain"),
    ("9/10", "nearly certain"),
    ("8/10", "very likely"),
    ("7/10", "likely"),
    ("6/10", "more likely than not"),
    ("4/10", "less likely than not"),
    ("3/10", "unlikely"),
    ("2/10", "very unlikely"),
    ("1/10", "hardly possible"),
    ("High", "likely"),
    ("Medium", "open"),
    ("Low", "unlikely"),
];

/// Grades at the end of a period, with what they say of an ambitious goal (G52).
const SCORES: [(&str, &str); 11] = [
    ("0.7", "the aim of an ambitious goal"),
    ("0.0", "no progress"),
    ("0.1", "little progress"),
    ("0.2", "little progress"),
    ("0.3", "little progress"),
    ("0.4", "progress, but short of the goal"),
    ("0.5", "progress, but short of the goal"),
    ("0.6", "progress, but short of the goal"),
    ("0.8", "reached"),
    ("0.9", "reached"),
    ("1.0", "reached in full; perhaps it was too easy"),
];

const PRIORITIES: [(&str, &str); 4] = [
    ("P0", "before everything else"),
    ("P1", "must be reached"),
    ("P2", "should be reached"),
    ("P3", "may wait"),
];

const UNITS: [(&str, &str); 5] = [
    ("%", "a share"),
    ("customers", "a count"),
    ("days", "a time"),
    ("hours", "a time"),
    ("points", "a score"),
];

/// Whether a goal is a promise (G53).
const TYPES: [(&str, &str); 3] = [
    ("committed", "a promise: to be reached in full"),
    ("aspirational", "ambitious: 0.7 is a good grade"),
    ("learning", "to find out which target is possible"),
];
