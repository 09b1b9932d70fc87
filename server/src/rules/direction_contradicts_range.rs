//! A verb that says up and numbers that go down, or the other way round.

use std::ops::Range;

use super::fix::{Fix, Remedy};
use super::{Finding, Findings, Rule, Severity, Subject};
use crate::lexicon;
use crate::measure::{Contradiction, Direction};
use crate::model::Item;
use crate::text::capitalised;

pub(super) static RULE: Rule = Rule {
    name: "direction-contradicts-range",
    severity: Severity::Error,
    page: include_str!("direction_contradicts_range.md"),
    enabled: true,
    spares_typing: false,
    remedies: &[Remedy::offered(swap_numbers), Remedy::offered(swap_verb)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for key_result in &subject.document.key_results {
        let item = &key_result.item;
        let Some(contradiction) = &item.facts().contradiction else {
            continue;
        };
        let message = match contradiction.direction {
            Direction::Up => {
                "The verb says that the value rises, but the numbers fall. Swap the numbers, or change the verb."
            }
            Direction::Down => {
                "The verb says that the value falls, but the numbers rise. Swap the numbers, or change the verb."
            }
        };
        let range = item.source_range(contradiction.change.range.clone());
        let verb = item.source_range(contradiction.verb.clone());
        findings.add(range, message).relate([verb], "the verb");
    }
}

/// `from 3% to 5%` becomes `from 5% to 3%`.
fn swap_numbers(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let (item, contradiction) = contradiction_at(subject, found)?;
    let change = &contradiction.change;
    let quantities = [&change.baseline, &change.target]
        .map(|quantity| item.source_range(quantity.range.clone()));
    let written = quantities.clone().map(|range| subject.text.slice(range));
    let numbers = written.each_ref().map(|words| number(words));
    let [Some(first), Some(second)] = numbers else {
        return None;
    };
    // `from 30 to 50%`: the unit is said once and stays where it is.
    let once = (first.len() == written[0].len()) != (second.len() == written[1].len());
    let [from, to] = quantities;
    let whole = |range: Range<usize>, number: Range<usize>| {
        if once {
            range.start + number.start..range.start + number.end
        } else {
            range
        }
    };
    let (from, to) = (whole(from, first), whole(to, second));
    let (was, will_be) = (
        subject.text.slice(from.clone()),
        subject.text.slice(to.clone()),
    );
    Some(
        Fix::new("Swap the numbers")
            .replace(from, will_be)
            .replace(to, was),
    )
}

/// Where the digits of a quantity are, in bytes.
pub(super) fn number(words: &str) -> Option<Range<usize>> {
    let start = words.find(|char: char| char.is_ascii_digit())?;
    let end = words.rfind(|char: char| char.is_ascii_digit())?;
    Some(start..end + 1)
}

/// `Reduce … from 3% to 5%` becomes `Increase …`.
fn swap_verb(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let (item, contradiction) = contradiction_at(subject, found)?;
    let range = item.source_range(contradiction.verb.clone());
    let verb = subject.text.slice(range.clone());
    let opposite = opposite(&verb.to_lowercase())?;
    let opposite = match verb.chars().next() {
        Some(first) if first.is_uppercase() => capitalised(opposite),
        _ => opposite.to_owned(),
    };
    Some(Fix::new(format!("Write `{opposite}`")).replace(range, opposite))
}

fn contradiction_at<'a>(
    subject: &'a Subject<'_>,
    found: &Finding,
) -> Option<(&'a Item, &'a Contradiction)> {
    let item = &subject.key_result_at(found.range.start)?.item;
    Some((item, item.facts().contradiction.as_ref()?))
}

/// The verb that says the other direction than `verb`.
fn opposite(verb: &str) -> Option<&'static str> {
    let mut pairs = lexicon::opposite::VERB.iter();
    let falls = pairs.clone().find(|[rises, _]| *rises == verb);
    let falls = falls.map(|[_, falls]| *falls);
    falls.or_else(|| {
        let rises = pairs.find(|[_, falls]| *falls == verb);
        rises.map(|[rises, _]| *rises)
    })
}
