//! What the server knows about an objective.

use rust_decimal::Decimal;

use super::place::HoverPlace;
use super::{fact, key_result, standing};
use crate::measure::is_english;
use crate::model::{Document, Objective};

/// Whose it is, how many key results it has, how it is worded, how it stands.
pub(super) fn facts(place: &HoverPlace<'_>, objective: &Objective) -> Vec<String> {
    let document = place.document();
    let facts = [
        section(document, objective),
        Some(key_result::measurable(document.key_results_of(objective))),
        target(objective),
        why(document, objective),
        standing::stated(&objective.item),
        standing::progress(place, &objective.item).or_else(|| average(document, objective)),
    ];
    facts.into_iter().flatten().collect()
}

fn section(document: &Document, objective: &Objective) -> Option<String> {
    let section = document.section(objective.section?)?;
    Some(format!(
        "Level: {} ({})",
        section.level.name(),
        fact::quoted(section.name())
    ))
}

/// A number that belongs to a key result (G24).
fn target(objective: &Objective) -> Option<String> {
    let target = objective.item.facts().target.as_ref()?;
    let words = objective.item.text().get(target.range.clone())?;
    Some(format!(
        "“{}” is a target: it belongs to a key result",
        fact::quoted(words)
    ))
}

/// Whether it says what the change is good for (G20).
fn why(document: &Document, objective: &Objective) -> Option<String> {
    let item = &objective.item;
    let all = document.objectives.iter().map(|one| one.item.text());
    if item.is_empty() || !is_english(all) {
        return None;
    }
    let says = item.facts().phrasing(item.plain()).purpose;
    Some(
        if says {
            "It says why the change matters"
        } else {
            "It does not say why the change matters"
        }
        .to_owned(),
    )
}

/// The average of what its key results state.
fn average(document: &Document, objective: &Objective) -> Option<String> {
    let shares: Vec<Decimal> = document
        .key_results_of(objective)
        .map(|key_result| standing::share(&key_result.item))
        .collect::<Option<_>>()?;
    let average = shares
        .iter()
        .sum::<Decimal>()
        .checked_div(shares.len().into())?;
    Some(format!(
        "Progress: {} %, the average of its key results",
        average.round()
    ))
}
