//! The rules that a comment such as `<!-- okr-ignore rule-a -->` may name.

use super::{Completion, CompletionKind, Page};
use crate::rules::RULES;
use crate::rules::suppression::begun_at;
use crate::text::Template;
use crate::workspace::Snapshot;

/// The rules that may be named at the byte `offset`: those that are on and not named yet. `None` where no name can be.
pub(super) fn complete(snapshot: &Snapshot, offset: usize) -> Option<Vec<Completion>> {
    let begun = begun_at(snapshot.text(), offset)?;
    let rules = RULES.iter().filter_map(|rule| {
        let severity = rule.severity_in(snapshot.rule_levels())?;
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
