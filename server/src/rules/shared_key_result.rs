//! The same key result in several teams (G67): not a problem, but they should know of each other.

use std::collections::HashMap;

use super::{Findings, Rule, Severity, Subject};
use crate::measure::period::Period;
use crate::model::{KeyResult, Words};
use crate::workspace::alignment::GoalView;
use crate::workspace::index::Location;

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
    for ((_, period), group) in groups {
        let Some(one) = group.first() else { continue };
        let elsewhere = subject.around.same_key_results(one.item.text(), period);
        let several = group.iter().any(|other| other.section != one.section);
        if several || !elsewhere.is_empty() {
            report(subject, &group, &elsewhere, findings);
        }
    }
}

fn report(
    subject: &Subject<'_>,
    group: &[&KeyResult],
    elsewhere: &[GoalView<'_>],
    findings: &mut Findings<'_>,
) {
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
            .map(|other| (place(other), Location::Here(other.item.text_range())));
        let files = elsewhere.iter();
        let files = files.map(|other| (other.team.as_str(), other.words.clone()));
        let mut others: Vec<_> = others.chain(files).collect();
        let more = others.len() > MOST_SHOWN;
        others.truncate(MOST_SHOWN);
        let names: Vec<String> = others.iter().map(|(team, _)| format!("“{team}”")).collect();
        let message = format!(
            "Also a key result of {}{}. Agree on who measures it, and whether each works for a part of it.",
            names.join(", "),
            if more { " and more" } else { "" },
        );
        let found = findings.add(key_result.item.text_range(), message);
        for (team, location) in others {
            found.add_related(location, &format!("the same key result in “{team}”"));
        }
    }
}
