//! Objectives that say they serve each other in a circle.

use super::{Findings, Rule, Severity, Subject};

pub(super) static RULE: Rule = Rule {
    name: "alignment-cycle",
    severity: Severity::Error,
    page: include_str!("alignment_cycle.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for (id, objective) in subject.document.objective_ids() {
        let Some(line) = objective.item.supports().next() else {
            continue;
        };
        let resolver = &subject.alignments().resolver;
        let Some(way) = resolver.circle(id) else {
            continue;
        };
        let others: Vec<_> = way.iter().filter_map(|to| resolver.goal(*to)).collect();
        let titles = others.iter().map(|other| format!("“{}”", other.text));
        let titles: Vec<String> = titles.collect();
        let message = match titles.as_slice() {
            [] => "This objective says that it supports itself. Name the company objective that it supports.".to_owned(),
            titles => format!(
                "This objective supports itself by way of {}. Remove one of the lines in this circle.",
                titles.join(", then ")
            ),
        };
        let found = findings.add(line.value_range(), message);
        for other in others {
            found.add_related(other.words, "on the way");
        }
    }
}
