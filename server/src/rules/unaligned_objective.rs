//! A team's objective that serves none of the company's (G15, G75, G82, G92, G99). It may be legitimate.

use std::collections::HashSet;

use super::fix::{Fix, Remedy, below};
use super::{Finding, Findings, Rule, Severity, Subject};

pub(super) static RULE: Rule = Rule {
    name: "unaligned-objective",
    severity: Severity::Hint,
    page: include_str!("unaligned_objective.md"),
    enabled: true,
    spares_typing: false,
    remedies: &[Remedy::offered(add_line)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let document = subject.document;
    let alignments = subject.alignments();
    let key_results = document.key_results.iter().zip(&alignments.key_results);
    let by_key_result: HashSet<_> = key_results
        .filter_map(|(key_result, edge)| edge.as_ref().and(key_result.objective))
        .collect();
    let objectives = document.objective_ids().zip(&alignments.objectives);
    for ((id, objective), edge) in objectives {
        let aligned = edge.is_some() || objective.parent.is_some() || by_key_result.contains(&id);
        let team = alignments.resolver.is_team(objective);
        let known = alignments.resolver.knows_company_of(objective);
        if team && known && !aligned && !objective.item.is_empty() {
            findings.add(
                objective.item.text_range(),
                "Nothing here says which company objective this supports. Add a line such as `Supports: O1` below it.",
            );
        }
    }
}

/// Says that it supports the company objective it has most words in common with.
fn add_line(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let objective = subject.objective_at(found.range.start)?;
    let resolver = &subject.alignments().resolver;
    let company = resolver.likeliest(objective, objective.item.word_set())?;
    let name = resolver.name_for(objective, company)?;
    below::supports(subject.text, &objective.item, &name)
}
