//! Comments that silence rules: what a rule named there is, and which may be named.

use super::completion::{Completion, CompletionKind, Page};
use super::hover::Hover;
use super::hover::rule::shortened;
use crate::rules::RULES;
use crate::rules::suppression::{begun_at, rule_at};
use crate::text::Template;
use crate::workspace::Snapshot;

/// The page of the rule whose name stands at the byte `offset`, and how bad its findings are in this document.
pub(super) fn hover(snapshot: &Snapshot, offset: usize) -> Option<Hover> {
    let (rule, range) = rule_at(snapshot, offset)?;
    let level = match rule.severity_in(snapshot.enforcement()) {
        Some(severity) => severity.name(),
        None => "off",
    };
    let page = shortened(&rule.page());
    Some(Hover {
        range,
        markdown: format!("{page}\n- In this document: **{level}**\n"),
    })
}

/// The rules that may be named at the byte `offset`: those that are checked and not named yet.
pub(super) fn complete(snapshot: &Snapshot, offset: usize) -> Option<Vec<Completion>> {
    let begun = begun_at(snapshot.text(), offset)?;
    let rules = RULES.iter().filter_map(|rule| {
        let severity = rule.severity_in(snapshot.enforcement())?;
        let named = begun.others.iter().any(|other| other == rule.name);
        (!named).then(|| {
            let text = Template::verbatim(rule.name);
            let page = Page::Rule(rule);
            Completion::new(rule.name, CompletionKind::Rule, page, &begun.range, text)
                .detailed(severity.name())
        })
    });
    Some(rules.collect())
}
