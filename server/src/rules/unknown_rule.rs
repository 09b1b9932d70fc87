//! A comment that names a rule which is not there silences nothing.

use super::fix::{Fix, Remedy};
use super::suppression::SCOPES;
use super::{Finding, Findings, Rule, Severity, Subject};
use crate::workspace::spelling::nearest;

pub(super) static RULE: Rule = Rule {
    name: "unknown-rule",
    severity: Severity::Warning,
    page: include_str!("unknown_rule.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(name_rule)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let names = subject.rule_names.iter().copied();
    for comment in &subject.suppressions().comments {
        if !comment.is_known {
            let (word, known) = (&comment.word.name, SCOPES.join("`, `"));
            let message = format!("`{word}` is not known. Write one of `{known}`.");
            findings.add(comment.word.range.clone(), message);
            continue;
        }
        for named in &comment.names {
            if !subject.rule_names.contains(&named.name.as_str()) {
                let message = match nearest(&named.name, names.clone()) {
                    Some(near) => {
                        format!("There is no rule `{}`. Did you mean `{near}`?", named.name)
                    }
                    None => format!(
                        "There is no rule `{}`. `okr-lsp rules` lists them. Write a reason after a colon.",
                        named.name
                    ),
                };
                findings.add(named.range.clone(), message);
            }
        }
    }
}

/// Writes the name that was meant: that of the rule, or the word before the rules.
fn name_rule(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let written = subject.text.slice(found.range.clone());
    let comments = &subject.suppressions().comments;
    let names = subject.rule_names.iter().copied();
    let is_word = comments
        .iter()
        .any(|comment| comment.word.range == found.range);
    let meant = if is_word {
        nearest(&written, SCOPES)
    } else {
        nearest(&written, names)
    }?;
    Some(Fix::new(format!("Write `{meant}`")).replace(found.range.clone(), meant))
}
