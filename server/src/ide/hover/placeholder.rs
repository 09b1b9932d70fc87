//! On a placeholder: where its value is kept and where else it is used (G68, G69).

use std::ops::Range;

use super::place::HoverPlace;
use super::{Hover, fact};
use crate::guidelines::PLACEHOLDER;
use crate::ide::target::reference_at;
use crate::model::{Definition, Section, Use};

pub(super) fn hover(place: &HoverPlace<'_>) -> Option<Hover> {
    let (id, range) = named(place)?;
    let document = place.document();
    let definition = document
        .definitions
        .iter()
        .find(|definition| definition.id == id);
    let kept = match definition {
        Some(definition) => {
            let destination = place.slice(definition.destination.clone());
            format!("`{id}` is kept at {}", address(&destination))
        }
        None => format!("Nothing defines `{id}` in this document"),
    };
    Some(Hover::about(range, &PLACEHOLDER, [kept, uses(place, &id)]))
}

/// A link where it is one, else the words.
fn address(destination: &str) -> String {
    let sign = |char: char| char.is_whitespace() || matches!(char, '<' | '>' | '\\');
    let linked = ["https://", "http://"]
        .iter()
        .any(|scheme| destination.starts_with(scheme));
    if linked && !destination.contains(sign) {
        format!("<{destination}>")
    } else {
        fact::quoted(destination)
    }
}

/// The placeholder's id as ids are compared, on one of its uses or on the line that defines it.
fn named(place: &HoverPlace<'_>) -> Option<(String, Range<usize>)> {
    let document = place.document();
    let redacted = |used: &&Use| used.reference().is_some_and(|one| one.redaction);
    if let Some(used) = reference_at(document, place.offset).filter(redacted) {
        return Some((used.id().to_owned(), used.range()));
    }
    let mut definitions = document.definitions.iter();
    let here = definitions.find(|definition| place.touches(&line(place, definition)))?;
    let mut uses = document.uses.iter().filter(redacted);
    uses.any(|used| used.id() == here.id)
        .then(|| (here.id.clone(), line(place, here)))
}

/// The line of a definition.
fn line(place: &HoverPlace<'_>, definition: &Definition) -> Range<usize> {
    let end = definition.destination.end;
    let start = place
        .text()
        .line_start(place.text().line_of(definition.label.start));
    start..end.max(start)
}

/// The lines of all uses, by the sections they stand in.
fn uses(place: &HoverPlace<'_>, id: &str) -> String {
    let document = place.document();
    let mut sections: Vec<(Option<&Section>, Vec<usize>)> = Vec::new();
    for used in document.uses.iter().filter(|used| used.id() == id) {
        let start = used.range().start;
        let before = document
            .sections
            .partition_point(|section| section.heading.start <= start);
        let section = before
            .checked_sub(1)
            .and_then(|at| document.sections.get(at));
        let line = place.line(start);
        let same = |one: Option<&Section>| {
            one.map(|one| one.heading.start) == section.map(|section| section.heading.start)
        };
        match sections.last_mut() {
            Some((last, lines)) if same(*last) => lines.push(line),
            _ => sections.push((section, vec![line])),
        }
    }
    match sections.as_slice() {
        [] => "Nothing uses it".to_owned(),
        [(_, lines)] if lines.len() == 1 => format!("The only use is on {}", fact::lines(lines)),
        _ => {
            let places = sections.iter().map(|(section, lines)| match section {
                Some(section) => {
                    format!("{} ({})", fact::quoted(section.name()), fact::lines(lines))
                }
                None => fact::lines(lines),
            });
            format!("The same value in {}", fact::list(places))
        }
    }
}
