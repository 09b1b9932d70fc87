//! What the server knows about a key result.

use super::place::HoverPlace;
use super::{fact, figures, standing};
use crate::measure::Measure;
use crate::model::{Document, KeyResult, Parent};
use crate::workspace::index::Location;

/// What it measures, how it stands, when it is due, where else it occurs.
pub(super) fn facts(place: &HoverPlace<'_>, key_result: &KeyResult) -> Vec<String> {
    let document = place.document();
    let mut facts = figures::facts(&key_result.item);
    facts.extend(standing::stated(&key_result.item));
    facts.extend(standing::progress(place, &key_result.item));
    facts.extend(standing::due(place, &key_result.item));
    facts.extend(initiatives(document, key_result));
    facts.extend(others(place, key_result));
    facts
}

/// The work that is listed for it.
fn initiatives(document: &Document, key_result: &KeyResult) -> Option<String> {
    let (id, _) = document
        .key_result_ids()
        .find(|(_, other)| std::ptr::eq(*other, key_result))?;
    let work = document.initiatives.iter();
    let work = work.filter(|one| one.parent == Some(Parent::KeyResult(id)));
    let number = work.count();
    (number > 0).then(|| format!("{} listed for it", fact::count(number, "initiative")))
}

/// The same key result of others, here and in the other files of the workspace (G67).
fn others(place: &HoverPlace<'_>, key_result: &KeyResult) -> Option<String> {
    let document = place.document();
    let own = key_result.item.facts().fingerprint?;
    let same = document.key_results.iter().filter(|other| {
        !std::ptr::eq(*other, key_result) && other.item.facts().fingerprint == Some(own)
    });
    let here = same.map(|other| {
        let line = place.line(other.item.text_range().start);
        let section = other.section.and_then(|id| document.section(id));
        let name = section.map(|section| fact::quoted(section.name()));
        format!("{} (line {line})", name.unwrap_or_default())
    });
    let objective = key_result.objective.and_then(|id| document.objective(id));
    let period = objective.and_then(|objective| objective.period);
    let elsewhere = place
        .around
        .same_key_results(key_result.item.text(), period);
    let elsewhere = elsewhere.into_iter().filter_map(|other| match other.words {
        Location::Elsewhere(path, place) => Some(fact::file(&path, place)),
        Location::Here(_) => None,
    });
    let mut places = here.chain(elsewhere).peekable();
    places.peek()?;
    Some(format!("The same key result in {}", fact::list(places)))
}

/// How many of `key_results` there are, and how many can be measured.
pub(super) fn measurable<'a>(key_results: impl Iterator<Item = &'a KeyResult>) -> String {
    let (mut all, mut some) = (0, 0);
    for key_result in key_results {
        all += 1;
        some += usize::from(key_result.item.measure() != Measure::None);
    }
    let number = fact::count(all, "key result");
    match (all, some) {
        (0, _) => "no key results".to_owned(),
        (1, 1) => format!("{number}, which is measurable"),
        (1, _) => format!("{number}, which is not measurable"),
        (2, 2) => format!("{number}, both measurable"),
        (_, 0) => format!("{number}, none of them measurable"),
        _ if all == some => format!("{number}, all of them measurable"),
        _ => format!("{number}, {some} of them measurable"),
    }
}
