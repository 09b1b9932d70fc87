//! A status that nobody knows tells nothing, and no tool can count it.

use super::fix::{Fix, Remedy};
use super::{Finding, Findings, Rule, Severity, Subject};
use crate::lexicon::status_word;
use crate::model::{Attribute, AttributeName, Source};

pub(super) static RULE: Rule = Rule {
    name: "unknown-status",
    severity: Severity::Warning,
    page: include_str!("unknown_status.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(write_nearest)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let document = subject.document;
    let objectives = document.objectives.iter().map(|objective| &objective.item);
    let key_results = document
        .key_results
        .iter()
        .map(|key_result| &key_result.item);
    let items = objectives.chain(key_results).filter(|item| !item.quoted);
    for attribute in items.flat_map(|item| item.attributes()) {
        let told = matches!(attribute.source, Source::Line | Source::Column);
        if attribute.name == AttributeName::Status && told && subject.is_english() {
            report(attribute, findings);
        }
    }
}

fn report(attribute: &Attribute, findings: &mut Findings) {
    let value = attribute.value().trim();
    let lower = value.to_lowercase();
    if !is_word(&lower) || status_word::KNOWN.contains(&lower.as_str()) {
        return;
    }
    let message = match nearest(&lower) {
        Some(known) => format!("`{value}` is not a known status. Did you mean `{known}`?"),
        None => format!(
            "`{value}` is not a known status. Use one such as `on track`, `at risk`, `off track` or `done`."
        ),
    };
    findings.add(attribute.value_range(), message);
}

/// Whether a value is one or two words, as a status is; longer ones are remarks.
fn is_word(value: &str) -> bool {
    let letters = |char: char| char.is_ascii_lowercase() || matches!(char, ' ' | '-');
    (3..=20).contains(&value.len()) && value.split(' ').count() <= 2 && value.chars().all(letters)
}

/// The known status that differs in at most two letters.
fn nearest(value: &str) -> Option<&'static str> {
    let distances = status_word::KNOWN
        .iter()
        .map(|known| (strsim::damerau_levenshtein(value, known), *known));
    let (distance, known) = distances.min()?;
    (distance <= 2 && distance * 4 <= value.len()).then_some(known)
}

/// Writes the known status that is nearly the same.
fn write_nearest(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let words = subject.text.slice(found.range.clone());
    let written = words.trim();
    let nearest = nearest(&written.to_lowercase())?;
    let mut known = nearest.to_owned();
    if written.starts_with(char::is_uppercase)
        && let Some(first) = known.get_mut(..1)
    {
        first.make_ascii_uppercase();
    }
    let title = format!("Write `{known}`");
    Some(Fix::new(title).replace(found.range.clone(), known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_status() {
        for (value, known) in [
            ("on trak", Some("on track")),
            ("at rsk", Some("at risk")),
            ("compleet", Some("complete")),
            ("yellowish", None),
            ("meh", None),
        ] {
            assert_eq!(nearest(value), known, "{value}");
        }
    }
}
