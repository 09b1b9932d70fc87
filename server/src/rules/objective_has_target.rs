//! An objective is a direction; the number belongs in a key result (G24, G26, G27).

use super::fix::{Fix, Growth, Remedy, below, markup};
use super::{Finding, Findings, Rule, Severity, Subject};
use crate::lexicon::target;

use std::ops::Range;

use crate::measure::{ObjectiveTarget, Unit};

use crate::text::Template;

use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule {
    name: "objective-has-target",
    severity: Severity::Warning,
    page: include_str!("objective_has_target.md"),
    enabled: true,
    spares_typing: false,
    remedies: &[Remedy::offered(move_target)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for objective in &subject.document.objectives {
        if let Some(target) = &objective.item.facts().target {
            findings.add(
                objective.item.source_range(target.range.clone()),
                "An objective says what should change and why, not how much. Move the number to a key result.",
            );
        }
    }
}

/// Moves the target to a new key result with the words of the objective. The objective keeps the change that the target
/// stands for.
fn move_target(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let objective = subject.objective_at(found.range.start)?;
    let item = &objective.item;
    if !subject.is_english() || item.facts().phrasing(item.plain()).length.sentences > 1 {
        return None;
    }
    let (taken, put) = without(item.text(), item.facts().target.as_ref()?)?;
    let whole = subject.text.slice(markup::words(subject.text, item));
    // Bold around all words belongs to the objective, and not to the key result.
    let bold = whole
        .strip_prefix("**")
        .and_then(|rest| rest.strip_suffix("**"));
    let words = bold.filter(|words| !words.contains("**")).unwrap_or(&whole);
    let lines = below::key_result(subject, objective, Template::verbatim(words))?;
    let fix = Fix::new("Move the target to a new key result").adding(Growth {
        key_results: 1,
        ..Growth::default()
    });
    let fix = fix.replace(item.source_range(taken), put);
    Some(fix.fill_in(lines.at..lines.at, lines.text))
}

/// The bytes of `words` that a target takes up, and the words to write in their place; `None` if that is not certain.
fn without(words: &str, target: &ObjectiveTarget) -> Option<(Range<usize>, &'static str)> {
    let number = target.quantity.as_ref()?;
    let before = words.get(..number.range.start)?.trim_end();
    let after = words.get(number.range.end..)?;
    let next = after.split_whitespace().next().unwrap_or_default();
    let last = before.split_whitespace().next_back().unwrap_or_default();
    let joined = after.starts_with(|char: char| char.is_alphanumeric() || "-–/)".contains(char));
    if joined
        || next == "or"
        || target::BOUND.contains(&&*last.to_lowercase())
        || before.ends_with('(')
    {
        return None;
    }
    let counted = number.unit == Unit::Count && next.starts_with(char::is_alphabetic);
    let counted = counted && !is_joint(next) && !target::CHANGE.contains(&next);
    let aim = words.get(target.range.clone())?;
    let first = aim.split_whitespace().next()?;
    let end_before = |at: usize| words.get(..at).map(|before| before.trim_end().len());
    if counted && !matches!(first, "from" | "by" | "in") {
        return (number.value > Decimal::ONE).then_some((number.range.clone(), "more"));
    }
    if is_joint(first) {
        return Some((end_before(target.range.start)?..target.range.end, ""));
    }
    let start = before.len() - last.len();
    if is_joint(last) {
        return Some((end_before(start)?..number.range.end, ""));
    }
    if matches!(last, "a" | "an") {
        let vowel = next.starts_with(['a', 'e', 'i', 'o', 'u']);
        return Some((start..number.range.end, if vowel { "an" } else { "a" }));
    }
    // `Reach $5M in new sales`
    let blanks = after.len() - after.trim_start().len();
    let joint = if is_joint(next) {
        blanks + next.len()
    } else {
        0
    };
    let rest = after.get(joint..)?;
    let end = number.range.end + joint + rest.len() - rest.trim_start().len();
    (end < words.len()).then_some((number.range.start..end, ""))
}

fn is_joint(word: &str) -> bool {
    target::JOINT.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Snapshot;

    #[test]
    fn an_objective_keeps_its_change() {
        for (words, kept) in [
            (
                "Achieve a 50% increase in sales",
                Some("Achieve an increase in sales"),
            ),
            (
                "Increase our NPS from 30 to 50 by the end of Q2",
                Some("Increase our NPS by the end of Q2"),
            ),
            (
                "Close 40% more deals in March",
                Some("Close more deals in March"),
            ),
            (
                "Improve satisfaction ratings by 15%",
                Some("Improve satisfaction ratings"),
            ),
            (
                "Grow to 10k active teams",
                Some("Grow to more active teams"),
            ),
            ("Drive availability to 99.95%", Some("Drive availability")),
            ("Reach $5M in new sales", Some("Reach new sales")),
            (
                "Ship 2 new integrations",
                Some("Ship more new integrations"),
            ),
            ("Hold response time at 99.9%", Some("Hold response time")),
            ("Reach $N in new sales", None),
            ("Sign at least 5 schools", None),
            ("Reach 4-5x growth in loans", None),
            ("Publish one map", None),
        ] {
            let text = format!("# Q1 OKRs\n\n1. **OBJECTIVE: {words}**\n   - KR: 5 towns\n");
            let snapshot = Snapshot::new("a.okr", 1, &text);
            let target = snapshot.document().objectives[0]
                .item
                .facts()
                .target
                .clone();
            let left = without(words, &target.expect(words)).map(|(taken, put)| {
                let mut left = words.to_owned();
                left.replace_range(taken, put);
                left
            });
            assert_eq!(left.as_deref(), kept, "{words}");
        }
    }
}
