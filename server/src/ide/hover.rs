//! Hover: what stands here, what the guidelines say about it, what the server worked out.

use std::fmt::Write;
use std::ops::Range;

use jiff::civil::Date;

use super::suppression;
use super::target::{Goal, reference_at, section_at, touches};
use crate::guidelines::{self, Topic};
use crate::measure::Measure;
use crate::model::{Document, Item, KeyResult, Level, Objective, Section, Use};
use crate::workspace::Snapshot;
use crate::workspace::alignment::{Edge, Resolver, level};

/// Help about a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// What it is about, in bytes.
    pub range: Range<usize>,
    /// Markdown.
    pub markdown: String,
}

/// Help about what stands at the byte `offset`. `today` is needed to tell how much time a period has left.
pub fn hover(snapshot: &Snapshot, offset: usize, today: Date) -> Option<Hover> {
    if !snapshot.is_okr() {
        return None;
    }
    let document = snapshot.document();
    suppression::hover(snapshot, offset)
        .or_else(|| placeholder(snapshot, offset))
        .or_else(|| period(document, offset, today))
        .or_else(|| label(document, offset))
        .or_else(|| goal(snapshot, offset))
        .or_else(|| section(document, offset))
}

fn placeholder(snapshot: &Snapshot, offset: usize) -> Option<Hover> {
    let document = snapshot.document();
    let used = reference_at(document, offset)?;
    if !used.reference()?.redaction {
        return None;
    }
    let id = snapshot.text().slice(used.label_range()).into_owned();
    let mut facts = Vec::new();
    let definition = document
        .definitions
        .iter()
        .find(|definition| definition.id == used.id());
    facts.push(match definition {
        Some(definition) => {
            let destination = snapshot.text().slice(definition.destination.clone());
            format!("`{id}` is kept at <{destination}>")
        }
        None => format!("Nothing defines `{id}` in this document"),
    });
    let same = |other: &&Use| other.id() == used.id();
    let places: Vec<String> = document
        .uses
        .iter()
        .filter(same)
        .map(|other| (snapshot.text().line_of(other.range().start) + 1).to_string())
        .collect();
    facts.push(format!("The same value on {}", lines(&places)));
    Some(Hover {
        range: used.range(),
        markdown: page(&guidelines::PLACEHOLDER, &facts),
    })
}

fn period(document: &Document, offset: usize, today: Date) -> Option<Hover> {
    let period = &document.period;
    let named = period.named.as_ref().and_then(|(_, place)| place.clone());
    let dated = period.dates.as_ref().map(|(_, _, place)| place.clone());
    let range = named
        .into_iter()
        .chain(dated)
        .find(|place| touches(place, offset))?;
    let mut facts = Vec::new();
    if let Some(name) = period.name() {
        facts.push(format!("This document is for **{name}**"));
    }
    if let Some((first, last)) = period.days() {
        facts.push(format!(
            "From {first} to {last}{}",
            remaining(first, last, today)
        ));
    }
    Some(Hover {
        range,
        markdown: page(&guidelines::PERIOD, &facts),
    })
}

fn remaining(first: Date, last: Date, today: Date) -> String {
    let days = |from: Date, to: Date| from.until(to).map_or(0, |span| span.get_days());
    if today < first {
        format!("; it begins in {} days", days(today, first))
    } else if today > last {
        "; it is over".to_owned()
    } else {
        format!("; {} days are left", days(today, last))
    }
}

/// On a label: what the word means.
fn label(document: &Document, offset: usize) -> Option<Hover> {
    let goal = Goal::at(document, offset)?;
    let range = goal
        .item()
        .label_range()
        .filter(|range| touches(range, offset))?;
    Some(Hover {
        range,
        markdown: page(topic(goal, document), &[]),
    })
}

/// On the words: what the guidelines say, and what the words were understood to say.
fn goal(snapshot: &Snapshot, offset: usize) -> Option<Hover> {
    let document = snapshot.document();
    let goal = Goal::at(document, offset)?;
    let resolver = Resolver::new(document);
    let facts = match goal {
        Goal::Objective(objective) => objective_facts(document, objective, &resolver),
        Goal::KeyResult(key_result) => key_result_facts(document, key_result, &resolver),
        Goal::Initiative(_) | Goal::Kpi(_) => Vec::new(),
    };
    Some(Hover {
        range: goal.item().text_range(),
        markdown: page(topic(goal, document), &facts),
    })
}

