//! The same key result in several teams (G67): not a problem, but they should know of each other.

use std::collections::HashMap;

use super::{Findings, Related, Rule, Severity, Subject};
use crate::measure::period::Period;
use crate::model::{KeyResult, Words};

pub(super) static RULE: Rule = Rule {
    name: "shared-key-result",
    severity: Severity::Hint,
    page: include_str!("shared_key_result.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[],
    check,
};

/// Shorter wordings, such as `TBD`, are alike by chance.
const FEWEST_WORDS: usize = 2;

/// So many of the other places are shown.
const MOST_SHOWN: usize = 5;

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let document = subject.document;
    let mut groups: HashMap<(&Words, Option<Period>), Vec<&KeyResult>> = HashMap::new();
    for key_result in &document.key_results {
        // What nearly repeats the company's key result is meant to be it.
        let same = subject.alignments().resolver.same_key_result(key_result);
        let here = same.filter(|(target, _)| target.file.is_none());
        let company = here.and_then(|(_, id)| document.key_result(id));
        let words = company.unwrap_or(key_result).item.word_set();
        if words.len() >= FEWEST_WORDS && key_result.section.is_some() {
            let objective = key_result.objective.and_then(|id| document.objective(id));
            let period = objective.and_then(|objective| objective.period);
            groups.entry((words, period)).or_default().push(key_result);
        }
    }
    for group in groups.into_values() {
        let first = group.first().map(|key_result| key_result.section);
        if group
            .iter()
            .any(|key_result| Some(key_result.section) != first)
        {
            report(subject, &group, findings);
        }
    }
}

fn report(subject: &Subject<'_>, group: &[&KeyResult], findings: &mut Findings<'_>) {
    let place = |key_result: &KeyResult| {
        let section = key_result
            .section
            .and_then(|id| subject.document.section(id));
        section.map_or("", |section| section.name())
    };
    for key_result in group {
        let others = group
            .iter()
            .filter(|other| other.item.block.start != key_result.item.block.start)
            .take(MOST_SHOWN);
        let names: Vec<String> = others
            .clone()
            .map(|other| format!("“{}”", place(other)))
            .collect();
        let message = format!(
            "Also a key result of {}{}. Agree on who measures it, and whether each works for a part of it.",
            names.join(", "),
            if group.len() > MOST_SHOWN + 1 {
                " and more"
            } else {
                ""
            },
        );
        let related = others.map(|other| Related {
            range: other.item.text_range(),
            message: format!("the same key result in “{}”", place(other)),
        });
        findings.add(key_result.item.text_range(), message).related = related.collect();
    }
}
