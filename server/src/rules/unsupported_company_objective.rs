//! A company objective that no team takes up (G4, G12, G99).

use std::collections::HashSet;

use super::{Findings, Rule, Severity, Subject};
use crate::model::{Objective, ObjectiveId, SectionLevel};

pub(super) static RULE: Rule = Rule {
    name: "unsupported-company-objective",
    severity: Severity::Information,
    page: include_str!("unsupported_company_objective.md"),
    enabled: true,
    spares_typing: false,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let document = subject.document;
    let company = |objective: &Objective| document.level(objective) == Some(SectionLevel::Company);
    let supported = supported(subject);
    let team_periods: HashSet<_> = document
        .objectives
        .iter()
        .filter(|other| document.level(other).is_some() && !company(other))
        .map(|other| other.period)
        .collect();
    for (id, objective) in document.objective_ids() {
        if company(objective)
            && !objective.item.is_empty()
            && !supported.contains(&id)
            && subject.around().supporters(id).next().is_none()
            && (team_periods.contains(&objective.period)
                || subject.around().has_teams(objective.period))
        {
            findings.add(
                objective.item.text_range(),
                "No team says that it supports this objective. A team can name it in `Supports:`, or repeat its words.",
            );
        }
    }
}

/// The company objectives that a team's objective or key result serves.
fn supported(subject: &Subject<'_>) -> HashSet<ObjectiveId> {
    let edges = subject.alignments();
    let edges = edges.objectives.iter().chain(&edges.key_results).flatten();
    edges
        .filter(|edge| edge.to.file.is_none())
        .map(|edge| edge.to.objective)
        .collect()
}
