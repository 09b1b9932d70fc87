//! An objective is a title that everybody can remember.

use super::{Findings, Rule, Severity, Subject};

pub(super) static RULE: Rule = Rule {
    name: "objective-too-long",
    severity: Severity::Hint,
    page: include_str!("objective_too_long.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[],
    check,
};

/// More characters than this take two lines.
const MOST_CHARS: usize = 120;

/// More words than this are not remembered.
const MOST_WORDS: usize = 20;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let objectives = subject.document.objectives.iter();
    for objective in objectives.filter(|objective| !objective.item.quoted) {
        let item = &objective.item;
        let length = item.facts().phrasing(item.plain()).length;
        let message = if length.chars > MOST_CHARS || length.words > MOST_WORDS {
            format!(
                "An objective of {} words is hard to remember. Keep one line, and write the rest below it.",
                length.words
            )
        } else if length.sentences > 1 {
            "An objective is one sentence. Write reasons as a note below it, and results as key results."
                .to_owned()
        } else {
            continue;
        };
        findings.add(item.text_range(), message);
    }
}
