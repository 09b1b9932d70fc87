//! From a value to the same value nothing changes (G87).

use super::fix::{Fix, Remedy};
use super::{Finding, Findings, Rule, Severity, Subject};
use crate::lexicon::change;

pub(super) static RULE: Rule = Rule {
    name: "range-without-change",
    severity: Severity::Warning,
    page: include_str!("range_without_change.md"),
    enabled: true,
    spares_typing: false,
    remedies: &[Remedy::offered(keep)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for key_result in &subject.document.key_results {
        let item = &key_result.item;
        let Some(change) = item.change() else {
            continue;
        };
        let (from, to) = (&change.baseline, &change.target);
        let same = change.is_comparable() && from.value == to.value && from.bound == to.bound;
        if same && !item.quoted {
            findings.add(
                item.source_range(change.range.clone()),
                "The range ends where it starts. Write the target, or `Keep … at …` if the value should stay.",
            );
        }
    }
}

/// `Raise … from 7.5 to 7.5` becomes `Keep … at 7.5`.
fn keep(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let item = &subject.key_result_at(found.range.start)?.item;
    let change = item.change()?;
    let words = item.text();
    let verb = words.split_whitespace().next()?;
    let known = words.starts_with(verb) && change::VERB.contains(&verb.to_lowercase().as_str());
    let target = item.source_range(change.target.range.clone());
    let target = subject.text.slice(target);
    let verb = item.source_range(0..verb.len());
    let fix = Fix::new("Write `Keep`").replace(verb, "Keep");
    known.then(|| fix.replace(found.range.clone(), format!("at {target}")))
}
