//! The same objective twice in one team splits its key results (G99).

use std::collections::HashMap;

use super::{Findings, Related, Rule, Severity, Subject};

pub(super) static RULE: Rule = Rule {
    name: "duplicate-objective",
    severity: Severity::Warning,
    page: include_str!("duplicate_objective.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for team in subject.teams() {
        let mut known = HashMap::new();
        for objective in &team.objectives {
            let item = &objective.item;
            let Some(wording) = item.facts().fingerprint else {
                continue;
            };
            let Some(first) = known.insert(wording, item.text_range()) else {
                continue;
            };
            let found = findings.add(
                item.text_range(),
                "This team has the same objective already. Put the key results of both under one.",
            );
            found.related.push(Related {
                range: first,
                message: "the same objective".to_owned(),
            });
        }
    }
}
