//! A number that names another parent, or that two items share, sends readers to the wrong place.

use std::collections::HashMap;
use std::ops::Range;

use super::{Findings, Related, Rule, Severity, Subject};
use crate::model::Item;

pub(super) static RULE: Rule = Rule {
    name: "id-mismatch",
    severity: Severity::Warning,
    page: include_str!("id_mismatch.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for team in subject.teams() {
        let mut objectives = Seen::default();
        let mut key_results = Seen::default();
        for objective in &team.objectives {
            let number = Number::of(&objective.item);
            // Without a heading, objectives may be those of several teams.
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
    /// The number of an item that is labelled with one. The numbers of list markers and of rows are the layout's.
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
    fn add(&mut self, number: &Number<'a>, findings: &mut Findings<'_>) -> bool {
        let key = (number.word, number.text);
        let Some(first) = self.0.get(&key) else {
            self.0.insert(key, number.range.clone());
            return false;
        };
        let message = format!(
            "The number {} stands twice. Give each its own.",
            number.text
        );
        let found = findings.add(number.range.clone(), message);
        found.related.push(Related {
            range: first.clone(),
            message: "the same number".to_owned(),
        });
        true
    }
}

/// Compares a key result's number with its objective's: `KR 2.1` belongs to `O2`.
fn compare(objective: &Number<'_>, key_result: &Number<'_>, findings: &mut Findings<'_>) {
    let Some((_, parent)) = key_result.parts.split_last() else {
        return;
    };
    if parent.len() != objective.parts.len() || *parent == *objective.parts {
        return;
    }
    let message = format!(
        "By its number this key result belongs to another objective than {}, below which it stands.",
        objective.text
    );
    let found = findings.add(key_result.range.clone(), message);
    found.related.push(Related {
        range: objective.range.clone(),
        message: "the objective above".to_owned(),
    });
}
