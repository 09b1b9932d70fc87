//! A number that names another parent, or that two items share, sends readers to the wrong place.

use std::collections::HashMap;
use std::ops::Range;

use super::fix::{Fix, Remedy};
use super::{Finding, Findings, Rule, Severity, Subject};
use crate::model::Item;

use crate::model::{KeyResult, Objective};

pub(super) static RULE: Rule = Rule {
    name: "id-mismatch",
    severity: Severity::Warning,
    page: include_str!("id_mismatch.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(renumber)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for team in subject.teams() {
        let mut objectives = Seen::default();
        let mut key_results = Seen::default();
        for objective in &team.objectives {
            let number = Number::of(&objective.item);
            // Objectives that stand below no heading may be those of several teams.
            if let (Some(number), Some(_)) = (&number, team.section) {
                objectives.add(number, findings);
            }
            // A number of one part starts again below each objective.
            let mut own = Seen::default();
            for key_result in subject.document.key_results_of(objective) {
                let Some(id) = Number::of(&key_result.item) else {
                    continue;
                };
                let seen = if id.parts.len() > 1 {
                    &mut key_results
                } else {
                    &mut own
                };
                let repeated = seen.add(&id, findings);
                if let (Some(number), false) = (&number, repeated) {
                    compare(number, &id, findings);
                }
            }
        }
    }
}

/// The number in a label and its place: `[1, 2]` of `KR 1.2` and of `O1-KR2`.
struct Number<'a> {
    word: &'a str,
    text: &'a str,
    parts: Vec<u32>,
    range: Range<usize>,
}

impl<'a> Number<'a> {
    /// The number of an item, if its label has one. The numbers of list markers and of rows belong to the layout.
    fn of(item: &'a Item) -> Option<Self> {
        let block = [&item.block, item.words()]
            .into_iter()
            .find(|block| block.block.head.label.is_some())?;
        let label = block.block.head.label.as_ref()?;
        let text = label.number.as_deref()?;
        let parts = text.split(|char: char| !char.is_ascii_digit());
        let parts: Vec<u32> = parts.filter_map(|part| part.parse().ok()).collect();
        (!parts.is_empty()).then_some(Self {
            word: &label.word,
            text,
            parts,
            range: block.absolute(label.id.as_ref()?),
        })
    }
}

/// The numbers so far, with their places.
#[derive(Default)]
struct Seen<'a>(HashMap<(&'a str, &'a str), Range<usize>>);

impl<'a> Seen<'a> {
    /// Adds a number; whether it was there already.
    fn add(&mut self, number: &Number<'a>, findings: &mut Findings) -> bool {
        let key = (number.word, number.text);
        let Some(first) = self.0.get(&key) else {
            self.0.insert(key, number.range.clone());
            return false;
        };
        let message = format!(
            "The number {} is used twice. Give each item its own.",
            number.text
        );
        let found = findings.add(number.range.clone(), message);
        found.relate([first.clone()], "the same number");
        true
    }
}

/// Compares a key result's number with its objective's: `KR 2.1` belongs to `O2`.
fn compare(objective: &Number<'_>, key_result: &Number<'_>, findings: &mut Findings) {
    let Some((_, parent)) = key_result.parts.split_last() else {
        return;
    };
    if parent.len() != objective.parts.len() || *parent == *objective.parts {
        return;
    }
    let message = format!(
        "The number points to another objective; this one is under objective {}.",
        objective.text
    );
    let found = findings.add(key_result.range.clone(), message);
    found.relate([objective.range.clone()], "the objective above");
}

/// Writes the next number that is free below its objective.
fn renumber(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let document = subject.document;
    let is_found = |item: &Item| Number::of(item).is_some_and(|number| number.range == found.range);
    let mut key_results = document.key_results.iter();
    let key_result = key_results.find(|one| is_found(&one.item));
    let parts = match key_result {
        Some(key_result) => free_for_key_result(subject, key_result)?,
        None => {
            let objective = document.objectives.iter().find(|one| is_found(&one.item))?;
            free_for_objective(subject, objective)?
        }
    };
    let written = subject.text.slice(found.range.clone());
    let number = with_parts(&written, &parts);
    Some(Fix::new(format!("Write {number}")).replace(found.range.clone(), number))
}

fn free_for_key_result(subject: &Subject<'_>, key_result: &KeyResult) -> Option<Vec<u32>> {
    let document = subject.document;
    let own = Number::of(&key_result.item)?;
    let objective = document.objective(key_result.objective?)?;
    let (last, before) = own.parts.split_last()?;
    let above = Number::of(&objective.item).filter(|above| above.parts.len() == before.len());
    let before = above.map_or_else(|| before.to_vec(), |above| above.parts);
    // A number of one part starts again below each objective.
    let everywhere = !before.is_empty();
    let others = document.key_results.iter().filter(|other| {
        !std::ptr::eq(*other, key_result) && (everywhere || other.objective == key_result.objective)
    });
    let taken: Vec<Vec<u32>> = others
        .filter_map(|other| Some(Number::of(&other.item)?.parts))
        .collect();
    let with = |last: u32| [&*before, &[last]].concat();
    let mut numbers = (*last..).take(taken.len() + 1).map(with);
    numbers.find(|number| !taken.contains(number))
}

fn free_for_objective(subject: &Subject<'_>, objective: &Objective) -> Option<Vec<u32>> {
    let others = subject.document.objectives.iter();
    let others = others.filter(|other| other.section == objective.section);
    let numbers = others.filter_map(|other| Number::of(&other.item)?.parts.pop());
    let mut parts = Number::of(&objective.item)?.parts;
    *parts.last_mut()? = numbers.max()?.saturating_add(1);
    Some(parts)
}

/// `written`, in which `parts` stand for its numbers.
fn with_parts(written: &str, parts: &[u32]) -> String {
    let mut parts = parts.iter();
    let mut number = String::new();
    let mut inside = false;
    for char in written.chars() {
        let digit = char.is_ascii_digit();
        if !digit {
            number.push(char);
        } else if !inside && let Some(part) = parts.next() {
            number.push_str(&part.to_string());
        }
        inside = digit;
    }
    number
}
