//! A range without its start or its end cannot be followed (G81, G87).

use super::fix::{Fix, Remedy};
use super::{Finding, Findings, Rule, Severity, Subject};
use std::ops::Range;

use crate::measure::Missing;
use crate::text::Template;

pub(super) static RULE: Rule = Rule {
    name: "incomplete-range",
    severity: Severity::Warning,
    page: include_str!("incomplete_range.md"),
    enabled: true,
    spares_typing: false,
    remedies: &[Remedy::offered(fill_in)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for key_result in &subject.document.key_results {
        let Some(range) = &key_result.item.facts().incomplete_range else {
            continue;
        };
        let message = match range.missing {
            Missing::Baseline => "The start value is missing. Write it between `from` and `to`.",
            Missing::Target => "The target value is missing. Write it after `to`.",
            Missing::Both => {
                "Both values of this range are missing. Write today's value after `from` and the target after `to`."
            }
        };
        findings.add(key_result.item.source_range(range.range.clone()), message);
    }
}

/// `from to 9.5` becomes `from [baseline] to 9.5`, with a place to fill in.
fn fill_in(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let item = &subject.key_result_at(found.range.start)?.item;
    let missing = item.facts().incomplete_range.as_ref()?.missing;
    let Range { start, end } = found.range.clone();
    let words = subject.text.slice(found.range.clone()).to_lowercase();
    let mut fix = Fix::new(match missing {
        Missing::Baseline => "Add the baseline",
        Missing::Target => "Add the target",
        Missing::Both => "Add baseline and target",
    });
    if missing != Missing::Target {
        let to = words.match_indices("to").find(|(at, _)| {
            let before = words
                .get(..*at)
                .and_then(|before| before.chars().next_back());
            let behind = words.get(at + 2..).and_then(|behind| behind.chars().next());
            !before.is_some_and(char::is_alphanumeric) && !behind.is_some_and(char::is_alphanumeric)
        });
        let from = start + "from".len();
        let text = Template::verbatim(" ").blank("baseline").words(" ");
        fix = fix.fill_in(from..start + to?.0, text);
    }
    if missing != Missing::Baseline {
        fix = fix.fill_in(end..end, Template::verbatim(" ").blank("target"));
    }
    Some(fix)
}
