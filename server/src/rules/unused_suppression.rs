//! A comment that silences nothing would silence what is written wrong there later.

use super::suppression::Unused;
use super::{Findings, Rule, Severity, Subject};

pub(super) static RULE: Rule = Rule {
    name: "unused-suppression",
    severity: Severity::Hint,
    page: include_str!("unused_suppression.md"),
    enabled: true,
    spares_typing: true,
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for comment in &subject.suppressions.comments {
        match comment.unused() {
            Unused::Whole => {
                let message = "This comment silences nothing any more. Remove it.";
                findings.add(comment.range.clone(), message).unnecessary = true;
            }
            Unused::Names(names) => {
                for named in names {
                    let message = format!("`{}` finds nothing here. Remove its name.", named.name);
                    findings.add(named.range.clone(), message).unnecessary = true;
                }
            }
        }
    }
}
