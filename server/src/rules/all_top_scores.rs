//! Who reaches everything aimed too low.

use super::grade::{Grade, Of};
use super::{Findings, Rule, Severity, Subject};
use crate::model::{Attribute, AttributeName, KeyResult};

pub(super) static RULE: Rule = Rule {
    name: "all-top-scores",
    severity: Severity::Hint,
    page: include_str!("all_top_scores.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[],
    check,
};

/// Fewer scores may all be full by chance.
const FEWEST: usize = 4;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let key_results = &subject.document.key_results;
    let mut first = None;
    let mut count = 0;
    for key_result in key_results.iter().filter(|one| !one.item.quoted) {
        let Some(score) = score(key_result) else {
            return;
        };
        if !is_full(score) {
            return;
        }
        count += 1;
        first.get_or_insert(score);
    }
    if let Some(first) = first.filter(|_| count >= FEWEST) {
        findings.add(
            first.value_range(),
            format!("All {count} key results were fully reached. Ambitious goals reach about 70%: aim higher next time."),
        );
    }
}

fn score(key_result: &KeyResult) -> Option<&Attribute> {
    key_result
        .item
        .attributes()
        .find(|attribute| attribute.name == AttributeName::Score)
}

fn is_full(score: &Attribute) -> bool {
    Grade::read(score.value()).is_some_and(|grade| match grade.of {
        Of::Unsaid => grade.value >= 1.0 && grade.value < 2.0,
        Of::Percent => grade.value >= 100.0,
        Of::Whole(whole) => grade.value >= whole,
    })
}