fn topic(goal: Goal<'_>, document: &Document) -> &'static Topic {
    match goal {
        Goal::Objective(objective) if level(document, objective) == Some(Level::Company) => {
            &guidelines::COMPANY_OBJECTIVE
        }
        Goal::Objective(_) => &guidelines::OBJECTIVE,
        Goal::KeyResult(_) => &guidelines::KEY_RESULT,
        Goal::Initiative(_) => &guidelines::INITIATIVE,
        Goal::Kpi(_) => &guidelines::KPI,
    }
}

fn objective_facts(
    document: &Document,
    objective: &Objective,
    resolver: &Resolver<'_>,
) -> Vec<String> {
    let key_results: Vec<&KeyResult> = document.key_results_of(objective).collect();
    let measurable = key_results
        .iter()
        .filter(|key_result| key_result.item.measure() != Measure::None)
        .count();
    let mut facts = Vec::new();
    if let Some(section) = objective.section.and_then(|id| document.section(id)) {
        facts.push(format!(
            "Level: {} ({})",
            section.level.name(),
            section.name()
        ));
    }
    facts.push(format!(
        "{}, {measurable} of them measurable",
        count(key_results.len(), "key result")
    ));
    facts.extend(served(document, resolver.objective(objective)));
    facts.extend(supporters(document, objective, resolver));
    facts
}

/// The teams whose objectives serve a company objective.
fn supporters(
    document: &Document,
    objective: &Objective,
    resolver: &Resolver<'_>,
) -> Option<String> {
    if level(document, objective) != Some(Level::Company) {
        return None;
    }
    let (id, _) = document
        .objective_ids()
        .find(|(_, other)| std::ptr::eq(*other, objective))?;
    let supporters = resolver.supporters(id);
    let mut teams: Vec<&str> = supporters
        .iter()
        .filter_map(|(id, _)| document.section(document.objective(*id)?.section?))
        .map(Section::name)
        .collect();
    teams.dedup();
    Some(match teams.as_slice() {
        [] => "No team's objective serves it yet".to_owned(),
        teams => format!("Served by {}", teams.join(", ")),
    })
}

fn key_result_facts(
    document: &Document,
    key_result: &KeyResult,
    resolver: &Resolver<'_>,
) -> Vec<String> {
    let mut facts = vec![measure(&key_result.item)];
    if let Some(change) = &key_result.item.facts().change {
        let words = key_result.item.text();
        let part = |range: &Range<usize>| {
            words
                .get(range.clone())
                .unwrap_or_default()
                .trim()
                .to_owned()
        };
        facts.push(format!(
            "Baseline **{}**, target **{}**",
            part(&change.baseline.range),
            part(&change.target.range)
        ));
    }
    if let Some(objective) = key_result.objective.and_then(|id| document.objective(id)) {
        facts.push(format!("Objective: {}", objective.item.text()));
    }
    facts.extend(served(document, resolver.key_result(key_result)));
    facts
}

fn measure(item: &Item) -> String {
    match item.measure() {
        Measure::Measured => "It can be measured".to_owned(),
        Measure::Redacted => "Its value is kept confidential".to_owned(),
        Measure::None => "Nothing in it can be measured".to_owned(),
    }
}

fn served(document: &Document, edge: Option<Edge>) -> Option<String> {
    let edge = edge?;
    let company = document.objective(edge.to)?;
    let through = if edge.inherited {
        "through its objective; "
    } else {
        ""
    };
    Some(format!(
        "Serves **{}** ({through}{})",
        company.item.text(),
        edge.evidence.sentence()
    ))
}

fn section(document: &Document, offset: usize) -> Option<Hover> {
    let section = section_at(document, offset)?;
    if section.objectives.is_empty() {
        return None;
    }
    let objectives = section
        .objectives
        .iter()
        .filter_map(|id| document.objective(*id));
    let key_results: usize = objectives
        .map(|objective| objective.key_results.len())
        .sum();
    let facts = [format!(
        "{} with {}",
        count(section.objectives.len(), "objective"),
        count(key_results, "key result")
    )];
    let topic = match section.level {
        Level::Company => &guidelines::COMPANY_OBJECTIVE,
        Level::Team | Level::SubTeam => &guidelines::TEAM_OKR,
    };
    Some(Hover {
        range: section.heading.absolute(&section.heading.block.head.range),
        markdown: page(topic, &facts),
    })
}

/// The topic's page, and below a rule what was worked out.
fn page(topic: &Topic, facts: &[String]) -> String {
    let mut markdown = topic.page.trim_end().to_owned();
    if !facts.is_empty() {
        markdown.push_str("\n\n---\n");
        for fact in facts {
            let _ = write!(markdown, "\n- {fact}");
        }
    }
    markdown.push('\n');
    markdown
}

fn count(number: usize, name: &str) -> String {
    format!("{number} {name}{}", if number == 1 { "" } else { "s" })
}

fn lines(numbers: &[String]) -> String {
    match numbers {
        [one] => format!("line {one} only"),
        many => format!("lines {}", many.join(", ")),
    }
}
