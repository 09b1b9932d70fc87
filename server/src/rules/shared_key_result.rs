//! The same key result in several teams (G67): not a problem, but they should know of each other.

use std::collections::{HashMap, HashSet};

use super::{Findings, Rule, Severity, Subject};
use crate::model::{KeyResult, KeyResultId, SectionLevel, Words};
use crate::period::Period;
use crate::workspace::Target;
use crate::workspace::index::{CompanyKeyResultId, Location};
use crate::workspace::lookup::GoalView;

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

/// Key results with the same words, and the company's key result that they repeat.
#[derive(Default)]
struct SameKeyResults<'a> {
    key_results: Vec<&'a KeyResult>,
    repeated: Option<CompanyKeyResultId>,
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let document = subject.document;
    let mut groups: HashMap<(&Words, Option<Period>), SameKeyResults<'_>> = HashMap::new();
    for (id, key_result) in document.key_result_ids() {
        let repeated = repeated(subject, id, key_result);
        let words = repeated.and_then(|of| words_of(subject, of));
        let words = words.unwrap_or(key_result.item.word_set());
        if words.len() >= FEWEST_WORDS && key_result.section.is_some() {
            let objective = key_result.objective.and_then(|id| document.objective(id));
            let period = objective.and_then(|objective| objective.period);
            let group = groups.entry((words, period)).or_default();
            group.key_results.push(key_result);
            group.repeated = group.repeated.or(repeated);
        }
    }
    for ((_, period), group) in groups {
        let elsewhere = elsewhere(subject, &group, period);
        let mut sections = group.key_results.iter().map(|one| one.section);
        let first = sections.next();
        let several = sections.any(|section| Some(section) != first);
        if several || !elsewhere.is_empty() {
            report(subject, &group.key_results, &elsewhere, findings);
        }
    }
}

/// The company's key result that `key_result`, number `id` of the document, repeats, nearly repeats or contains. It is
/// meant to be that one.
fn repeated(
    subject: &Subject<'_>,
    id: KeyResultId,
    key_result: &KeyResult,
) -> Option<CompanyKeyResultId> {
    let alignments = subject.alignments();
    let edge = alignments
        .key_results
        .get(id.index())
        .and_then(Option::as_ref);
    // Each key result that repeats one of the company has an edge.
    let same = edge.and_then(|_| alignments.resolver.same_key_result(key_result));
    same.or_else(|| {
        let own = key_result.objective?;
        let objective = subject.document.objective(own)?;
        let company = subject.document.level(objective) == Some(SectionLevel::Company);
        let target = Target {
            file: None,
            objective: own,
        };
        company.then_some((target, id))
    })
}

fn words_of<'a>(subject: &Subject<'a>, of: CompanyKeyResultId) -> Option<&'a Words> {
    match of.0.file {
        Some(_) => subject.around().company_words(of),
        None => Some(subject.document.key_result(of.1)?.item.word_set()),
    }
}

/// The same key result in other files, each once.
fn elsewhere<'a>(
    subject: &Subject<'a>,
    group: &SameKeyResults<'_>,
    period: Option<Period>,
) -> Vec<GoalView<'a>> {
    let around = subject.around();
    let repeats = group.repeated.map(|of| around.repeats(of, MOST_SHOWN + 1));
    let mut all = repeats.unwrap_or_default();
    let mut looked_up = HashSet::new();
    let texts = group.key_results.iter().map(|one| one.item.text());
    for text in texts.filter(|text| looked_up.insert(*text)) {
        for same in around.same_key_results(text, period) {
            if all.len() > MOST_SHOWN {
                return all;
            }
            if all.iter().all(|known| known.words != same.words) {
                all.push(same);
            }
        }
    }
    all
}

fn report(
    subject: &Subject<'_>,
    group: &[&KeyResult],
    elsewhere: &[GoalView<'_>],
    findings: &mut Findings,
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
        let mut others: Vec<_> = others.chain(files).take(MOST_SHOWN + 1).collect();
        let more = others.len() > MOST_SHOWN;
        others.truncate(MOST_SHOWN);
        let names: Vec<String> = others.iter().map(|(team, _)| format!("“{team}”")).collect();
        let message = format!(
            "Also a key result of {}{}. Agree on who measures it, and what each of you contributes.",
            names.join(", "),
            if more { " and more" } else { "" },
        );
        let found = findings.add(key_result.item.text_range(), message);
        for (team, location) in others {
            found.add_related(location, format!("the same key result in “{team}”"));
        }
    }
}
