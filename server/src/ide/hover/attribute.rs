//! On what is told about an item: `Owner: Kim`, `Confidence: 5/10`, `[x]`, a cell of a table, a baseline.

use std::ops::Range;

use super::place::HoverPlace;
use super::{Hover, alignment, fact, goal};
use crate::guidelines::{
    BASELINE_AND_TARGET, CONFIDENCE, FOCUS, OWNERSHIP, PERIOD, PROGRESS, SCORING, STATUS, Topic,
};
use crate::ide::target::{AnyItem, support_at};
use crate::model::{Attribute, AttributeName, Document, Item, Source};

pub(super) fn hover(place: &HoverPlace<'_>) -> Option<Hover> {
    of_item(place).or_else(|| of_heading(place))
}

/// On an attribute of an item.
fn of_item(place: &HoverPlace<'_>) -> Option<Hover> {
    let document = place.document();
    let goal = AnyItem::around(document, place.offset)?;
    let attribute = told_at(place, goal.item().attributes().cloned())?;
    // A role before a label, `CTO KR:`, is part of the label.
    if attribute.source == Source::Label {
        return None;
    }
    let told = format!(
        "{} of {}",
        what(&attribute),
        match goal {
            AnyItem::Objective(_) => "the objective",
            AnyItem::KeyResult(_) => "the key result",
            AnyItem::Initiative(_) => "the initiative",
            AnyItem::Kpi(_) => "the KPI",
        }
    );
    let words = format!("{told} **{}**", fact::quoted(goal.item().text()));
    let more = more(document, &attribute, goal.item());
    let facts = [words].into_iter().chain(more);
    Some(Hover::about(
        range(place, &attribute),
        topic(attribute.name),
        facts.chain(goal::facts(place, goal)),
    ))
}

/// On a line that tells something about a section or the whole document.
fn of_heading(place: &HoverPlace<'_>) -> Option<Hover> {
    let block = place.block()?;
    let attribute = told_at(place, Attribute::on_line(block))?;
    let serving = support_at(place.document(), place.offset);
    let chain = serving.map_or_else(Vec::new, |(goal, _)| alignment::facts(place, goal));
    Some(Hover::about(
        range(place, &attribute),
        topic(attribute.name),
        [what(&attribute)].into_iter().chain(chain),
    ))
}

/// The attribute at the place. If there are several, it is the one with the shortest line part, and of those the first.
fn told_at(
    place: &HoverPlace<'_>,
    attributes: impl Iterator<Item = Attribute>,
) -> Option<Attribute> {
    let on = |attribute: &Attribute| {
        let line = own_line(place, attribute);
        let end = match attribute.source {
            Source::Line => attribute.value_range().end,
            _ => line.end,
        };
        place.touches(&line) && place.offset <= end
    };
    let attributes = attributes.filter(on);
    attributes.min_by_key(|attribute| {
        let range = own_line(place, attribute);
        (range.len(), attribute.value_range().start)
    })
}

/// All that tells it, without the lines below its own.
fn own_line(place: &HoverPlace<'_>, attribute: &Attribute) -> Range<usize> {
    let range = attribute.range();
    let line = place
        .text()
        .line_range(place.text().line_of(attribute.value_range().start));
    match (attribute.source, &attribute.block.block.head.label) {
        (Source::Line, _) => range.start.max(line.start)..range.end.min(line.end),
        (Source::Checkbox, Some(label)) => {
            range.start..attribute.block.absolute(&label.range).start
        }
        _ => range,
    }
}

/// What to underline: the value, or all of the attribute if the place is on its name.
fn range(place: &HoverPlace<'_>, attribute: &Attribute) -> Range<usize> {
    let value = attribute.value_range();
    if place.touches(&value) && !value.is_empty() {
        value
    } else {
        own_line(place, attribute)
    }
}

fn what(attribute: &Attribute) -> String {
    let name = attribute.name.key();
    let first = name.chars().next().map(|char| char.to_ascii_uppercase());
    let rest = name.get(1..).unwrap_or_default();
    format!(
        "{}{rest} **{}**",
        first.map(String::from).unwrap_or_default(),
        fact::quoted(attribute.value())
    )
}

/// What is known about its value.
fn more(document: &Document, attribute: &Attribute, item: &Item) -> Option<String> {
    match attribute.name {
        AttributeName::Owner => also_owned(document, attribute.value(), item),
        AttributeName::Score => band(attribute.value()),
        _ => None,
    }
}

/// For how many other items the same owner answers.
fn also_owned(document: &Document, owner: &str, item: &Item) -> Option<String> {
    let objectives = document.objectives.iter().map(|one| &one.item);
    let key_results = document.key_results.iter().map(|one| &one.item);
    let owned = objectives.chain(key_results).filter(|other| {
        let mut attributes = other.attributes();
        !std::ptr::eq(*other, item)
            && attributes.any(|one| one.name == AttributeName::Owner && one.value() == owner)
    });
    let number = owned.count();
    let others = format!("{} of this document", fact::count(number, "other item"));
    (number > 0).then(|| format!("{} also owns {others}", fact::quoted(owner)))
}

/// The band of a score from 0 to 1.
fn band(score: &str) -> Option<String> {
    let figure = score.trim_start();
    let end = figure.find(|char: char| !(char.is_ascii_digit() || char == '.'));
    let (figure, behind) = figure.split_at(end.unwrap_or(figure.len()));
    let score: f64 = figure.parse().ok()?;
    if behind.trim_start().starts_with(['%', '/']) {
        return None;
    }
    let band = match score {
        0.0..0.4 => "red: little of the target was reached",
        0.4..0.7 => "yellow: a good part of the target was reached",
        0.7..=1.0 => "green: the target was reached, or nearly",
        _ => "not a score: they go from 0.0 to 1.0",
    };
    Some(format!("That is {band}"))
}

/// What explains an attribute.
pub(super) fn topic(name: AttributeName) -> &'static Topic {
    match name {
        AttributeName::Supports => alignment::TOPIC,
        AttributeName::Owner => &OWNERSHIP,
        AttributeName::Status => &STATUS,
        AttributeName::Progress => &PROGRESS,
        AttributeName::Score => &SCORING,
        AttributeName::Confidence => &CONFIDENCE,
        AttributeName::Baseline
        | AttributeName::Target
        | AttributeName::Current
        | AttributeName::Unit => &BASELINE_AND_TARGET,
        AttributeName::Due => &PERIOD,
        AttributeName::Priority => &FOCUS,
    }
}
